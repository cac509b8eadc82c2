import { Button, downloadCsv, EmptyState, Failure, Field, Notice, Page, Select, Skeleton, useMessages, type Translate } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import '../messages.js';
import '../models.css';
import './deviations.css';
import './messages.js';
import { percent } from './deviation-words.js';
import { DeviationReportDocument } from './generated/graphql.js';
import { cellWords, HeatMap, type ReportData } from './HeatMap.js';

/** For UPI: what the Province do with each clause of a model. Act, filters and order are in the address. */
export function DeviationsPage(): ReactElement {
  const t = useMessages('deviations');
  const tm = useMessages('models');
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const { data, error, refetch, previousData } = useQuery(DeviationReportDocument, { variables: { modelKey: key, actKey: search.get('atto'), form: search.get('forma'), level: search.get('livello') }, fetchPolicy: 'cache-and-network' });
  const report = (data ?? previousData)?.deviationReport;
  return (
    <Page title={t('title')} wide lead={report ? t('lead', { model: report.modelTitle, version: report.version }) : undefined} crumbs={[{ label: tm('models.title'), to: '/modelli' }, { label: report?.modelTitle ?? key, to: `/modelli/${key}` }, { label: t('crumb') }]}>
      {error && <Failure error={error} retry={refetch} />}
      {report === undefined && !error && <Skeleton lines={12} />}
      {report === null && <EmptyState title={t('notFound')} />}
      {report && <Report report={report} modelKey={key} />}
    </Page>
  );
}

function Report({ report, modelKey }: { readonly report: ReportData; readonly modelKey: string }): ReactElement {
  const t = useMessages('deviations');
  const [search] = useSearchParams();
  const order = search.get('ordine') === 'atto' ? 'atto' : 'cambiate';
  const clauses = order === 'atto' ? [...report.clauses].sort((a, b) => a.position - b.position) : report.clauses;
  const nobody = report.versions.length === 0;
  return (
    <>
      <p>{t('rule')}</p>
      <Filters report={report} order={order} />
      {nobody ? (
        <EmptyState title={t('none')} />
      ) : (
        <>
          {report.instances.length === 0 && <Notice kind="info">{t('noShown')}</Notice>}
          <p role="status">{t('numbers', { count: report.numbersOnly })}</p>
          <HeatMap report={report} clauses={clauses} modelKey={modelKey} />
          <p>
            <Button size="sm" outline color="primary" type="button" onClick={() => downloadCsv(`${t('crumb')} ${report.modelTitle} ${report.actKey}`, csvOf(t, report, clauses))}>
              {t('csv')}
            </Button>
          </p>
          <Shown report={report} />
          <Added report={report} modelKey={modelKey} />
          <ByLock report={report} />
          <Versions report={report} />
        </>
      )}
    </>
  );
}

function Filters({ report, order }: { readonly report: ReportData; readonly order: string }): ReactElement {
  const t = useMessages('deviations');
  const [search, setSearch] = useSearchParams();
  const put = (name: string) => (value: string): void =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    }, { replace: true, preventScrollReset: true });
  const all = { value: '', label: t('all') };
  return (
    <div className="deviation-filters">
      <Field id="scostamenti-atto" label={t('act')}>
        <Select placeholder={null} value={report.actKey} onChange={put('atto')} options={report.acts.map((act) => ({ value: act.key, label: act.shortName }))} />
      </Field>
      <Field id="scostamenti-forma" label={t('form')}>
        <Select placeholder={null} value={search.get('forma') ?? ''} onChange={put('forma')} options={[all, ...report.forms]} />
      </Field>
      <Field id="scostamenti-livello" label={t('level')}>
        <Select placeholder={null} value={search.get('livello') ?? ''} onChange={put('livello')} options={[all, ...report.levels]} />
      </Field>
      <Field id="scostamenti-ordine" label={t('order')}>
        <Select placeholder={null} value={order} onChange={put('ordine')} options={[{ value: 'cambiate', label: t('orderChanged') }, { value: 'atto', label: t('orderAct') }]} />
      </Field>
    </div>
  );
}

