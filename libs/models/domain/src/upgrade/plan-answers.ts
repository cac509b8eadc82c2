import type { ModelContent } from '@province-comuni/models-contract';
import { createEnvironment, isAnswered, isRelevant, parseAnswer, rowField, valueType, type Environment, type VariableDef } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import type { StoredAnswer } from '../instance/instance.js';

/**
 * What an upgrade means for an answer: `CONVERTED` it has another unit or type, and a person confirms it in the interview · `ASK_AGAIN` it no longer
 * fits, and is asked anew · `ARCHIVED` its question left the model: the answer stays in the history · `OWN` its question left the model, but a text of the
 * Provincia still uses it · `TO_ANSWER` a question without an answer is now required.
 */
export type AnswerChangeKind = 'CONVERTED' | 'ASK_AGAIN' | 'ARCHIVED' | 'OWN' | 'TO_ANSWER';

/** A line of the plan about an answer. None of them waits for a decision: the interview does. */
export interface AnswerUpgrade {
  readonly key: string;
  readonly kind: AnswerChangeKind;
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
  /** In Italian. */
  readonly because: string;
}

/** The answers after an upgrade. */
export interface UpgradedAnswers {
  readonly answers: readonly StoredAnswer[];
  readonly localVariables: readonly VariableDef[];
  readonly changes: readonly AnswerUpgrade[];
}

/**
 * Takes answers from the model as the instance has it to another version. None vanishes: each is kept, converted with a mark, or archived with its reason.
 *
 * @param before the model as the instance has it, its own variables included
 * @param used keys that texts of the instance use which do not follow the new version
 * @param today Italian calendar day, for dates that may not be in the past
 */
export function upgradeAnswers(before: ModelContent, next: ModelContent, stored: readonly StoredAnswer[], environment: Environment, used: ReadonlySet<string>, today: string): UpgradedAnswers {
  const nextByKey = new Map(next.variables.map((variable) => [variable.key, variable]));
  const localVariables = before.variables.filter((variable) => !nextByKey.has(variable.key) && usesVariable(used, variable, before));
  const own = new Set(localVariables.map((variable) => variable.key));
  const after = createEnvironment([...next.variables, ...localVariables], environment.answers, environment.parameters);
  const changes: AnswerUpgrade[] = [];
  const answers = stored.flatMap((answer): StoredAnswer[] => {
    const old = before.variables.find((variable) => variable.key === answer.key);
    const variable = nextByKey.get(answer.key);
    const note = (kind: AnswerChangeKind, value: unknown, because: string): void => void changes.push({ key: answer.key, kind, label: variable?.label ?? old?.label ?? answer.key, before: answer.value, after: value, because });
    if (!variable) {
      if (own.has(answer.key)) return [answer];
      note('ARCHIVED', null, 'La domanda non c’è più nel modello: la risposta resta nella storia degli atti.');
      return [];
    }
    if (!old || sameJson(old, variable) || answer.value === null) return [answer];
    const outcome = convert(old, variable, answer.value, after, today);
    if (outcome.kind === 'same') return [answer];
    note(outcome.kind, outcome.kind === 'CONVERTED' ? outcome.value : null, outcome.because);
    return outcome.kind === 'CONVERTED' ? [{ ...answer, value: outcome.value, origin: 'AGGIORNAMENTO' }] : [];
  });
  for (const variable of localVariables) changes.push({ key: variable.key, kind: 'OWN', label: variable.label, before: environment.answers.get(variable.key) ?? null, after: environment.answers.get(variable.key) ?? null, because: 'La domanda non c’è più nel modello, ma un vostro testo la usa: resta come dato vostro.' });
  return { answers, localVariables, changes: [...changes, ...nowRequired(before, next, answers, after)] };
}

/** A variable is in use when its key is, or a field of its rows, or a calculated one that stays and reads it. */
function usesVariable(used: ReadonlySet<string>, variable: VariableDef, content: ModelContent): boolean {
  const variables = new Map(content.variables.map((each) => [each.key, each]));
  return used.has(variable.key) || [...used].some((key) => rowField(variables, key)?.variable.key === variable.key);
}

type Conversion = { readonly kind: 'same' } | { readonly kind: 'CONVERTED'; readonly value: unknown; readonly because: string } | { readonly kind: 'ASK_AGAIN'; readonly because: string };

function convert(old: VariableDef, variable: VariableDef, value: unknown, environment: Environment, today: string): Conversion {
  const [from, to] = [valueType(old), valueType(variable)];
  const moved = from === to ? value : otherType(from, to, value);
  if (moved === undefined) return { kind: 'ASK_AGAIN', because: 'La domanda ora chiede un altro tipo di risposta: va data di nuovo.' };
  const parsed = parseAnswer(variable, moved, environment, today);
  if (!parsed.ok) return { kind: 'ASK_AGAIN', because: `La risposta non va più bene: ${parsed.problems[0]?.message ?? ''}`.trim() };
  const otherUnit = (old.unit ?? '') !== (variable.unit ?? '');
  if (otherUnit) return { kind: 'CONVERTED', value: parsed.value, because: `L’unità di misura ora è «${variable.unit ?? 'nessuna'}»: controllate il valore e confermatelo.` };
  if (from !== to && !sameJson(parsed.value, value)) return { kind: 'CONVERTED', value: parsed.value, because: 'La domanda ora chiede un altro tipo di risposta: il valore è stato convertito, confermatelo.' };
  return sameJson(parsed.value, value) ? { kind: 'same' } : { kind: 'CONVERTED', value: parsed.value, because: 'Il valore è stato adattato alla nuova domanda: confermatelo.' };
}

/** A value in the shape of another type; undefined where only a person can say. */
function otherType(from: ReturnType<typeof valueType>, to: ReturnType<typeof valueType>, value: unknown): unknown {
  if ((from === 'intero' || from === 'decimale') && to === 'importo' && typeof value === 'number') return Math.round(value * 100);
  if (from === 'intero' && to === 'decimale') return value;
  if (from === 'testo' && to === 'testo-lungo') return value;
  if (from === 'testo-lungo' && to === 'testo' && typeof value === 'string' && !value.includes('\n')) return value;
  return from === 'scelta' && to === 'scelte' ? [value] : undefined;
}

/** Questions that must now be answered and were not asked before, or could be left out. */
function nowRequired(before: ModelContent, next: ModelContent, answers: readonly StoredAnswer[], environment: Environment): AnswerUpgrade[] {
  const wasRequired = new Set(before.variables.filter((variable) => variable.required).map((variable) => variable.key));
  const answered = new Set(answers.filter((answer) => isAnswered(answer.value)).map((answer) => answer.key));
  return next.variables
    .filter((variable) => variable.scope === 'istanza' && variable.type !== 'calcolata' && variable.required && !wasRequired.has(variable.key) && !answered.has(variable.key) && variable.defaultValue === undefined && isRelevant(variable, environment))
    .map((variable) => ({ key: variable.key, kind: 'TO_ANSWER' as const, label: variable.label, before: null, after: null, because: 'La domanda è nuova o ora è obbligatoria: si risponde nell’intervista.' }));
}
