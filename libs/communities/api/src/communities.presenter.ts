import { plainPost } from '@province-comuni/communities-contract';
import { mustAcceptGuidelines, show, type DiscussionPage, type DiscussionPlace, type ListedDiscussion, type OpenDiscussion, type PostForReader, type PostPlace as PlaceOfPost, type ShownCommunity } from '@province-comuni/communities-domain';
import type { Actor } from '@province-comuni/identity-contract';
import { Community } from './graphql/community.type.js';
import { Discussion, DiscussionConnection, DiscussionThread, Post, PostPlace, PostReference } from './graphql/discussion.type.js';

export function presentCommunity({ community, own, unread, can }: ShownCommunity): Community {
  const { id, key, title, purpose, thisWeek, guidelines, guidelinesVersion, visibility, pillarKey, subjects, memberCount, lastEvent, parentId, provinciaId, closedAt, closedBy } = community;
  return Object.assign(new Community(), { id, key, title, purpose, thisWeek, guidelines: [...guidelines], guidelinesVersion, guidelinesToAccept: can.seeMembers && mustAcceptGuidelines(community, own), visibility, pillarKey, subjects: [...subjects], memberCount, lastEvent: can.read ? lastEvent : 0, role: own?.role ?? null, since: own?.since ?? null, suspendedUntil: own?.suspendedUntil ?? null, unread, parentId, provinciaId, closedAt, closedBy, viewerCan: can });
}

export function presentDiscussion({ author, solvedSequence, ...discussion }: ListedDiscussion): Discussion {
  const { id, kind, title, tags, createdAt, closed, pinned, lastSequence, lastPostAt, lastAuthorName, unread } = discussion;
  return Object.assign(new Discussion(), { id, kind, title, tags: [...tags], authorName: author.name, authorEnte: author.ente, createdAt, closed, pinned, solved: solvedSequence !== null, solvedSequence, lastSequence, lastPostAt, lastAuthorName, unread });
}

export function presentDiscussions({ items, hasMore, tags }: DiscussionPage & { readonly tags: readonly { readonly tag: string; readonly count: number }[] }): DiscussionConnection {
  const last = items.at(-1);
  return Object.assign(new DiscussionConnection(), { nodes: items.map(presentDiscussion), hasNextPage: hasMore, endCursor: last ? writeCursor(last) : null, tags: [...tags] });
}

export function presentPost({ id, sequence, author, text, createdAt, editedAt, withdrawnAt, movedTo, movedPlace, hiddenCategory, hidden, reactions, attachments, references, can }: PostForReader): Post {
  const withdrawn = withdrawnAt !== null;
  const by = withdrawn || (hiddenCategory && !hidden) ? { authorId: null, authorName: '', authorEnte: '' } : { authorId: author.personId, authorName: author.name, authorEnte: author.ente };
  return Object.assign(new Post(), {
    ...{ id, sequence, ...by, text: hiddenCategory ? plainPost() : text, createdAt, editedAt: hiddenCategory ? null : editedAt, withdrawn, moved: movedTo !== null, movedTo: movedPlace && presentPlace(movedPlace), hiddenCategory, hidden: hidden && { title: hidden.title, text: hidden.text, reason: hidden.reason } },
    ...{ reactions: hiddenCategory ? [] : [...reactions], attachments: attachments.map(({ kind, size, ...card }) => ({ ...card, kindLabel: kind, size: String(size) })), references: hiddenCategory || withdrawn ? [] : references.map((card) => Object.assign(new PostReference(), card)), canEdit: can.edit, canWithdraw: can.withdraw, canReport: can.report },
  });
}

export function presentPlace({ communityKey, discussionId, sequence, title }: PlaceOfPost): PostPlace {
  return Object.assign(new PostPlace(), { communityKey, discussionId, sequence, title });
}

export function presentThread(actor: Actor, open: OpenDiscussion): DiscussionThread {
  return Object.assign(new DiscussionThread(), {
    ...{ community: presentCommunity(show(actor, open.community, open.own)), discussion: presentDiscussion({ ...open.discussion, unread: open.unread }), firstUnread: open.firstUnread },
    ...{ first: presentPost(open.first), solution: open.solution && presentPost(open.solution), posts: open.posts.map(presentPost) },
    ...{ canAnswer: open.can.answer, canMarkSolved: open.can.markSolved, canModerate: open.can.moderate, isAuthor: actor.kind === 'person' && open.discussion.author.personId === actor.personId },
  });
}

function writeCursor({ pinned, lastNumber }: DiscussionPlace): string {
  return Buffer.from(`discussions:${pinned ? 1 : 0}:${lastNumber}`).toString('base64url');
}

/** Where the page after this cursor begins; the first one for no cursor, and for one that is none of ours. */
export function readCursor(cursor: string | null | undefined): DiscussionPlace | null {
  const [, pinned, lastNumber] = /^discussions:([01]):(\d{1,9})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString()) ?? [];
  return lastNumber === undefined ? null : { pinned: pinned === '1', lastNumber: Number(lastNumber) };
}
