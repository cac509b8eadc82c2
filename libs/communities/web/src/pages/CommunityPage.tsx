import '../messages.js';
import '../communities.css';
import { EmptyState, Failure, Field, formatDate, formatDateTime, Notice, Page, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { CommunitiesDocument, CommunityDocument, DiscussionsDocument, type CommunityFieldsFragment, type DiscussionFieldsFragment, type DiscussionKind, type DiscussionState } from '../generated/graphql.js';
import { GroupsPanel } from '../groups/GroupsPanel.js';
import { NextMeetings } from '../events/NextMeetings.js';
import { InitiativesPanel } from '../initiatives/InitiativesPanel.js';
import { useCommunityLive } from '../live/useCommunityLive.js';
import { HeldPosts, ModerationEntry, SuspensionNotice } from '../moderation/OwnPanels.js';
import { DiscussionBadges } from '../parts/DiscussionBadges.js';
import { FollowButton } from '../parts/FollowButton.js';
import { JoinPanel, Rules } from '../parts/JoinPanel.js';
import { LeaveButton } from '../parts/LeaveButton.js';
import { SurveysPanel } from '../polls/SurveysPanel.js';
import { SharedDocuments } from '../parts/SharedDocuments.js';

const KINDS: readonly DiscussionKind[] = ['QUESTION', 'DISCUSSION', 'ANNOUNCEMENT', 'IDEA'];
const STATES: readonly DiscussionState[] = ['APERTA', 'SENZA_RISPOSTA', 'RISOLTA', 'CHIUSA'];
const PAGE = 20;
/** Several things that happen at once are asked for once. */
const SETTLED_MS = 300;

/** A community: what it is for, what is asked this week, what is talked about. */
export function CommunityPage(): ReactElement {
  const t = useMessages('communities');
  const { key = '' } = useParams();
  const { data, error, refetch } = useQuery(CommunityDocument, { variables: { key }, fetchPolicy: 'cache-and-network' });
  const [done, setDone] = useState('');
  const isGroup = Boolean(data?.community?.parentId);
  const all = useQuery(CommunitiesDocument, { skip: !isGroup }).data?.communities;
  const community = data?.community;
  if (error && !data) return <Page title={t('title')}><Failure error={error} retry={refetch} /></Page>;
  if (!data) return <Page title={t('title')}><Skeleton lines={10} /></Page>;
  if (!community) {
    return (
      <Page title={t('unknown')} crumbs={[{ label: t('title'), to: '/community' }, { label: t('unknown') }]}>
        <EmptyState title={t('unknown')} action={<Link className="btn btn-primary" to="/community">{t('back')}</Link>}><p>{t('unknownText')}</p></EmptyState>
      </Page>
    );
  }
  const parent = all?.find(({ id }) => id === community.parentId);
  const actions = (
    <>
      {community.viewerCan.read && <FollowButton kind="community" id={community.id} title={community.title} />}
      {community.viewerCan.moderate && <ModerationEntry communityKey={key} />}
      {community.viewerCan.write && <Link className="btn btn-primary" to={`/community/${key}/nuova`}>{t('list.new')}</Link>}
    </>
  );
  return (
    <Page title={community.title} lead={community.purpose} crumbs={[{ label: t('title'), to: '/community' }, ...(parent ? [{ label: parent.title, to: `/community/${parent.key}` }] : []), { label: community.title }]} actions={actions}>
      {community.thisWeek && (
        <p className="com-week">
          <strong>{t('thisWeek')}:</strong> {community.thisWeek}
        </p>
      )}
      {community.closedAt && <Notice kind="info"><p>{t('groups.closedText', { when: formatDate(community.closedAt), name: community.closedBy })}</p></Notice>}
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      <div className="com-columns">
        <div>
          <SuspensionNotice communityId={community.id} until={community.suspendedUntil} />
          {community.role && <HeldPosts communityId={community.id} discussionId={null} />}
          <JoinPanel community={community} onJoined={() => setDone(t('join.done'))} />
          {community.viewerCan.read && <DiscussionList community={community} />}
        </div>
        <aside>
          {community.parentId === null && <GroupsPanel community={community} />}
          {community.viewerCan.read && <InitiativesPanel communityId={community.id} communityKey={community.key} />}
          {community.viewerCan.read && <NextMeetings community={community} />}
          {community.viewerCan.read && <SurveysPanel key={community.role ?? 'fuori'} communityId={community.id} communityKey={community.key} />}
          {community.role && <SharedDocuments communityId={community.id} />}
          {community.subjects.length > 0 && <section aria-labelledby="temi">
            <h2 id="temi" className="h6">{t('subjects')}</h2>
            <ul>{community.subjects.map((subject) => <li key={subject}>{subject}</li>)}</ul>
          </section>}
          {!community.viewerCan.join && (
            <section aria-labelledby="regole">
              <h2 id="regole" className="h6">{t('rules')}</h2>
              <Rules rules={community.guidelines} />
              {community.viewerCan.seeMembers && <p><Link to={`/community/${community.key}/regole`}>{t(community.viewerCan.moderate ? 'rulesChange' : 'rulesHistory')}</Link></p>}
            </section>
          )}
          <p className="pc-quiet">{t('members', { count: community.memberCount })}{community.provinciaId && <> · {t('groups.space')}</>}</p>
          {community.viewerCan.seeMembers && <p><Link to={`/community/${community.key}/membri`}>{t('groups.members')}</Link></p>}
          {community.role && <LeaveButton id={community.id} title={community.title} />}
        </aside>
      </div>
    </Page>
  );
}

function DiscussionList({ community }: { readonly community: CommunityFieldsFragment }): ReactElement {
  const t = useMessages('communities');
  const [search, setSearch] = useSearchParams();
  const kind = KINDS.find((value) => value === search.get('tipo')) ?? null;
  const state = STATES.find((value) => value === search.get('stato')) ?? null;
  const tag = search.get('etichetta');
  const isFiltered = kind !== null || state !== null || tag !== null;
  const variables = { communityId: community.id, filter: { kind, state, tag }, first: PAGE, after: null };
  const { data: current, previousData, error, refetch, fetchMore } = useQuery(DiscussionsDocument, { variables, fetchPolicy: 'cache-and-network' });
  const list = (current ?? previousData)?.discussions;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useCommunityLive(community.id, community.lastEvent, () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void refetch().catch(() => undefined), SETTLED_MS);
  });
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const more = (): Promise<unknown> =>
    fetchMore({
      variables: { after: list?.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { discussions: next } }) => (before.discussions && next ? { ...before, discussions: { ...next, tags: before.discussions.tags, nodes: [...before.discussions.nodes, ...next.nodes] } } : before),
    });
  const tags = list?.tags.map((item) => item.tag) ?? [];
  return (
    <section aria-labelledby="discussioni">
      <h2 id="discussioni" className="h4">{t('list.title')}</h2>
      <div className="com-filters" role="group" aria-label={t('list.filters')}>
        <Field id="tipo" label={t('list.kind')}>
          <Select value={kind ?? ''} onChange={(value) => set('tipo', value)} placeholder={t('list.allKinds')} options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
        </Field>
        <Field id="stato" label={t('list.state')}>
          <Select value={state ?? ''} onChange={(value) => set('stato', value)} placeholder={t('list.allStates')} options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))} />
        </Field>
        <Field id="etichetta" label={t('list.tag')}>
          <Select value={tag ?? ''} onChange={(value) => set('etichetta', value)} placeholder={t('list.allTags')} options={[...new Set([...tags, ...(tag ? [tag] : [])])].map((value) => ({ value, label: value }))} />
        </Field>
      </div>
      {error && !list && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={8} />}
      {list?.nodes.length === 0 && (
        <EmptyState title={t(isFiltered ? 'list.none' : 'list.noneYet')} action={isFiltered ? <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => setSearch({}, { replace: true })}>{t('list.clear')}</button> : undefined} />
      )}
      <ul className="com-list">
        {list?.nodes.map((discussion) => <DiscussionRow key={discussion.id} communityKey={community.key} discussion={discussion} />)}
      </ul>
      {list?.hasNextPage && (
        <button type="button" className="btn btn-outline-primary" onClick={() => void more()}>
          {t('list.more')}
        </button>
      )}
    </section>
  );
}

function DiscussionRow({ communityKey, discussion }: { readonly communityKey: string; readonly discussion: DiscussionFieldsFragment }): ReactElement {
  const t = useMessages('communities');
  const { id, title, lastSequence, unread } = discussion;
  // What was read so far is known by number: the link leads to what comes next.
  const next = unread !== null && unread > 0 && unread < lastSequence ? `?messaggio=${lastSequence - unread + 1}` : '';
  return (
    <li className={unread ? 'com-row com-row--unread' : 'com-row'}>
      <p className="com-row__title">
        <Link to={`/community/${communityKey}/${id}${next}`}>{title}</Link>
      </p>
      <p className="com-row__meta">
        <DiscussionBadges discussion={discussion} />
        {unread !== null && unread > 0 && <strong>{t('list.unread', { count: unread })}</strong>}
      </p>
      <p className="com-row__meta pc-quiet">
        <span>{t('list.answers', { count: lastSequence - 1 })}</span>
        <span>{t('list.lastVoice', { name: discussion.lastAuthorName, when: formatDateTime(discussion.lastPostAt) })}</span>
      </p>
    </li>
  );
}
