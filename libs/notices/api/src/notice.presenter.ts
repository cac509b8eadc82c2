import type { Notice, NoticePage, NoticePlace } from '@province-comuni/notices-domain';
import { isUuid } from '@province-comuni/shared-kernel';
import type { NoticePageType, NoticeType } from './notice.type.js';

export function presentNotice({ id, topic, title, href, createdAt, readAt }: Notice): NoticeType {
  return { id, topic, title, href, createdAt, read: readAt !== null };
}

export function presentNoticePage({ notices, hasMore }: NoticePage): NoticePageType {
  const last = notices.at(-1);
  return { nodes: notices.map(presentNotice), hasNextPage: hasMore, endCursor: last ? writeCursor(last) : null };
}

/** Cursors are opaque to clients. What they say does not depend on the notice: the page after one that is gone is the same. */
function writeCursor({ createdAt, id }: NoticePlace): string {
  return Buffer.from(`notices:${createdAt.getTime()}:${id}`).toString('base64url');
}

/** Where the page after this cursor begins; the first one for no cursor, and for one that is none of ours. */
export function readCursor(cursor: string | null | undefined): NoticePlace | null {
  const [, time, id] = /^notices:(\d{1,13}):([0-9a-f-]{36})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString()) ?? [];
  return id !== undefined && isUuid(id) ? { createdAt: new Date(Number(time)), id } : null;
}
