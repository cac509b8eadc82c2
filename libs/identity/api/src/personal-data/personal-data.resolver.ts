import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { AskErasure, AskPersonalCopy, ReadPersonalData, WAITING_DAYS } from '@province-comuni/identity-domain';
import { Access, CurrentActor, CurrentRequest, type RequestContext } from '@province-comuni/platform-graphql';
import type { PersonId } from '@province-comuni/shared-kernel';
import { Done, done, IdentityResult } from '../graphql/identity.results.js';
import { originOf } from '../http/request-origin.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { asId, signedIn } from '../resolver-input.js';
import { AskErasureInput, OwnData, WaitingErasure } from './personal-data.type.js';

/** One's own data: a copy of them, and their erasure. */
@Resolver()
@UseInterceptors(IdentityRefusalInterceptor)
export class PersonalDataResolver {
  constructor(
    @Inject(ReadPersonalData) private readonly read: ReadPersonalData,
    @Inject(AskPersonalCopy) private readonly copies: AskPersonalCopy,
    @Inject(AskErasure) private readonly erasures: AskErasure,
  ) {}

  @Access('signed-in')
  @Query(() => OwnData, { description: 'One’s own data: the copy, the erasure, and what is held at all.' })
  async ownData(@CurrentActor() actor: Actor): Promise<OwnData> {
    const { copy, erasure, held } = await this.read.own(signedIn(actor));
    return { copy, erasure: erasure && { askedAt: erasure.askedAt, dueAt: erasure.dueAt }, held: held.map(({ title, items }) => ({ title, items: [...items] })) };
  }

  @Access('staff')
  @Query(() => [WaitingErasure], { nullable: true, description: 'Erasures that wait, the next one due first, at most 200; null for who is no amministratore of UPI.' })
  async waitingErasures(@CurrentActor() actor: Actor): Promise<WaitingErasure[]> {
    return (await this.read.erasures(signedIn(actor))).map(({ personId, name, askedAt, dueAt, askedBy, stepsDone }) => ({ personId, name, askedAt, dueAt, byOffice: askedBy !== personId, begun: stepsDone.length > 0 }));
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: 'Asks for a copy of what the product holds about oneself; a notice tells when it is ready.' })
  async askPersonalCopy(@CurrentActor() actor: Actor): Promise<Done> {
    await this.copies.execute(signedIn(actor));
    return done('Prepariamo la copia: un avviso vi dirà quando è pronta.');
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: 'Asks for the erasure of one’s own data, confirmed by the password; it may be taken back for fourteen days.' })
  async askErasure(@CurrentActor() actor: Actor, @Args('input') { password }: AskErasureInput, @CurrentRequest() context: RequestContext): Promise<Done> {
    await this.erasures.ask(signedIn(actor), password, originOf(context.request));
    return done(`La cancellazione è stata chiesta: potete ritirarla per ${WAITING_DAYS} giorni.`);
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: 'Takes back the erasure of one’s own data, as long as it waits.' })
  async takeBackErasure(@CurrentActor() actor: Actor): Promise<Done> {
    await this.erasures.takeBack(signedIn(actor));
    return done('La richiesta di cancellazione è stata ritirata.');
  }

  @Access('staff')
  @Mutation(() => IdentityResult, { description: 'Closes the account of somebody who left and asks for the erasure of his data: UPI’s amministratore.' })
  async askErasureOf(@CurrentActor() actor: Actor, @Args('personId', { type: () => ID }) personId: string): Promise<Done> {
    await this.erasures.askFor(signedIn(actor), asId<PersonId>(personId));
    return done(`L’account è stato chiuso; i dati saranno cancellati fra ${WAITING_DAYS} giorni.`);
  }

  @Access('staff')
  @Mutation(() => IdentityResult, { description: 'Takes back an erasure that waits: UPI’s amministratore. A closed account stays closed.' })
  async takeBackErasureOf(@CurrentActor() actor: Actor, @Args('personId', { type: () => ID }) personId: string): Promise<Done> {
    await this.erasures.takeBackFor(signedIn(actor), asId<PersonId>(personId));
    return done('La richiesta di cancellazione è stata ritirata.');
  }
}
