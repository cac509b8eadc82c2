import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AdhesionNotFound, ChangeAdhesion, KeepAdhesionFiles, InviteEnti, ReadAdhesions, type AdhesionAccess, type AdhesionInput, type AdhesionStepKey } from '@province-comuni/adhesions-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor, JsonScalar } from '@province-comuni/platform-graphql';
import { CLOCK, italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { presentAdhesion, presentBoard, presentNational } from './adhesion.presenter.js';
import { AdhesionsRefusalsInterceptor } from './adhesions-refusals.interceptor.js';
import {
  AdhesionAccessGqlInput,
  AdhesionBoardType,
  AdhesionKept,
  AdhesionLinkMade,
  AdhesionLinkResult,
  AdhesionResult,
  AdhesionType,
  AnswerAdhesionGqlInput,
  EntiReached,
  InviteEntiGqlInput,
  MyAdhesionType,
  NationalAdhesionRowType,
  ReachEntiResult,
  TakeAdhesionStepGqlInput,
} from './adhesion.type.js';

@Resolver()
@UseInterceptors(AdhesionsRefusalsInterceptor)
export class AdhesionsResolver {
  constructor(
    @Inject(ReadAdhesions) private readonly read: ReadAdhesions,
    @Inject(InviteEnti) private readonly invite: InviteEnti,
    @Inject(ChangeAdhesion) private readonly change: ChangeAdhesion,
    @Inject(KeepAdhesionFiles) private readonly files: KeepAdhesionFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => AdhesionBoardType, { nullable: true, description: 'Who adheres to the convention of an instance; null while none is approved.' })
  @Access('signed-in')
  async adhesionBoard(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string, @Args('approvalId', { type: () => ID, nullable: true }) approvalId: string | null): Promise<AdhesionBoardType> {
    return presentBoard(await this.read.board(actor, instanceId, approvalId ?? undefined), this.today());
  }

  @Query(() => AdhesionType, { nullable: true, description: 'An adhesion, for its two sides.' })
  @Access('public')
  async adhesion(@CurrentActor() actor: Actor, @Args('access', { type: () => AdhesionAccessGqlInput }) access: AdhesionAccessGqlInput): Promise<AdhesionType> {
    return this.present(accessOf(actor, access));
  }

  @Query(() => JsonScalar, { nullable: true, description: 'An act for the Ente that adheres, as it prints: RenderedAct of the shared act tree.' })
  @Access('public')
  async adhesionText(@CurrentActor() actor: Actor, @Args('access', { type: () => AdhesionAccessGqlInput }) access: AdhesionAccessGqlInput, @Args('actKey', { type: () => String }) actKey: string): Promise<unknown> {
    return this.read.text(accessOf(actor, access), actKey);
  }

  @Query(() => [MyAdhesionType], { description: 'Adhesions for which the viewer answers, newest first.' })
  @Access('signed-in')
  async myAdhesions(@CurrentActor() actor: SignedInActor): Promise<MyAdhesionType[]> {
    return (await this.read.mine(actor)).map(({ adhesion: { id, state, invitedAt }, convention: { title }, provincia }) => ({ id, state, title, provincia: provincia.denominazione, invitedAt }));
  }

  @Query(() => [NationalAdhesionRowType], { nullable: true, description: 'Every Provincia with an approved convention: version, state, numbers. For UPI.' })
  @Access('staff')
  async nationalAdhesions(@CurrentActor() actor: Actor): Promise<NationalAdhesionRowType[] | null> {
    return (await this.read.national(actor))?.map(presentNational) ?? null;
  }

  @Mutation(() => ReachEntiResult, { description: 'Invites Enti to the approved convention. Who is invited already stays as he is.' })
  @Access('signed-in')
  async inviteEnti(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => InviteEntiGqlInput }) { instanceId, invitees, message }: InviteEntiGqlInput): Promise<EntiReached> {
    const sent = await this.invite.execute(actor, instanceId, invitees.map(({ enteId, contact, standsFor }) => ({ enteId: enteId as EnteId, contact, standsFor: standsFor as EnteId[] })), message);
    return Object.assign(new EntiReached(), { ...sent, board: await this.adhesionBoard(actor, instanceId, null) });
  }

  @Mutation(() => ReachEntiResult, { description: 'Reminds Enti that owe an answer, at most once a day each.' })
  @Access('signed-in')
  async remindEnti(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string, @Args('ids', { type: () => [ID] }) ids: string[]): Promise<EntiReached> {
    const sent = await this.invite.remind(actor, instanceId, ids);
    return Object.assign(new EntiReached(), { ...sent, board: await this.adhesionBoard(actor, instanceId, null) });
  }

  @Mutation(() => AdhesionLinkResult, { description: 'Makes a personal link to hand over by other means.' })
  @Access('signed-in')
  async makeAdhesionLink(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<AdhesionLinkMade> {
    return Object.assign(new AdhesionLinkMade(), { link: await this.invite.link(actor, id) });
  }

  @Mutation(() => AdhesionResult, { description: 'Answers for the delibera of the Ente; the first answer opens the examination.' })
  @Access('public')
  async answerAdhesion(@CurrentActor() actor: Actor, @Args('input', { type: () => AnswerAdhesionGqlInput }) { access, answers, seenRevision }: AnswerAdhesionGqlInput): Promise<AdhesionKept> {
    const by = accessOf(actor, access);
    await this.change.answer(by, Object.fromEntries(answers.slice(0, 100).map(({ key, value }) => [key, value ?? null])), seenRevision);
    return this.kept(by);
  }

  @Mutation(() => AdhesionResult, { description: 'Takes an adhesion a step further: deliberated, signed, not interested, withdrawn.' })
  @Access('public')
  async takeAdhesionStep(@CurrentActor() actor: Actor, @Args('input', { type: () => TakeAdhesionStepGqlInput }) { access, step, values, seenRevision }: TakeAdhesionStepGqlInput): Promise<AdhesionKept> {
    const by = accessOf(actor, access);
    await this.change.takeStep(by, step as AdhesionStepKey, Object.fromEntries(values.slice(0, 20).map(({ key, value }) => [key, typeof value === 'string' ? value : ''])) as AdhesionInput, seenRevision);
    return this.kept(by);
  }

  @Mutation(() => AdhesionResult, { description: 'Takes a file of an adhesion away: for the side that brought it. Files are brought by POST at `/api/adhesions/files`.' })
  @Access('public')
  async removeAdhesionFile(@CurrentActor() actor: Actor, @Args('access', { type: () => AdhesionAccessGqlInput }) access: AdhesionAccessGqlInput, @Args('fileId', { type: () => ID }) fileId: string): Promise<AdhesionKept> {
    const by = accessOf(actor, access);
    await this.files.remove(by, fileId);
    return this.kept(by);
  }

  private async kept(access: AdhesionAccess): Promise<AdhesionKept> {
    return Object.assign(new AdhesionKept(), { adhesion: await this.present(access) });
  }

  private async present(access: AdhesionAccess): Promise<AdhesionType> {
    const view = await this.read.one(access);
    return presentAdhesion(view, await this.files.list(access, view));
  }

  private today(): string {
    return italianDay(this.clock.now());
  }
}

/** A secret opens what it is for, whoever holds it; an id opens it for who is signed in. */
export function accessOf(actor: Actor, { id, secret }: { readonly id?: string | null; readonly secret?: string | null }): AdhesionAccess {
  if (secret) return { kind: 'link', secret };
  if (actor.kind === 'person' && id) return { kind: 'person', actor, id };
  throw new AdhesionNotFound();
}
