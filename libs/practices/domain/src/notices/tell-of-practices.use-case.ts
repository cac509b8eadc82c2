import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { PersonReach, ReachablePerson } from '@province-comuni/identity-contract';
import type { NewNotice, NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { canEdit, canReview } from '../policies/practice.policy.js';
import type { PracticeRepository } from '../ports/practice-repository.port.js';
import type { PracticeId } from '../practice/practice.js';

const AT_ONCE = 100;

/** What of a practice waits for people: its review for UPI's curators, the answer and the review date for who writes it. */
export class TellOfPractices {
  readonly kinds = ['practices.practice-submitted', 'practices.practice-sent-back', 'practices.practice-published'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly practices: PracticeRepository,
    private readonly enti: EnteRegistry,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** Hears an event; heard again, nobody is told twice. */
  async hear({ kind, payload }: DomainEvent): Promise<void> {
    const { practiceId } = payload as { practiceId: PracticeId };
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const practice = (await this.practices.find(practiceId))?.practice;
      if (!practice) return;
      const { title } = practice.content;
      const key = `${kind}:${practiceId}:${practice.revision}`;
      if (kind === 'practices.practice-submitted' && practice.state === 'IN_REVISIONE') {
        await this.tell(await this.reviewers(), practiceId, { topic: 'pratica.revisione', key, title: `Aspetta la vostra revisione: buona pratica «${title}»`, text: `Di ${practice.ente}.` });
      }
      if (kind === 'practices.practice-sent-back' && practice.state === 'BOZZA') {
        const reason = (await this.practices.reviews(practiceId)).find(({ step }) => step === 'RIMANDA')?.reason ?? '';
        await this.tell(await this.writers(practice.enteId), practiceId, { topic: 'pratica.rimandata', key, title: `Rimandata perché la correggiate: buona pratica «${title}»`, text: reason });
      }
      // What came with the product was published by nobody's review.
      const isReviewed = kind === 'practices.practice-published' && (await this.practices.reviews(practiceId))[0]?.step === 'PUBBLICA';
      if (isReviewed && practice.state === 'PUBBLICATA') {
        await this.tell(await this.writers(practice.enteId), practiceId, { topic: 'pratica.pubblicata', key, title: `UPI ha pubblicato la vostra buona pratica «${title}»`, text: '' });
      }
    });
  }

  /** Once a day: who writes a published sheet whose review date has come, once for each date. */
  async remind(): Promise<void> {
    const today = italianDay(this.clock.now());
    for (let after: PracticeId | null = null; ; ) {
      const last: PracticeId | null = await this.transactions.run(SYSTEM_ACCESS, async () => {
        const ids = await this.practices.publishedIds(after, AT_ONCE);
        for (const { practice, content } of await this.practices.findPublished(ids.map(({ id }) => id))) {
          if (practice.reviewDate === null || practice.reviewDate > today) continue;
          const [year, month, day] = practice.reviewDate.split('-').map(Number);
          await this.tell(await this.writers(practice.enteId), practice.id, { topic: 'pratica.da-rivedere', key: `pratica-da-rivedere:${practice.id}:${practice.reviewDate}`, title: `Da rivedere dal ${day}/${month}/${year}: buona pratica «${content.title}»`, text: 'Controllate che sia ancora così, aggiornatela e mandatela a UPI.' });
        }
        return ids.length < AT_ONCE ? null : ids.at(-1)!.id;
      });
      if (last === null) return;
      after = last;
    }
  }

  private async reviewers(): Promise<readonly ReachablePerson[]> {
    const upi = await this.enti.upi();
    return upi ? (await this.people.ofEnti([upi.id])).filter(({ actor }) => canReview(actor)) : [];
  }

  private async writers(enteId: EnteId): Promise<readonly ReachablePerson[]> {
    return (await this.people.ofEnti([enteId])).filter(({ actor }) => canEdit(actor, { enteId }));
  }

  private async tell(people: readonly ReachablePerson[], practiceId: PracticeId, told: Pick<NewNotice, 'topic' | 'key' | 'title' | 'text'>): Promise<void> {
    await this.board.post(people.map(({ actor: { personId } }) => ({ ...told, personId, href: `/buone-pratiche/${practiceId}`, subjects: [{ kind: 'pratica', id: practiceId }], frequency: 'SUBITO' })));
  }
}
