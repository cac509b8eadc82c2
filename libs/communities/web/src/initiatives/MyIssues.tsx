import './messages.js';
import { Badge, formatDate, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { MyIssuesDocument } from './generated/graphql.js';

/** Issues that wait for who looks, for the home; nothing for everybody else. */
export default function MyIssues(): ReactElement | null {
  const t = useMessages('initiatives');
  const { data } = useQuery(MyIssuesDocument, { fetchPolicy: 'cache-and-network' });
  const issues = data?.myIssues ?? [];
  if (issues.length === 0) return null;
  return (
    <section aria-labelledby="mie-questioni" className="pc-section">
      <h2 id="mie-questioni" className="h4">{t('mine.title')}</h2>
      <ul className="waiting-list">
        {issues.map(({ issue: { id, title, dueOn, overdue }, initiativeTitle }) => (
          <li key={id}>
            <div>
              <strong>{title}</strong>
              <div className="models-facts">
                {initiativeTitle} {dueOn && <span>{t('register.due', { when: formatDate(dueOn) })}</span>} {overdue && <Badge tone="danger">{t('register.late')}</Badge>}
              </div>
            </div>
            <Link className="btn btn-primary btn-xs" to={`/questioni/${id}`} aria-label={t('mine.goTo', { title })}>{t('mine.go')}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
