import { Button, EmptyState, Failure, Field, formatDate, formatDateTime, LegalLink, Notice, Page, Skeleton, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useLazyQuery, useMutation, useQuery } from '@apollo/client/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import '../messages.js';
import '../models.css';
import './laws.css';
import './messages.js';
import { ModelLawReviews } from './LawReviewList.js';
import { LawChangesDocument, LawUsesDocument, MarkLawChangedDocument, WithdrawLawChangeDocument, type LawChangesQuery, type LawUsesQuery } from './generated/graphql.js';

const PAGE = 20;
/** What a mark opens, and what others confirm, comes a moment later. */
const LOOK_AGAIN_MS = 10_000;
const EMPTY = { urn: '', label: '', changedOn: '', note: '', dueOn: '' };

type Line = NonNullable<LawChangesQuery['lawChanges']>['items'][number];
type Uses = NonNullable<LawUsesQuery['lawUses']>;

/** For UPI: norms that change, what they touch, and how far the verification is. */
export function LawsPage(): ReactElement {
  const t = useMessages('laws');
  const { data, error, refetch, fetchMore } = useQuery(LawChangesDocument, { variables: { first: PAGE, offset: 0 }, fetchPolicy: 'cache-and-network', pollInterval: LOOK_AGAIN_MS });
  const changes = data?.lawChanges;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]}>
      <MarkForm />
      <ModelLawReviews moved={changes?.items.reduce((sum, line) => sum + (line.change.withdrawnAt ? 0 : line.open), 0)} />
      <section aria-labelledby="norme-segnate">
        <h2 id="norme-segnate" className="h5">
          {t('list')}
        </h2>
        {error && <Failure error={error} retry={refetch} />}
        {!data && !error && <Skeleton lines={5} />}
        {changes?.total === 0 && <EmptyState title={t('none')} />}
        {changes && changes.total > 0 && <ChangesTable lines={changes.items} />}
        {changes && changes.items.length < changes.total && (
          <Button size="sm" outline color="primary" type="button" onClick={() => void fetchMore({ variables: { offset: changes.items.length }, updateQuery: (before, { fetchMoreResult }) => (before.lawChanges && fetchMoreResult.lawChanges ? { ...before, lawChanges: { ...before.lawChanges, items: [...before.lawChanges.items, ...fetchMoreResult.lawChanges.items] } } : before) })}>
            {t('more')}
          </Button>
        )}
      </section>
    </Page>
  );
}

function MarkForm(): ReactElement {
  const t = useMessages('laws');
  const [form, setForm] = useState(EMPTY);
  const [outcome, setOutcome] = useState<{ readonly kind: 'done' } | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> } | { readonly kind: 'failed' } | null>(null);
  const [look, { data, loading: looking }] = useLazyQuery(LawUsesDocument, { fetchPolicy: 'network-only' });
  const [mark, { loading }] = useMutation(MarkLawChangedDocument, { refetchQueries: [LawChangesDocument] });
  const set = (field: keyof typeof EMPTY) => (value: string): void => {
    setForm((now) => ({ ...now, [field]: value }));
    setOutcome((now) => (now?.kind === 'problems' ? { kind: 'problems', problems: Object.fromEntries(Object.entries(now.problems).filter(([name]) => name !== field)) } : null));
  };
  const problems = outcome?.kind === 'problems' ? outcome.problems : {};

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      const done = (await mark({ variables: { input: form } })).data?.markLawChanged;
      if (done?.__typename === 'LawChangeMarked') {
        setForm(EMPTY);
        setOutcome({ kind: 'done' });
      } else if (done?.__typename === 'InvalidInput') setOutcome({ kind: 'problems', problems: Object.fromEntries(done.problems.map((problem) => [problem.field, problem.message])) });
      else setOutcome({ kind: 'failed' });
    } catch {
      setOutcome({ kind: 'failed' });
    }
  }

  return (
    <section aria-labelledby="segna-norma">
      <h2 id="segna-norma" className="h5">
        {t('mark')}
      </h2>
      <form className="law-form" noValidate onSubmit={(event) => void submit(event)}>
        <Field id="norma-urn" label={t('urn')} help={t('urnHelp')} error={problems['urn']} required>
          <TextInput value={form.urn} maxLength={1000} onChange={set('urn')} />
        </Field>
        <p>
          <Button size="sm" outline color="primary" type="button" disabled={looking || form.urn.trim() === ''} onClick={() => void look({ variables: { urn: form.urn } }).catch(() => undefined)}>
            {t('preview')}
          </Button>
        </p>
        {data?.lawUses && <Preview uses={data.lawUses} />}
        <Field id="norma-nome" label={t('label')} help={t('labelHelp')} error={problems['label']} required>
          <TextInput value={form.label} maxLength={200} onChange={set('label')} />
        </Field>
        <div className="law-days">
          <Field id="norma-dal" label={t('changedOn')} error={problems['changedOn']} required>
            <TextInput type="date" value={form.changedOn} onChange={set('changedOn')} />
          </Field>
          <Field id="norma-entro" label={t('dueOn')} error={problems['dueOn']} required>
            <TextInput type="date" value={form.dueOn} onChange={set('dueOn')} />
          </Field>
        </div>
        <Field id="norma-nota" label={t('note')} help={t('noteHelp')} error={problems['note']} required>
          <TextArea rows={3} value={form.note} onChange={set('note')} />
        </Field>
        {outcome?.kind === 'done' && <Notice kind="success">{t('marked')}</Notice>}
        {outcome?.kind === 'failed' && <Notice kind="danger">{t('failed')}</Notice>}
        <p>
          <Button color="primary" type="submit" disabled={loading}>
            {t('confirmMark')}
          </Button>
        </p>
      </form>
    </section>
  );
}

