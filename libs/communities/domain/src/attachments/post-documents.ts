import type { PostId } from '@province-comuni/communities-contract';
import type { AttachmentCard, DocumentAttachments, KeptAttachment, TypedAttachment } from '@province-comuni/documents-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import type { ShownPost } from '../discussion/discussion.js';
import { CommunityInvalid } from '../errors.js';

/** The library, for what goes with posts. */
export type PostDocuments = DocumentAttachments<Actor, SignedInActor>;

/** What the reader may see of what goes with each of these posts, in the order of its author. A post that shows no words shows nothing else. */
export async function shownAttachments(documents: PostDocuments, reader: Actor, posts: readonly Pick<ShownPost, 'id' | 'withdrawnAt' | 'hiddenAt' | 'documents'>[]): Promise<ReadonlyMap<PostId, readonly AttachmentCard[]>> {
  const spoken = posts.filter(({ withdrawnAt, hiddenAt }) => withdrawnAt === null && hiddenAt === null);
  const ids = [...new Set(spoken.flatMap((post) => post.documents.map(({ documentId }) => documentId)))];
  const cards = new Map((ids.length === 0 ? [] : await documents.cards(reader, ids)).map((card) => [card.documentId, card]));
  return new Map(spoken.map((post) => [post.id, post.documents.flatMap(({ documentId }) => cards.get(documentId) ?? [])]));
}

/** Keeps what goes with a post, in the open transaction. @throws CommunityInvalid with everything that is wrong */
export async function takeAttachments(documents: PostDocuments, writer: SignedInActor, communityId: string, typed: readonly TypedAttachment[], isHeld: boolean): Promise<readonly KeptAttachment[]> {
  if (typed.length === 0) return [];
  const { kept, problems } = await documents.attach(writer, communityId, typed, isHeld);
  if (problems.length > 0) throw new CommunityInvalid(...problems);
  return kept;
}

/** The names of what is brought, before it is kept. */
export function namesOf(typed: readonly TypedAttachment[]): readonly { readonly title: string; readonly isBrought: boolean }[] {
  return typed.map(({ title, documentId }) => ({ title, isBrought: documentId === null }));
}
