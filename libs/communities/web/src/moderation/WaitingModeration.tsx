import { useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { ModeratedCommunitiesDocument } from './generated/graphql.js';
import './messages.js';

/** Communities in which something waits for who moderates them; nothing for everybody else. */
export default function WaitingModeration(): ReactElement | null {
  const t = useMessages('moderation');
  const { data } = useQuery(ModeratedCommunitiesDocument, { fetchPolicy: 'cache-and-network' });
  const waiting = data?.moderatedCommunities.filter(({ open }) => open > 0) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="da-moderare" className="pc-section">
      <h2 id="da-moderare" className="h4">
        {t('waiting.title')}
      </h2>
      <ul className="waiting-list">
        {waiting.map(({ id, key, title, open }) => (
          <li key={id}>
            <div>
              <strong>{title}</strong>
              <div className="models-facts">{t('open', { count: open })}</div>
            </div>
            <Link className="btn btn-primary btn-xs" to={`/moderazione/${key}`} aria-label={t('waiting.goTo', { title })}>
              {t('waiting.go')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
