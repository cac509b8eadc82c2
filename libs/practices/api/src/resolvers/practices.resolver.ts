import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { FindLikeProvince, PracticeNotFound, ReadPractices, type PracticeId } from '@province-comuni/practices-domain';
import { CLOCK, isUuid, italianDay, type Clock, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { presentComparison } from '../comparison.presenter.js';
import { LikeProvincia } from '../graphql/like-provincia.type.js';
import { PillarSheet } from '../graphql/pillar-sheet.type.js';
import { PracticesArgs } from '../graphql/practice.input.js';
import { PracticeComparisonResult } from '../graphql/practice.results.js';
import { Practice, PracticeConnection, PracticeTableDefinition, WrittenPractice } from '../graphql/practice.type.js';
import { presentCard, presentPage, presentPractice, presentTableKinds, readCursor } from '../practice.presenter.js';
import { PracticesRefusalsInterceptor } from '../practices-refusals.interceptor.js';
import type { PracticeComparison } from '../graphql/comparison.type.js';

/** Reading good practices: what is published is public. */
@Resolver(() => Practice)
@UseInterceptors(PracticesRefusalsInterceptor)
export class PracticesResolver {
  constructor(
    @Inject(ReadPractices) private readonly read: ReadPractices,
    @Inject(FindLikeProvince) private readonly like: FindLikeProvince,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('public')
  @Query(() => PracticeConnection, { description: 'Sheets of good practices, with what each filter would give.' })
  async practices(@CurrentActor() actor: Actor, @Args() { filter, order, first, after }: PracticesArgs): Promise<PracticeConnection> {
    const { shelf = 'PUBBLICATE', pillars, forms, levels, regioni, enteIds } = filter ?? {};
    const offset = readCursor(after);
    const query = { shelf, order, ...(pillars ? { pillarKeys: pillars } : {}), ...(forms ? { forms } : {}), ...(levels ? { levels } : {}), ...(regioni ? { regioni } : {}), ...(enteIds ? { enteIds: enteIds as EnteId[] } : {}) };
    return presentPage(await this.read.list(actor, query, { offset, limit: first }), offset);
  }

  @Access('public')
  @Query(() => Practice, { nullable: true, description: 'A sheet; null where there is none for who asks.' })
  async practice(@CurrentActor() actor: Actor, @Args('id', { type: () => ID, description: 'The sheet.' }) id: string): Promise<Practice | null> {
    if (!isUuid(id)) return null;
    try {
      return presentPractice(await this.read.open(actor, id as PracticeId));
    } catch (error) {
      if (error instanceof PracticeNotFound) return null;
      throw error;
    }
  }

  @Access('public')
  @Query(() => PracticeComparisonResult, { description: 'Two to four published sheets side by side.' })
  async comparePractices(
    @CurrentActor() actor: Actor,
    @Args('ids', { type: () => [ID], description: 'The sheets, in the order of the columns.' }) ids: string[],
    @Args('inhabitants', { type: () => Int, defaultValue: 3000, description: 'Size of the Comune for which prices are worked out.' }) inhabitants: number,
  ): Promise<PracticeComparison> {
    if (!ids.every(isUuid)) throw new PracticeNotFound();
    return presentComparison(await this.read.compare(actor, ids as PracticeId[], inhabitants));
  }

  @Access('public')
  @Query(() => PillarSheet, { nullable: true, description: 'What the focus groups of 2021 found about a pillar; null where there is nothing.' })
  async pillarSheet(@Args('pillarKey', { type: () => String, description: 'Key of the pillar.' }) pillarKey: string): Promise<PillarSheet | null> {
    const sheet = await this.read.pillar(pillarKey);
    return sheet && (Object.assign(new PillarSheet(), sheet) as unknown as PillarSheet);
  }

  @Access('public')
  @Query(() => [LikeProvincia], { description: 'The Province most like one, by population, number of Comuni, area and complexity profile; empty when it is no Provincia.' })
  async likeProvinces(
    @CurrentActor() actor: Actor,
    @Args('enteId', { type: () => ID, description: 'The Provincia.' }) enteId: string,
    @Args('pillarKey', { type: () => String, nullable: true, description: 'Whose profiles and sheets count; all without it.' }) pillarKey: string | null | undefined,
    @Args('first', { type: () => Int, defaultValue: 10, description: 'How many at most; 20 is the most one gets.' }) first: number,
  ): Promise<LikeProvincia[]> {
    if (!isUuid(enteId)) return [];
    const day = italianDay(this.clock.now());
    const found = await this.like.execute(actor, enteId as EnteId, { ...(pillarKey ? { pillarKey } : {}), first });
    return found.map(({ annoPopolazione, practices, reasons, ...provincia }) => Object.assign(new LikeProvincia(), { ...provincia, anno: annoPopolazione, reasons: [...reasons], practices: practices.map((card) => presentCard(card, day)) }));
  }

  @Access('signed-in')
  @Query(() => [WrittenPractice], { description: 'Published sheets that somebody wrote, newest first, at most 50; nothing for who has no role in an Ente.' })
  async practicesWrittenBy(@CurrentActor() actor: Actor, @Args('personId', { type: () => ID, description: 'The person.' }) personId: string): Promise<WrittenPractice[]> {
    return isUuid(personId) ? (await this.read.writtenBy(actor, personId as PersonId)).map((sheet) => Object.assign(new WrittenPractice(), sheet)) : [];
  }

  @Access('public')
  @Query(() => [PracticeTableDefinition], { description: 'Kinds of table that a sheet may have, with their columns.' })
  practiceTableKinds(): PracticeTableDefinition[] {
    return presentTableKinds();
  }
}
