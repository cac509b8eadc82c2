import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import { subjectKey, type ReadableSubjects, type SubjectCard } from '@province-comuni/notices-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { DocumentId } from '../document/document.js';
import { sourceState, type DocumentSource, type SourceState } from './document-source.js';
import type { SourceRepository } from './source-repository.port.js';

/** A source as its reader may see it. */
export interface ShownSource extends Pick<DocumentSource, 'documentId' | 'kind' | 'isOrigin' | 'changedAt'> {
  /** Null: it is there no more, or is not for who reads. */
  readonly card: SubjectCard | null;
  readonly state: SourceState;
}

/** What documents rest on. */
export class ReadSources {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly sources: SourceRepository,
    private readonly subjects: ReadableSubjects<Actor>,
  ) {}

  /** Of documents that the reader may read, in their order: one question for each kind of source. */
  async execute(reader: Actor, ids: readonly DocumentId[]): Promise<readonly ShownSource[]> {
    return this.transactions.read(databaseAccessOf(reader), async () => {
      const found = await this.sources.of(ids);
      const cards = await this.subjects.readable(reader, found.map(({ kind, subjectId: id }) => ({ kind, id })));
      return found.map((source) => {
        const { documentId, kind, subjectId, isOrigin, changedAt } = source;
        return { documentId, kind, isOrigin, changedAt, card: cards.get(subjectKey({ kind, id: subjectId })) ?? null, state: sourceState(source) };
      });
    });
  }
}
