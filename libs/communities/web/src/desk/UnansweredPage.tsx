import './messages.js';
import '../communities.css';
import type { PostText } from '@province-comuni/communities-contract';
import { Disclosure, EmptyState, Failure, formatDate, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PostTextView } from '../parts/PostTextView.js';
import { UnansweredQuestionsDocument } from './generated/graphql.js';

const PAGE = 20;

/** Questions that went to UPI and wait still, for its staff. */
export function UnansweredPage(): ReactElement {
  const t = useMessages('desk');
  const { data, error, refetch, fetchMore } = useQuery(UnansweredQuestionsDocument, { variables: { after: null, first: PAGE }, fetchPolicy: 'cache-and-network' });
  const list = data?.unansweredQuestions;
  const crumbs = [{ label: t('unanswered.moderation'), to: '/moderazione' }, { label: t('unanswered.title') }];
  // For who is not on the staff the answer is that of an address that is not there.
  const isUnknown = data !== undefined && !list;
  if (isUnknown || (error && !data && /Non trovato/.test(error.message))) {
    return (
      <Page title={t('unanswered.unknown')} crumbs={crumbs}>
        <EmptyState title={t('unanswered.unknown')} action={<Link className="btn btn-primary" to="/moderazione">{t('unanswered.back')}</Link>}><p>{t('unanswered.unknownText')}</p></EmptyState>
      </Page>
    );
  }
  const more = (): Promise<unknown> =>
    fetchMore({
      variables: { after: list?.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { unansweredQuestions: next } }) => (before.unansweredQuestions && next ? { ...before, unansweredQuestions: { ...next, nodes: [...before.unansweredQuestions.nodes, ...next.nodes] } } : before),
    });
  return (
    <Page title={t('unanswered.title')} lead={t('unanswered.lead')} crumbs={crumbs}>
      {error && !list && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={8} />}
      {list?.nodes.length === 0 && <EmptyState title={t('unanswered.none')}><p>{t('unanswered.noneText')}</p></EmptyState>}
      <ul className="com-list">
        {list?.nodes.map((question) => (
          <li key={question.discussionId} className="com-row">
            <p className="com-row__title">
              <Link to={`/community/${question.communityKey}/${question.discussionId}`}>{question.title}</Link>
            </p>
            <p className="com-row__meta">
              <Link to={`/community/${question.communityKey}`}>{question.communityTitle}</Link>
              <span>{t('unanswered.by', { name: [question.authorName, question.authorEnte].filter(Boolean).join(', '), when: formatDate(question.askedAt) })}</span>
              <span className="pc-quiet">{t('unanswered.after', { count: question.workingDays, when: formatDate(question.escalatedAt) })}</span>
            </p>
            <Disclosure summary={t('unanswered.text')}>
              <PostTextView text={question.text as PostText} />
            </Disclosure>
          </li>
        ))}
      </ul>
      {list?.hasNextPage && <button type="button" className="btn btn-outline-primary" onClick={() => void more().catch(() => undefined)}>{t('unanswered.more')}</button>}
    </Page>
  );
}
