import type { ChangelogEntry } from '@province-comuni/models-contract';
import { Button, Disclosure, Field, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { DraftData } from '../draft-data.js';
import { NormsField } from '../parts/NormsField.js';
import { RowList } from '../parts/RowList.js';
import type { DraftChanges } from '../useDraftChanges.js';
import { PartLink } from './PartLink.js';
import { SaveBar } from './SaveBar.js';
import { usePartDraft } from './usePartDraft.js';

const KINDS: readonly ChangelogEntry['kind'][] = ['correzione', 'aggiunta', 'adattamento'];
const SUBJECTS: Readonly<Record<string, ChangelogEntry['subjectKind']>> = { clause: 'clausola', variable: 'variabile', rule: 'regola', act: 'atto' };

type Problem = DraftData['problems'][number];

/** What changes in the version and why, in plain words. */
export function ChangelogPanel({ draft, changes }: { readonly draft: DraftData; readonly changes: DraftChanges }): ReactElement {
  const t = useMessages('workshopRelease');
  const work = usePartDraft<readonly ChangelogEntry[]>(draft.id, draft.changelog, changes);
  const written = new Set(work.value.map((entry) => entry.subject));
  const missing = draft.problems.filter((problem) => problem.code === 'MISSING_REASON' && problem.part && !written.has(problem.part.id));
  return (
    <section aria-labelledby="novita">
      <h2 id="novita" className="h5">
        {t('changelog.title')}
      </h2>
      <p>{t('changelog.lead')}</p>
      {missing.length > 0 && (
        <>
          <h3 className="h6">{t('changelog.missing')}</h3>
          <ul className="release-list">
            {missing.map((problem) => (
              <li key={problem.part!.id}>
                <PartLink part={problem.part} />{' '}
                <Button size="xs" outline color="primary" type="button" onClick={() => work.edit([...work.value, entryFor(draft, problem)])}>
                  {t('changelog.write', { label: problem.part!.label })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {work.value.length === 0 && <p>{t('changelog.none')}</p>}
      <RowList label={t('changelog.title')} items={work.value} nameOf={(n) => t('changelog.row', { n, label: nameOf(draft, work.value[n - 1]?.subject ?? '') })} addLabel={t('changelog.add')} removeLabel={(n) => t('changelog.remove', { n })} blank={(): ChangelogEntry => ({ subject: draft.modelKey, subjectKind: 'modello', kind: 'adattamento', text: '', reason: '', source: '', legalSources: [] })} onChange={work.edit}>
        {(entry, change, index) => (
          <>
            <p className="release-subject">
              <strong>{nameOf(draft, entry.subject)}</strong>
            </p>
            <Field id={`novita-${index}-tipo`} label={t('changelog.kind')}>
              <Select placeholder={null} value={entry.kind} onChange={(kind) => change({ ...entry, kind: kind as ChangelogEntry['kind'] })} options={KINDS.map((kind) => ({ value: kind, label: t(`changelog.kinds.${kind}`) }))} />
            </Field>
            <Field id={`novita-${index}-testo`} label={t('changelog.text')} required error={work.refusal?.problems[`entries[${index}].text`]}>
              <TextArea rows={2} value={entry.text} onChange={(text) => change({ ...entry, text })} />
            </Field>
            <Field id={`novita-${index}-motivo`} label={t('changelog.reason')} required>
              <TextArea rows={2} value={entry.reason} onChange={(reason) => change({ ...entry, reason })} />
            </Field>
            <Disclosure summary={<span>{t('changelog.source')}<span className="visually-hidden">: {nameOf(draft, entry.subject)}</span></span>} open={entry.source !== '' || entry.legalSources.length > 0}>
              <Field id={`novita-${index}-fonte`} label={t('changelog.source')}>
                <TextInput value={entry.source} maxLength={500} onChange={(source) => change({ ...entry, source })} />
              </Field>
              <NormsField id={`novita-${index}-norme`} value={entry.legalSources} problems={work.refusal?.problems ?? {}} path={`entries[${index}].legalSources`} onChange={(legalSources) => change({ ...entry, legalSources })} />
            </Disclosure>
          </>
        )}
      </RowList>
      <SaveBar work={work} />
    </section>
  );
}

/** Starts from what the computed reasons already say. */
function entryFor(draft: DraftData, problem: Problem): ChangelogEntry {
  const { kind, id } = problem.part!;
  const said = draft.reasons.filter((reason) => reason.part?.id === id).map((reason) => reason.text);
  const isNew = partsOf(draft).some((part) => part.id === id && part.standing === 'ADDED');
  return { subject: id, subjectKind: SUBJECTS[kind] ?? 'modello', kind: isNew ? 'aggiunta' : 'adattamento', text: said.join(' '), reason: '', source: '', legalSources: [] };
}

function nameOf(draft: DraftData, subject: string): string {
  return partsOf(draft).find((part) => part.id === subject)?.label ?? (subject === draft.modelKey ? draft.title : subject);
}

function partsOf(draft: DraftData): readonly { readonly id: string; readonly label: string; readonly standing: string }[] {
  return [...draft.acts.flatMap((act) => [act.part, ...act.clauses]), ...draft.variables, ...draft.rules, ...draft.cells, ...draft.parameters, ...draft.steps, ...draft.sources];
}
