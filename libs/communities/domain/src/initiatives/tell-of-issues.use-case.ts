import type { InitiativesEvent } from '@province-comuni/communities-contract';
import type { NewNotice, NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import { isWorkingDay, italianDate, italianDay, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { isOpenIssue, type Issue } from './initiative.js';
import type { InitiativeRepository } from './initiative-repository.port.js';
import { issueHref } from './initiative-subjects.js';

/** Who is told of issues: who gets one, and, when its day is over, who has it and who moderates. */
export class TellOfIssues {
  readonly kinds: readonly InitiativesEvent['kind'][] = ['communities.issue-changed'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly initiatives: InitiativeRepository,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** Hears an event; heard again, nobody is told twice. */
  async hear(event: DomainEvent): Promise<void> {
    const { issueId, revision, ownerGiven } = event.payload as Extract<InitiativesEvent, { kind: 'communities.issue-changed' }>['payload'];
    if (ownerGiven === null) return;
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const [issue] = await this.initiatives.findIssues([issueId]);
      if (!issue || issue.owner?.personId !== ownerGiven || !isOpenIssue(issue.state)) return;
      const due = issue.dueOn ? `, entro il ${italianDate(issue.dueOn)}` : '';
      await this.board.post([noticeOf(issue, ownerGiven, `incarico:${revision}`, `Avete in carico la questione ${issue.number}: «${issue.title}»${due}`)]);
    });
  }

  /** On the first working day after its day, by the calendar of Rome; one issue per transaction: what stops in between loses nothing. The platform's own work. */
  async remind(): Promise<void> {
    const today = italianDay(this.clock.now());
    if (!isWorkingDay(today)) return;
    for (let more = true; more; ) {
      more = await this.transactions.run(SYSTEM_ACCESS, async () => {
        const issue = await this.initiatives.lockOverdue(today);
        if (!issue?.dueOn) return false;
        const people = new Set([...(issue.owner ? [issue.owner.personId] : []), ...(await this.communities.moderatorIds(issue.communityId))]);
        const title = `È scaduta il ${italianDate(issue.dueOn)} la questione ${issue.number}: «${issue.title}»${issue.owner ? `, in carico a ${issue.owner.name}` : ', che nessuno ha in carico'}`;
        await this.board.post([...people].map((personId) => noticeOf(issue, personId, `scaduta:${issue.dueOn}`, title)));
        await this.initiatives.markTold(issue.id, issue.dueOn);
        return true;
      });
    }
  }
}

function noticeOf({ id }: Issue, personId: PersonId, key: string, title: string): NewNotice {
  return { personId, topic: 'community.questione', key: `questione:${id}:${key}`, title, text: '', href: issueHref(id), subjects: [{ kind: 'questione', id }], frequency: 'SUBITO' };
}
