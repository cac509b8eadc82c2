import './messages.js';
import '../communities.css';
import { Badge, Button, Dialog, EmptyState, Failure, formatDate, Notice, Page, Skeleton, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { MemberSuspension } from './MemberSuspension.js';
import { ChoosePanel, ClosePanel, InvitePanel } from './KeepingPanels.js';
import { RemoveFromCommunityDocument, RosterDocument, SetMemberRoleDocument, type RosterQuery } from './generated/graphql.js';

export type Roster = NonNullable<RosterQuery['communityRoster']>;

/** Who is in a community, for its members; who moderates it chooses, invites and closes here. */
export function MembersPage(): ReactElement {
  const t = useMessages('groups');
  const { key = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(RosterDocument, { variables: { key, after: null }, fetchPolicy: 'cache-and-network' });
  const roster = data?.communityRoster;
  if (!data) return <Page title={t('members.title')} crumbs={[{ label: t('communities'), to: '/community' }, { label: t('members.title') }]}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={8} />}</Page>;
  if (!roster) {
    return (
      <Page title={t('unknown')} crumbs={[{ label: t('communities'), to: '/community' }, { label: t('unknown') }]}>
        <EmptyState title={t('unknown')} action={<Link className="btn btn-primary" to="/community">{t('back')}</Link>}><p>{t('unknownText')}</p></EmptyState>
      </Page>
    );
  }
  const { community } = roster;
  const more = (): Promise<unknown> =>
    fetchMore({
      variables: { after: roster.endCursor },
      updateQuery: (before, { fetchMoreResult: { communityRoster: next } }) => (before.communityRoster && next ? { ...before, communityRoster: { ...next, nodes: [...before.communityRoster.nodes, ...next.nodes] } } : before),
    });
  return (
    <Page title={t('members.title')} lead={t('members.lead', { title: community.title })} crumbs={[{ label: t('communities'), to: '/community' }, { label: community.title, to: `/community/${community.key}` }, { label: t('members.title') }]}>
      <div className="com-columns">
        <MemberList roster={roster} onMore={more} onAgain={refetch} />
        <aside>
          {roster.canName && <p><Link className="btn btn-outline-primary btn-sm" to={`/community/${community.key}/parole`}>{t('words.link')}</Link></p>}
          {roster.canChoose && community.parentId && <ChoosePanel communityId={community.id} parentId={community.parentId} taken={roster.nodes.map(({ personId }) => personId)} />}
          {roster.canInvite && <InvitePanel communityId={community.id} provinciaId={community.provinciaId} />}
          {roster.canClose && <ClosePanel community={community} />}
        </aside>
      </div>
    </Page>
  );
}

function MemberList({ roster, onMore, onAgain }: { readonly roster: Roster; readonly onMore: () => Promise<unknown>; readonly onAgain: () => Promise<unknown> }): ReactElement {
  const t = useMessages('groups');
  const viewer = useViewer();
  const { community, nodes, canAppoint } = roster;
  const [leaving, setLeaving] = useState<Roster['nodes'][number] | null>(null);
  const appoint = useChange(SetMemberRoleDocument, (data) => data.setMemberRole, { refetch: ['Roster'] });
  const remove = useChange(RemoveFromCommunityDocument, (data) => data.removeCommunityMember, { refetch: ['Roster'] });
  const [done, setDone] = useState('');
  async function takeOut(personId: string): Promise<void> {
    if (await remove.run({ communityId: community.id, personId })) setLeaving(null);
  }
  return (
    <section aria-label={t('members.title')}>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {appoint.message && <Notice kind="danger"><p>{appoint.message}</p></Notice>}
      {appoint.error != null && <Failure error={appoint.error} />}
      <ul className="com-list">
        {nodes.map((member) => {
          const { personId, name, ente, role, since } = member;
          const next = role === 'MEMBRO' ? ('MODERATORE' as const) : ('MEMBRO' as const);
          return (
            <li key={personId} className="com-row">
              <p className="com-row__title">{name}</p>
              <p className="com-row__meta">
                {role === 'MODERATORE' && <Badge tone="success">{t('members.moderator')}</Badge>}
                <span>{ente}</span>
                <span className="pc-quiet">{t('members.since', { when: formatDate(since) })}</span>
              </p>
              {canAppoint && (
                <p className="com-row__meta">
                  <button type="button" className="com-link" disabled={appoint.busy} aria-label={t(next === 'MODERATORE' ? 'members.appointOf' : 'members.dismissOf', { name })} onClick={() => void appoint.run({ communityId: community.id, personId, role: next })}>{t(next === 'MODERATORE' ? 'members.appoint' : 'members.dismiss')}</button>
                  {personId !== viewer?.id && <button type="button" className="com-link" aria-label={t('members.removeOf', { name })} onClick={() => setLeaving(member)}>{t('members.remove')}</button>}
                </p>
              )}
              <MemberSuspension member={member} communityId={community.id} canEverywhere={roster.canSuspendEverywhere} onAgain={onAgain} onSay={setDone} />
            </li>
          );
        })}
      </ul>
      {roster.hasNextPage && <button type="button" className="btn btn-outline-primary" onClick={() => void onMore().catch(() => undefined)}>{t('members.more')}</button>}
      <Dialog
        open={leaving !== null}
        title={t('members.removeSure', { name: leaving?.name ?? '' })}
        onClose={() => (setLeaving(null), remove.clear())}
        footer={
          <>
            <Button color="primary" outline onClick={() => (setLeaving(null), remove.clear())}>{t('members.keep')}</Button>
            <Button color="danger" disabled={remove.busy} onClick={() => void takeOut(leaving!.personId)}>{t('members.remove')}</Button>
          </>
        }
      >
        {remove.message && <Notice kind="danger"><p>{remove.message}</p></Notice>}
        {remove.error != null && <Failure error={remove.error} />}
        <p>{t('members.removeText')}</p>
      </Dialog>
    </section>
  );
}
