import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { ConfirmSecondFactor, EndOtherSessions, EndSession, EnrolSecondFactor, ListMySessions, notFound, type ResolvedSession } from '@province-comuni/identity-domain';
import { Access, CurrentActor, CurrentRequest, type RequestContext } from '@province-comuni/platform-graphql';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';
import { ActorResolver } from '../actor-resolver.js';
import { ConfirmSecondFactorInput, EndSessionInput } from '../graphql/identity.inputs.js';
import { Done, done, EndOtherSessionsResult, EnrolSecondFactorResult, IdentityResult, OtherSessionsEnded, SecondFactorEnrolment } from '../graphql/identity.results.js';
import { OwnSession } from '../graphql/own-session.type.js';
import { originOf } from '../http/request-origin.js';
import { SessionCookies } from '../http/session-cookies.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { asId, signedIn } from '../resolver-input.js';

@Resolver(() => OwnSession)
@UseInterceptors(IdentityRefusalInterceptor)
export class OwnAccountResolver {
  constructor(
    @Inject(ListMySessions) private readonly list: ListMySessions,
    @Inject(EndSession) private readonly end: EndSession,
    @Inject(EndOtherSessions) private readonly endOthers: EndOtherSessions,
    @Inject(EnrolSecondFactor) private readonly enrol: EnrolSecondFactor,
    @Inject(ConfirmSecondFactor) private readonly confirm: ConfirmSecondFactor,
    @Inject(ActorResolver) private readonly actors: ActorResolver,
    @Inject(SessionCookies) private readonly cookies: SessionCookies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('signed-in')
  @Query(() => [OwnSession], { description: 'Browsers in which the viewer is signed in, latest first.' })
  async mySessions(@CurrentActor() actor: Actor, @CurrentRequest() context: RequestContext): Promise<OwnSession[]> {
    const { session: current } = await this.current(context);
    const sessions = await this.list.execute(signedIn(actor));
    return sessions.map(({ id, createdAt, lastSeenAt, expiresAt, userAgent, address }) =>
      Object.assign(new OwnSession(), { id, createdAt, lastSeenAt, expiresAt, userAgent, address, current: id === current.id }),
    );
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: "Ends one of the viewer's sessions." })
  async endSession(@CurrentActor() actor: Actor, @Args('input') input: EndSessionInput): Promise<Done> {
    await this.end.execute(signedIn(actor), asId(input.sessionId));
    return done('La sessione è stata chiusa.');
  }

  @Access('signed-in')
  @Mutation(() => EndOtherSessionsResult, { description: "Ends all of the viewer's sessions but this one." })
  async endOtherSessions(@CurrentActor() actor: Actor, @CurrentRequest() context: RequestContext): Promise<OtherSessionsEnded> {
    const { session } = await this.current(context);
    return Object.assign(new OtherSessionsEnded(), { ended: await this.endOthers.execute(signedIn(actor), session.id) });
  }

  @Access('signed-in')
  @Mutation(() => EnrolSecondFactorResult, { description: 'Begins the enrolment of one-time codes; without effect until confirmSecondFactor.' })
  async enrolSecondFactor(@CurrentActor() actor: Actor): Promise<SecondFactorEnrolment> {
    return Object.assign(new SecondFactorEnrolment(), await this.enrol.execute(signedIn(actor)));
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: 'Confirms the enrolment with a first code. This session gets a new cookie; the others end.' })
  async confirmSecondFactor(@CurrentActor() actor: Actor, @Args('input') input: ConfirmSecondFactorInput, @CurrentRequest() context: RequestContext): Promise<Done> {
    const { session } = await this.current(context);
    const opened = await this.confirm.execute(signedIn(actor), session, input.code, originOf(context.request));
    this.cookies.write(context.reply, opened, this.clock.now());
    return done("I codici di verifica sono attivi: d'ora in poi li chiederemo a ogni accesso.");
  }

  private async current(context: RequestContext): Promise<ResolvedSession> {
    const resolved = await this.actors.session(context.request);
    // An actor that came without a session (a test, a job) has no session of his own to speak of.
    if (!resolved) throw notFound();
    return resolved;
  }
}
