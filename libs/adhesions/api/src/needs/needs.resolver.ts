import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AdhesionNotFound, AnswerNeeds, KeepNeedsSheet, MakeNeedsList, ReachForNeeds, ReadNeeds, type AdhesionAccess } from '@province-comuni/adhesions-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CLOCK, isUuid, italianDay, type Clock } from '@province-comuni/shared-kernel';
import { AdhesionAccessGqlInput } from '../adhesion.type.js';
import { AdhesionsRefusalsInterceptor } from '../adhesions-refusals.interceptor.js';
import { accessOf } from '../adhesions.resolver.js';
import { presentListAdoption, presentNeedsBoard, presentNeedsOfEnte, presentSheets } from './needs.presenter.js';
import {
  AdoptNeedsListGqlInput,
  AdoptNeedsListResult,
  KeepNeedsSheetGqlInput,
  MakeNeedsListGqlInput,
  NeedsActType,
  NeedsAnswerKept,
  NeedsAnswerResult,
  NeedsBoardType,
  NeedsListAdopted,
  NeedsListAdoptionType,
  NeedsOfEnteType,
  NeedsReminded,
  NeedsSheetKept,
  NeedsSheetResult,
  NeedsSheetsType,
  RemindNeedsResult,
  SaveNeedsLineGqlInput,
  SendNeedsGqlInput,
} from './needs.type.js';

/** The scheda dei fabbisogni: asked by the Provincia, answered by the Enti of the convention. */
@Resolver()
@UseInterceptors(AdhesionsRefusalsInterceptor)
export class NeedsResolver {
  constructor(
    @Inject(ReadNeeds) private readonly read: ReadNeeds,
    @Inject(KeepNeedsSheet) private readonly keep: KeepNeedsSheet,
    @Inject(AnswerNeeds) private readonly answer: AnswerNeeds,
    @Inject(ReachForNeeds) private readonly reach: ReachForNeeds,
    @Inject(MakeNeedsList) private readonly lists: MakeNeedsList,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => NeedsSheetsType, { nullable: true, description: 'The sheets of the approved convention of an instance; null for who may not see its adhesions.' })
  @Access('signed-in')
  async needsSheets(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<NeedsSheetsType> {
    return presentSheets(await this.read.sheetsOf(actor, instanceId), this.today());
  }

  @Query(() => NeedsBoardType, { nullable: true, description: 'A sheet with what the Enti say; null for who is not of the Provincia.' })
  @Access('signed-in')
  async needsBoard(@CurrentActor() actor: SignedInActor, @Args('sheetId', { type: () => ID }) sheetId: string): Promise<NeedsBoardType> {
    return presentNeedsBoard(await this.read.board(actor, sheetId), this.today());
  }

  @Query(() => [NeedsOfEnteType], { nullable: true, description: 'The sheets that an Ente is asked to answer, with its own answers; null when the adhesion is not for who asks.' })
  @Access('public')
  async needsOfEnte(@CurrentActor() actor: Actor, @Args('access', { type: () => AdhesionAccessGqlInput }) access: AdhesionAccessGqlInput): Promise<NeedsOfEnteType[]> {
    return (await this.answer.of(accessOf(actor, access))).map((each) => presentNeedsOfEnte(each, this.today()));
  }

  @Query(() => [NeedsActType], { nullable: true, description: 'Acts of the Provincia that the list may be taken into, last changed first; at most 50.' })
  @Access('signed-in')
  async needsListActs(@CurrentActor() actor: SignedInActor, @Args('sheetId', { type: () => ID }) sheetId: string): Promise<NeedsActType[]> {
    return (await this.lists.actsFor(actor, sheetId)).map(({ id, title }) => ({ id, title }));
  }

  @Query(() => NeedsListAdoptionType, { nullable: true, description: 'What an act would say with the list; null where there is none for who asks, or he may not write it.' })
  @Access('signed-in')
  async needsListAdoption(@CurrentActor() actor: SignedInActor, @Args('sheetId', { type: () => ID }) sheetId: string, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<NeedsListAdoptionType> {
    if (!isUuid(instanceId)) throw new AdhesionNotFound();
    return presentListAdoption(await this.lists.preview(actor, sheetId, instanceId));
  }

  @Mutation(() => NeedsSheetResult, { description: 'Opens the sheet of a year, or changes it. Once it is open its services stay.' })
  @Access('signed-in')
  async keepNeedsSheet(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => KeepNeedsSheetGqlInput }) { id, instanceId, seenRevision, ...typed }: KeepNeedsSheetGqlInput): Promise<NeedsSheetKept> {
    return this.kept(actor, await this.keep.execute(actor, id, instanceId, { ...typed, services: typed.services.map(({ key, code, name, unit, description }) => ({ key, code: code ?? null, name, unit, description })) }, seenRevision));
  }

