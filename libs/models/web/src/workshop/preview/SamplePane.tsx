import { clauseNeeds, rowField, type ClauseRevision, type VariableDef } from '@province-comuni/shared-act-tree';
import { Button, Field, Select, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useMemo, type ReactElement } from 'react';
import { vocabularyOf, type DraftData } from '../draft-data.js';
import { SampleAnswer, canBeTried } from './SampleAnswer.js';
import type { SampleState } from './useSample.js';
import { DraftClauseDocument } from '../generated/graphql.js';

interface Props {
  readonly draft: DraftData;
  readonly clauseId: string | null;
  readonly sample: SampleState;
  /** Questions shown besides those of the clause. */
  readonly asked: readonly string[];
  readonly onAsk: (key: string) => void;
  readonly onEdit: () => void;
}

/** The sample answers that matter here: those the chosen clause depends on, and any other one wants to try. */
export function SamplePane({ draft, clauseId, sample, asked, onAsk, onEdit }: Props): ReactElement {
  const t = useMessages('workshop');
  const { variables } = useMemo(() => vocabularyOf(draft), [draft]);
  const { data } = useQuery(DraftClauseDocument, { variables: { draftId: draft.id, clauseId: clauseId ?? '' }, skip: clauseId === null });
  const label = draft.acts.flatMap((act) => act.clauses).find((clause) => clause.id === clauseId)?.label;
  const used = data?.draftClause ? variablesUsed(data.draftClause.part.value as ClauseRevision, variables) : [];
  const keys = [...new Set([...used, ...Object.keys(sample.answers), ...asked])];
  const tried = keys.flatMap((key) => variables.get(key) ?? []).filter((variable) => canBeTried(variable) && variable.key !== draft.formAxis && variable.key !== draft.levelAxis);
  const others = [...variables.values()].filter((variable) => canBeTried(variable) && !keys.includes(variable.key) && variable.key !== draft.formAxis && variable.key !== draft.levelAxis);

  function answer(key: string, value: unknown): void {
    const { [key]: _, ...rest } = sample.answers;
    sample.choose({ answers: value === undefined ? rest : { ...rest, [key]: value } });
  }

  return (
    <section aria-label={t('sample.answers')}>
      {label !== undefined && (
        <p>
          <strong>{label}</strong>{' '}
          <Button size="xs" outline color="primary" type="button" onClick={onEdit}>
            {t('preview.edit')}
          </Button>
        </p>
      )}
      <p className="workshop-quiet">{t('sample.lead')}</p>
      {tried.length === 0 && <p className="workshop-quiet">{t(clauseId ? 'sample.noneOfClause' : 'sample.none')}</p>}
      {tried.map((variable) => (
        <SampleAnswer key={variable.key} variable={variable} value={sample.answers[variable.key]} onChange={(value) => answer(variable.key, value)} />
      ))}
      <Field id="prova-altra" label={t('sample.other')}>
        <Select value="" onChange={(key) => key && onAsk(key)} options={others.map((variable) => ({ value: variable.key, label: variable.label }))} />
      </Field>
      {Object.keys(sample.answers).length > 0 && (
        <Button size="xs" outline color="primary" type="button" onClick={() => sample.choose({ answers: {} })}>
          {t('sample.reset')}
        </Button>
      )}
    </section>
  );
}

/** Questions a clause depends on; the field of a row stands for its repeat. */
function variablesUsed(clause: ClauseRevision, variables: ReadonlyMap<string, VariableDef>): string[] {
  return [...clauseNeeds(clause).variables].map((key) => rowField(variables, key)?.variable.key ?? key);
}
