import './messages.js';
import { useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { IssuesOfDiscussionDocument } from './generated/graphql.js';

/** The issues that a discussion is about, and opening one from it. */
export function LinkedIssues({ discussionId, communityKey, canOpen }: { readonly discussionId: string; readonly communityKey: string; readonly canOpen: boolean }): ReactElement | null {
  const t = useMessages('initiatives');
  const { data } = useQuery(IssuesOfDiscussionDocument, { variables: { discussionId }, fetchPolicy: 'cache-and-network' });
  const issues = data?.issuesOfDiscussion ?? [];
  return (
    <>
      {issues.length > 0 && (
        <section className="com-panel" aria-labelledby="questioni-collegate">
          <h2 id="questioni-collegate" className="h6">{t('linked.title')}</h2>
          <ul className="com-plain">
            {issues.map(({ id, title, state }) => (
              <li key={id}>
                <Link to={`/questioni/${id}`}>{title}</Link> <span className="pc-quiet">{t(`states.${state}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {canOpen && <p><Link to={`/community/${communityKey}/iniziative?discussione=${discussionId}`}>{t('linked.open')}</Link></p>}
    </>
  );
}
