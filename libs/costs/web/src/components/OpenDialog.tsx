import { Button, Dialog, EmptyState, Failure, formatDateTime, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { CostScenariosDocument } from '../generated/graphql.js';

const PAGE = 20;

interface Props {
  readonly enteId: string;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** The scenarios of the Provincia, to open one. */
export function OpenDialog({ enteId, onOpen, onClose }: Props): ReactElement {
  const t = useMessages('costs');
  const [offset, setOffset] = useState(0);
  const { data, error, loading, refetch } = useQuery(CostScenariosDocument, { variables: { enteId, offset }, fetchPolicy: 'no-cache' });
  const page = data?.costScenarios;
  return (
    <Dialog open title={t('bar.openTitle')} onClose={onClose}>
      {error && <Failure error={error} retry={refetch} />}
      {loading && !page && <Skeleton lines={4} />}
      {page && page.items.length === 0 && <EmptyState title={t('bar.none')} />}
      <ul className="costs-scenarios">
        {page?.items.map(({ id, name, updatedAt, updatedBy }) => (
          <li key={id}>
            <button type="button" className="costs-open" onClick={() => onOpen(id)}>
              {name}
            </button>
            <span className="costs-note">{t('bar.changed', { date: formatDateTime(updatedAt), by: updatedBy })}</span>
          </li>
        ))}
      </ul>
      {page && page.total > PAGE && (
        <div className="costs-scheme__actions">
          <Button color="primary" outline size="xs" disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
            {t('bar.newer')}
          </Button>
          <Button color="primary" outline size="xs" disabled={offset + PAGE >= page.total} onClick={() => setOffset(offset + PAGE)}>
            {t('bar.older')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
