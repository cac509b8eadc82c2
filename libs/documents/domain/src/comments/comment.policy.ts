import { audiencesOf, NETWORK_AUDIENCE, type Actor } from '@province-comuni/identity-contract';
import type { Document } from '../document/document.js';
import { canReadDocument, canReviewDocument } from '../policies/document.policy.js';
import type { Comment } from './comment.js';

type Readable = Parameters<typeof canReadDocument>[1];

/** Reads what is said of a document: who may read it and has a role in an Ente. Colleagues speak among themselves, also of what is public. */
export function canReadComments(actor: Actor, document: Readable): boolean {
  return canReadDocument(actor, document) && audiencesOf(actor).includes(NETWORK_AUDIENCE);
}

/** Says something of it. */
export function canComment(actor: Actor, document: Readable): boolean {
  return canReadComments(actor, document) && document.trashedAt === null;
}

/** Changes a comment: who wrote it. */
export function canEditComment(actor: Actor, comment: Comment): boolean {
  return actor.kind === 'person' && actor.personId === comment.authorId && comment.deletedAt === null;
}

/** Takes a comment away: who wrote it, and who answers for the documents of the Ente. */
export function canDeleteComment(actor: Actor, document: Pick<Document, 'enteId'>, comment: Comment): boolean {
  return canEditComment(actor, comment) || (comment.deletedAt === null && canReviewDocument(actor, document));
}