function Preview({ uses }: { readonly uses: Uses }): ReactElement {
  const t = useMessages('laws');
  if (uses.urn === null) return <Notice kind="warning">{t('notALaw')}</Notice>;
  return (
    <div className="law-preview" role="status">
      {uses.models.length === 0 && uses.instances === 0 && <p>{t('touchesNothing')}</p>}
      {uses.models.map((model) => (
        <details key={model.modelKey}>
          <summary>{t('touchesModel', { title: model.title, version: model.version, count: model.uses.length })}</summary>
          <ul>
            {model.uses.map((use) => (
              <li key={`${use.subjectKind} ${use.subjectId}`}>
                {use.label} {use.subjectKind === 'regola' && <span className="models-facts">({t('rule')})</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {(uses.models.length > 0 || uses.instances > 0) && <p>{t('touchesInstances', { count: uses.instances, clauses: uses.instanceClauses })}</p>}
    </div>
  );
}

function ChangesTable({ lines }: { readonly lines: readonly Line[] }): ReactElement {
  const t = useMessages('laws');
  const [withdraw, { loading }] = useMutation(WithdrawLawChangeDocument, { refetchQueries: [LawChangesDocument] });
  const [failed, setFailed] = useState(false);
  const takeBack = (id: string): void =>
    void withdraw({ variables: { id } }).then(
      ({ data }) => setFailed(data?.withdrawLawChange.__typename !== 'LawChangeMarked'),
      () => setFailed(true),
    );
  return (
    <>
      {failed && <Notice kind="danger">{t('failed')}</Notice>}
      <div className="pc-table-scroll">
        <table className="table pc-table pc-table--cards">
          <caption className="visually-hidden">{t('list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('norm')}</th>
              <th scope="col">{t('changedOn')}</th>
              <th scope="col">{t('note')}</th>
              <th scope="col">{t('dueOn')}</th>
              <th scope="col">{t('progress')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ change, open, confirmed, changed, openInstances }) => (
              <tr key={change.id}>
                <th scope="row">
                  <LegalLink urn={change.urn} label={change.label} />
                  <div className="models-facts">{t('by', { name: change.personName, date: formatDateTime(change.at) })}</div>
                </th>
                <td data-label={t('changedOn')}>{formatDate(change.changedOn)}</td>
                <td data-label={t('note')}>{change.note}</td>
                <td data-label={t('dueOn')}>{formatDate(change.dueOn)}</td>
                <td data-label={t('progress')}>
                  {change.withdrawnAt ? (
                    t('withdrawn', { date: formatDateTime(change.withdrawnAt) })
                  ) : (
                    <>
                      {t('progressLine', { open, instances: openInstances, confirmed, changed })}{' '}
                      <Button size="xs" outline color="primary" type="button" disabled={loading} aria-label={t('withdrawOf', { label: change.label })} onClick={() => takeBack(change.id)}>
                        {t('withdraw')}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
