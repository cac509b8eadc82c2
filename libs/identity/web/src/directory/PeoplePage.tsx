import '../messages.js';
import './messages.js';
import { useQuery } from '@apollo/client/react';
import { EmptyState, Failure, Field, Page, Select, Skeleton, TextInput, useMessages, useSettled } from '@province-comuni/shared-ui';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Pager } from '../Pager.js';
import '../page-messages.js';
import { DirectoryChoicesDocument, DirectoryDocument, type DirectoryQuery } from './generated/graphql.js';

const PAGE = 20;
const STILL_MS = 250;
const FILTERS = ['nome', 'ente', 'materia', 'community'] as const;
type Param = (typeof FILTERS)[number] | 'ordine' | 'pagina';
type Found = NonNullable<DirectoryQuery['directory']>['items'][number];

/** People of the network. What is looked for stands in the address: it can be sent to a colleague. */
export function PeoplePage(): ReactNode {
  const t = useMessages('people');
  const [search, setSearch] = useSearchParams();
  const value = (name: Param): string => search.get(name) ?? '';
  const set = (name: Param, chosen: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (name !== 'pagina') next.delete('pagina');
        if (chosen) next.set(name, chosen);
        else next.delete(name);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const order = value('ordine') === 'RECENTI' ? 'RECENTI' : 'COGNOME';
  const offset = Math.max(0, (Number.parseInt(value('pagina'), 10) || 1) - 1) * PAGE;
  const variables = { text: value('nome') || null, enteId: value('ente') || null, subject: value('materia') || null, community: value('community') || null, order, offset, limit: PAGE } as const;
  const { data: current, previousData, error, refetch } = useQuery(DirectoryDocument, { variables, fetchPolicy: 'cache-and-network' });
  const choices = useQuery(DirectoryChoicesDocument).data;
  const data = current ?? previousData;
  const subjectName = (key: string): string => choices?.subjects.find((subject) => subject.key === key)?.name ?? key;
  const clear = (): void => setSearch((before) => new URLSearchParams([...before].filter(([name]) => !FILTERS.includes(name as never))), { replace: true });
  if (data && !data.directory) {
    return (
      <Page title={t('title')} crumbs={[{ label: t('title') }]}>
        <EmptyState title={t('refused')}><p>{t('refusedText')}</p></EmptyState>
      </Page>
    );
  }
  const page = data?.directory;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]}>
      <search className="pc-people__filters" aria-label={t('filters')}>
        <NameField typed={value('nome')} onSettled={(text) => set('nome', text)} />
        <Field id="persone-ente" label={t('ente')}>
          <Select value={value('ente')} onChange={(chosen) => set('ente', chosen)} placeholder={t('allEnti')} options={(choices?.directoryChoices?.enti ?? []).map(({ id, name, count }) => ({ value: id, label: t('enteCount', { name, count }) }))} />
        </Field>
        <Field id="persone-materia" label={t('subject')}>
          <Select value={value('materia')} onChange={(chosen) => set('materia', chosen)} placeholder={t('all')} options={(choices?.subjects ?? []).map(({ key, name }) => ({ value: key, label: name }))} />
        </Field>
        <Field id="persone-community" label={t('community')}>
          <Select value={value('community')} onChange={(chosen) => set('community', chosen)} placeholder={t('all')} options={(choices?.directoryChoices?.communities ?? []).map(({ key, title }) => ({ value: key, label: title }))} />
        </Field>
        <Field id="persone-ordine" label={t('order')}>
          <Select value={order} onChange={(chosen) => set('ordine', chosen)} placeholder={null} options={(['COGNOME', 'RECENTI'] as const).map((key) => ({ value: key, label: t(`orders.${key}`) }))} />
        </Field>
      </search>
      {error && !page && <Failure error={error} retry={refetch} />}
      {!page && !error && <Skeleton lines={8} />}
      {page && <p role="status">{page.total === 0 ? t('found_zero') : t('found', { count: page.total })}</p>}
      {page?.total === 0 && <EmptyState title={t('none')} action={<button type="button" className="btn btn-outline-primary btn-sm" onClick={clear}>{t('clear')}</button>}><p>{t('noneText')}</p></EmptyState>}
      {page && page.items.length > 0 && (
        <ul className="pc-people">
          {page.items.map((person) => <Line key={person.personId} person={person} subjectName={subjectName} />)}
        </ul>
      )}
      {page && <Pager label={t('pages')} offset={offset} limit={PAGE} total={page.total} onChange={(next) => set('pagina', next === 0 ? '' : String(next / PAGE + 1))} />}
    </Page>
  );
}

/** What is typed shows at once; it is looked for when it stands still. */
function NameField({ typed, onSettled }: { readonly typed: string; readonly onSettled: (text: string) => void }): ReactNode {
  const t = useMessages('people');
  const [text, setText] = useState(typed);
  const settled = useSettled(text, STILL_MS).trim();
  useEffect(() => {
    if (settled !== typed) onSettled(settled);
    // Only what is typed is told on; an address that changes is taken in below.
  }, [settled]);
  useEffect(() => {
    if (typed !== text.trim()) setText(typed);
  }, [typed]);
  return (
    <Field id="persone-nome" label={t('name')}>
      <TextInput type="search" autoComplete="off" maxLength={80} value={text} onChange={setText} />
    </Field>
  );
}

function Line({ person, subjectName }: { readonly person: Found; readonly subjectName: (key: string) => string }): ReactNode {
  const t = useMessages('people');
  const i = useMessages('identity');
  return (
    <li className="pc-people__line">
      <p className="pc-people__name"><Link to={`/persone/${person.personId}`}>{`${person.surname} ${person.name}`}</Link></p>
      <p>{person.roles.map(({ role, ente }) => t('role', { role: i(`role.${role}`), ente })).join('; ')}</p>
      {person.subjects.length > 0 && <p className="pc-quiet">{person.subjects.map(subjectName).join(', ')}</p>}
      {person.expertise && <p className="pc-quiet">{person.expertise}</p>}
    </li>
  );
}
