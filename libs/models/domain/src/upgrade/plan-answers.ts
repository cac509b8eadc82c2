import type { ModelContent } from '@province-comuni/models-contract';
import { choiceCodes, createEnvironment, isAnswered, isRelevant, parseAnswer, rowField, valueType, type Environment, type VariableDef } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import type { StoredAnswer } from '../instance/instance.js';
import { otherType, traceAnswers, type DeclaredStep, type TracedAnswer } from './trace-answers.js';

/**
 * What an upgrade means for an answer: `CONVERTED` it has another unit or type, and a person confirms it in the interview · `ASK_AGAIN` it no longer
 * fits, and is asked anew · `ARCHIVED` its question left the model: the answer stays in the history · `OWN` its question left the model, but a text of the
 * Provincia still uses it · `MOVED` it passes as it is to the question that takes the place of its own · `TO_ANSWER` a question without an answer is
 * now required.
 */
export type AnswerChangeKind = 'CONVERTED' | 'ASK_AGAIN' | 'ARCHIVED' | 'OWN' | 'MOVED' | 'TO_ANSWER';

/** A line of the plan about an answer. None of them waits for a decision: the interview does. */
export interface AnswerUpgrade {
  readonly key: string;
  /** Key of the question the answer was given to: another one where the model says that this one takes its place. */
  readonly from: string;
  readonly kind: AnswerChangeKind;
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
  /** In Italian. */
  readonly because: string;
  /** What the versions in between declare of it, oldest first; none where it was computed from the two questions. */
  readonly declared: readonly DeclaredStep[];
}

/** The answers after an upgrade. */
export interface UpgradedAnswers {
  readonly answers: readonly StoredAnswer[];
  readonly localVariables: readonly VariableDef[];
  readonly changes: readonly AnswerUpgrade[];
}

/**
 * Takes answers from the model as the instance has it to another version. None vanishes: each is kept, converted with a mark, asked again, or archived with
 * its reason. What the versions in between declare goes before what the two questions say.
 *
 * @param before the model as the instance has it, its own variables included
 * @param steps the versions after its own up to `next`, oldest first; none where only held clauses are taken
 * @param used keys that texts of the instance use which do not follow the new version
 * @param today Italian calendar day, for dates that may not be in the past
 */
export function upgradeAnswers(before: ModelContent, steps: readonly ModelContent[], next: ModelContent, stored: readonly StoredAnswer[], environment: Environment, used: ReadonlySet<string>, today: string): UpgradedAnswers {
  const nextByKey = new Map(next.variables.map((variable) => [variable.key, variable]));
  const localVariables = before.variables.filter((variable) => !nextByKey.has(variable.key) && usesVariable(used, variable, before));
  const own = new Set(localVariables.map((variable) => variable.key));
  const { traced, lost } = traceAnswers(before, steps, stored);
  const known = new Map([...environment.answers, ...traced.filter((each) => each.asked === null && isAnswered(each.value)).map((each) => [each.key, each.value] as const)]);
  const after = createEnvironment([...next.variables, ...localVariables], known, environment.parameters);
  const changes: AnswerUpgrade[] = lost.filter(({ origin }) => !own.has(origin.key)).map(({ origin, because }) => ({ key: origin.key, from: origin.key, kind: 'ARCHIVED', label: before.variables.find((each) => each.key === origin.key)?.label ?? origin.key, before: origin.value, after: null, because, declared: [] }));
  const answers = traced.flatMap((answer): StoredAnswer[] => {
    const variable = nextByKey.get(answer.key);
    // The Provincia's own datum keeps its answer below, whatever else the answer passes to.
    if (!variable && own.has(answer.key)) return [];
    const { kind, value, because } = arrival(answer, variable, after, today);
    const label = variable?.label ?? answer.written?.label ?? answer.key;
    if (kind !== 'KEPT') for (const origin of [answer.origin, ...answer.others]) changes.push({ key: answer.key, from: origin.key, kind, label, before: origin.value, after: value, because, declared: answer.declared });
    if (kind === 'KEPT' || kind === 'MOVED') return [{ ...answer.origin, key: answer.key, value }];
    return isAnswered(value) ? [{ ...answer.origin, key: answer.key, value, origin: 'AGGIORNAMENTO' }] : [];
  });
  for (const variable of localVariables) changes.push({ key: variable.key, from: variable.key, kind: 'OWN', label: variable.label, before: environment.answers.get(variable.key) ?? null, after: environment.answers.get(variable.key) ?? null, because: 'La domanda non c’è più nel modello, ma un vostro testo la usa: resta come dato vostro.', declared: [] });
  const kept = [...stored.filter((answer) => own.has(answer.key)), ...answers];
  const told = new Set(changes.filter((change) => change.kind === 'ASK_AGAIN').map((change) => change.key));
  return { answers: kept, localVariables, changes: [...changes, ...nowRequired(before, next, kept, after).filter((change) => !told.has(change.key))] };
}

