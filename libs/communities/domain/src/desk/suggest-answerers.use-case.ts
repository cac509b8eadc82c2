import { plainTextOf, type DiscussionId } from '@province-comuni/communities-contract';
import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import { audiencesOf, databaseAccessOf, enteIdsOf, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type LikeEntries, type SearchHit, type TransactionRunner } from '@province-comuni/platform-ports';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { CommunityNotFound } from '../errors.js';
import { discussionHref } from '../notices/community-subjects.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository, DiscussionView } from '../ports/discussion-repository.port.js';
import { readableView } from '../use-cases/readable-view.js';
import { MOST_SUGGESTED, MOST_SUGGESTED_OF_ENTE, type SuggestedAnswerer } from './desk.js';
import { canAsk } from './desk.policy.js';
import type { DeskRepository } from './desk-repository.port.js';

/** Discussions and documents that are looked at. */
const LOOKED_AT = 20;

/** Somebody who may know, before it is known whether he is in the community. */
type Candidate = Pick<SuggestedAnswerer, 'personId' | 'reason' | 'href'> & { readonly enteId: EnteId | null };

/** Who may know: members whose answers solved a like question, then people of Enti that published a like document. */
export class SuggestAnswerers {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly desk: DeskRepository,
    private readonly entries: LikeEntries,
    private readonly enti: EnteRegistry,
    private readonly reach: PersonReach,
  ) {}

  /** What he may not read suggests nobody. @throws CommunityNotFound also for who may ask nobody */
  async execute(actor: SignedInActor, id: DiscussionId): Promise<readonly SuggestedAnswerer[]> {
    const { view, text } = await this.transactions.read(databaseAccessOf(actor), async () => {
      const view = await readableView(this.discussions, actor, id);
      if (!canAsk(actor, view.community, view.own, view.discussion)) throw new CommunityNotFound();
      const [first] = await this.discussions.posts(id, [1], null);
      return { view, text: `${view.discussion.title} ${view.discussion.tags.join(' ')}`.trim() || (first ? plainTextOf(first.text) : '') };
    });
    const audiences = audiencesOf(actor);
    // What is for one Ente alone may be a draft of it: nobody has published that.
    const shared = audiences.filter((audience) => !audience.startsWith('ente:'));
    const solved = await this.entries.find({ enteIds: enteIdsOf(actor), audiences }, text, 'discussione', LOOKED_AT);
    const published = await this.entries.find({ enteIds: enteIdsOf(actor), audiences: shared }, text, 'documento', LOOKED_AT);
    const candidates = [...(await this.bySolutions(actor, view, solved)), ...(await this.byDocuments(published))];
    return this.members(actor, view, candidates);
  }

  private async bySolutions(actor: SignedInActor, { discussion }: DiscussionView, hits: readonly SearchHit[]): Promise<Candidate[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const ids = hits.map(({ id }) => id as DiscussionId).filter((id) => id !== discussion.id);
      const hidden = await this.communities.hiddenDiscussions(ids);
      // The rows are asked for with his own rights: the index may be a moment behind.
      const found = new Map((await this.discussions.find(ids.filter((id) => !hidden.has(id)))).map((one) => [one.id, one]));
      const communities = new Map((await this.communities.find([...new Set([...found.values()].map(({ communityId }) => communityId))])).map((community) => [community.id, community]));
      const candidates: Candidate[] = [];
      for (const id of ids) {
        const one = found.get(id);
        const community = one && communities.get(one.communityId);
        if (!one || !community || one.solvedSequence === null) continue;
        const [solution] = await this.discussions.posts(id, [one.solvedSequence], null);
        if (!solution || solution.withdrawnAt || solution.hiddenAt || !solution.author.personId) continue;
        candidates.push({ personId: solution.author.personId, reason: `Ha risposto a «${one.title}»`, href: discussionHref(community.key, id, one.solvedSequence), enteId: null });
      }
      return candidates;
    });
  }

  private async byDocuments(hits: readonly SearchHit[]): Promise<Candidate[]> {
    const byEnte = new Map<EnteId, SearchHit>();
    for (const hit of hits) for (const enteId of (hit.facets.ente ?? []) as readonly EnteId[]) if (!byEnte.has(enteId)) byEnte.set(enteId, hit);
    if (byEnte.size === 0) return [];
    const enti = await this.transactions.read(SYSTEM_ACCESS, () => this.enti.findByIds([...byEnte.keys()]));
    const kinds = new Map(enti.map(({ id, kind }) => [id, kind]));
    const people = await this.transactions.read(SYSTEM_ACCESS, () => this.reach.ofEnti([...byEnte.keys()]));
    return [...byEnte].flatMap(([enteId, hit]) =>
      people
        .filter(({ actor }) => enteIdsOf(actor).includes(enteId))
        .map(({ actor }) => ({ personId: actor.personId, reason: `${ownerOf(kinds.get(enteId))} ha pubblicato «${hit.title.text}»`, href: hit.href, enteId })),
    );
  }

  /** Those who are members now, each once, with an account that is open and a role; neither who asked nor who looks. */
  private async members(actor: SignedInActor, { community, discussion }: DiscussionView, candidates: readonly Candidate[]): Promise<SuggestedAnswerer[]> {
    const ids = [...new Set(candidates.map(({ personId }) => personId))].filter((id) => id !== discussion.author.personId && id !== actor.personId);
    if (ids.length === 0) return [];
    const { cards, asked } = await this.transactions.read(databaseAccessOf(actor), async () => ({ cards: new Map((await this.desk.members(community.id, ids)).map((card) => [card.personId, card])), asked: new Set((await this.desk.asked(discussion.id)).map(({ personId }) => personId)) }));
    const reachable = await this.transactions.read(SYSTEM_ACCESS, () => this.reach.find([...cards.keys()]));
    const chosen = new Map<PersonId, SuggestedAnswerer>();
    const ofEnte = new Map<EnteId, number>();
    for (const { personId, enteId, reason, href } of candidates) {
      const card = cards.get(personId);
      const person = reachable.get(personId);
      if (!card || !person || person.actor.memberships.length === 0 || chosen.has(personId) || asked.has(personId)) continue;
      const already = enteId === null ? 0 : (ofEnte.get(enteId) ?? 0);
      if (already >= MOST_SUGGESTED_OF_ENTE) continue;
      if (enteId !== null) ofEnte.set(enteId, already + 1);
      chosen.set(personId, { personId, name: card.name, ente: card.ente, reason, href });
      if (chosen.size === MOST_SUGGESTED) break;
    }
    return [...chosen.values()];
  }
}

function ownerOf(kind: EnteCard['kind'] | undefined): string {
  return kind === 'PROVINCIA' ? 'La sua Provincia' : kind === 'COMUNE' ? 'Il suo Comune' : 'Il suo Ente';
}
