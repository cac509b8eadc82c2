import type { PostId } from '@province-comuni/communities-contract';
import type { AttachmentCard, DocumentAttachments, KeptAttachment, TypedAttachment } from '@province-comuni/documents-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { CommunityInvalid } from '../errors.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';

/** The library, for what goes with posts. */
export type PostDocuments = DocumentAttachments<Actor, SignedInActor>;

/** What the reader may see of what goes with each of these posts, in the order of its author. A post that shows no words shows nothing else. */
export async function shownAttachments(discussions: DiscussionRepository, documents: PostDocuments, reader: Actor, posts: readonly { readonly id: PostId; readonly withdrawnAt: Date | null; readonly hiddenAt: Date | null }[]): Promise<ReadonlyMap<PostId, readonly AttachmentCard[]>> {
  const kept = await discussions.attachmentsOf(posts.filter(({ withdrawnAt, hiddenAt }) => withdrawnAt === null && hiddenAt === null).map(({ id }) => id));
  const ids = [...new Set([...kept.values()].flatMap((some) => some.map(({ documentId }) => documentId)))];
  const cards = new Map((ids.length === 0 ? [] : await documents.cards(reader, ids)).map((card) => [card.documentId, card]));
  return new Map([...kept].map(([id, some]) => [id, some.flatMap(({ documentId }) => cards.get(documentId) ?? [])]));
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
