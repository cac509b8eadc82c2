import { withFileNames, withPollWords, type Decision, type ModerationQueue, type OwnDecision, type QueuePlace, type ReadModeration, type ShownCase } from '@province-comuni/communities-domain';
import { isUuid } from '@province-comuni/shared-kernel';
import { HeldPostType, ModerationCaseType, ModerationDecision, ModerationQueueType, MyModeration, OwnDecisionType } from './moderation.type.js';

export function presentQueue({ community, open, cases, hasMore, appeals, suspended, canEverywhere }: ModerationQueue): ModerationQueueType {
  const last = cases.at(-1)?.found;
  return Object.assign(new ModerationQueueType(), {
    ...{ communityId: community.id, communityTitle: community.title, open, nodes: cases.map(presentCase), hasNextPage: hasMore, endCursor: last ? writeQueueCursor(last) : null, canEverywhere },
    appeals: appeals.map(({ appeal: { id, personName, words, at }, decision, canDecide }) => ({ id, personName, words, at, decision: presentDecision(decision), canDecide })),
    suspended: suspended.map(({ id, name, until, reason }) => ({ id, name, until, reason })),
  });
}

function presentCase({ found, discussion, title, text, sequence, authorName, authorEnte, at, before, held, reports, record, canDecide }: ShownCase): ModerationCaseType {
  return Object.assign(new ModerationCaseType(), {
    ...{ id: found.id, kind: found.kind, openedAt: found.openedAt, discussionId: discussion?.id ?? null, title, text, sequence, authorName, authorEnte, hasAuthor: found.authorId !== null, writtenAt: at, record, canDecide },
    ...{ beforeName: before && !before.withdrawnAt && !before.hiddenAt ? before.author.name : '', beforeText: before && !before.withdrawnAt && !before.hiddenAt ? before.text : null, holdReason: held?.reason ?? null },
    reports: reports.map(({ reporterName, reason, words, at: reportedAt }) => ({ reporterName, reason, words, at: reportedAt })),
  });
}

export function presentDecision({ id, number, kind, personId, personName, discussionId, postId, postSequence, category, reason, until, communityId, decidedByName, at }: Decision): ModerationDecision {
  return Object.assign(new ModerationDecision(), { id, number, kind, personId, personName, discussionId, postId, postSequence, category, reason, until, everywhere: communityId === null, decidedByName, at });
}

export function presentOwn({ decisions, held, suspensions }: Awaited<ReturnType<ReadModeration['own']>>): MyModeration {
  return Object.assign(new MyModeration(), {
    decisions: decisions.map(presentOwnDecision),
    held: held.map(({ id, communityId, discussionId, title, text, poll, attachments, reason, state, createdAt }): HeldPostType => ({ id, communityId, discussionId, title, text: withFileNames(withPollWords(text, poll), attachments), holdReason: reason, state, createdAt })),
    suspensions: suspensions.map(({ communityId, until, reason }) => ({ communityId, until, reason })),
  });
}

function presentOwnDecision({ decision, appeal, canAppeal, communityTitle }: OwnDecision): OwnDecisionType {
  // Who decided is for who moderates: the person is told the reason.
  return { decision: presentDecision({ ...decision, decidedByName: '' }), communityTitle, canAppeal, appealState: appeal?.state ?? null, appealWords: appeal?.words ?? '', appealAnswer: appeal?.answer ?? '' };
}

/** A place in a list by moment and identifier, as its page gives it back. */
export function writeQueueCursor({ openedAt, id }: { readonly openedAt: Date; readonly id: string }): string {
  return Buffer.from(`queue:${openedAt.toISOString()}:${id}`).toString('base64url');
}

/** Where the page after this cursor begins; the first one for no cursor, and for one that is none of ours. */
export function readQueueCursor(cursor: string | null): QueuePlace | null {
  const [, at = '', id = ''] = /^queue:(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z):([0-9a-f-]{36})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString()) ?? [];
  const openedAt = new Date(at);
  return isUuid(id) && !Number.isNaN(openedAt.getTime()) ? { openedAt, id: id as QueuePlace['id'] } : null;
}
