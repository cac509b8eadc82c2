import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { canComment, canDeleteComment, canEditComment, CommentDocuments, DocumentNotFound, type Document, type DocumentId, type ShownComment } from '@province-comuni/documents-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import { DocumentsRefusalsInterceptor } from '../documents-refusals.interceptor.js';
import { CommentKept, CommentResult, DocumentCommentsType, type DocumentCommentType } from '../graphql/comment.type.js';

const MOST = 50;

/** What people say of documents: those who have a role in an Ente, among themselves. */
@Resolver()
@UseInterceptors(DocumentsRefusalsInterceptor)
@Access('signed-in')
export class CommentsResolver {
  constructor(@Inject(CommentDocuments) private readonly comments: CommentDocuments) {}

  @Query(() => DocumentCommentsType, { nullable: true, description: 'Comments on a document; null where there are none for who asks.' })
  async documentComments(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string, @Args('first', { type: () => Int, defaultValue: 20, description: 'At most 50.' }) first: number, @Args('offset', { type: () => Int, defaultValue: 0 }) offset: number): Promise<DocumentCommentsType> {
    const { document, threads, total } = await this.comments.list(actor, idOf(id), { limit: Math.min(Math.max(first, 1), MOST), offset: Math.min(Math.max(offset, 0), 10_000) });
    return { total, canComment: canComment(actor, document), threads: threads.map(({ answers, ...thread }) => ({ ...present(actor, document, thread), answers: answers.map((answer) => present(actor, document, answer)) })) };
  }

  @Mutation(() => CommentResult, { description: 'Says something of a document, or answers a comment. The same `clientKey` is the same comment.' })
  async addDocumentComment(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('text', { type: () => String }) text: string, @Args('parentId', { type: () => ID, nullable: true }) parentId: string | null, @Args('clientKey', { type: () => ID }) clientKey: string): Promise<CommentKept> {
    return kept((await this.comments.add(actor, idOf(id), { text, parentId: parentId ?? null, clientKey })).id);
  }

  @Mutation(() => CommentResult, { description: 'Changes a comment; how it read before stays to be seen.' })
  async editDocumentComment(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('text', { type: () => String }) text: string): Promise<CommentKept> {
    await this.comments.edit(actor, id, text);
    return kept(id);
  }

  @Mutation(() => CommentResult, { description: 'Takes a comment away, its words for good.' })
  async deleteDocumentComment(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<CommentKept> {
    await this.comments.remove(actor, id);
    return kept(id);
  }
}

function present(actor: Actor, document: Document, { comment, earlier }: ShownComment): DocumentCommentType {
  const { id, authorName, text, createdAt, editedAt, deletedAt } = comment;
  const deleted = deletedAt !== null;
  return { id, authorName: deleted ? '' : authorName, text, createdAt, editedAt, deleted, earlier: earlier.map(({ text: before, at }) => ({ text: before, at })), canEdit: canEditComment(actor, comment), canDelete: canDeleteComment(actor, document, comment) };
}

function kept(id: string): CommentKept {
  return Object.assign(new CommentKept(), { id });
}

function idOf(text: string): DocumentId {
  if (!isUuid(text)) throw new DocumentNotFound();
  return text as DocumentId;
}
