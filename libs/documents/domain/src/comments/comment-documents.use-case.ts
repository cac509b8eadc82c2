import { randomUUID } from 'node:crypto';
import type { DocumentEvent } from '@province-comuni/documents-contract';
import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import type { Document, DocumentId } from '../document/document.js';
import { cleanText } from '../document/read-fields.js';
import { DocumentInputRefused, DocumentNotAllowed, DocumentNotFound, DocumentStepRefused } from '../errors.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { canComment, canDeleteComment, canEditComment, canReadComments } from './comment.policy.js';
import type { CommentRepository } from './comment-repository.port.js';
import { LONGEST_COMMENT, type Comment, type CommentId, type CommentThread, type ShownComment } from './comment.js';

/** Comments of a document as the actor sees them. */
export interface DocumentComments {
  readonly document: Document;
  readonly threads: readonly CommentThread[];
  readonly total: number;
}

/** What people with a role in an Ente say of a document they may read. Who may no longer read it loses them in the same moment. */
export class CommentDocuments {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly comments: CommentRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Newest first, each with its answers. @throws DocumentNotFound */
  async list(actor: Actor, id: DocumentId, page: { readonly offset: number; readonly limit: number }): Promise<DocumentComments> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const document = await this.readable(actor, id);
      const { items, total } = await this.comments.threadsOf(id, page);
      const answers = await this.comments.answersTo(items.map((comment) => comment.id));
      const earlier = Map.groupBy(await this.comments.earlierOf([...items, ...answers].map((comment) => comment.id)), ({ commentId }) => commentId);
      const shown = (comment: Comment): ShownComment => ({ comment, earlier: earlier.get(comment.id) ?? [] });
      const byThread = Map.groupBy(answers, ({ parentId }) => parentId);
      return { document, total, threads: items.map((comment) => ({ ...shown(comment), answers: (byThread.get(comment.id) ?? []).map(shown) })) };
    });
  }

  /** @param clientKey minted by the page: the same key is the same comment. @throws DocumentNotFound, DocumentInputRefused, DocumentStepRefused */
  async add(actor: SignedInActor, id: DocumentId, typed: { readonly text: string; readonly parentId: string | null; readonly clientKey: string }): Promise<Comment> {
    const text = textOf(typed.text);
    if (!isUuid(typed.clientKey)) throw new DocumentInputRefused([{ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' }]);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const document = await this.readable(actor, id);
      if (!canComment(actor, document)) throw new DocumentStepRefused('Il documento è nel cestino: non si commenta.');
      const [parent = null] = isUuid(typed.parentId ?? '') ? await this.comments.find([typed.parentId as CommentId]) : [];
      if (typed.parentId !== null && (parent?.documentId !== id || parent.deletedAt !== null)) throw new DocumentNotFound();
      if (parent?.parentId) throw new DocumentStepRefused('Si risponde al commento, non a una risposta.');
      const fresh: Comment = { id: randomUUID() as CommentId, documentId: id, parentId: parent?.id ?? null, authorId: actor.personId, authorName: actor.name, text, createdAt: this.clock.now(), editedAt: null, deletedAt: null };
      const kept = await this.comments.add(fresh, typed.clientKey);
      if (kept.id === fresh.id) await this.outbox.record({ kind: 'documents.comment-added', payload: { commentId: kept.id } } satisfies DocumentEvent);
      return kept;
    });
  }

  /** How it read before stays to be seen. @throws DocumentNotFound, DocumentNotAllowed, DocumentInputRefused */
  async edit(actor: SignedInActor, id: string, typed: string): Promise<void> {
    const text = textOf(typed);
    await this.onComment(actor, id, async (_document, comment) => {
      if (!canEditComment(actor, comment)) throw new DocumentNotAllowed();
      if (text === comment.text) return;
      const at = this.clock.now();
      await this.comments.keepEarlier({ commentId: comment.id, text: comment.text, at });
      await this.comments.save({ ...comment, text, editedAt: at });
    });
  }

  /** Its words are gone for good, earlier ones too; that there was one stays where somebody answered. @throws DocumentNotFound, DocumentNotAllowed */
  async remove(actor: SignedInActor, id: string): Promise<void> {
    await this.onComment(actor, id, async (document, comment) => {
      if (!canDeleteComment(actor, document, comment)) throw new DocumentNotAllowed();
      await this.comments.forgetEarlier(comment.id);
      await this.comments.save({ ...comment, text: '', deletedAt: this.clock.now() });
    });
  }

  private async onComment(actor: SignedInActor, id: string, work: (document: Document, comment: Comment) => Promise<void>): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const [found] = isUuid(id) ? await this.comments.find([id as CommentId]) : [];
      if (!found) throw new DocumentNotFound();
      const document = await this.readable(actor, found.documentId);
      // Who may read but not change it cannot hold the row either.
      if (!canDeleteComment(actor, document, found)) throw new DocumentNotAllowed();
      const comment = await this.comments.lock(found.id);
      if (!comment || comment.deletedAt !== null) throw new DocumentNotFound();
      await work(document, comment);
    });
  }

  private async readable(actor: Actor, id: DocumentId): Promise<Document> {
    const [document] = await this.documents.find([id]);
    if (!document || !canReadComments(actor, document)) throw new DocumentNotFound();
    return document;
  }
}

function textOf(typed: string): string {
  const text = cleanText(typed).replace(/\n{3,}/g, '\n\n');
  if (text === '') throw new DocumentInputRefused([{ field: 'text', message: 'Scrivete qualcosa.' }]);
  if (text.length > LONGEST_COMMENT) throw new DocumentInputRefused([{ field: 'text', message: `Al massimo ${LONGEST_COMMENT.toLocaleString('it-IT')} caratteri.` }]);
  return text;
}
