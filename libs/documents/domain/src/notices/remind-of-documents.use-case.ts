import type { PersonReach } from '@province-comuni/identity-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { italianDate, italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Document } from '../document/document.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import type { ReadingRepository } from '../reading/reading-repository.port.js';
import { REMINDED_DAYS_BEFORE, reminderDue, sameTarget, targetsOf } from '../reading/reading-request.js';
import { readingNotices } from './reading-notices.js';

const AT_ONCE = 100;

/** Once a day: who has not confirmed a reading, and owners of documents whose review date has come. Each is told once of each date. The platform's own work. */
export class RemindOfDocuments {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly readings: ReadingRepository,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const today = italianDay(this.clock.now());
    await this.inPages((after) => this.remindOfReadings(today, after));
    await this.inPages((after) => this.remindOfReviews(today, after));
  }

  private async remindOfReadings(today: string, after: string | null): Promise<string | null> {
    const until = new Date(Date.parse(today) + REMINDED_DAYS_BEFORE * 86_400_000).toISOString().slice(0, 10);
    const requests = await this.readings.openUntil(until, after, AT_ONCE);
    const documents = new Map((await this.documents.find(requests.map(({ documentId }) => documentId))).map((document) => [document.id, document]));
    const confirmed = await this.readings.confirmationsOf(requests.map(({ id }) => id));
    for (const request of requests) {
      const stage = reminderDue(request.dueOn, today);
      const document = documents.get(request.documentId);
      const targets = targetsOf(request).filter((target) => !confirmed.some((each) => each.requestId === request.id && sameTarget(each.target, target)));
      if (stage && document && targets.length > 0) await this.board.post(await readingNotices(this.people, { document, request, targets, stage }));
    }
    return requests.length < AT_ONCE ? null : requests.at(-1)!.id;
  }

  private async remindOfReviews(today: string, after: string | null): Promise<string | null> {
    const due = await this.documents.toReview(today, after, AT_ONCE);
    await this.board.post(due.map((document) => reviewNotice(document)));
    return due.length < AT_ONCE ? null : due.at(-1)!.id;
  }

  /** One transaction for each page. */
  private async inPages(work: (after: string | null) => Promise<string | null>): Promise<void> {
    for (let after: string | null = null; ; ) {
      const last: string | null = await this.transactions.run(SYSTEM_ACCESS, () => work(after));
      if (last === null) return;
      after = last;
    }
  }
}

function reviewNotice({ id, ownerId, fields: { title, reviewOn } }: Document): Parameters<NoticeBoard['post']>[0][number] {
  return {
    ...{ personId: ownerId, topic: 'documento.da-rivedere', key: `documento-da-rivedere:${id}:${reviewOn}`, title: `Da rivedere entro il ${italianDate(reviewOn!)}: «${title}»`, text: 'Se vale ancora, spostate la data; se non vale più, caricate la nuova versione o ritiratelo.' },
    ...{ href: `/documenti/${id}`, subjects: [{ kind: 'documento', id }], frequency: 'SUBITO' as const },
  };
}
