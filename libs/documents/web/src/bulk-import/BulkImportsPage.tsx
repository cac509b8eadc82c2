import { Badge, Button, Disclosure, EmptyState, Failure, formatDateTime, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { useArrivedUploads, type ArrivedUploads } from '../hooks/arrived-uploads.js';
import { useWritableEnti } from '../hooks/useWritableEnti.js';
import { UploadTray } from '../upload/index.js';
import { BulkImportsDocument, StartBulkImportDocument, type BulkImportsQuery } from './generated/graphql.js';
import { toneOf } from './bulk-words.js';
import './messages.js';
import './bulk-import.css';

/** Where many documents come in together: how it is done, the archives that have arrived, what was tried. */
export function BulkImportsPage(): ReactElement {
  const t = useMessages('bulkImport');
  const canWrite = useWritableEnti().length > 0;
  const arrived = useArrivedUploads();
  const { data, error, refetch } = useQuery(BulkImportsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('library'), to: '/documenti' }, { label: t('title') }]}>
      {!canWrite && <Notice kind="info">{t('noRole')}</Notice>}
      {canWrite && (
        <>
          <h2 className="h4">{t('steps.title')}</h2>
          <ol className="bulk-steps">
            {(['one', 'two', 'three', 'four'] as const).map((step) => (
              <li key={step}>{t(`steps.${step}`)}</li>
            ))}
          </ol>
          <p>
            <a className="btn btn-outline-primary" href="/api/bulk-imports/template">
              {t('template')}
            </a>
          </p>
          {data && <Columns columns={data.bulkImportColumns} />}
          <UploadTray onArrived={() => void arrived.refresh()} />
          <ArrivedArchives arrived={arrived} />
        </>
      )}
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && canWrite && <Imports imports={data.bulkImports} />}
    </Page>
  );
}

function Columns({ columns }: { readonly columns: BulkImportsQuery['bulkImportColumns'] }): ReactElement {
  const t = useMessages('bulkImport');
  return (
    <Disclosure summary={t('columns.title')}>
      <table className="bulk-table">
        <thead>
          <tr>
            <th scope="col">{t('columns.column')}</th>
            <th scope="col">{t('columns.meaning')}</th>
            <th scope="col">{t('columns.example')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, required, meaning, example }) => (
            <tr key={name}>
              <td>
                <code>{name}</code> {required && <Badge tone="info">{t('columns.required')}</Badge>}
              </td>
              <td>{meaning}</td>
              <td data-label={example ? t('columns.example') : undefined}>{example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}

/** ZIPs among the files that have arrived: each can be tried. */
function ArrivedArchives({ arrived: { uploads, error, refresh } }: { readonly arrived: ArrivedUploads }): ReactElement | null {
  const t = useMessages('bulkImport');
  const navigate = useNavigate();
  const start = useChange(StartBulkImportDocument, (data) => data.startBulkImport);
  const archives = (uploads ?? []).filter(({ fileName }) => /\.zip$/i.test(fileName));
  async function tryOne(uploadId: string): Promise<void> {
    const begun = await start.run({ uploadId });
    if (begun) void navigate(`/documenti/importazioni/${begun.bulkImport.id}`);
  }
  if (error != null) return <Failure error={error} retry={refresh} />;
  if (archives.length === 0) return null;
  return (
    <section aria-labelledby="zip-arrivati">
      <h2 id="zip-arrivati" className="h4">
        {t('arrived')}
      </h2>
      {start.message && <Notice kind="danger">{start.message}</Notice>}
      {start.error != null && <Failure error={start.error} />}
      <ul className="bulk-list">
        {archives.map(({ id, fileName }) => (
          <li key={id}>
            <span>{fileName}</span>
            <Button color="primary" size="sm" disabled={start.busy} onClick={() => void tryOne(id)}>
              {t('try', { name: fileName })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Imports({ imports }: { readonly imports: BulkImportsQuery['bulkImports'] }): ReactElement {
  const t = useMessages('bulkImport');
  return (
    <section aria-labelledby="importazioni">
      <h2 id="importazioni" className="h4">
        {t('tried')}
      </h2>
      {imports.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <ul className="bulk-list">
          {imports.map(({ id, fileName, state, createdAt }) => (
            <li key={id}>
              <span>
                <Link to={`/documenti/importazioni/${id}`}>{fileName}</Link> <span className="pc-quiet">{t('begun', { when: formatDateTime(createdAt) })}</span>
              </span>
              <Badge tone={toneOf(state)}>{t(`states.${state}`)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
