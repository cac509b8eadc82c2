import type { RichText } from '@province-comuni/shared-act-tree';
import { Button, Dialog, Disclosure, EmptyState, Failure, formatDateTime, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { InstanceHistoryDocument, type InstanceHistoryQuery } from '../generated/graphql.js';
import { useChipLabels } from '../hooks/useChipLabels.js';
import type { InstanceData } from '../hooks/useInstance.js';
import { RedlineView } from './RedlineView.js';
import { readableAnswer } from './typed-value.js';

type Event = NonNullable<InstanceHistoryQuery['instanceHistory']>[number];

/** Who did what and when: of the whole instance, or of one clause. */
export function HistoryDialog({ instance, subject, open, onClose }: { instance: InstanceData; subject: string | null; open: boolean; onClose: () => void }): ReactElement {
  const t = useMessages('models');
  const { data, error, refetch, fetchMore } = useQuery(InstanceHistoryDocument, { variables: { instanceId: instance.id, subject, before: null }, skip: !open, fetchPolicy: 'cache-and-network' });
  const events = data?.instanceHistory ?? [];
  const last = events.at(-1);
  return (
    <Dialog open={open} title={t('history.title')} onClose={onClose} size="lg">
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && events.length === 0 && <EmptyState title={t('history.empty')} />}
      <ol className="history" reversed>
        {events.map((event) => (
          <li key={event.sequence}>
            <p>
              <strong>{event.person}</strong> {t(`history.${event.kind}`, { subject: event.subjectLabel })}{' '}
              <time dateTime={event.at}>{formatDateTime(event.at)}</time>
            </p>
            <EventDetail instance={instance} event={event} />
          </li>
        ))}
      </ol>
      {last && last.sequence > 1 && events.length % 50 === 0 && (
        <Button
          size="sm"
          outline
          color="primary"
          type="button"
          onClick={() => void fetchMore({ variables: { before: last.sequence }, updateQuery: (previous, { fetchMoreResult }) => ({ ...previous, instanceHistory: [...(previous.instanceHistory ?? []), ...(fetchMoreResult.instanceHistory ?? [])] }) })}
        >
          {t('history.more')}
        </Button>
      )}
    </Dialog>
  );
}

function EventDetail({ instance, event }: { instance: InstanceData; event: Event }): ReactElement | null {
  const t = useMessages('models');
  const { labels } = useChipLabels(instance, instance.acts[0]?.key ?? '');
  if (event.kind === 'RISPOSTA') {
    const question = instance.steps.flatMap((step) => step.questions).find((item) => item.key === event.subject);
    const read = (side: unknown): string => readableAnswer(question, (side as { value?: unknown } | null)?.value ?? null);
    return (
      <p>
        <del>{read(event.before)}</del> → <ins>{read(event.after)}</ins>
      </p>
    );
  }
  const after = (event.after as { body?: RichText; reason?: string } | null) ?? {};
  const before = (event.before as { body?: RichText } | null) ?? {};
  if (!after.body && !after.reason) return null;
  return (
    <>
      {after.reason && <p>{after.reason}</p>}
      {after.body && (
        <Disclosure summary={t('history.change')}>
          <RedlineView before={before.body ?? { type: 'doc', content: [] }} after={after.body} labels={labels} />
        </Disclosure>
      )}
    </>
  );
}
