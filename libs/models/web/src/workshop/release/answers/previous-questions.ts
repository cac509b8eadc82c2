import type { VariableMigration } from '@province-comuni/models-contract';
import { choiceCodes, numberDecimals, valueType, type AnswerConversion, type VariableDef } from '@province-comuni/shared-act-tree';
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { variablesOf, type DraftData } from '../../draft-data.js';
import { DraftDiffDocument } from '../../generated/graphql.js';

/** Whether the Provincia answers it in the interview: only such answers can be converted. */
export function isAskedQuestion(variable: VariableDef): boolean {
  return variable.scope === 'istanza' && variable.type !== 'calcolata';
}

/** The questions of the published version, which are those of the draft but for what it changed; undefined while they are read. */
export function usePreviousQuestions(draft: DraftData): readonly VariableDef[] | undefined {
  const { data } = useQuery(DraftDiffDocument, { variables: { draftId: draft.id }, fetchPolicy: 'cache-and-network', skip: draft.previousVersion === null });
  return useMemo(() => {
    if (draft.previousVersion === null) return [];
    if (!data) return undefined;
    const changes = (data.draftDiff ?? []).filter((change) => change.part.kind === 'variable');
    const old = new Map(changes.map((change) => [change.part.id, change.before as VariableDef | null]));
    const kept = variablesOf(draft).flatMap((variable) => (old.has(variable.key) ? (old.get(variable.key) ?? []) : [variable]));
    const removed = changes.filter((change) => change.status === 'REMOVED').map((change) => change.before as VariableDef);
    return [...kept, ...removed].filter(isAskedQuestion);
  }, [data, draft]);
}

/** Questions whose given answers would be asked again or archived, and of which nothing is declared. */
export function undeclaredQuestions(before: readonly VariableDef[], now: readonly VariableDef[], migrations: readonly VariableMigration[]): readonly VariableDef[] {
  const declared = new Set(migrations.flatMap((entry) => entry.sources.map((source) => source.key)));
  return before.filter((old) => {
    const variable = now.find((each) => each.key === old.key);
    if (declared.has(old.key)) return false;
    return !variable || valueType(variable) !== valueType(old) || (variable.unit ?? '') !== (old.unit ?? '') || goneOptions(old, variable).length > 0;
  });
}

/** What the author starts from for a question: a factor for numbers, the options that went for choices. */
export function startOf(old: VariableDef, to: VariableDef | undefined): AnswerConversion {
  if (to && numberDecimals(old) !== null && numberDecimals(to) !== null) return { kind: 'scale', operation: 'multiply', factor: '', decimals: numberDecimals(to)! > 2 ? 2 : numberDecimals(to)! };
  if (to && choiceCodes(old) && choiceCodes(to)) return { kind: 'options', options: goneOptions(old, to).map((from) => ({ from, to: [] })) };
  return to && valueType(old) === valueType(to) ? { kind: 'same' } : { kind: 'ask' };
}

function goneOptions(old: VariableDef, to: VariableDef): string[] {
  const [before, after] = [choiceCodes(old), choiceCodes(to)];
  return before && after ? before.map((option) => option.value).filter((code) => !after.some((option) => option.value === code)) : [];
}
