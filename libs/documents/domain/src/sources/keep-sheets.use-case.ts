import type { DocumentSheets, Problem, SheetCard, SheetSources } from '@province-comuni/documents-contract';
import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import { subjectKey, type MarkedSubjects, type ReadableSubjects } from '@province-comuni/notices-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { DocumentId } from '../document/document.js';
import type { TypedFields } from '../document/read-fields.js';
import { DocumentChanged, DocumentInputRefused, DocumentNotAllowed, DocumentNotFound, DocumentStepRefused } from '../errors.js';
import { canEditDocument, canReadDocument, entiToWriteFor } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import type { AddDocuments } from '../use-cases/add-documents.use-case.js';
import type { ChangeDocument } from '../use-cases/change-document.use-case.js';
import { isToReview } from './document-source.js';
import type { NewSource, SourceRepository } from './source-repository.port.js';

const SHEET: Omit<TypedFields, 'title' | 'abstract'> = {
  ...{ typeKey: 'scheda', pillars: [], year: null, territoryId: null, form: null, level: null, profile: null, language: 'it' },
  // The words are of who answered: whoever may gives a licence later.
  ...{ licence: 'RISERVATI', keywords: [], source: '', validFrom: null, validUntil: null, reviewOn: null, cites: [] },
};

/** Sheets: documents that rest on something, by the library's own rules. */
export class KeepSheets implements DocumentSheets<Actor, SignedInActor> {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly add: AddDocuments,
    private readonly change: ChangeDocument,
    private readonly documents: DocumentRepository,
    private readonly sources: SourceRepository,
    private readonly subjects: ReadableSubjects<Actor>,
    private readonly marks: MarkedSubjects,
  ) {}

  canMake(writer: SignedInActor): boolean {
    return entiToWriteFor(writer).length > 0;
  }

  async make(writer: SignedInActor, { uploadId, title, abstract, communityId, origin, cites }: Parameters<DocumentSheets<Actor, SignedInActor>['make']>[1]): ReturnType<DocumentSheets<Actor, SignedInActor>['make']> {
    try {
      const [documentId] = await this.add.execute(writer, { items: [{ uploadId, fields: { ...SHEET, title, abstract } }], visibility: 'COMMUNITY', sharedWith: [communityId], publish: true });
      await this.sources.replace(documentId!, await this.marked(writer, { origin, cites }));
      return { documentId: documentId! };
    } catch (error) {
      if (error instanceof DocumentInputRefused) return { problems: error.details.problems.map(({ field, message }) => ({ field: field.replace(/^items\[0\]\./, ''), message })) };
      throw error;
    }
  }

  async renew(writer: SignedInActor, id: string, { uploadId, note, origin, cites }: Parameters<DocumentSheets<Actor, SignedInActor>['renew']>[2]): ReturnType<DocumentSheets<Actor, SignedInActor>['renew']> {
    const refused = (message: string): { readonly problems: readonly Problem[] } => ({ problems: [{ field: 'sheet', message }] });
    try {
      const [document] = await this.documents.find([id as DocumentId]);
      if (!document) return refused('La scheda non c’è più.');
      await this.change.execute(writer, document.id, document.revision, { kind: 'version', uploadId, note });
      await this.sources.replace(document.id, await this.marked(writer, { origin, cites }));
      return { documentId: document.id };
    } catch (error) {
      if (error instanceof DocumentInputRefused) return { problems: error.details.problems };
      if (error instanceof DocumentNotFound || error instanceof DocumentNotAllowed) return refused('Questa scheda la cambia chi scrive per il suo Ente.');
      if (error instanceof DocumentStepRefused) return refused(error.details.reason);
      if (error instanceof DocumentChanged) return refused('La scheda è cambiata in questo momento: riprovate.');
      throw error;
    }
  }

  async of(reader: Actor, kind: string, subjectId: string): Promise<SheetCard | null> {
    return this.transactions.read(databaseAccessOf(reader), async () => {
      const ids = await this.sources.madeOf(kind, subjectId);
      const found = new Map((await this.documents.find(ids)).filter((document) => document.trashedAt === null && canReadDocument(reader, document)).map((document) => [document.id, document]));
      const sheet = ids.map((id) => found.get(id)).find((document) => document !== undefined);
      if (!sheet) return null;
      const { id, fields, currentVersion, enteId } = sheet;
      return { documentId: id, title: fields.title, href: `/documenti/${id}`, version: currentVersion, enteId, isToReview: isToReview(await this.sources.of([id])), canRenew: canEditDocument(reader, sheet) };
    });
  }

  /** How what the sheet rests on is now: what is cited and not there, or not for the writer, is left out. */
  private async marked(writer: SignedInActor, { origin, cites }: SheetSources): Promise<readonly NewSource[]> {
    const marks = await this.marks.marksOf([origin, ...cites]);
    const readable = await this.subjects.readable(writer, cites);
    const known = [{ ...origin, isOrigin: true }, ...cites.filter((subject) => readable.has(subjectKey(subject))).map((subject) => ({ ...subject, isOrigin: false }))];
    return known.flatMap(({ kind, id, isOrigin }) => {
      const seen = marks.get(subjectKey({ kind, id }));
      return seen === undefined ? [] : [{ kind, subjectId: id, isOrigin, seen }];
    });
  }
}
