import type { MigrationSource, VariableMigration } from '@province-comuni/models-contract';
import type { VariableDef } from '@province-comuni/shared-act-tree';
import { Button, Field, Select, Skeleton, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useMemo, type ReactElement } from 'react';
import { variablesOf, type DraftData } from '../../draft-data.js';
import { RowList } from '../../parts/RowList.js';
import type { DraftChanges } from '../../useDraftChanges.js';
import { SaveBar } from '../SaveBar.js';
import { usePartDraft } from '../usePartDraft.js';
import { isAskedQuestion, startOf, undeclaredQuestions, usePreviousQuestions } from './previous-questions.js';
import { SourceFields } from './SourceFields.js';

/** What becomes of the answers that Province gave under the published version. */
export function MigrationsPanel({ draft, changes }: { readonly draft: DraftData; readonly changes: DraftChanges }): ReactElement {
  const t = useMessages('workshopRelease');
  const before = usePreviousQuestions(draft);
  return (
    <section aria-labelledby="risposte">
      <h2 id="risposte" className="h5">
        {t('answers.title')}
      </h2>
      {draft.previousVersion === null ? <p>{t('answers.first')}</p> : before ? <Migrations draft={draft} changes={changes} before={before} /> : <Skeleton lines={5} />}
    </section>
  );
}

function Migrations({ draft, changes, before }: { draft: DraftData; changes: DraftChanges; before: readonly VariableDef[] }): ReactElement {
  const t = useMessages('workshopRelease');
  const work = usePartDraft<readonly VariableMigration[]>(draft.id, draft.migrations, changes);
  const now = useMemo(() => variablesOf(draft).filter(isAskedQuestion), [draft]);
  const open = undeclaredQuestions(before, now, work.value);
  const declare = (old: VariableDef): void => {
    const to = now.find((variable) => variable.key === old.key);
    work.edit([...work.value, { key: to?.key ?? '', sources: [{ key: old.key, conversion: startOf(old, to) }], several: null, reason: '' }]);
  };
  return (
    <>
      <p>{t('answers.lead')}</p>
      {open.length > 0 && (
        <>
          <h3 className="h6">{t('answers.undeclared')}</h3>
          <ul className="release-list">
            {open.map((old) => (
              <li key={old.key}>
                {t(now.some((variable) => variable.key === old.key) ? 'answers.willAsk' : 'answers.willArchive', { label: old.label })}{' '}
                <Button size="xs" outline color="primary" type="button" onClick={() => declare(old)}>
                  {t('answers.declare')}
                  <span className="visually-hidden">: {old.label}</span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {work.value.length === 0 && <p>{t('answers.none')}</p>}
      <RowList label={t('answers.title')} items={work.value} nameOf={(n) => rowName(work.value[n - 1], now, n, t)} addLabel={t('answers.add')} removeLabel={(n) => t('answers.remove', { name: rowName(work.value[n - 1], now, n, t) })} blank={(): VariableMigration => ({ key: '', sources: [{ key: '', conversion: { kind: 'same' } }], several: null, reason: '' })} onChange={work.edit}>
        {(entry, change, index) => <Entry id={`risposta-${index}`} entry={entry} before={before} now={now} onChange={change} />}
      </RowList>
      <SaveBar work={work} />
    </>
  );
}

function rowName(entry: VariableMigration | undefined, now: readonly VariableDef[], position: number, t: ReturnType<typeof useMessages>): string {
  const label = now.find((variable) => variable.key === entry?.key)?.label;
  return label ? t('answers.rowOf', { label }) : t('answers.row', { n: position });
}

function Entry({ id, entry, before, now, onChange }: { id: string; entry: VariableMigration; before: readonly VariableDef[]; now: readonly VariableDef[]; onChange: (entry: VariableMigration) => void }): ReactElement {
  const t = useMessages('workshopRelease');
  const to = now.find((variable) => variable.key === entry.key);
  /** What was said for another kind of question does not fit this one. */
  const choose = (key: string): void => {
    const target = now.find((variable) => variable.key === key);
    onChange({ ...entry, key, sources: entry.sources.map((source) => ({ ...source, conversion: before.some((old) => old.key === source.key) ? startOf(before.find((old) => old.key === source.key)!, target) : source.conversion })) });
  };
  return (
    <>
      <Field id={`${id}-domanda`} label={t('answers.to')} required>
        <Select value={entry.key} onChange={choose} options={[...now.map((variable) => ({ value: variable.key, label: variable.label })), ...(entry.key === '' || to ? [] : [{ value: entry.key, label: entry.key }])]} />
      </Field>
      <RowList label={t('answers.sources')} items={entry.sources} nameOf={(n) => t('answers.source', { n })} addLabel={t('answers.addSource')} removeLabel={(n) => t('answers.removeSource', { n })} blank={(): MigrationSource => ({ key: '', conversion: { kind: 'same' } })} onChange={(sources) => onChange({ ...entry, sources, several: sources.length > 1 ? entry.several : null })}>
        {(source, change, index) => <SourceFields id={`${id}-${index}`} source={source} before={before} to={to} onChange={change} />}
      </RowList>
      {entry.sources.length > 1 && (
        <Field id={`${id}-piu`} label={t('answers.several')} required>
          <Select value={entry.several ?? ''} onChange={(several) => onChange({ ...entry, several: several === 'first' || several === 'all' ? several : null })} options={[{ value: 'first', label: t('answers.severalFirst') }, ...(to?.type === 'scelte' || entry.several === 'all' ? [{ value: 'all', label: t('answers.severalAll') }] : [])]} />
        </Field>
      )}
      <Field id={`${id}-motivo`} label={t('answers.reason')} help={t('answers.reasonHelp')} required>
        <TextArea rows={2} value={entry.reason} onChange={(reason) => onChange({ ...entry, reason })} />
      </Field>
    </>
  );
}