/** The Province whose texts are shown, in numbers, over all their acts. */
function Shown({ report }: { readonly report: ReportData }): ReactElement | null {
  const t = useMessages('deviations');
  if (report.instances.length === 0) return null;
  return (
    <section aria-labelledby="scostamenti-province">
      <h2 id="scostamenti-province" className="h5">
        {t('shownTitle')}
      </h2>
      <div className="pc-table-scroll" tabIndex={0} role="region" aria-label={t('shownTitle')}>
        <table className="table pc-table pc-table--cards">
          <caption className="visually-hidden">{t('shownTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('provincia')}</th>
              <th scope="col">{t('column.adapted')}</th>
              <th scope="col">{t('column.suppressed')}</th>
              <th scope="col">{t('column.added')}</th>
              <th scope="col">{t('column.held')}</th>
              <th scope="col">{t('column.notTaken')}</th>
              <th scope="col">{t('shareColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {report.instances.map((instance) => (
              <tr key={instance.instanceId}>
                <th scope="row">
                  {instance.ente} <span className="models-facts">{instance.title}</span>
                </th>
                <td data-label={t('column.adapted')}>{instance.counts.adapted}</td>
                <td data-label={t('column.suppressed')}>{instance.counts.suppressed}</td>
                <td data-label={t('column.added')}>{instance.counts.added}</td>
                <td data-label={t('column.held')}>{instance.heldBack}</td>
                <td data-label={t('column.notTaken')}>{instance.notTaken}</td>
                <td data-label={t('shareColumn')}>{t('percent', { share: percent(instance.changedPermille) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Added({ report, modelKey }: { readonly report: ReportData; readonly modelKey: string }): ReactElement {
  const t = useMessages('deviations');
  const ente = (id: string): string => report.instances.find((instance) => instance.instanceId === id)?.ente ?? '';
  return (
    <section aria-labelledby="scostamenti-aggiunte">
      <h2 id="scostamenti-aggiunte" className="h5">
        {t('added')}
      </h2>
      <p>{t('addedCount', { count: report.addedTotal })}</p>
      <ul>
        {report.added.map((clause) => (
          <li key={clause.clauseId}>
            <Link to={`/modelli/${modelKey}/scostamenti/${encodeURIComponent(clause.clauseId)}`}>{t('addedBy', { ente: ente(clause.instanceId), label: clause.label })}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ByLock({ report }: { readonly report: ReportData }): ReactElement {
  const t = useMessages('deviations');
  return (
    <section aria-labelledby="scostamenti-vincoli">
      <h2 id="scostamenti-vincoli" className="h5">
        {t('byLock')}
      </h2>
      <div className="pc-table-scroll" tabIndex={0} role="region" aria-label={t('byLock')}>
        <table className="table pc-table">
          <caption className="visually-hidden">{t('byLock')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('lock')}</th>
              <th scope="col">{t('column.standard')}</th>
              <th scope="col">{t('column.adapted')}</th>
              <th scope="col">{t('column.suppressed')}</th>
            </tr>
          </thead>
          <tbody>
            {report.byLock.map(({ lock, counts }) => (
              <tr key={lock}>
                <th scope="row">{t(`locks.${lock}`)}</th>
                <td>{counts.standard}</td>
                <td>{counts.adapted}</td>
                <td>{counts.suppressed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2 className="h5">{t('heldTitle')}</h2>
      <p>{t('held', { held: report.heldBack, notTaken: report.notTaken })}</p>
    </section>
  );
}

function Versions({ report }: { readonly report: ReportData }): ReactElement {
  const t = useMessages('deviations');
  return (
    <section aria-labelledby="scostamenti-versioni">
      <h2 id="scostamenti-versioni" className="h5">
        {t('versions')}
      </h2>
      <div className="pc-table-scroll" tabIndex={0} role="region" aria-label={t('versions')}>
        <table className="table pc-table">
          <caption className="visually-hidden">{t('versions')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('provincia')}</th>
              <th scope="col">{t('version')}</th>
              <th scope="col">{t('behind')}</th>
            </tr>
          </thead>
          <tbody>
            {report.versions.map((line, index) => (
              <tr key={index}>
                <th scope="row">{line.ente}</th>
                <td>{line.version}</td>
                <td>{t('behind', { count: line.behind })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The table as Excel opens it: one line per clause, one column per Provincia. */
function csvOf(t: Translate, report: ReportData, clauses: ReportData['clauses']): (string | number)[][] {
  return [
    [t('clause'), t('lock'), t('column.standard'), t('column.adapted'), t('column.suppressed'), t('column.absent'), t('column.held'), t('column.share'), ...report.instances.map((instance) => `${instance.ente}, ${instance.title}`)],
    ...clauses.map((clause) => [
      clause.label,
      t(`locks.${clause.lock}`),
      clause.counts.standard,
      clause.counts.adapted,
      clause.counts.suppressed,
      clause.absent,
      clause.heldBack,
      t('percent', { share: percent(clause.changedPermille) }),
      ...report.instances.map((instance) => cellWords(t, clause.cells.find((cell) => cell.instanceId === instance.instanceId))),
    ]),
  ];
}
