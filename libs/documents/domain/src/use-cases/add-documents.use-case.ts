import { randomUUID } from 'node:crypto';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { communityIdsOf, databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, isUuid, type Clock } from '@province-comuni/shared-kernel';
import type { Document, DocumentId, DocumentState, DocumentVersion } from '../document/document.js';
import { readFields, type FieldProblem, type TypedFields } from '../document/read-fields.js';
import { DocumentInputRefused } from '../errors.js';
import { mayTouchUpload } from '../files/upload.policy.js';
import type { Upload, UploadId } from '../files/upload.js';
import type { UploadRepository } from '../files/upload-repository.port.js';
import { canReviewDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { knownKeys, territoryProblems } from './library-vocabulary.js';
import { readSharing, type TypedSharing } from './read-sharing.js';
import { recordChange } from './record-change.js';

/** Files that have arrived, with what a person says of each. */
export interface NewDocuments extends TypedSharing {
  readonly items: readonly { readonly uploadId: string; readonly fields: TypedFields }[];
  /** Published at once, or sent to the referente where the kind asks for a look; otherwise drafts. */
  readonly publish: boolean;
}

export const MOST_AT_ONCE = 100;

/** Makes documents of files that have arrived: all of them, or none with every reason. Asked again with the same files it answers with the documents that are there. */
export class AddDocuments {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly uploads: UploadRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns the documents in the order of the items. @throws DocumentInputRefused with problems at `visibility`, `items[3].title`, … */
  async execute(actor: SignedInActor, input: NewDocuments): Promise<DocumentId[]> {
    if (input.items.length === 0 || input.items.length > MOST_AT_ONCE) throw new DocumentInputRefused([{ field: 'items', message: `Da 1 a ${MOST_AT_ONCE} documenti per volta.` }]);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const ids: DocumentId[] = [];
      const problems: FieldProblem[] = [];
      const known = await knownKeys(this.documents, this.enti);
      const { sharing, problems: sharingProblems } = await readSharing(input, null, this.enti, communityIdsOf(actor));
      problems.push(...sharingProblems);
      const now = this.clock.now();
      const made = await this.documents.ofUploads(input.items.map(({ uploadId }) => uploadId).filter(isUuid));
      for (const [index, { uploadId, fields: typed }] of input.items.entries()) {
        const existing = made.get(uploadId);
        if (existing) {
          ids.push(existing);
          continue;
        }
        const { fields, problems: fieldProblems } = readFields(typed, known, Number(italianDay(now).slice(0, 4)));
        const territory = fieldProblems.length === 0 ? await territoryProblems(fields, this.enti) : [];
        problems.push(...[...fieldProblems, ...territory].map(({ field, message }) => ({ field: `items[${index}].${field}`, message })));
        const upload = isUuid(uploadId) ? await this.uploads.find(uploadId as UploadId) : null;
        if (!upload?.sha256 || !mayTouchUpload(actor, upload) || !(await this.uploads.markUsed(upload.id, now))) {
          problems.push({ field: `items[${index}].uploadId`, message: 'Il file non è arrivato, o non è più qui: caricatelo di nuovo.' });
          continue;
        }
        if (problems.length > 0) continue;
        const needsReview = known.typeByKey.get(fields.typeKey)!.needsReview && !canReviewDocument(actor, upload);
        const state: DocumentState = !input.publish ? 'BOZZA' : needsReview ? 'IN_REVISIONE' : 'PUBBLICATO';
        const document = newDocument(actor, upload, { fields, ...sharing, sharedWith: sharing.sharedWith.filter((id) => id !== upload.enteId), state }, now);
        await this.documents.add(document, firstVersion(actor, document, upload), upload.id);
        await recordChange(this.documents, this.outbox, { before: null, after: document, actor, kind: 'creato', detail: upload.fileName, at: now });
        ids.push(document.id);
      }
      // Thrown inside the transaction: what was made for the first ones goes with it.
      if (problems.length > 0) throw new DocumentInputRefused(problems);
      return ids;
    });
  }
}

function newDocument(actor: SignedInActor, upload: Upload, chosen: Pick<Document, 'fields' | 'visibility' | 'sharedWith' | 'state'>, now: Date): Document {
  return {
    id: randomUUID() as DocumentId,
    enteId: upload.enteId,
    ...chosen,
    ...{ currentVersion: 1, approvedVersion: null, featured: false, verifiedAt: null, revision: 1 },
    ...{ ownerId: actor.personId, createdBy: actor.personId, createdAt: now, updatedAt: now, publishedAt: chosen.state === 'PUBBLICATO' ? now : null, trashedAt: null },
  };
}

function firstVersion(actor: SignedInActor, { id, createdAt }: Document, { sha256, fileName }: Upload): DocumentVersion {
  return { documentId: id, number: 1, sha256: sha256!, fileName, note: '', createdBy: actor.personId, createdByName: actor.name, createdAt };
}
