import type { RenderedAct } from '@province-comuni/shared-act-tree';
import { useMemo } from 'react';
import type { ChipLabels } from '../editor/clause-extensions.js';
import type { InsertChoice } from '../editor/ClauseTextEditor.js';
import type { InstanceData } from './useInstance.js';

/** What variables and clauses are called in the editor, and what can be inserted in the text of an act. */
export function useChipLabels(instance: InstanceData, actKey: string): { labels: ChipLabels; variables: InsertChoice[]; clauses: InsertChoice[] } {
  return useMemo(() => {
    const questions = new Map(instance.steps.flatMap((step) => step.questions.map((question) => [question.key, question])));
    const names = new Map(instance.acts.flatMap((act) => act.clauses.map((clause) => [clause.id, clause.label])));
    const own = instance.acts.find((act) => act.key === actKey);
    const referable = ((own?.rendered as RenderedAct | undefined)?.clauses ?? []).filter((clause) => clause.number !== undefined);
    return {
      labels: {
        variable: (key) => questions.get(key)?.label ?? rowLabel(key, questions) ?? key.replaceAll('.', ' ').replaceAll('_', ' '),
        clause: (id) => names.get(id) ?? id,
      },
      variables: [...questions.values()].filter((question) => question.type !== 'tabella').map((question) => ({ value: question.key, label: question.label })),
      clauses: referable.map((clause) => ({ value: clause.id, label: clause.label })),
    };
  }, [instance, actKey]);
}

/** `servizi.etichetta` inside a repeat: the field of the row. */
function rowLabel(key: string, questions: ReadonlyMap<string, { label: string; columns: readonly { key: string; label: string }[] }>): string | undefined {
  const dot = key.lastIndexOf('.');
  const question = questions.get(key.slice(0, dot));
  return question && `${question.label}: ${question.columns.find((column) => column.key === key.slice(dot + 1))?.label ?? key.slice(dot + 1)}`;
}
