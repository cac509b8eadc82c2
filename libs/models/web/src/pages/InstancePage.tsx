import { Badge, Button, Disclosure, EmptyState, Failure, Field, Page, SaveState, Select, Skeleton, Tabs, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { ComuniOfProvinciaDocument } from '../generated/graphql.js';
import { ActPane } from '../components/ActPane.js';
import { ChecksPane } from '../components/ChecksPane.js';
import { ExportDialog } from '../components/ExportDialog.js';
import { HistoryDialog } from '../components/HistoryDialog.js';
import { PresenceRow } from '../components/PresenceRow.js';
import { UpgradeOffer } from '../components/UpgradeOffer.js';
import { QuestionsPane } from '../components/QuestionsPane.js';
import { questionId } from '../components/QuestionItem.js';
import { useClauseChange } from '../hooks/useClauseChange.js';
import { useInstance, type InstanceData, type InstanceWork } from '../hooks/useInstance.js';
import { useWideScreen } from '../hooks/useWideScreen.js';
import { useInstanceReview } from '../review/useInstanceReview.js';
import { LiveContext } from '../live/live-context.js';
import { useInstanceLive } from '../live/useInstanceLive.js';

const DistancePane = lazy(() => import('../deviations/DistancePane.js').then((module) => ({ default: module.DistancePane })));
const ReviewPanel = lazy(() => import('../review/ReviewPanel.js').then((module) => ({ default: module.ReviewPanel })));
const InstanceLawReviews = lazy(() => import('../laws/LawReviewList.js').then((module) => ({ default: module.InstanceLawReviews })));

type Pane = 'domande' | 'atto' | 'controlli' | 'revisione';

/** In the address: the review of all acts, instead of one clause. */
const ALL = 'tutto';

/** The heart: questions, the act as it will print, the checks. Step, act and Comune are in the address, so that a link opens the same place. */
export function InstancePage(): ReactElement {
  const t = useMessages('models');
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const work = useInstance(id, search.get('comune'));
  if (work.error && !work.instance) return <Page title={t('instances.title')}><Failure error={work.error} retry={work.retry} /></Page>;
  if (!work.instance && work.loading) return <Page title={t('instances.title')}><Skeleton lines={12} /></Page>;
  if (!work.instance) return <Page title={t('instances.title')}><EmptyState title={t('editor.notFound')} /></Page>;
  return <Editor instance={work.instance} work={work} />;
}

function Editor({ instance, work }: { instance: InstanceData; work: InstanceWork }): ReactElement {
  const t = useMessages('models');
  const tr = useMessages('review');
  const [search, setSearch] = useSearchParams();
  const wide = useWideScreen();
  const changes = useClauseChange(instance.id, work);
  const review = useInstanceReview(instance.id);
  const live = useInstanceLive(instance, work, () => void review.retry());
  // A clause that the address names.
  const { hash } = useLocation();
  const reviewing = search.get('revisione');
  const [pane, setPane] = useState<Pane>(reviewing ? 'revisione' : hash.startsWith('#clausola-') ? 'atto' : 'domande');
  const [quote, setQuote] = useState('');
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const [dialog, setDialog] = useState<{ kind: 'export' } | { kind: 'history'; subject: string | null } | null>(null);
  const [target, setTarget] = useState<string | null>(() => (hash.startsWith('#clausola-') ? `#${CSS.escape(hash.slice(1))}` : null));
  const [question, setQuestion] = useState<string | null>(null);
  const [clause, setClause] = useState<string | null>(null);
  // Chosen once: an answer, of a colleague least of all, does not turn the page under one's hands.
  const [firstStep] = useState(() => instance.steps.find((step) => step.questions.some((item) => item.state !== 'ANSWERED'))?.id);
  const put = (values: Record<string, string>): void => setSearch((now) => ({ ...Object.fromEntries(now), ...values }), { replace: true, preventScrollReset: true });
  const stepId = search.get('passo') ?? firstStep ?? instance.steps[0]?.id ?? '';
  const actKey = instance.acts.find((act) => act.key === search.get('atto'))?.key ?? instance.acts[0]!.key;
  const comuneId = search.get('comune');

  const canEdit = instance.viewerCan.edit;
  useEffect(() => {
    live.at(canEdit && question !== null ? { kind: 'QUESTION', key: question } : canEdit && clause !== null ? { kind: 'CLAUSE', key: clause } : null);
  }, [live, canEdit, question, clause]);

  // The place to go may still have to appear (another step, another pane): look for it after each draw.
  useEffect(() => {
    const element = target && document.querySelector<HTMLElement>(target);
    if (!element) return;
    setTarget(null);
    element.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    (element.matches('input:not(:disabled),textarea,select,button,[tabindex]') ? element : (element.querySelector<HTMLElement>('input:not(:disabled),textarea,select,button') ?? element)).focus({ preventScroll: true });
  });

  function openReview(clauseId: string, words = ''): void {
    put({ revisione: clauseId });
    setQuote(words);
    setPane('revisione');
  }

  function closeReview(): void {
    setSearch((now) => Object.fromEntries([...now].filter(([name]) => name !== 'revisione')), { replace: true, preventScrollReset: true });
    setPane('atto');
    if (reviewing && reviewing !== ALL) setTarget(`#clausola-${CSS.escape(reviewing)}`);
  }

  function toQuestion(key: string): void {
    const step = instance.steps.find((candidate) => candidate.questions.some((question) => question.key === key));
    if (!step) return;
    put({ passo: step.id });
    setPane('domande');
    setHighlighted(key);
    setTarget(`[name="${questionId(key)}"]:checked, [name="${questionId(key)}"], #${questionId(key)}`);
  }

  function toClause(clauseId: string): void {
    const act = instance.acts.find((candidate) => candidate.clauses.some((clause) => clause.id === clauseId));
    if (act) put({ atto: act.key });
    setPane('atto');
    setTarget(`#clausola-${CSS.escape(clauseId)}`);
  }

  function showInAct(key: string): void {
    setHighlighted(key);
    setPane('atto');
    const here = instance.acts.find((act) => act.key === actKey);
    const uses = (act: InstanceData['acts'][number] | undefined): boolean => JSON.stringify(act?.rendered ?? null).includes(`"key":"${key}"`);
    const act = uses(here) ? here : instance.acts.find(uses);
    if (act && act.key !== actKey) put({ atto: act.key });
    setTarget(`.act-value[data-key="${key}"]`);
  }

  const errors = instance.checks.filter((check) => check.severity === 'errore').length;
  const panes: { id: Pane; label: string; badge?: ReactNode; content: ReactElement }[] = [
    { id: 'domande', label: t('editor.questions'), content: <QuestionsPane instance={instance} stepId={stepId} onStep={(passo) => (put({ passo }), setTarget('#passo-titolo'))} onSave={work.saveAnswers} onFocusQuestion={(key) => (setHighlighted(key), setQuestion(key))} onLeaveQuestion={(key) => setQuestion((now) => (now === key ? null : now))} onShowInAct={showInAct} /> },
    {
      id: 'atto',
      label: t('editor.act'),
      content: (
        <ActPane
          instance={instance}
          actKey={actKey}
          onAct={(atto) => put({ atto })}
          changes={changes}
          lastChange={work.lastChange}
          highlighted={highlighted}
          onVariable={toQuestion}
          onHistory={(subject) => setDialog({ kind: 'history', subject })}
          onWriting={setClause}
          comune={<ComuneChoice enteId={instance.enteId} comuneId={comuneId} onChange={(comune) => put({ comune })} />}
          review={{ counts: review.counts, clauseId: reviewing, onOpen: openReview }}
        />
      ),
    },
    { id: 'controlli', label: t('editor.checks'), badge: instance.checks.length > 0 ? <Badge tone={errors > 0 ? 'danger' : 'warning'}>{instance.checks.length}</Badge> : undefined, content: <ChecksPane checks={instance.checks} onQuestion={toQuestion} onClause={toClause} /> },
    {
      id: 'revisione',
      label: tr('open'),
      badge: review.open > 0 ? <Badge tone="info">{review.open}</Badge> : undefined,
      content: (
        <Suspense fallback={<Skeleton lines={6} />}>
          <ReviewPanel instance={instance} actKey={actKey} work={review} clauseId={reviewing === ALL ? null : reviewing} quote={quote} onClause={toClause} onAll={() => openReview(ALL)} onClose={closeReview} onActsChanged={() => void work.retry()} />
        </Suspense>
      ),
    },
  ];
  // Side by side, the review stands where the checks are.
  const beside = panes.filter(({ id }) => id !== (reviewing ? 'controlli' : 'revisione'));

  return (
    <LiveContext value={live}>
      <Page
        title={instance.title}
        wide
        crumbs={[{ label: t('instances.title'), to: '/atti' }, { label: instance.title }]}
        actions={
          <div className="editor-actions">
            <SaveState {...work.saving} />
            {instance.viewerCan.edit && (
              <Button size="xs" outline color="primary" type="button" onClick={() => void work.undo()}>
                {t('editor.undo')}
              </Button>
            )}
            <Button size="xs" outline color="primary" type="button" onClick={() => setDialog({ kind: 'history', subject: null })}>
              {t('editor.history')}
            </Button>
            <Button size="xs" outline color="primary" type="button" aria-pressed={reviewing !== null} onClick={() => openReview(ALL)}>
              {tr('open')}
              {review.open > 0 && ` (${review.open})`}
            </Button>
            <Link className="btn btn-xs btn-outline-primary" to={`/atti/${instance.id}/approvazione`}>
              {t('editor.approval')}
            </Link>
            {instance.viewerCan.export && (
              <Button size="xs" color="primary" type="button" onClick={() => setDialog({ kind: 'export' })}>
                {t('editor.export')}
              </Button>
            )}
          </div>
        }
      >
        <p className="models-facts">
          {instance.ente} · {instance.modelTitle} {instance.modelVersion} · {[instance.form, instance.level].filter(Boolean).join(', ')} · <Link to={`/atti/${instance.id}/approvazione`}>{t(`editor.states.${instance.state}`)}</Link> · <Link to={`/simulatore?ente=${instance.enteId}`}>{t('instances.simulator')}</Link>
        </p>
        <UpgradeOffer instance={instance} />
        <Suspense fallback={null}>
          <InstanceLawReviews instanceId={instance.id} dataRevision={instance.dataRevision} onClause={toClause} />
        </Suspense>
        <PresenceRow />
        <div onKeyDown={(event) => backToQuestion(event, toQuestion)} role="presentation">
          {wide ? (
            <div className={`editor-panes${reviewing ? ' editor-panes-review' : ''}`}>
              {beside.map((item) => (
                <section key={item.id} className={`editor-pane editor-pane-${item.id}`} aria-labelledby={`pannello-${item.id}`}>
                  <h2 id={`pannello-${item.id}`} className="editor-pane-title">
                    {item.label} {item.badge}
                  </h2>
                  <div className="editor-pane-body">{item.content}</div>
                </section>
              ))}
            </div>
          ) : (
            <Tabs label={instance.title} active={pane} onChange={(next) => (next === 'revisione' && !reviewing ? openReview(ALL) : setPane(next as Pane))} tabs={panes.map((item) => (item.id === pane ? item : { ...item, content: null }))} />
          )}
        </div>
        <Disclosure summary={t('editor.distance')} lazy>
          <Suspense fallback={<Skeleton lines={4} />}>
            <DistancePane instanceId={instance.id} dataRevision={instance.dataRevision} />
          </Suspense>
        </Disclosure>
        <p className="editor-shortcuts">{t('editor.shortcuts')}</p>
        <ExportDialog instance={instance} comuneId={comuneId} open={dialog?.kind === 'export'} onClose={() => setDialog(null)} />
        <HistoryDialog instance={instance} subject={dialog?.kind === 'history' ? dialog.subject : null} open={dialog?.kind === 'history'} onClose={() => setDialog(null)} />
      </Page>
    </LiveContext>
  );
}

/** Alt+← on a value of the act goes to its question. */
function backToQuestion(event: React.KeyboardEvent, toQuestion: (key: string) => void): void {
  if (!event.altKey || event.key !== 'ArrowLeft') return;
  const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'];
  if (!key) return;
  event.preventDefault();
  toQuestion(key);
}

function ComuneChoice({ enteId, comuneId, onChange }: { enteId: string; comuneId: string | null; onChange: (comuneId: string) => void }): ReactElement {
  const t = useMessages('models');
  const { data } = useQuery(ComuniOfProvinciaDocument, { variables: { provinciaId: enteId, text: null } });
  return (
    <Field id="comune" label={t('editor.comune')}>
      <Select value={comuneId ?? ''} onChange={onChange} placeholder={null} options={[{ value: '', label: t('editor.anyComune') }, ...(data?.enti.nodes ?? []).map((comune) => ({ value: comune.id, label: comune.denominazione }))]} />
    </Field>
  );
}
