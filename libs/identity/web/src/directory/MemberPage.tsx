import '../messages.js';
import './messages.js';
import { useQuery } from '@apollo/client/react';
import { EmptyState, Failure, formatDate, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { MemberPageDocument, type ContributionLineFragment, type MemberPageQuery } from './generated/graphql.js';

/** A person of the network: who he is, what he says of himself, and what he gave that the reader may read. */
export function MemberPage(): ReactNode {
  const t = useMessages('people');
  const i = useMessages('identity');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(MemberPageDocument, { variables: { personId: id }, fetchPolicy: 'cache-and-network' });
  const person = data?.memberProfile;
  const crumbs = [{ label: t('title'), to: '/persone' }];
  if (!data) return <Page title={t('title')} crumbs={crumbs}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={8} />}</Page>;
  if (!person) {
    return (
      <Page title={t('person.unknown')} crumbs={[...crumbs, { label: t('person.unknown') }]}>
        <EmptyState title={t('person.unknown')} action={<Link className="btn btn-primary" to="/persone">{t('person.back')}</Link>}><p>{t('person.unknownText')}</p></EmptyState>
      </Page>
    );
  }
  const name = `${person.name} ${person.surname}`;
  const subjectName = (key: string): string => data.subjects.find((subject) => subject.key === key)?.name ?? key;
  const saysNothing = person.subjects.length === 0 && !person.expertise && !person.contact;
  return (
    <Page title={name} crumbs={[...crumbs, { label: name }]} actions={person.isOwn && <Link className="btn btn-outline-primary btn-sm" to="/profilo">{t('person.edit')}</Link>}>
      {person.isOwn && <p className="pc-quiet">{t('person.own')}</p>}
      <section aria-labelledby="person-about" className="pc-section">
        <h2 id="person-about">{t('person.about')}</h2>
        <dl className="pc-facts">
          <dt>{t('person.roles')}</dt>
          <dd>{person.roles.map(({ enteId, ente, role }) => <div key={enteId}>{i(`role.${role}`)}, <Link to={`/enti/${enteId}`}>{ente}</Link></div>)}</dd>
          <dt>{t('person.since')}</dt>
          <dd>{formatDate(person.since)}</dd>
          {person.subjects.length > 0 && <Fact label={t('person.subjects')}>{person.subjects.map((key, index) => <span key={key}>{index > 0 && ', '}<Link to={`/persone?materia=${encodeURIComponent(key)}`}>{subjectName(key)}</Link></span>)}</Fact>}
          {person.expertise && <Fact label={t('person.expertise')}>{person.expertise}</Fact>}
          {person.contact && <Fact label={t('person.contact')}>{person.contact}</Fact>}
          {person.communities.length > 0 && <Fact label={t('person.communities')}>{person.communities.map(({ key, title }, index) => <span key={key}>{index > 0 && ', '}<Link to={`/community/${key}`}>{title}</Link></span>)}</Fact>}
        </dl>
        {saysNothing && <p className="pc-quiet">{t('person.nothing')}</p>}
      </section>
      <Given data={data} />
    </Page>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd className="pc-people__words">{children}</dd>
    </>
  );
}

function Given({ data: { memberContributions, practicesWrittenBy } }: { readonly data: MemberPageQuery }): ReactNode {
  const t = useMessages('people');
  const { opened = [], openedCount = 0, solved = [], solvedCount = 0 } = memberContributions ?? {};
  const isNothing = openedCount + solvedCount + practicesWrittenBy.length === 0;
  return (
    <section aria-labelledby="person-given" className="pc-section">
      <h2 id="person-given">{t('person.given')}</h2>
      <p className="pc-quiet">{t(isNothing ? 'person.givenNone' : 'person.givenHelp')}</p>
      <Lines title={t('person.solved', { count: solvedCount })} lines={solved} total={solvedCount} />
      <Lines title={t('person.opened', { count: openedCount })} lines={opened} total={openedCount} />
      {practicesWrittenBy.length > 0 && (
        <>
          <h3 className="h5">{t('person.practices', { count: practicesWrittenBy.length })}</h3>
          <ul>
            {practicesWrittenBy.map(({ id, title, ente, publishedAt }) => (
              <li key={id}>
                <Link to={`/buone-pratiche/${id}`}>{title}</Link> <span className="pc-quiet">{publishedAt ? t('person.where', { community: ente, when: formatDate(publishedAt) }) : ente}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Lines({ title, lines, total }: { readonly title: string; readonly lines: readonly ContributionLineFragment[]; readonly total: number }): ReactNode {
  const t = useMessages('people');
  if (total === 0) return null;
  return (
    <>
      <h3 className="h5">{title}</h3>
      {total > lines.length && <p className="pc-quiet mb-1">{t('person.newest')}</p>}
      <ul>
        {lines.map(({ communityKey, communityTitle, discussionId, title: discussion, sequence, at }) => (
          <li key={`${discussionId}-${sequence}`}>
            <Link to={`/community/${communityKey}/${discussionId}?messaggio=${sequence}`}>{discussion}</Link> <span className="pc-quiet">{t('person.where', { community: communityTitle, when: formatDate(at) })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
