import './messages.js';
import '../communities.css';
import type { PostText } from '@province-comuni/communities-contract';
import { Failure, formatDate, formatDateTime, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { PostTextView } from '../parts/PostTextView.js';
import { IssueDocument, type IssueQuery } from './generated/graphql.js';
import { IssueFacts } from './IssueRow.js';
import { UnknownPage } from './UnknownPage.js';

type Opened = NonNullable<IssueQuery['issue']>;
type Step = Opened['steps'][number];

/** An issue: what it is, who has it, where it is talked about, what became of it. */
export function IssuePage(): ReactElement {
  const t = useMessages('initiatives');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(IssueDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const opened = data?.issue;
  if (!data) return <Page title={t('title')} crumbs={[{ label: t('communities'), to: '/community' }, { label: t('title') }]}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={10} />}</Page>;
  if (!opened) return <UnknownPage />;
  const { issue, text, communityKey, communityTitle, initiativeTitle, canChange } = opened;
  return (
    <Page
      title={issue.title}
      lead={<IssueFacts issue={issue} />}
      crumbs={[{ label: t('communities'), to: '/community' }, { label: communityTitle, to: `/community/${communityKey}` }, { label: initiativeTitle, to: `/iniziative/${issue.initiativeId}` }, { label: t('issue.title', { number: issue.number }) }]}
      actions={canChange ? <Link className="btn btn-primary" to={`/questioni/${id}/modifica`}>{t('issue.change')}</Link> : undefined}
    >
      <div className="com-columns">
        <div>
          <p className="pc-quiet">{t('issue.by', { name: issue.authorName, when: formatDateTime(issue.createdAt) })}</p>
          <PostTextView text={text as PostText} />
          <section aria-labelledby="storia">
            <h2 id="storia" className="h5 mt-4">{t('issue.history')}</h2>
            <ol className="com-list">{opened.steps.map((step) => <StepRow key={step.sequence} step={step} />)}</ol>
          </section>
        </div>
        <Facts opened={opened} />
      </div>
    </Page>
  );
}

function Facts({ opened: { issue, involved, discussion, communityKey } }: { readonly opened: Opened }): ReactElement {
  const t = useMessages('initiatives');
  return (
    <aside>
      <dl>
        <dt>{t('issue.owner')}</dt>
        <dd>{issue.owner?.name ?? t('issue.nobody')}</dd>
        <dt>{t('issue.dueOn')}</dt>
        <dd>{issue.dueOn ? formatDate(issue.dueOn) : t('issue.noDay')}</dd>
        <dt>{t('issue.involved')}</dt>
        <dd>{involved.map(({ name }) => name).join(', ') || t('issue.nobody')}</dd>
        <dt>{t('issue.discussion')}</dt>
        <dd>{discussion ? <Link to={`/community/${communityKey}/${discussion.id}`}>{discussion.title}</Link> : <>{t('issue.noDiscussion')} <Link to={`/community/${communityKey}/nuova`}>{t('issue.talk')}</Link></>}</dd>
      </dl>
    </aside>
  );
}

function StepRow({ step: { at, byName, changes, reason } }: { readonly step: Step }): ReactElement {
  const t = useMessages('initiatives');
  return (
    <li className="com-row">
      <p className="com-row__meta">
        <strong>{byName}</strong> {changes.length === 0 && reason === '' && <span>{t('issue.opened')}</span>}
        <span className="pc-quiet">{formatDateTime(at)}</span>
      </p>
      {changes.map((change) => <p key={change.field}>{saidOf(t, change)}</p>)}
      {reason && <p>{t('issue.why', { reason })}</p>}
    </li>
  );
}

/** A change in words: values of a closed list by their names. */
function saidOf(t: ReturnType<typeof useMessages>, { field, from, to }: Step['changes'][number]): string {
  const lists: Readonly<Record<string, string>> = { kind: 'kinds', severity: 'severities', state: 'states' };
  const named = (value: string): string => (lists[field] && value ? t(`${lists[field]}.${value}`) : value);
  const values = { field: t(`issue.fields.${field}`), from: named(from), to: named(to) };
  if (from && to) return t('issue.changed', values);
  if (to) return t('issue.set', values);
  return t(from ? 'issue.unset' : 'issue.rewritten', values);
}
