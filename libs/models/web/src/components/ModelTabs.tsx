import type { RenderedAct } from '@province-comuni/shared-act-tree';
import { Badge, Disclosure, Failure, Field, formatDate, LegalLink, RenderedActView, Select, Skeleton, Tabs, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { useLocation } from 'react-router';
import { ModelActPreviewDocument, ModelQuestionsDocument, ModelRulesDocument, ModelVersionsDocument } from '../generated/graphql.js';
import type { ChipLabels } from '../editor/clause-extensions.js';
import type { ModelData } from '../hooks/model-data.js';
import { ModelVersionDiffDocument } from '../workshop/generated/graphql.js';
import { WithdrawVersion } from './WithdrawVersion.js';

/** The acts of the model in one cell. */
export function ActsTab({ model, form, level, actKey, onChange }: { model: ModelData; form: string | null; level: string | null; actKey: string | null; onChange: (values: Record<string, string>) => void }): ReactElement {
  const t = useMessages('models');
  const admitted = model.cells.filter((cell) => cell.admitted);
  const cell = admitted.find((candidate) => candidate.form === form && candidate.level === level) ?? admitted[0]!;
  const act = model.acts.find((candidate) => candidate.key === actKey) ?? model.acts[0]!;
  const { data, error, refetch } = useQuery(ModelActPreviewDocument, { variables: { versionId: model.id, actKey: act.key, form: cell.form, level: cell.level } });
  useScrollToClause(data?.modelActPreview);
  const label = (options: ModelData['forms'], value: string): string => options.find((option) => option.value === value)?.label ?? value;
  return (
    <>
      <Field id="cella" label={t('model.previewOf')}>
        <Select
          value={`${cell.form}/${cell.level}`}
          onChange={(value) => onChange({ forma: value.split('/')[0]!, livello: value.split('/')[1]! })}
          options={admitted.map((candidate) => ({ value: `${candidate.form}/${candidate.level}`, label: `${label(model.forms, candidate.form)} – ${label(model.levels, candidate.level)}` }))}
        />
      </Field>
      <Tabs
        label={t('model.acts')}
        active={act.key}
        onChange={(atto) => onChange({ atto })}
        tabs={model.acts.map((candidate) => ({
          id: candidate.key,
          label: candidate.shortName,
          content:
            candidate.key !== act.key ? null : (
              <>
                <p className="check-source">
                  {candidate.organ} · {t('model.source', { source: candidate.source })}
                </p>
                {error && <Failure error={error} retry={refetch} />}
                {!data && !error && <Skeleton lines={10} />}
                {data?.modelActPreview && <RenderedActView act={data.modelActPreview.act as RenderedAct} />}
              </>
            ),
        }))}
      />
    </>
  );
}

/** The clause that the address names: the act comes after the page, so the browser cannot find it by itself. */
function useScrollToClause(act: unknown): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!act || !hash.startsWith('#clausola-')) return;
    const clause = document.getElementById(decodeURIComponent(hash.slice(1)));
    clause?.focus({ preventScroll: true });
    const show = (): void => clause?.scrollIntoView({ block: 'start' });
    show();
    // The fonts of the act move its lines when they come.
    void document.fonts.ready.then(show);
  }, [act, hash]);
}

/** What will be asked. */
export function QuestionsTab({ modelKey }: { modelKey: string }): ReactElement {
  const t = useMessages('models');
  const { data, error, refetch } = useQuery(ModelQuestionsDocument, { variables: { key: modelKey } });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data?.model) return <Skeleton lines={8} />;
  return (
    <>
      <p>{t('model.questionsLead')}</p>
      <ol className="model-steps">
        {data.model.steps.map((step) => (
          <li key={step.id}>
            <h2 className="h5">{step.title}</h2>
            <p>{step.description}</p>
            <ul>
              {step.questions.map((question) => (
                <li key={question.key}>{question.question}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

const TONES = { errore: 'danger', avviso: 'warning', nota: 'info' } as const;

/** The checks, with the norm each comes from. */
export function RulesTab({ modelKey }: { modelKey: string }): ReactElement {
  const t = useMessages('models');
  const { data, error, refetch } = useQuery(ModelRulesDocument, { variables: { key: modelKey } });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data?.model) return <Skeleton lines={8} />;
  return (
    <>
      <p>{t('model.rulesLead')}</p>
      <ul className="checks-list">
        {data.model.rules.map((rule) => (
          <li key={rule.id} className={`check check-${rule.severity}`}>
            <p className="check-message">
              <Badge tone={TONES[rule.severity as keyof typeof TONES]}>{t(`editor.severityOne_${rule.severity}`)}</Badge> {rule.message}
            </p>
            <p>{rule.explanation}</p>
            {rule.legalSources.map((source) => (
              <p key={source.urn}>
                <LegalLink {...source} />
              </p>
            ))}
            {rule.source && <p className="check-source">{t('model.source', { source: rule.source })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The versions, and what changed with its reason. */
export function VersionsTab({ modelKey }: { modelKey: string }): ReactElement {
  const t = useMessages('models');
  const { data, error, refetch } = useQuery(ModelVersionsDocument, { variables: { key: modelKey } });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data?.model) return <Skeleton lines={8} />;
  return (
    <>
      <ul>
        {data.model.versions.map((version, index, all) => (
          <li key={version.id}>
            {t('models.version', { version: version.version })}, {t('models.effective', { date: formatDate(version.effectiveFrom) })}.{' '}
            {version.withdrawal && (
              <>
                <Badge tone="warning">{t('model.withdrawn', { date: formatDate(version.withdrawal.at) })}</Badge> {version.withdrawal.reason}{' '}
              </>
            )}
            {version.viewerCanWithdraw && <WithdrawVersion id={version.id} version={version.version} />}{' '}
            <a href={`/api/models/${version.id}/package`} download>
              {t('model.package', { version: version.version })}
            </a>
            {all[index + 1] && (
              <Disclosure summary={t('model.changedSince', { version: version.version, previous: all[index + 1]!.version })} lazy>
                <ChangesBetween fromId={all[index + 1]!.id} toId={version.id} />
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
      <p>{t('model.changelogLead')}</p>
      <ul className="checks-list">
        {data.model.changelog.map((entry, index) => (
          <li key={index} className="check">
            <p className="check-message">
              <Badge>{entry.kind}</Badge> {entry.text}
            </p>
            <Disclosure summary={<span>{t('editor.explanation')}<span className="visually-hidden">: {entry.text}</span></span>}>
              <p>{entry.reason}</p>
              {entry.source && <p className="check-source">{t('model.source', { source: entry.source })}</p>}
            </Disclosure>
          </li>
        ))}
      </ul>
    </>
  );
}

const VersionChanges = lazy(() => import('../workshop/release/VersionChanges.js').then((module) => ({ default: module.VersionChanges })));

/** In the public page chips are called by the words of their keys. */
const KEY_LABELS: ChipLabels = { variable: (key) => key.replaceAll('.', ' ').replaceAll('_', ' '), clause: (id) => id.replaceAll('-', ' ') };

function ChangesBetween({ fromId, toId }: { fromId: string; toId: string }): ReactElement {
  const { data, error, refetch } = useQuery(ModelVersionDiffDocument, { variables: { fromId, toId } });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data?.modelVersionDiff) return <Skeleton lines={5} />;
  return (
    <Suspense fallback={<Skeleton lines={5} />}>
      <VersionChanges changes={data.modelVersionDiff} labels={KEY_LABELS} />
    </Suspense>
  );
}
