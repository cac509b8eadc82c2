import { Button, EmptyState, Failure, formatDateTime, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import type { DraftData } from '../draft-data.js';
import { PartLink } from './PartLink.js';
import { DraftHistoryDocument } from '../generated/graphql.js';

const PAGE = 50;

/** Who changed what in the draft, and when. */
export function HistoryPanel({ draft }: { readonly draft: DraftData }): ReactElement {
  const t = useMessages('workshopRelease');
  const { data, error, refetch, fetchMore } = useQuery(DraftHistoryDocument, { variables: { draftId: draft.id, limit: PAGE, before: null }, fetchPolicy: 'cache-and-network' });
  const events = data?.draftHistory ?? [];
  const last = events.at(-1);
  return (
    <section aria-labelledby="storia">
      <h2 id="storia" className="h5">
        {t('history.title')}
      </h2>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && events.length === 0 && <EmptyState title={t('history.empty')} />}
      <ol className="history" reversed>
        {events.map((event) => (
          <li key={event.sequence}>
            <p>
              <strong>{event.person}</strong>{' '}
              {event.undoes !== null
                ? t('history.undone')
                : event.changes.map(({ action, part }) => (
                    <span key={`${part.kind}/${part.id}`}>
                      {t(`history.action.${action}`)} <PartLink part={part} />{' '}
                    </span>
                  ))}{' '}
              {event.origin && <span className="models-facts">{t('history.origin', { ente: event.origin.ente, title: event.origin.title, revision: event.origin.dataRevision })} </span>}
              <time dateTime={event.at}>{formatDateTime(event.at)}</time>
            </p>
          </li>
        ))}
      </ol>
      {last && events.length % PAGE === 0 && (
        <Button size="sm" outline color="primary" type="button" onClick={() => void fetchMore({ variables: { before: last.sequence }, updateQuery: (previous, { fetchMoreResult }) => ({ ...previous, draftHistory: [...(previous.draftHistory ?? []), ...(fetchMoreResult.draftHistory ?? [])] }) })}>
          {t('history.more')}
        </Button>
      )}
    </section>
  );
}
