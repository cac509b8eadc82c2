import { PROVINCE_TILES } from '@province-comuni/enti-contract';
import { EmptyState, Failure, Field, formatDate, Page, Select, Skeleton, TileMap, useMessages, useViewer, type MapTile, type TileState } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { PianiDiRiassettoDocument, type PianiDiRiassettoQuery } from '../generated/graphql.js';
import '../messages.js';
import '../piani.css';

type Row = PianiDiRiassettoQuery['pianiDiRiassetto'][number];

const STATI = ['IN_MONITORAGGIO', 'AGGIORNATO', 'ADOTTATO', 'IN_REDAZIONE', 'NESSUNO'] as const;
const ORGANIZZAZIONI = ['NON_SVOLTO', 'UFFICIO_PROVINCIALE', 'UFFICIO_COMUNE', 'CONVENZIONE', 'IN_HOUSE', 'PPP', 'ALTRO'] as const;
const MARKS: Readonly<Record<string, Pick<TileState, 'mark' | 'tone'>>> = { IN_MONITORAGGIO: { mark: '◉', tone: 'strong' }, AGGIORNATO: { mark: '↻', tone: 'strong' }, ADOTTATO: { mark: '✓', tone: 'strong' }, IN_REDAZIONE: { mark: '…', tone: 'warning' }, NESSUNO: { mark: '–', tone: 'plain' }, unknown: { mark: '', tone: 'quiet' } };
const FILTERS = ['stato', 'regione', 'pilastro', 'organizzazione'] as const;

/** The national picture: where each Provincia is, on the map and line by line, narrowed by the address. */
export function PianiPage(): ReactElement {
  const t = useMessages('piani');
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const values = Object.fromEntries(FILTERS.map((name) => [name, search.get(name) ?? ''])) as Record<(typeof FILTERS)[number], string>;
  const filter = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const { data, previousData, error, refetch } = useQuery(PianiDiRiassettoDocument, { variables: { filter }, fetchPolicy: 'cache-and-network' });
  const everything = useQuery(PianiDiRiassettoDocument, { variables: { filter: {} } }).data;
  const shown = data ?? previousData;
  const mine = viewer?.memberships.find(({ enteKind }) => enteKind === 'PROVINCIA');
  const regions = [...new Set((everything?.pianiDiRiassetto ?? []).flatMap(({ regione }) => (regione ? [regione] : [])))].sort((a, b) => a.localeCompare(b, 'it'));
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const choice = (name: (typeof FILTERS)[number], all: string, options: readonly { value: string; label: string }[]): ReactElement => (
    <Field id={`filtro-${name}`} label={t(`filters.${name}`)}>
      <Select value={values[name]} onChange={(value) => set(name, value)} placeholder={t(all)} options={options} />
    </Field>
  );
  return (
    <Page wide title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} actions={mine && <Link className="btn btn-primary" to={`/piani/${mine.enteId}`}>{t('mine')}</Link>}>
      {error && <Failure error={error} retry={refetch} />}
      {!shown && !error && <Skeleton lines={12} />}
      {shown && (
        <>
          {!viewer && <p className="pc-quiet">{t('visitor')}</p>}
          <div className="piani-filters">
            {choice('stato', 'filters.all', STATI.map((value) => ({ value, label: t(`stati.${value}`) })))}
            {choice('regione', 'filters.allF', regions.map((value) => ({ value, label: value })))}
            {choice('pilastro', 'filters.all', shown.pillars.map(({ key, name }) => ({ value: key, label: name })))}
            {choice('organizzazione', 'filters.allF', ORGANIZZAZIONI.map((value) => ({ value, label: t(`organizzazioni.${value}`) })))}
          </div>
          <PianiMap rows={shown.pianiDiRiassetto} />
          <div className="piani-bar">
            <p role="status" className="piani-bar__count">
              {t('count', { count: shown.pianiDiRiassetto.length })}
            </p>
            <a href={`/api/piani-di-riassetto/tabella?${new URLSearchParams({ ...filter, formato: 'csv' }).toString()}`}>{t('csv')}</a>
            <a href={`/api/piani-di-riassetto/tabella?${new URLSearchParams({ ...filter, formato: 'ods' }).toString()}`}>{t('ods')}</a>
          </div>
          {shown.pianiDiRiassetto.length === 0 ? <EmptyState title={t('none')} action={<Link className="btn btn-primary" to="/piani">{t('clear')}</Link>} /> : <PianiTable rows={shown.pianiDiRiassetto} pillars={shown.pillars} />}
        </>
      )}
    </Page>
  );
}

function PianiMap({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  const t = useMessages('piani');
  const bySigla = new Map(rows.map((row) => [row.sigla, row]));
  const tiles = PROVINCE_TILES.flatMap(({ sigla, row, column }): MapTile[] => {
    const provincia = bySigla.get(sigla);
    if (!provincia) return [];
    const state = provincia.stato ?? 'unknown';
    return [{ id: sigla, sign: sigla, row, column, state, label: `${provincia.ente}: ${t(`stati.${state}`)}` }];
  });
  return (
    <section aria-labelledby="mappa-piani">
      <h2 id="mappa-piani" className="h5">
        {t('map')}
      </h2>
      <TileMap label={t('map')} tiles={tiles} states={[...STATI, 'unknown'].map((key) => ({ key, label: t(`stati.${key}`), ...MARKS[key]! }))} />
    </section>
  );
}

function PianiTable({ rows, pillars }: { readonly rows: readonly Row[]; readonly pillars: PianiDiRiassettoQuery['pillars'] }): ReactElement {
  const t = useMessages('piani');
  return (
    <div className="pc-table-scroll" tabIndex={0} role="region" aria-label={t('table')}>
      <table className="table pc-table pc-table--cards">
        <caption className="visually-hidden">{t('table')}</caption>
        <thead>
          <tr>
            {(['provincia', 'regione', 'stato', 'act'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`columns.${name}`)}
              </th>
            ))}
            {pillars.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{t('columns.dup')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.enteId}>
              <th scope="row">{row.stato ? <Link to={`/piani/${row.enteId}`}>{row.ente}</Link> : row.ente}</th>
              <td data-label={t('columns.regione')}>{row.regione ?? '—'}</td>
              <td data-label={t('columns.stato')}>{t(`stati.${row.stato ?? 'unknown'}`)}</td>
              <td data-label={t('columns.act')}>{row.atti[0] ? t('page.act', { organo: t(`organi.${row.atti[0].organo}`), numero: row.atti[0].numero, data: formatDate(row.atti[0].data) }) : '—'}</td>
              {pillars.map(({ key, name }) => {
                const chosen = row.scelte.find(({ pilastro }) => pilastro === key);
                return (
                  <td key={key} data-label={name}>
                    {chosen ? [t(`organizzazioni.${chosen.organizzazione}`), chosen.livello && t('page.level', { level: t(`livelli.${chosen.livello}`) })].filter(Boolean).join(', ') : '—'}
                  </td>
                );
              })}
              <td data-label={t('columns.dup')}>{row.dup[0] ? t('page.triennio', { dal: row.dup[0].dal, al: row.dup[0].dal + 2 }) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
