import './messages.js';
import '../communities.css';
import { EmptyState, Failure, Field, Page, Select, Skeleton, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { InitiativeDocument, IssuesDocument, type InitiativeFieldsFragment, type IssueKind, type IssueOrder, type IssueSeverity, type IssueStateFilter } from './generated/graphql.js';
import { InitiativeFacts } from './InitiativesPage.js';
import { IssueRow } from './IssueRow.js';
import { UnknownPage } from './UnknownPage.js';

export const KINDS: readonly IssueKind[] = ['CRITICITA', 'RISCHIO', 'DECISIONE', 'RICHIESTA'];
export const SEVERITIES: readonly IssueSeverity[] = ['BASSA', 'MEDIA', 'ALTA', 'CRITICA'];
const STATES: readonly IssueStateFilter[] = ['DA_CHIUDERE', 'APERTA', 'IN_CARICO', 'IN_ATTESA', 'RISOLTA', 'CHIUSA'];
const ORDERS: readonly IssueOrder[] = ['NUMERO', 'SCADENZA', 'GRAVITA', 'MODIFICA'];
const PAGE = 20;

/** An initiative with its register of issues. */
export function InitiativePage(): ReactElement {
  const t = useMessages('initiatives');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(InitiativeDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const initiative = data?.initiative;
  if (!data) return <Page title={t('title')} crumbs={[{ label: t('communities'), to: '/community' }, { label: t('title') }]}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={10} />}</Page>;
  if (!initiative) return <UnknownPage />;
  const { title, purpose, communityKey, communityTitle, enti, viewerCan } = initiative;
  const actions = (
    <>
      {viewerCan.arrange && <Link className="btn btn-outline-primary" to={`/iniziative/${id}/modifica`}>{t('change')}</Link>}
      {viewerCan.openIssue && <Link className="btn btn-primary" to={`/iniziative/${id}/nuova`}>{t('register.new')}</Link>}
    </>
  );
  return (
    <Page title={title} lead={purpose} crumbs={[{ label: t('communities'), to: '/community' }, { label: communityTitle, to: `/community/${communityKey}` }, { label: t('title'), to: `/community/${communityKey}/iniziative` }, { label: title }]} actions={actions}>
      <InitiativeFacts initiative={initiative} />
      <div className="com-columns">
        <Register initiative={initiative} />
        <aside>
          <section aria-labelledby="enti-coinvolti">
            <h2 id="enti-coinvolti" className="h6">{t('enti')}</h2>
            {enti.length === 0 && <p>{t('form.none')}</p>}
            <ul>{enti.map((ente) => <li key={ente.id}>{ente.name}</li>)}</ul>
          </section>
        </aside>
      </div>
    </Page>
  );
}

function Register({ initiative: { id } }: { readonly initiative: InitiativeFieldsFragment }): ReactElement {
  const t = useMessages('initiatives');
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const one = <T extends string>(name: string, values: readonly T[]): T | null => values.find((value) => value === search.get(name)) ?? null;
  const [state, kind, severity, order] = [one('stato', STATES), one('tipo', KINDS), one('gravita', SEVERITIES), one('ordine', ORDERS) ?? ('NUMERO' as const)];
  const [mine, overdue] = [search.get('mie') === '1', search.get('scadute') === '1'];
  const page = Math.max(1, Number.parseInt(search.get('pagina') ?? '1', 10) || 1);
  const { data: current, previousData, error, refetch } = useQuery(IssuesDocument, { variables: { initiativeId: id, state, kind, severity, mine, overdue, order, offset: (page - 1) * PAGE }, fetchPolicy: 'cache-and-network' });
  const list = (current ?? previousData)?.issues;
  const isFiltered = state !== null || kind !== null || severity !== null || mine || overdue;
  const pages = Math.max(1, Math.ceil((list?.total ?? 0) / PAGE));
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    if (name !== 'pagina') next.delete('pagina');
    setSearch(next, { replace: name !== 'pagina', preventScrollReset: true });
  };
  const table = new URLSearchParams([...search].filter(([name]) => name !== 'pagina'));
  return (
    <section aria-labelledby="registro">
      <h2 id="registro" className="h4">{t('register.title')}</h2>
      <div className="com-filters" role="group" aria-label={t('register.filters')}>
        <Field id="stato" label={t('register.state')}>
          <Select value={state ?? ''} onChange={(value) => set('stato', value)} placeholder={t('register.allStates')} options={STATES.map((value) => ({ value, label: value === 'DA_CHIUDERE' ? t('register.toClose') : t(`states.${value}`) }))} />
        </Field>
        <Field id="tipo" label={t('register.kind')}>
          <Select value={kind ?? ''} onChange={(value) => set('tipo', value)} placeholder={t('register.allKinds')} options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
        </Field>
        <Field id="gravita" label={t('register.severity')}>
          <Select value={severity ?? ''} onChange={(value) => set('gravita', value)} placeholder={t('register.allSeverities')} options={SEVERITIES.map((value) => ({ value, label: t(`severities.${value}`) }))} />
        </Field>
        <Field id="ordine" label={t('register.order')}>
          <Select value={order} onChange={(value) => set('ordine', value === 'NUMERO' ? '' : value)} placeholder={null} options={ORDERS.map((value) => ({ value, label: t(`register.orders.${value}`) }))} />
        </Field>
      </div>
      <div className="com-buttons">
        {viewer && <Check id="mie" label={t('register.mine')} checked={mine} onChange={(checked) => set('mie', checked ? '1' : '')} />}
        <Check id="scadute" label={t('register.overdue')} checked={overdue} onChange={(checked) => set('scadute', checked ? '1' : '')} />
      </div>
      {error && !list && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={8} />}
      {list?.total === 0 && (
        <EmptyState title={t(isFiltered ? 'register.none' : 'register.noneYet')} action={isFiltered ? <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => setSearch({}, { replace: true })}>{t('register.clear')}</button> : undefined}>
          {!isFiltered && <p>{t('register.noneYetText')}</p>}
        </EmptyState>
      )}
      <ul className="com-list">
        {list?.nodes.map((issue) => <IssueRow key={issue.id} issue={issue} />)}
      </ul>
      {pages > 1 && (
        <nav className="com-buttons" aria-label={t('register.pages')}>
          <button type="button" className="btn btn-outline-primary btn-sm" disabled={page <= 1} onClick={() => set('pagina', page <= 2 ? '' : String(page - 1))}>{t('register.earlier')}</button>
          <span>{t('register.page', { page, of: pages })}</span>
          <button type="button" className="btn btn-outline-primary btn-sm" disabled={page >= pages} onClick={() => set('pagina', String(page + 1))}>{t('register.later')}</button>
        </nav>
      )}
      {list && list.total > 0 && <p><a href={`/api/initiatives/${id}/issues.csv${table.size > 0 ? `?${table.toString()}` : ''}`} download>{t('register.csv')}</a></p>}
      <p className="pc-quiet">{t('register.source')}</p>
    </section>
  );
}

function Check({ id, label, checked, onChange }: { readonly id: string; readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void }): ReactElement {
  return (
    <div className="form-check com-accept">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
