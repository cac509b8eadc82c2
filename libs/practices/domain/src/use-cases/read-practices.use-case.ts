import { databaseAccessOf, enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import { compare, FEWEST_COMPARED, MOST_COMPARED, type Comparison } from '../comparison/compare.js';
import { PracticeNotFound, PracticeStepRefused } from '../errors.js';
import type { PillarSheet } from '../pillar/pillar-sheet.js';
import { canEdit, canReadNewest, canReadPublished, canReview, canWithdraw } from '../policies/practice.policy.js';
import type { PartRevisions, PracticeFacets, PracticePage, PracticeQuery, PracticeRepository, WrittenPractice } from '../ports/practice-repository.port.js';
import type { PracticeContent } from '../practice/content.js';
import { publishObstacles, shownState, stateAfter, type Practice, type PracticeId, type PublishObstacle, type ReuseReceipt, type ReviewEntry, type ShownState } from '../practice/practice.js';

/** Longest list that one page may be. */
export const LARGEST_PAGE = 100;
const MOST_WRITTEN = 50;

/** A sheet as one person may see it, and what he may do with it. */
export interface OpenPractice {
  readonly practice: Practice;
  readonly shownState: ShownState;
  /** What is shown: the newest revision to who may read it, else the published one. */
  readonly content: PracticeContent;
  /** Whether what is shown is what everybody reads. */
  readonly isPublic: boolean;
  readonly parts: PartRevisions;
  readonly receipts: readonly ReuseReceipt[];
  readonly reuseCount: number;
  /** Empty for who does not write or judge the sheet. */
  readonly reviews: readonly ReviewEntry[];
  readonly obstacles: readonly PublishObstacle[];
  readonly can: { readonly edit: boolean; readonly submit: boolean; readonly publish: boolean; readonly sendBack: boolean; readonly withdraw: boolean };
}

/** Reading sheets: lists, one sheet, several side by side, and what was found about a pillar. */
export class ReadPractices {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly practices: PracticeRepository,
    private readonly clock: Clock,
  ) {}

  /** A page of at most 100, with what each filter would give. The shelves of drafts are empty for who has none. */
  async list(actor: Actor, query: PracticeQuery, page: { readonly offset: number; readonly limit: number }): Promise<PracticePage & { readonly facets: PracticeFacets; readonly day: string }> {
    const bounded = { offset: Math.max(0, page.offset), limit: Math.min(LARGEST_PAGE, Math.max(1, page.limit)) };
    const narrowed = this.narrow(actor, query);
    const day = italianDay(this.clock.now());
    if (!narrowed) return { items: [], total: 0, facets: { pilastro: [], forma: [], livello: [], regione: [], ente: [] }, day };
    return this.transactions.read(databaseAccessOf(actor), async () => ({ ...(await this.practices.search(narrowed, bounded)), facets: await this.practices.facets(narrowed), day }));
  }

  /** Published sheets that somebody wrote: for people of the network; nothing for others. */
  async writtenBy(actor: Actor, personId: PersonId): Promise<WrittenPractice[]> {
    if (actor.memberships.length === 0) return [];
    return this.transactions.read(databaseAccessOf(actor), () => this.practices.writtenBy(personId, MOST_WRITTEN));
  }

  /** @throws PracticeNotFound also for what is not for who asks */
  async open(actor: Actor, id: PracticeId): Promise<OpenPractice> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const stored = await this.practices.find(id);
      if (!stored) throw new PracticeNotFound();
      const { practice, parts } = stored;
      const newest = canReadNewest(actor, practice);
      if (!newest && !canReadPublished(actor, practice)) throw new PracticeNotFound();
      const content = newest ? practice.content : (await this.practices.findPublished([id]))[0]?.content;
      if (!content) throw new PracticeNotFound();
      const steps = newest || canReview(actor);
      return {
        practice,
        content,
        parts,
        shownState: newest ? shownState(practice, italianDay(this.clock.now())) : shownState({ state: 'PUBBLICATA', reviewDate: practice.reviewDate }, italianDay(this.clock.now())),
        isPublic: newest ? practice.number === practice.publishedNumber : true,
        receipts: await this.practices.receipts(id),
        reuseCount: (await this.practices.figures([id])).get(id)?.reuseCount ?? 0,
        reviews: steps ? await this.practices.reviews(id) : [],
        obstacles: newest ? publishObstacles(practice.content) : [],
        can: {
          edit: canEdit(actor, practice) && stateAfter(practice.state, 'MODIFICA') !== undefined,
          submit: canEdit(actor, practice) && stateAfter(practice.state, 'INVIA') !== undefined,
          publish: canReview(actor) && stateAfter(practice.state, 'PUBBLICA') !== undefined,
          sendBack: canReview(actor) && stateAfter(practice.state, 'RIMANDA') !== undefined,
          withdraw: (canReadNewest(actor, practice) || practice.publishedNumber !== null) && canWithdraw(actor, practice) && stateAfter(practice.state, 'RITIRA') !== undefined,
        },
      };
    });
  }

  /**
   * Two to four published sheets side by side, in the order asked.
   * @param inhabitants size of the Comune for which prices are worked out
   * @throws PracticeNotFound when one of them is not there for who asks, PracticeStepRefused for too few or too many
   */
  async compare(actor: Actor, ids: readonly PracticeId[], inhabitants: number): Promise<Comparison> {
    const wanted = [...new Set(ids)];
    if (wanted.length < FEWEST_COMPARED || wanted.length > MOST_COMPARED) throw new PracticeStepRefused(`Si confrontano da ${FEWEST_COMPARED} a ${MOST_COMPARED} schede.`);
    const found = await this.transactions.read(databaseAccessOf(actor), () => this.practices.findPublished(wanted));
    const byId = new Map(found.map((item) => [item.practice.id, item]));
    const sheets = wanted.map((id) => {
      const item = byId.get(id);
      if (!item || !canReadPublished(actor, item.practice)) throw new PracticeNotFound();
      return { id, ente: item.practice.ente, content: item.content };
    });
    return compare(sheets, boundedInhabitants(inhabitants));
  }

  /** What the focus groups found about a pillar: public. @returns null where there is nothing */
  async pillar(pillarKey: string): Promise<PillarSheet | null> {
    return this.transactions.run({ enteIds: [] }, () => this.practices.pillarSheet(pillarKey));
  }

  /** @returns null when there is nothing on that shelf for who asks */
  private narrow(actor: Actor, query: PracticeQuery): PracticeQuery | null {
    if (query.shelf === 'NOSTRE') {
      const own = enteIdsOf(actor);
      const enteIds = query.enteIds?.length ? own.filter((id) => query.enteIds!.includes(id)) : own;
      return enteIds.length === 0 ? null : { ...query, enteIds };
    }
    if (query.shelf === 'DA_REVISIONARE') return canReview(actor) ? query : null;
    return query;
  }
}

/** From 1 inhabitant to more than any Comune has. */
export function boundedInhabitants(inhabitants: number): number {
  return Number.isFinite(inhabitants) ? Math.min(5_000_000, Math.max(1, Math.round(inhabitants))) : 3000;
}
