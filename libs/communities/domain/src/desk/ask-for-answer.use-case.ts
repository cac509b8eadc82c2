import type { CommunitiesEvent, CommunityHint, DiscussionId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import type { Discussion } from '../discussion/discussion.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { readableView, writableView } from '../use-cases/readable-view.js';
import { MOST_ASKED, MOST_ASKED_AT_ONCE } from './desk.js';
import { canAsk } from './desk.policy.js';
import type { DeskRepository } from './desk-repository.port.js';
import type { SuggestAnswerers } from './suggest-answerers.use-case.js';

/** Asks people to answer a question; and the answer of who cannot. */
export class AskForAnswer {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly desk: DeskRepository,
    private readonly suggest: SuggestAnswerers,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks people who are suggested now. Who was asked before is not asked again: a second click changes nothing.
   * @throws CommunityNotFound, MembersWrite, WritingSuspended, CommunityNotAllowed, CommunityInvalid
   */
  async ask(actor: SignedInActor, id: DiscussionId, personIds: readonly PersonId[]): Promise<void> {
    const wanted = [...new Set(personIds)];
    if (wanted.length === 0) throw new CommunityInvalid({ field: 'personIds', message: 'Scegliete a chi chiedere.' });
    if (wanted.length > MOST_ASKED_AT_ONCE) throw new CommunityInvalid({ field: 'personIds', message: `Si chiede al massimo a ${MOST_ASKED_AT_ONCE} persone alla volta.` });
    const before = await this.transactions.read(databaseAccessOf(actor), async () => {
      const view = await readableView(this.discussions, actor, id);
      return canAsk(actor, view.community, view.own, view.discussion) ? new Set((await this.desk.asked(id)).map(({ personId }) => personId)) : null;
    });
    if (!before) throw new CommunityNotAllowed('Chiede chi ha fatto la domanda, o chi modera la community, finché aspetta una risposta.');
    const fresh = wanted.filter((personId) => !before.has(personId));
    const suggested = new Map((fresh.length > 0 ? await this.suggest.execute(actor, id) : []).map((person) => [person.personId, person]));
    const hint = await this.transactions.run(databaseAccessOf(actor), async () => {
      const { community, own } = await writableView(this.discussions, actor, id);
      const discussion = await this.discussions.lock(id);
      if (!discussion || discussion.communityId !== community.id) throw new CommunityNotFound();
      if (!canAsk(actor, community, own, discussion)) throw new CommunityNotAllowed('La domanda non aspetta più una risposta.');
      const asked = new Set((await this.desk.asked(id)).map(({ personId }) => personId));
      // Who was asked in between is suggested no more.
      const now = fresh.filter((personId) => !asked.has(personId));
      // Nobody is written to because somebody knows his identifier.
      if (now.some((personId) => !suggested.has(personId))) throw new CommunityNotFound();
      if (asked.size + now.length > MOST_ASKED) throw new CommunityInvalid({ field: 'personIds', message: `Per una domanda si chiede al massimo a ${MOST_ASKED} persone: ne restano ${MOST_ASKED - asked.size}.` });
      for (const personId of now) {
        const { name, ente } = suggested.get(personId)!;
        await this.desk.addAsk(discussion, { personId, name, ente, askedBy: actor.personId, askedByName: actor.name, at: this.clock.now() });
        await this.outbox.record({ kind: 'communities.answer-asked', payload: { communityId: discussion.communityId, discussionId: id, personId } } satisfies CommunitiesEvent);
      }
      return now.length > 0 ? this.note(discussion) : null;
    });
    if (hint) this.hints.grown(hint);
  }

  /** Who was asked does not know either; said twice it is said once. @throws CommunityNotFound for who was not asked */
  async decline(actor: SignedInActor, id: DiscussionId): Promise<void> {
    const hint = await this.transactions.run(databaseAccessOf(actor), async () => {
      const { discussion } = await readableView(this.discussions, actor, id);
      const mine = (await this.desk.asked(id)).find(({ personId }) => personId === actor.personId);
      if (!mine) throw new CommunityNotFound();
      await this.desk.decline(id, actor.personId, this.clock.now());
      return mine.declinedAt ? null : this.note(discussion);
    });
    if (hint) this.hints.grown(hint);
  }

  /** Open pages hear of it as of every change; who was asked is not said. */
  private async note({ id, communityId }: Pick<Discussion, 'id' | 'communityId'>): Promise<CommunityHint> {
    return { communityId, sequence: await this.discussions.log({ communityId, kind: 'DISCUSSION_CHANGED', discussionId: id, postId: null, postSequence: null, personId: null, at: this.clock.now() }) };
  }
}
