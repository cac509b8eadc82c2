import type { EnteRegistry } from '@province-comuni/enti-contract';
import { communityIdsOf, databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Document, DocumentId, DocumentVersion } from '../document/document.js';
import { stateAfter, type Step } from '../document/lifecycle.js';
import { cleanText, readFields, type FieldProblem, type TypedFields } from '../document/read-fields.js';
import { DocumentChanged, DocumentInputRefused, DocumentNotAllowed, DocumentNotFound, DocumentStepRefused } from '../errors.js';
import { mayTouchUpload } from '../files/upload.policy.js';
import type { UploadId } from '../files/upload.js';
import type { UploadRepository } from '../files/upload-repository.port.js';
import { canEditDocument, canReadDocument, canReviewDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { knownKeys, territoryProblems } from './library-vocabulary.js';
import { readSharing, type TypedSharing } from './read-sharing.js';
import { recordChange } from './record-change.js';

/** What a person changes of a document. */
export type DocumentChange =
  | { readonly kind: 'fields'; readonly fields: TypedFields }
  | ({ readonly kind: 'sharing' } & TypedSharing)
  /** `reason`: asked for when it is sent back. */
  | { readonly kind: 'step'; readonly step: Step; readonly reason: string }
  | { readonly kind: 'version'; readonly uploadId: string; readonly note: string }
  /** The file of an earlier version becomes the newest one. */
  | { readonly kind: 'restoreVersion'; readonly number: number }
  /** Pins the version that the Ente holds for approved; null unpins. */
  | { readonly kind: 'approve'; readonly number: number | null }
  | { readonly kind: 'trash' }
  | { readonly kind: 'untrash' };

/** The new state of the document and what the history says. */
interface Outcome {
  readonly after: Document;
  readonly kind: string;
  readonly detail: string;
}

const NOTE_LENGTH = 1000;
const STEP_DEEDS: Record<Step, string> = { submit: 'inviato', publish: 'pubblicato', sendBack: 'rimandato', withdraw: 'ritirato' };

/** One change of a document, by who writes for its Ente; nobody's change is overwritten unseen. */
export class ChangeDocument {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly uploads: UploadRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param seenRevision revision that the person saw. @throws DocumentNotFound, DocumentNotAllowed, DocumentChanged, DocumentInputRefused, DocumentStepRefused */
  async execute(actor: SignedInActor, id: DocumentId, seenRevision: number, change: DocumentChange): Promise<Document> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const before = await lockForEdit(this.documents, actor, id);
      if (before.revision !== seenRevision) throw new DocumentChanged(before.revision, await this.documents.lastChangedBy(id));
      const now = this.clock.now();
      const { after, kind, detail } = await this.outcomeOf(actor, before, change, now);
      const saved: Document = { ...after, revision: before.revision + 1, updatedAt: now };
      await this.documents.save(saved);
      if (saved.state === 'PUBBLICATO') await this.documents.publishVersion(id, saved.currentVersion);
      await recordChange(this.documents, this.outbox, { before, after: saved, actor, kind, detail, at: now });
      return saved;
    });
  }

  private async outcomeOf(actor: SignedInActor, document: Document, change: DocumentChange, now: Date): Promise<Outcome> {
    if (document.trashedAt && change.kind !== 'untrash') throw new DocumentStepRefused('Il documento è nel cestino: prima riprendetelo.');
    switch (change.kind) {
      case 'fields': {
        await this.refuseUnreviewed(actor, document);
        const known = await knownKeys(this.documents, this.enti);
        const { fields, problems } = readFields(change.fields, known, Number(italianDay(now).slice(0, 4)));
        refuseProblems([...problems, ...(problems.length === 0 ? await territoryProblems(fields, this.enti) : [])]);
        // As what it becomes it would have been looked at first.
        await this.refuseUnreviewed(actor, { ...document, fields });
        return { after: { ...document, fields }, kind: 'campi', detail: '' };
      }
      case 'sharing': {
        await this.refuseUnreviewed(actor, document);
        const { sharing, problems } = await readSharing(change, document.enteId, this.enti, [...communityIdsOf(actor), ...(document.visibility === 'COMMUNITY' ? document.sharedWith : [])]);
        refuseProblems(problems);
        return { after: { ...document, ...sharing }, kind: 'condivisione', detail: sharing.visibility };
      }
      case 'step':
        return this.stepped(actor, document, change.step, change.reason, now);
      case 'version': {
        await this.refuseUnreviewed(actor, document);
        return this.withVersion(actor, document, change.uploadId, change.note, now);
      }
      case 'restoreVersion': {
        await this.refuseUnreviewed(actor, document);
        const old = (await this.documents.versionsOf(document.id)).find(({ number }) => number === change.number);
        if (!old || old.number === document.currentVersion) throw new DocumentStepRefused('Questa versione non c’è, o è già quella in uso.');
        const number = document.currentVersion + 1;
        await this.documents.addVersion({ ...old, number, note: `Ripristinata la versione ${old.number}.`, createdBy: actor.personId, createdByName: actor.name, createdAt: now });
        return { after: { ...document, currentVersion: number }, kind: 'ripristinata', detail: String(old.number) };
      }
      case 'approve': {
        if (!canReviewDocument(actor, document)) throw new DocumentNotAllowed();
        if (change.number !== null && (!Number.isInteger(change.number) || change.number < 1 || change.number > document.currentVersion)) throw new DocumentStepRefused('Questa versione non c’è.');
        return { after: { ...document, approvedVersion: change.number }, kind: change.number === null ? 'approvazione tolta' : 'approvata', detail: String(change.number ?? '') };
      }
      case 'trash':
        return { after: { ...document, trashedAt: now }, kind: 'cestino', detail: '' };
      case 'untrash':
        if (!document.trashedAt) throw new DocumentStepRefused('Il documento non è nel cestino.');
        return { after: { ...document, trashedAt: null }, kind: 'ripreso', detail: '' };
    }
  }

  private async stepped(actor: SignedInActor, document: Document, step: Step, reason: string, now: Date): Promise<Outcome> {
    const state = stateAfter(document.state, step);
    if (!state) throw new DocumentStepRefused('Non si può fare nello stato in cui è ora: qualcuno può averlo già fatto.');
    if (step === 'publish' && (await this.needsReview(document)) && !canReviewDocument(actor, document)) throw new DocumentStepRefused('Questo tipo di documento si pubblica dopo la revisione: mandatelo al referente del vostro Ente.');
    if (step === 'sendBack' && !canReviewDocument(actor, document)) throw new DocumentNotAllowed();
    const why = cleanText(reason).slice(0, NOTE_LENGTH);
    if (step === 'sendBack' && why === '') throw new DocumentInputRefused([{ field: 'reason', message: 'Scrivete che cosa va cambiato: chi l’ha preparato deve saperlo.' }]);
    return { after: { ...document, state, publishedAt: state === 'PUBBLICATO' ? now : null }, kind: STEP_DEEDS[step], detail: why };
  }

  private async withVersion(actor: SignedInActor, document: Document, uploadId: string, note: string, now: Date): Promise<Outcome> {
    const why = cleanText(note);
    const problems: FieldProblem[] = [];
    if (why === '') problems.push({ field: 'note', message: 'Scrivete che cosa cambia in questa versione.' });
    if (why.length > NOTE_LENGTH) problems.push({ field: 'note', message: `Al massimo ${NOTE_LENGTH.toLocaleString('it-IT')} caratteri.` });
    refuseProblems(problems);
    const upload = isUuid(uploadId) ? await this.uploads.find(uploadId as UploadId) : null;
    const isHere = upload?.sha256 && upload.enteId === document.enteId && mayTouchUpload(actor, upload) && (await this.uploads.markUsed(upload.id, now));
    if (!isHere) throw new DocumentInputRefused([{ field: 'uploadId', message: 'Il file non è arrivato, o non è più qui: caricatelo di nuovo.' }]);
    const versions = await this.documents.versionsOf(document.id);
    if (versions[0]?.sha256 === upload.sha256) throw new DocumentInputRefused([{ field: 'uploadId', message: 'È lo stesso file della versione in uso: non è cambiato nulla.' }]);
    const number = document.currentVersion + 1;
    const version: DocumentVersion = { documentId: document.id, number, sha256: upload.sha256!, fileName: upload.fileName, note: why, createdBy: actor.personId, createdByName: actor.name, createdAt: now };
    await this.documents.addVersion(version);
    return { after: { ...document, currentVersion: number }, kind: 'versione', detail: `${number}: ${why}` };
  }

  /** What was published after a look does not change without one. */
  private async refuseUnreviewed(actor: SignedInActor, document: Document): Promise<void> {
    if (document.state === 'PUBBLICATO' && !canReviewDocument(actor, document) && (await this.needsReview(document))) throw new DocumentStepRefused('È pubblicato e il suo tipo chiede la revisione: lo cambia il referente, oppure ritiratelo in bozza.');
  }

  private async needsReview({ fields }: Document): Promise<boolean> {
    return (await this.documents.types()).some(({ key, needsReview }) => key === fields.typeKey && needsReview);
  }
}

/** The document for a change by who writes for its Ente, every other writer waiting. @throws DocumentNotFound, DocumentNotAllowed */
export async function lockForEdit(documents: DocumentRepository, actor: Actor, id: DocumentId): Promise<Document> {
  const [seen] = await documents.find([id]);
  if (!seen || !canReadDocument(actor, seen)) throw new DocumentNotFound();
  if (!canEditDocument(actor, seen)) throw new DocumentNotAllowed();
  const document = await documents.lock(id);
  if (!document) throw new DocumentNotFound();
  return document;
}

function refuseProblems(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new DocumentInputRefused(problems);
}
