import type { DiscussionId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { CommunityNotFound } from '../errors.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { readableView } from '../use-cases/readable-view.js';
import { MOST_ASKED, type AnswerAsk, type Escalation } from './desk.js';
import { canAsk, canSeeAsked } from './desk.policy.js';
import type { DeskRepository } from './desk-repository.port.js';

/** How a question stands at the desk, as its reader may know. */
export interface QuestionDesk {
  readonly escalation: Escalation | null;
  /** Everybody who was asked, for who asked the question and who moderates; nobody for others. */
  readonly asked: readonly AnswerAsk[];
  /** How many more may be asked; 0 for who may ask nobody. */
  readonly asksLeft: number;
  /** By whom who looks was asked himself, and neither answered nor said that he does not know. */
  readonly askedBy: string | null;
}

/** A question at the desk. */
export class ReadDesk {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly desk: DeskRepository,
  ) {}

  /** @throws CommunityNotFound also for what is not for him, and for what is no question */
  async execute(actor: Actor, id: DiscussionId): Promise<QuestionDesk> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const { community, own, discussion } = await readableView(this.discussions, actor, id);
      if (discussion.kind !== 'QUESTION') throw new CommunityNotFound();
      const asked = actor.kind === 'person' ? await this.desk.asked(id) : [];
      const mine = asked.find(({ personId }) => actor.kind === 'person' && personId === actor.personId);
      return {
        escalation: await this.desk.escalation(id),
        asked: canSeeAsked(actor, community, own, discussion) ? asked : [],
        asksLeft: canAsk(actor, community, own, discussion) && !own?.suspendedUntil ? Math.max(0, MOST_ASKED - asked.length) : 0,
        askedBy: mine && !mine.declinedAt && !mine.answered && !discussion.closed && discussion.solvedSequence === null ? mine.askedByName : null,
      };
    });
  }
}
