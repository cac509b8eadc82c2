import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { Badge, EmptyState, Failure, Field, Notice, Page, Select, Skeleton, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useState, type FormEvent, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { RedlineView } from '../components/RedlineView.js';
import '../deviations/deviations.css';
import { percent } from '../deviations/deviation-words.js';
import type { ChipLabels } from '../editor/clause-extensions.js';
import '../messages.js';
import '../models.css';
import './messages.js';
import { foundClauses, SHOWN } from './found-clauses.js';
import { ClausesBesideDocument, ClauseSearchDocument, type ClausesBesideQuery, type ClauseSearchQuery } from './generated/graphql.js';

type ClauseData = ClausesBesideQuery['clausesBeside'][number];
type TextData = ClauseData['texts'][number];

const STATES = ['STANDARD', 'ADATTATA', 'SOPPRESSA', 'AGGIUNTA'] as const;

/** A clause in every model and in every act one may read, side by side. Words and filters are in the address. */
export function ClausesPage(): ReactElement {
  const t = useMessages('clauses');
  const [search] = useSearchParams();
  const query = (search.get('q') ?? '').trim();
  return (
    <Page title={query ? t('titleOf', { query }) : t('title')} lead={t('lead')} wide crumbs={[{ label: t('title'), ...(query ? { to: '/clausole' } : {}) }]}>
      <SearchForm query={query} />
      {query && <Found query={query} />}
    </Page>
  );
}

function SearchForm({ query }: { readonly query: string }): ReactElement {
  const t = useMessages('clauses');
  const [, setSearch] = useSearchParams();
  const [text, setText] = useState(query);
  useEffect(() => setText(query), [query]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSearch(text.trim() ? { q: text.trim() } : {});
  };
  return (
    <form role="search" aria-label={t('title')} className="deviation-filters" onSubmit={submit}>
      <Field id="parole-clausola" label={t('label')} help={t('hint')}>
        <TextInput type="search" maxLength={300} value={text} onChange={setText} />
      </Field>
      <button type="submit" className="btn btn-primary">
        {t('submit')}
      </button>
    </form>
  );
}

function Found({ query }: { readonly query: string }): ReactElement {
  const t = useMessages('clauses');
  const [search] = useSearchParams();
  const act = search.get('atto') ?? '';
  const asked = (kind: string) => ({ query, kind, facets: act ? [{ name: 'TIPO' as const, values: [act] }] : [], order: 'RILEVANZA' as const, exact: false, offset: 0, limit: SHOWN });
  const { data, error, refetch } = useQuery(ClauseSearchDocument, { variables: { model: asked('clausola'), own: asked('clausola-propria') } });
  const keys = data ? foundClauses(pageOf(data.ofModels)?.hits ?? [], pageOf(data.own)?.hits ?? []) : [];
  const shown = keys.slice(0, SHOWN);
  const beside = useQuery(ClausesBesideDocument, { variables: { clauses: shown }, skip: shown.length === 0 });
  if (error) return <Failure error={error} retry={refetch} />;
  if (beside.error) return <Failure error={beside.error} retry={beside.refetch} />;
  if (!data || (shown.length > 0 && !beside.data)) return <Skeleton lines={10} />;
  if (data.ofModels.__typename === 'Refused') return <Notice kind="warning">{t('failed', { message: data.ofModels.message })}</Notice>;
  if (data.ofModels.__typename === 'InvalidInput') return <Notice kind="warning">{t('failed', { message: data.ofModels.problems.map((problem) => problem.message).join(' ') })}</Notice>;
  return <Clauses clauses={beside.data?.clausesBeside ?? []} acts={actsOf(data, act)} more={keys.length > SHOWN} />;
}

/** The names of the acts among what was found: filters that lead somewhere. */
function actsOf(data: ClauseSearchQuery, chosen: string): string[] {
  const values = [data.ofModels, data.own].flatMap((page) => pageOf(page)?.facets.find((facet) => facet.name === 'TIPO')?.values.map((value) => value.value) ?? []);
  return [...new Set([...values, ...(chosen ? [chosen] : [])])].sort((a, b) => a.localeCompare(b, 'it'));
}

type FoundPage = Extract<ClauseSearchQuery['own'], { __typename: 'SearchPage' }>;

function pageOf(result: ClauseSearchQuery['ofModels'] | ClauseSearchQuery['own']): FoundPage | null {
  return result.__typename === 'SearchPage' ? result : null;
}

function Clauses({ clauses, acts, more }: { readonly clauses: readonly ClauseData[]; readonly acts: readonly string[]; readonly more: boolean }): ReactElement {
  const t = useMessages('clauses');
  const [search, setSearch] = useSearchParams();
  const [model, state] = [search.get('modello') ?? '', search.get('stato') ?? ''];
  const models = [...new Map(clauses.map((clause) => [clause.modelKey, clause.modelTitle]))];
  const put = (name: string) => (value: string): void =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    }, { replace: true, preventScrollReset: true });
  const all = { value: '', label: t('all') };
  const shown = clauses.filter((clause) => (model === '' || clause.modelKey === model) && (state === '' || clause.texts.some((text) => text.state === state)));
  return (
    <>
      <div className="deviation-filters">
        <Field id="clausole-atto" label={t('act')}>
          <Select placeholder={null} value={search.get('atto') ?? ''} onChange={put('atto')} options={[all, ...acts.map((act) => ({ value: act, label: act }))]} />
        </Field>
        {models.length > 1 && (
          <Field id="clausole-modello" label={t('model')}>
            <Select placeholder={null} value={model} onChange={put('modello')} options={[all, ...models.map(([value, label]) => ({ value, label }))]} />
          </Field>
        )}
        <Field id="clausole-stato" label={t('state')}>
          <Select placeholder={null} value={state} onChange={put('stato')} options={[all, ...STATES.map((value) => ({ value, label: t(`states.${value}`) }))]} />
        </Field>
      </div>
      <p role="status">
        {t('found', { count: shown.length })} {more && t('most', { count: SHOWN })}
      </p>
      {shown.length === 0 && <EmptyState title={t('found', { count: 0 })} />}
      {shown.map((clause) => (
        <Clause key={`${clause.modelKey} ${clause.clauseId}`} clause={clause} state={state} />
      ))}
    </>
  );
}

