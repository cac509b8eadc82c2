import type { DocumentEvent } from '@province-comuni/documents-contract';
import { subjectKey, type MarkedSubjects, type NewNotice, type NoticeBoard, type NoticeSubject } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Document, DocumentId } from '../document/document.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import type { SourceRepository } from './source-repository.port.js';

/** Hears of whatever documents rest on, and tells who sees to them that it is another one now. The platform's own work. */
export class FollowSources {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly sources: SourceRepository,
    private readonly marks: MarkedSubjects,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** Kinds of events after which something may be another one. Complete when every domain made its kinds of subjects known. */
  kinds(): readonly string[] {
    return [...new Set([...this.marks.follows(), 'documents.document-changed'])];
  }

  /** The one thing that an event is about; null: more than one. */
  subjectOf(event: DomainEvent): string | null {
    const concerned = [...this.marks.concerned(event)].flatMap(([kind, ids]) => (ids === null ? [null] : ids.map((id) => subjectKey({ kind, id }))));
    return concerned.some((key) => key === null) ? null : concerned.join(' ');
  }

  /** Heard again, nothing happens. */
  async hear(event: DomainEvent): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const cited = await this.citedAfter(event);
      const marks = await this.marks.marksOf(cited);
      for (const subject of cited) {
        const mark = marks.get(subjectKey(subject)) ?? null;
        const at = this.clock.now();
        const changed = await this.sources.tell(subject.kind, subject.id, mark, at);
        const documents = (await this.documents.find(changed)).filter(({ trashedAt }) => trashedAt === null);
        await this.board.post(documents.map((document) => reviewNotice(document, subject, at)));
      }
    });
  }

  /** What the event is about and some document rests on; and what the document rests on that the event is about: that may have changed before there was anything to be told. */
  private async citedAfter(event: DomainEvent): Promise<readonly NoticeSubject[]> {
    const found: NoticeSubject[] = [];
    for (const [kind, ids] of this.marks.concerned(event)) found.push(...(await this.sources.cited(kind, ids)));
    if (event.kind === 'documents.document-changed') {
      const { documentId } = event.payload as Extract<DocumentEvent, { readonly kind: 'documents.document-changed' }>['payload'];
      found.push(...(await this.sources.of([documentId as DocumentId])).map(({ kind, subjectId: id }) => ({ kind, id })));
    }
    return [...new Map(found.map((subject) => [subjectKey(subject), subject])).values()];
  }
}

/** What changed is not named: who sees to the document may not read it. */
function reviewNotice({ id, ownerId, fields: { title } }: Document, { kind, id: subjectId }: NoticeSubject, at: Date): NewNotice {
  return {
    ...{ personId: ownerId, topic: 'documento.da-rivedere', key: `documento-fonte:${id}:${kind}:${subjectId}:${at.toISOString()}`, title: `Da rivedere: «${title}»`, text: 'È cambiato qualcosa su cui si basa. Se vale ancora, dite che l’avete rivista; altrimenti caricate una nuova versione.' },
    ...{ href: `/documenti/${id}`, subjects: [{ kind: 'documento', id }], frequency: 'SUBITO' },
  };
}