  @Mutation(() => RemindNeedsResult, { description: 'Reminds all Enti that have not answered, at most once a day each.' })
  @Access('signed-in')
  async remindNeeds(@CurrentActor() actor: SignedInActor, @Args('sheetId', { type: () => ID }) sheetId: string): Promise<NeedsReminded> {
    const { count, letters } = await this.reach.remind(actor, sheetId);
    return Object.assign(new NeedsReminded(), { count, letters, board: await this.needsBoard(actor, sheetId) });
  }

  @Mutation(() => NeedsSheetResult, { description: 'Keeps the chosen services as next year\'s list.' })
  @Access('signed-in')
  async makeNeedsList(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => MakeNeedsListGqlInput }) { sheetId, services, threshold, seenRevision }: MakeNeedsListGqlInput): Promise<NeedsSheetKept> {
    await this.lists.execute(actor, sheetId, services, threshold, seenRevision);
    return this.kept(actor, sheetId);
  }

  @Mutation(() => AdoptNeedsListResult, { description: 'Writes the services of the list into an act, as the answer of its interview.' })
  @Access('signed-in')
  async adoptNeedsList(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => AdoptNeedsListGqlInput }) { sheetId, instanceId, listRevision, seenRevision }: AdoptNeedsListGqlInput): Promise<NeedsListAdopted> {
    if (!isUuid(instanceId)) throw new AdhesionNotFound();
    return Object.assign(new NeedsListAdopted(), { adoption: presentListAdoption(await this.lists.adopt(actor, sheetId, instanceId, listRevision, seenRevision)) });
  }

  @Mutation(() => NeedsAnswerResult, { description: 'Keeps what an Ente types for one service; it counts when it is sent.' })
  @Access('public')
  async saveNeedsLine(@CurrentActor() actor: Actor, @Args('input', { type: () => SaveNeedsLineGqlInput }) { access, sheetId, service, choice, quantity, note, seenRevision }: SaveNeedsLineGqlInput): Promise<NeedsAnswerKept> {
    const by = accessOf(actor, access);
    await this.answer.saveLine(by, sheetId, service, { choice, quantity, note }, seenRevision);
    return this.answered(by, sheetId);
  }

  @Mutation(() => NeedsAnswerResult, { description: 'Sends the answer of an Ente; until the last day it can be changed and sent again.' })
  @Access('public')
  async sendNeeds(@CurrentActor() actor: Actor, @Args('input', { type: () => SendNeedsGqlInput }) { access, sheetId, seenRevision }: SendNeedsGqlInput): Promise<NeedsAnswerKept> {
    const by = accessOf(actor, access);
    await this.answer.send(by, sheetId, seenRevision);
    return this.answered(by, sheetId);
  }

  private async kept(actor: SignedInActor, sheetId: string): Promise<NeedsSheetKept> {
    return Object.assign(new NeedsSheetKept(), { board: await this.needsBoard(actor, sheetId) });
  }

  private async answered(access: AdhesionAccess, sheetId: string): Promise<NeedsAnswerKept> {
    const needs = (await this.answer.of(access)).find(({ sheet }) => sheet.id === sheetId);
    if (!needs) throw new AdhesionNotFound();
    return Object.assign(new NeedsAnswerKept(), { needs: presentNeedsOfEnte(needs, this.today()) });
  }

  private today(): string {
    return italianDay(this.clock.now());
  }
}