interface Arrival {
  readonly kind: Exclude<AnswerChangeKind, 'OWN' | 'TO_ANSWER'> | 'KEPT';
  readonly value: unknown;
  readonly because: string;
}

/** What an answer is to the question it came to. */
function arrival(answer: TracedAnswer, variable: VariableDef | undefined, environment: Environment, today: string): Arrival {
  if (!variable) return { kind: 'ARCHIVED', value: null, because: 'La domanda non c’è più nel modello: la risposta resta nella storia degli atti.' };
  if (answer.asked) return askedAgain(answer, answer.asked.candidates, variable, environment, today);
  const { written } = answer;
  const unchanged = !written || sameJson({ ...written, key: '' }, { ...variable, key: '' }) || answer.value === null;
  const outcome: Conversion = unchanged && !answer.converted ? { kind: 'same' } : convert(written ?? variable, variable, answer.value, environment, today);
  if (outcome.kind === 'ASK_AGAIN') return { kind: 'ASK_AGAIN', value: null, because: saidWith(answer, outcome.because) };
  if (outcome.kind === 'CONVERTED') return { kind: 'CONVERTED', value: outcome.value, because: saidWith(answer, outcome.because) };
  if (answer.converted) return { kind: 'CONVERTED', value: answer.value, because: saidWith(answer, answer.rounded ? 'Il valore è stato arrotondato: controllatelo e confermatelo.' : 'Controllate il valore e confermatelo.') };
  if (answer.key !== answer.origin.key && answer.value !== null) return { kind: 'MOVED', value: answer.value, because: saidWith(answer, '') };
  return { kind: 'KEPT', value: answer.value, because: '' };
}

/** Asked anew: of a multiple choice what is certain stays, to be confirmed with the rest. */
function askedAgain(answer: TracedAnswer, candidates: readonly string[], variable: VariableDef, environment: Environment, today: string): Arrival {
  const labels = (choiceCodes(variable) ?? []).filter((option) => candidates.includes(option.value)).map((option) => `«${option.label}»`);
  const sure = variable.type === 'scelte' && isAnswered(answer.value) ? parseAnswer(variable, answer.value, environment, today) : null;
  const kept = sure?.ok ? sure.value : null;
  const ask = labels.length > 1 ? `Scegliete voi fra ${labels.join(' e ')}.` : 'La risposta va data di nuovo.';
  return { kind: 'ASK_AGAIN', value: kept, because: saidWith(answer, `${ask}${isAnswered(kept) ? ' Il resto della scelta è rimasto: confermatelo.' : ''}`) };
}

/** What the versions declared, then what follows for the person. */
function saidWith({ declared }: TracedAnswer, then: string): string {
  return [...declared.map((step) => `${step.what}.`), then].filter((part) => part !== '').join(' ');
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

/** Questions that must now be answered and were not asked before, or could be left out. */
function nowRequired(before: ModelContent, next: ModelContent, answers: readonly StoredAnswer[], environment: Environment): AnswerUpgrade[] {
  const wasRequired = new Set(before.variables.filter((variable) => variable.required).map((variable) => variable.key));
  const answered = new Set(answers.filter((answer) => isAnswered(answer.value)).map((answer) => answer.key));
  return next.variables
    .filter((variable) => variable.scope === 'istanza' && variable.type !== 'calcolata' && variable.required && !wasRequired.has(variable.key) && !answered.has(variable.key) && variable.defaultValue === undefined && isRelevant(variable, environment))
    .map((variable) => ({ key: variable.key, kind: 'TO_ANSWER' as const, from: variable.key, label: variable.label, before: null, after: null, declared: [], because: 'La domanda è nuova o ora è obbligatoria: si risponde nell’intervista.' }));
}