function Clause({ clause, state }: { readonly clause: ClauseData; readonly state: string }): ReactElement {
  const t = useMessages('clauses');
  const labels = useMemo((): ChipLabels => {
    const names = new Map(clause.names.map((name) => [name.key, name.label]));
    return { variable: (key) => names.get(key) ?? key.replaceAll('.', ' ').replaceAll('_', ' '), clause: (id) => names.get(id) ?? id };
  }, [clause.names]);
  const id = `clausola-${clause.modelKey}-${clause.clauseId}`;
  const model = clause.model ? whole(clause.model) : null;
  const texts = clause.texts.filter((text) => state === '' || text.state === state);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="h5">
        {clause.label}
      </h2>
      <p className="models-facts">
        {[clause.modelTitle, clause.actName].filter(Boolean).join(' · ')} {clause.lock && <Badge>{t(`lock.${clause.lock}`)}</Badge>}
      </p>
      <div className="deviation-wordings">
        <div className="deviation-wording">
          <h3 className="h6">{clause.model ? t('modelText', { version: clause.model.version }) : t('model')}</h3>
          {model ? <RedlineView before={model} after={model} labels={labels} /> : <p>{t('noModel')}</p>}
          {model && (
            <Link to={`/modelli/${clause.modelKey}?${new URLSearchParams({ scheda: 'atti', atto: clause.actKey }).toString()}#clausola-${encodeURIComponent(clause.clauseId)}`} aria-label={t('openModelOf', { label: clause.label })}>
              {t('openModel')}
            </Link>
          )}
        </div>
        {texts.map((text) => (
          <Text key={text.instanceId} text={text} model={model} actKey={clause.actKey} clauseId={clause.clauseId} labels={labels} />
        ))}
      </div>
      {clause.texts.length === 0 && <p className="models-facts">{t('noTexts')}</p>}
    </section>
  );
}

function Text({ text, model, actKey, clauseId, labels }: { readonly text: TextData; readonly model: RichText | null; readonly actKey: string; readonly clauseId: string; readonly labels: ChipLabels }): ReactElement {
  const t = useMessages('clauses');
  const name = t('textOf', { ente: text.ente, title: text.title });
  const own = whole(text);
  return (
    <div className="deviation-wording">
      <h3 className="h6">
        {name} <Badge>{t(`states.${text.state}`)}</Badge> {text.state === 'ADATTATA' && <span className="models-facts">{t('percent', { share: percent(text.changedPermille) })}</span>}
      </h3>
      {text.state === 'STANDARD' && text.changedPermille === 0 ? <p>{t('asModel')}</p> : text.state === 'SOPPRESSA' ? <p>{t('suppressed')}</p> : <RedlineView before={model ?? own} after={own} labels={labels} />}
      {text.viewerCanOpen && (
        <Link to={`/atti/${text.instanceId}?${new URLSearchParams({ atto: actKey }).toString()}#clausola-${encodeURIComponent(clauseId)}`} aria-label={t('openOf', { title: name })}>
          {t('open')}
        </Link>
      )}
    </div>
  );
}

/** Heading and body as one text. */
function whole({ heading, body }: { readonly heading: unknown; readonly body: unknown }): RichText {
  const title = heading as readonly Inline[];
  return { type: 'doc', content: [...(title.length > 0 ? [{ type: 'paragraph' as const, content: title }] : []), ...(body as RichText).content] };
}
