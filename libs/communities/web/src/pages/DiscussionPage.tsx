import '../messages.js';
import '../communities.css';
import type { PostText } from '@province-comuni/communities-contract';
import { EmptyState, Failure, Notice, Page, Skeleton, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { EditorHandle } from '../editor/PostEditor.js';
import { MarkSolvedDocument, SetDiscussionDocument } from '../generated/graphql.js';
import { usePlaceOnReturn, type ReadingPlace } from '../hooks/usePlaceOnReturn.js';
import { useReadProgress } from '../hooks/useReadProgress.js';
import { useThread, type PostData, type Thread, type ThreadData } from '../hooks/useThread.js';
import { useCommunityLive } from '../live/useCommunityLive.js';
import { LinkedIssues } from '../initiatives/LinkedIssues.js';
import { useTyping } from '../live/useTyping.js';
import { HeldPosts, SuspensionNotice } from '../moderation/OwnPanels.js';
import { MoveButtons } from '../moderation/MoveDialogs.js';
import { AcceptPanel } from '../parts/JoinPanel.js';
import { DiscussionBadges } from '../parts/DiscussionBadges.js';
import { FollowButton } from '../parts/FollowButton.js';
import { QuestionPanel } from '../desk/QuestionPanel.js';
import { SheetPanel } from '../desk/SheetPanel.js';
import { PollPanel } from '../polls/PollPanel.js';
import { PostTextView } from '../parts/PostTextView.js';
import { Earlier, GoTo, Later, LONG } from '../parts/LongThread.js';
import { MovedPosts, useMovedAddress, withMovedTogether } from '../parts/MovedPosts.js';
import { KeptAnswer } from '../parts/KeptAnswer.js';
import { PostView } from '../parts/PostView.js';
import { Steady, useWayToTheEnd } from '../parts/Steady.js';
import { useAroundPosts } from '../parts/around-posts.js';
import { ReadersLine } from '../parts/ReadersLine.js';
import { ShareButton } from '../parts/ShareButton.js';
import { Tags } from '../parts/Tags.js';
import { TypingLine } from '../parts/TypingLine.js';
import { QuickReply } from '../parts/QuickReply.js';

/** A discussion: what was asked, the solution under it, the answers, and one's own at the end. */
export function DiscussionPage(): ReactElement {
  const { key = '', discussion: id = '' } = useParams();
  // Another address is another page: what the one before showed says nothing of where this one leads.
  return <PageOf key={`${key}/${id}`} communityKey={key} id={id} />;
}

function PageOf({ communityKey: key, id }: { readonly communityKey: string; readonly id: string }): ReactElement {
  const t = useMessages('communities');
  const [search] = useSearchParams();
  const wanted = Number(search.get('messaggio'));
  // Who comes back finds the page as it was left, wherever the address leads.
  const place = usePlaceOnReturn(id);
  const asked = place?.sequence ?? wanted;
  const start = Number.isInteger(asked) && asked > 1 ? asked : null;
  const { key: visit } = useLocation();
  const thread = useThread(id, start, visit);
  const { head, missing, error } = thread;
  const isMoving = useMovedAddress(head, key, id, start, thread.posts);
  const crumbs = [{ label: t('title'), to: '/community' }, ...(head ? [{ label: head.community.title, to: `/community/${key}` }, { label: head.discussion.title }] : [])];
  if (missing && !head) {
    return (
      <Page title={t('thread.unknown')} crumbs={[...crumbs, { label: t('thread.unknown') }]}>
        <EmptyState title={t('thread.unknown')} action={<Link className="btn btn-primary" to="/community">{t('back')}</Link>}><p>{t('unknownText')}</p></EmptyState>
      </Page>
    );
  }
  if (!head || isMoving) return <Page title={t('title')} crumbs={crumbs}>{error ? <Failure error={error} retry={thread.reload} /> : <Skeleton lines={12} />}</Page>;
  return <OpenThread thread={thread} head={head} start={start} place={place} />;
}

function OpenThread({ thread, head, start, place }: { readonly thread: Thread; readonly head: ThreadData; readonly start: number | null; readonly place: ReadingPlace | null }): ReactElement {
  const t = useMessages('communities');
  const viewer = useViewer();
  const { community, discussion, first, solution } = head;
  const [done, setDone] = useState('');
  const editor = useRef<EditorHandle | null>(null);
  // Something happened in this discussion: the poll is looked at again.
  const [heard, setHeard] = useState(0);
  const typing = useTyping(discussion.id);
  const live = useCommunityLive(community.id, community.lastEvent, (events, brought) => {
    thread.hear(events, brought);
    if (events.some((event) => event.discussionId === discussion.id && event.kind === 'POST_ADDED')) typing.clear();
    if (events.some((event) => event.discussionId === discussion.id && event.kind === 'DISCUSSION_CHANGED')) setHeard((count) => count + 1);
  }, { discussionId: discussion.id, onTyping: typing.hear });
  const solve = useChange(MarkSolvedDocument, (data) => data.markSolved);
  useReadProgress(discussion.id, community.role !== null, thread.posts.at(-1)?.sequence ?? 0);
  useScrollTo(start, place, thread.posts);
  useWayToTheEnd();
  async function markSolved(post: PostData, solved: boolean): Promise<void> {
    if (!(await solve.run({ discussionId: discussion.id, postId: solved ? post.id : null }))) return;
    setDone(solved ? t('thread.solved') : '');
    await thread.refresh(null);
  }
  const around = useAroundPosts(head);
  const quote = useCallback<EditorHandle['quote']>((post) => editor.current?.quote(post), []);
  const solving = useRef(markSolved);
  solving.current = markSolved;
  const solveBy = useCallback((post: PostData, solved: boolean) => void solving.current(post, solved), []);
  const toReply = (): void => {
    document.getElementById('rispondi')?.scrollIntoView({ block: 'center' });
    editor.current?.focus();
  };
  const actions = (
    <>
      <FollowButton kind="discussione" id={discussion.id} title={discussion.title} />
      <ShareButton address={`/community/${community.key}/${discussion.id}`} />
      {head.canAnswer && <button type="button" className="btn btn-primary" onClick={toReply}>{t('thread.toReply')}</button>}
    </>
  );
  return (
    <Page title={discussion.title} lead={<><DiscussionBadges discussion={discussion} />{viewer && <ReadersLine readers={live.readers} />}</>} crumbs={[{ label: t('title'), to: '/community' }, { label: community.title, to: `/community/${community.key}` }, { label: discussion.title }]} actions={actions}>
      <div className="com-thread">
        <div role="status">
          {live.interrupted && <Notice kind="warning"><p>{t('thread.interrupted')}</p></Notice>}
          {done && <Notice kind="success"><p>{done}</p></Notice>}
        </div>
        {thread.missing && <Notice kind="danger"><p>{t('unknownText')}</p></Notice>}
        {solve.message && <Notice kind="danger"><p>{solve.message}</p></Notice>}
        {solve.error != null && <Failure error={solve.error} />}
        <PostView post={first} around={around} refresh={thread.refresh} {...(head.canAnswer ? { onQuote: quote } : {})} />
        {(head.canModerate || (head.isAuthor && community.viewerCan.write)) && <Tags key={discussion.tags.join()} discussion={discussion} onChanged={() => thread.refresh(null)} />}
        <PollPanel discussionId={discussion.id} heard={heard} />
        {discussion.kind === 'QUESTION' && <QuestionPanel key={String(discussion.solved)} discussionId={discussion.id} heard={heard} posts={thread.posts.length} />}
        {solution && (
          <section className="com-panel com-panel--solution" aria-labelledby="soluzione">
            <h2 id="soluzione" className="h6">{t('thread.solution')}</h2>
            <p className="mb-1">
              <strong>{solution.authorName}</strong>
              {solution.authorEnte && <span className="pc-quiet">, {solution.authorEnte}</span>}
            </p>
            <PostTextView text={solution.text as PostText} references={solution.references} />
            <Link to={`?messaggio=${solution.sequence}`} replace>{t('thread.toSolution')}</Link>
          </section>
        )}
        {solution && <SheetPanel discussionId={discussion.id} discussionTitle={discussion.title} heard={heard + thread.posts.length} />}
        <LinkedIssues discussionId={discussion.id} communityKey={community.key} canOpen={community.viewerCan.write} />
        {head.canModerate && <Steering head={head} posts={thread.posts} onChanged={() => thread.refresh(null)} />}
        <h2 className="h5">{t('thread.posts')}</h2>
        {head.firstUnread !== null && head.firstUnread > 1 && !thread.posts.some(({ sequence }) => sequence === head.firstUnread) && (
          <p>
            <Link to={`?messaggio=${head.firstUnread}`} replace>{t('thread.firstUnread')}</Link>
          </p>
        )}
        {discussion.lastSequence > LONG && <GoTo last={discussion.lastSequence} />}
        {thread.error != null && <Failure error={thread.error} retry={thread.reload} />}
        {thread.hasEarlier && <Earlier first={thread.posts[0]?.sequence ?? 0} earlier={thread.earlier} />}
        {thread.posts.length === 0 && !thread.hasLater && <p className="pc-quiet">{t('thread.noPosts')}</p>}
        <Steady first={thread.posts[0]?.sequence ?? 0} last={thread.posts.at(-1)?.sequence ?? 0}>
          <ol className="com-posts">
            {withMovedTogether(thread.posts).map(([post, ...others]) => (
              <li key={post!.id}>
                {post!.moved ? <MovedPosts posts={[post!, ...others]} discussionId={discussion.id} /> : <PostView post={post!} around={around} refresh={thread.refresh} onQuote={quote} onSolve={solveBy} />}
              </li>
            ))}
          </ol>
        </Steady>
        {thread.hasLater && <Later last={thread.posts.at(-1)?.sequence ?? 0} later={thread.later} />}
        <Fresh thread={thread} />
        <TypingLine names={typing.names} />
        {community.role && <HeldPosts communityId={community.id} discussionId={discussion.id} />}
        <SuspensionNotice communityId={community.id} until={community.suspendedUntil} />
        <AcceptPanel key={community.guidelinesVersion} community={community} onAccepted={() => void thread.refresh(null)} />
        {head.canAnswer && viewer && (
          <QuickReply
            head={head}
            onReady={(handle) => (editor.current = handle)}
            onAnswered={thread.added}
            onRefused={() => void thread.refresh(null)}
            onTyping={live.sayTyping}
          />
        )}
        {discussion.closed && <p className="com-week">{t('thread.closed')}</p>}
        {(discussion.closed || community.closedAt !== null || community.suspendedUntil !== null) && discussion.unread !== null && <KeptAnswer place={{ discussionId: discussion.id }} newIn={discussion.closed && community.viewerCan.write ? community.key : null} />}
        {community.closedAt !== null && !discussion.closed && <p className="com-week">{t('thread.communityClosed')}</p>}
        {!head.canAnswer && !discussion.closed && community.closedAt === null && community.suspendedUntil === null && (
          <p className="com-week">
            {t('thread.onlyMembers')} <Link to={`/community/${community.key}`}>{t(viewer ? 'thread.toCommunity' : 'join.signIn')}</Link>
          </p>
        )}
      </div>
    </Page>
  );
}

/** Says that answers came, and leads to the first of them: the page does not move by itself. */
function Fresh({ thread }: { readonly thread: Thread }): ReactElement {
  const t = useMessages('communities');
  const { fresh, posts } = thread;
  const navigate = useNavigate();
  async function go(): Promise<void> {
    const target = Math.min(...fresh);
    if (!posts.some(({ sequence }) => sequence === target)) {
      thread.seen();
      return void (await navigate(`?messaggio=${target}`, { replace: true }));
    }
    const element = document.getElementById(`messaggio-${target}`);
    element?.scrollIntoView({ block: 'start' });
    element?.focus({ preventScroll: true });
    thread.seen();
  }
  return (
    <div role="status" className="com-fresh">
      {fresh.length > 0 && (
        <button type="button" className="btn btn-primary btn-sm" onClick={() => void go().catch(() => undefined)}>
          {t('thread.fresh', { count: fresh.length })}
        </button>
      )}
    </div>
  );
}

function Steering({ head, posts, onChanged }: { readonly head: ThreadData; readonly posts: readonly PostData[]; readonly onChanged: () => Promise<void> }): ReactElement {
  const t = useMessages('communities');
  const { discussion } = head;
  const set = useChange(SetDiscussionDocument, (data) => data.setDiscussion);
  async function change(input: { readonly pinned?: boolean; readonly closed?: boolean }): Promise<void> {
    if (await set.run({ input: { discussionId: discussion.id, pinned: null, closed: null, tags: null, ...input } })) await onChanged();
  }
  return (
    <div className="com-buttons">
      {set.message && <Notice kind="danger"><p>{set.message}</p></Notice>}
      {set.error != null && <Failure error={set.error} />}
      <button type="button" className="com-link" disabled={set.busy} onClick={() => void change({ closed: !discussion.closed })}>{t(discussion.closed ? 'thread.reopen' : 'thread.close')}</button>
      <button type="button" className="com-link" disabled={set.busy} onClick={() => void change({ pinned: !discussion.pinned })}>{t(discussion.pinned ? 'thread.unpin' : 'thread.pin')}</button>
      <MoveButtons head={head} posts={posts} />
    </div>
  );
}

/** Leads to the post of the address, or to where one was, once it is on the page. */
function useScrollTo(start: number | null, place: ReadingPlace | null, posts: readonly PostData[]): void {
  const { key } = useLocation();
  const gone = useRef('');
  const stay = useRef<() => void>(undefined);
  const wanted = place ? place.sequence : start;
  useEffect(() => {
    if (wanted === null || gone.current === key || (wanted > 1 && !posts.some(({ sequence }) => sequence === wanted))) return;
    gone.current = key;
    const element = document.getElementById(`messaggio-${wanted}`);
    if (!element) return;
    if (place) window.scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: 'instant' });
    else element.scrollIntoView({ block: 'start' });
    // At the head of the page the heading has it.
    if (wanted > 1) element.focus({ preventScroll: true });
    stay.current?.();
    stay.current = stayAt(element);
  }, [wanted, place, posts, key]);
  useEffect(() => () => stay.current?.(), []);
}

/** What a person does to go elsewhere. */
const GOING = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/** Keeps a post where it stands in the window while what is above it comes, late as it may, until the reader moves. @returns ends it */
function stayAt(element: HTMLElement): () => void {
  const { top } = element.getBoundingClientRect();
  const main = element.closest('main');
  if (!main || typeof ResizeObserver === 'undefined') return () => undefined;
  const moved = (): number => element.getBoundingClientRect().top - top;
  let height = main.offsetHeight;
  const observer = new ResizeObserver(() => {
    height = main.offsetHeight;
    if (element.isConnected && Math.abs(moved()) >= 1) window.scrollBy({ top: moved(), behavior: 'instant' });
  });
  // By the bar of the window, which tells of nothing else: it moved, and nothing on the page grew.
  const scrolled = (): void => {
    if (main.offsetHeight === height && Math.abs(moved()) >= 1) end();
  };
  const end = (): void => {
    observer.disconnect();
    window.removeEventListener('scroll', scrolled);
    for (const deed of GOING) window.removeEventListener(deed, end);
  };
  window.addEventListener('scroll', scrolled, { passive: true });
  observer.observe(main);
  for (const deed of GOING) window.addEventListener(deed, end, { passive: true });
  return end;
}
