import type { CommunityHint } from '@province-comuni/communities-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { PersonReach } from '@province-comuni/identity-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { isWorkingDay, italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import type { Discussion } from '../discussion/discussion.js';
import { NOTICE_KEYS, saidBy, type PostLetters } from '../notices/post-letters.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { DEFAULT_ANSWER_DAYS, dueMoments } from './desk.js';
import { staffHears } from './desk.policy.js';
import type { DeskRepository } from './desk-repository.port.js';

/** Where UPI's staff reads what waits. */
export const UNANSWERED_HREF = '/moderazione/domande';

/** Hands questions that nobody answered in time to UPI. The platform's own work. */
export class EscalateQuestions {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly desk: DeskRepository,
    private readonly enti: EnteRegistry,
    private readonly reach: PersonReach,
    private readonly board: NoticeBoard,
    private readonly letters: PostLetters,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /** One question per transaction: what stops in between loses nothing, and two that work at once tell each question once. On days on which nobody works nothing goes. */
  async execute(): Promise<void> {
    const today = italianDay(this.clock.now());
    if (!isWorkingDay(today)) return;
    const due = dueMoments(today);
    for (let more = true; more; ) {
      const told = await this.transactions.run(SYSTEM_ACCESS, async (): Promise<CommunityHint | 'PASSED' | null> => {
        const found = await this.desk.lockDue(due, DEFAULT_ANSWER_DAYS);
        return found && ((await this.handOver(found.discussion, found.workingDays)) ?? 'PASSED');
      });
      if (told && told !== 'PASSED') this.hints.grown(told);
      more = told !== null;
    }
  }

  /** @returns null when it was answered, or went, meanwhile */
  private async handOver(discussion: Discussion, workingDays: number): Promise<CommunityHint | null> {
    const { id, communityId } = discussion;
    const at = this.clock.now();
    if (!(await this.desk.escalate(discussion, { at, workingDays }))) return null;
    const [community] = await this.communities.find([communityId]);
    if (community) await this.tellStaff(community, discussion, workingDays);
    // Open pages hear of it as of every change.
    return { communityId, sequence: await this.discussions.log({ communityId, kind: 'DISCUSSION_CHANGED', discussionId: id, postId: null, postSequence: null, personId: null, at }) };
  }

  private async tellStaff(community: Community, { id, title, author }: Discussion, workingDays: number): Promise<void> {
    const upi = await this.enti.upi();
    const staff = (upi ? await this.reach.ofEnti([upi.id]) : []).filter(({ actor }) => staffHears(actor, community));
    const [first] = await this.discussions.posts(id, [1], null);
    const waited = workingDays === 1 ? 'un giorno lavorativo' : `${workingDays} giorni lavorativi`;
    const words = first && (await (await this.letters.wordsOf(first))(staff.map(({ actor }) => actor.personId)));
    await this.board.post(
      staff.map(({ actor }) => ({
        ...{ personId: actor.personId, topic: 'community.senza-risposta', key: NOTICE_KEYS.unanswered(id), frequency: 'SUBITO' as const, href: UNANSWERED_HREF },
        ...{ title: `Senza risposta da ${waited} in ${community.title}: «${title}»`, text: saidBy(author, words?.get(actor.personId) ?? '') },
        subjects: [{ kind: 'domanda', id }],
      })),
    );
  }
}
