import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { MOST_ATTACHMENTS, type AttachmentActor, type AttachmentCard, type DocumentAttachments, type KeptAttachment, type TypedAttachment } from '@province-comuni/documents-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { StorageRefused, type ContentHash, type Outbox } from '@province-comuni/platform-ports';
import { isUuid, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import type { Document, DocumentId } from '../document/document.js';
import type { FieldProblem, TypedFields } from '../document/read-fields.js';
import { DocumentInputRefused } from '../errors.js';
import type { FileRepository } from '../files/file-repository.port.js';
import { FilesError } from '../files/files.errors.js';
import { mayUpload } from '../files/upload.policy.js';
import type { ReceiveUpload } from '../files/use-cases/receive-upload.use-case.js';
import type { UploadRepository } from '../files/upload-repository.port.js';
import type { UploadId } from '../files/upload.js';
import { canReadDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import type { AddDocuments } from '../use-cases/add-documents.use-case.js';
import { readableVersions } from '../use-cases/readable-versions.js';
import { recordChange } from '../use-cases/record-change.js';

/** What nobody said of a file that came with a message: its Ente says it in the library. */
const UNSAID: Omit<TypedFields, 'title'> = {
  ...{ abstract: '', typeKey: 'altro', pillars: [], year: null, territoryId: null, form: null, level: null, profile: null, language: 'it' },
  // A licence is given by who may, and never by bringing a file to a discussion.
  ...{ licence: 'RISERVATI', keywords: [], source: '', validFrom: null, validUntil: null, reviewOn: null, cites: [] },
};

type FileToBring = Parameters<DocumentAttachments<Actor, SignedInActor>['bring']>[1];

/** Documents that go with the messages of communities: brought and read by the rules of the library. */
export class AttachDocuments implements DocumentAttachments<Actor, SignedInActor> {
  /** Files that are being taken: the same mail that arrives twice at once brings each once. */
  private readonly bringing = new Map<string, ReturnType<AttachDocuments['bring']>>();

  constructor(
    private readonly add: AddDocuments,
    private readonly receive: ReceiveUpload,
    private readonly documents: DocumentRepository,
    private readonly uploads: UploadRepository,
    private readonly files: FileRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async bring(writer: SignedInActor, file: FileToBring): Promise<{ readonly uploadId: string } | { readonly refusal: string }> {
    const name = `${writer.personId} ${file.key}`;
    const brought = this.bringing.get(name) ?? this.bringOnce(writer, file).finally(() => this.bringing.delete(name));
    this.bringing.set(name, brought);
    return brought;
  }

  private async bringOnce(writer: SignedInActor, { fileName, bytes, key, enteId }: FileToBring): Promise<{ readonly uploadId: string } | { readonly refusal: string }> {
    const ente = writer.memberships.find((membership) => (enteId === undefined || membership.enteId === enteId) && mayUpload(writer, membership.enteId));
    if (!ente) return { refusal: 'con il vostro ruolo non potete portare file nella biblioteca' };
    try {
      const { upload, received } = await this.receive.start(writer, randomUUID() as UploadId, { enteId: ente.enteId, fileName, size: bytes.length, clientKey: key });
      if (received < bytes.length) await this.receive.append(writer, upload.id, received, Readable.from([Buffer.from(bytes.subarray(received))]));
      await this.receive.finish(writer, upload.id, createHash('sha256').update(bytes).digest('hex') as ContentHash);
      return { uploadId: upload.id };
    } catch (error) {
      if (error instanceof FilesError) return { refusal: reasonOf(error) };
      if (error instanceof StorageRefused) return { refusal: error.message };
      throw error;
    }
  }

  async attach(writer: SignedInActor, communityId: string, typed: readonly TypedAttachment[], isHeld: boolean): ReturnType<DocumentAttachments<Actor, SignedInActor>['attach']> {
    if (typed.length > MOST_ATTACHMENTS) return refused({ field: 'attachments', message: `Al massimo ${MOST_ATTACHMENTS} allegati per messaggio.` });
    const made = await this.documents.ofUploads(typed.flatMap(({ uploadId }) => (uploadId && isUuid(uploadId) ? uploadId : [])));
    const chosen = new Map((await this.documents.find(typed.flatMap(({ documentId, uploadId }) => named(documentId) ?? made.get(uploadId ?? '') ?? []))).filter((document) => document.trashedAt === null && canReadDocument(writer, document)).map((document) => [document.id as string, document]));
    const [kept, problems]: [KeptAttachment[], FieldProblem[]] = [[], []];
    for (const [index, { documentId, uploadId, title }] of typed.entries()) {
      const refuse = (field: string, message: string): void => void problems.push({ field: `attachments[${index}]${field}`, message });
      const there = chosen.get(documentId ?? made.get(uploadId ?? '') ?? '');
      if (documentId !== null || there) {
        if (!there || (documentId !== null && uploadId !== null)) refuse('', 'Questo documento non c’è, o non è per voi: toglietelo.');
        else if (!kept.some((earlier) => earlier.documentId === there.id)) kept.push({ documentId: there.id, title: there.fields.title, isBrought: false });
        continue;
      }
      const name = title.trim() || (await this.nameOf(uploadId));
      try {
        const [id] = await this.add.execute(writer, { items: [{ uploadId: uploadId ?? '', fields: { ...UNSAID, title: name } }], visibility: 'COMMUNITY', sharedWith: [communityId], publish: !isHeld });
        kept.push({ documentId: id!, title: name, isBrought: true });
      } catch (error) {
        if (!(error instanceof DocumentInputRefused)) throw error;
        for (const { field, message } of error.details.problems) refuse(field.endsWith('.title') ? '.title' : '', message);
      }
    }
    return { kept, problems };
  }

  async cards(reader: Actor, ids: readonly string[]): Promise<readonly AttachmentCard[]> {
    const readable = (await this.there(ids)).filter((document) => canReadDocument(reader, document));
    if (readable.length === 0) return [];
    const versions = await readableVersions(this.documents, reader, readable);
    const newest = new Map([...versions].reverse().map((version) => [version.documentId as string, version]));
    const files = new Map((await this.files.find([...newest.values()].map(({ sha256 }) => sha256))).map((file) => [file.sha256, file]));
    const kinds = new Map((await this.documents.types()).map(({ key, label }) => [key, label]));
    const enti = new Map((await this.enti.findByIds([...new Set(readable.map(({ enteId }) => enteId))])).map(({ id, denominazione }) => [id, denominazione]));
    return readable.flatMap(({ id, fields, enteId, state }) => {
      const version = newest.get(id);
      const file = version && files.get(version.sha256);
      if (!version || !file) return [];
      const { size, format, scan } = file;
      return { documentId: id, title: fields.title, kind: kinds.get(fields.typeKey) ?? '', ente: enti.get(enteId) ?? '', state, fileName: version.fileName, size, format, scan, href: `/api/documents/${id}/versions/${version.number}/file` };
    });
  }

  async titles(ids: readonly string[]): Promise<(reader: Actor) => readonly string[]> {
    const there = new Map((await this.there(ids)).map((document) => [document.id as string, document]));
    const ordered = ids.flatMap((id) => there.get(id) ?? []);
    return (reader) => ordered.filter((document) => canReadDocument(reader, document)).map(({ fields }) => fields.title);
  }

  async publish(by: AttachmentActor, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const document = await this.documents.lock(id as DocumentId);
      if (!document || document.state !== 'BOZZA' || document.trashedAt !== null) continue;
      await this.change(by, document, { state: 'PUBBLICATO', publishedAt: this.clock.now() }, 'pubblicato');
      await this.documents.publishVersion(document.id, document.currentVersion);
    }
  }

  async takeBack(by: AttachmentActor, communityId: string, ids: readonly string[]): Promise<readonly string[]> {
    const taken: string[] = [];
    for (const id of ids) {
      const document = await this.documents.lock(id as DocumentId);
      if (!document || document.visibility !== 'COMMUNITY' || !document.sharedWith.includes(communityId)) continue;
      const sharedWith = document.sharedWith.filter((each) => each !== communityId);
      await this.change(by, document, { sharedWith, visibility: sharedWith.length > 0 ? 'COMMUNITY' : 'ENTE' }, 'condivisione');
      taken.push(id);
    }
    return taken;
  }

  async giveBack(by: AttachmentActor, communityId: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const document = await this.documents.lock(id as DocumentId);
      if (!document || (document.visibility !== 'ENTE' && document.visibility !== 'COMMUNITY')) continue;
      const others = document.visibility === 'COMMUNITY' ? document.sharedWith : [];
      if (!others.includes(communityId)) await this.change(by, document, { visibility: 'COMMUNITY', sharedWith: [...others, communityId] }, 'condivisione');
    }
  }

  private async there(ids: readonly string[]): Promise<Document[]> {
    return (await this.documents.find(ids as DocumentId[])).filter(({ trashedAt }) => trashedAt === null);
  }

  private async nameOf(uploadId: string | null): Promise<string> {
    const upload = uploadId && isUuid(uploadId) ? await this.uploads.find(uploadId as UploadId) : null;
    return upload?.fileName ?? 'file';
  }

  private async change({ personId, name }: AttachmentActor, before: Document, changed: Partial<Document>, kind: string): Promise<void> {
    const at = this.clock.now();
    const after: Document = { ...before, ...changed, revision: before.revision + 1, updatedAt: at };
    await this.documents.save(after);
    await recordChange(this.documents, this.outbox, { before, after, actor: { personId: personId as PersonId, name }, kind, detail: kind === 'condivisione' ? after.visibility : '', at });
  }
}

function named(documentId: string | null): DocumentId | null {
  return documentId !== null && isUuid(documentId) ? (documentId as DocumentId) : null;
}

function refused(problem: FieldProblem): { readonly kept: readonly KeptAttachment[]; readonly problems: readonly FieldProblem[] } {
  return { kept: [], problems: [problem] };
}

function reasonOf({ details }: FilesError): string {
  return details.reason ?? (details.problems ?? []).map(({ message }) => message).join(' ');
}
