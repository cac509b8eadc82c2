import type { ModelContent, VariableMigration } from '@province-comuni/models-contract';
import { convertAnswer, isAnswered, valueType, type AnswerConversion, type VariableDef } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import type { StoredAnswer } from '../instance/instance.js';
import { sourceSentence, variablesByKey } from '../model-version/variable-migration.js';

/** What a version on the way declared about an answer. */
export interface DeclaredStep {
  /** Number of the version. */
  readonly version: string;
  /** What it does, as a sentence without its end. */
  readonly what: string;
  readonly reason: string;
}

/** An answer on its way to the newest version. */
export interface TracedAnswer {
  /** As it is stored now. */
  readonly origin: StoredAnswer;
  /** Other answers that were joined to it. */
  readonly others: readonly StoredAnswer[];
  /** Key of the question it belongs to on arrival. */
  readonly key: string;
  readonly value: unknown;
  /** The question as the value is written for it; undefined when no version on the way knows it. */
  readonly written: VariableDef | undefined;
  /** A declared conversion gave it another value, or another meaning. */
  readonly converted: boolean;
  readonly rounded: boolean;
  /** Only a person can say: the options among which, if any are named. */
  readonly asked: { readonly candidates: readonly string[] } | null;
  readonly declared: readonly DeclaredStep[];
}

/** An answer that goes nowhere, with the reason in Italian. */
export interface LostAnswer {
  readonly origin: StoredAnswer;
  readonly because: string;
}

/**
 * Follows every answer through what each version declares. The conversions of several versions are applied one after the other; where nothing is
 * declared the answer goes on as it is, and what its question asks in the end is compared once, so that what widens and narrows again leaves it alone.
 *
 * @param before the model as the instance has it
 * @param steps the versions after it, oldest first
 */
export function traceAnswers(before: ModelContent, steps: readonly ModelContent[], stored: readonly StoredAnswer[]): { traced: TracedAnswer[]; lost: LostAnswer[] } {
  const variables = variablesByKey(before);
  let traced = stored.map((origin): TracedAnswer => ({ origin, others: [], key: origin.key, value: origin.value, written: variables.get(origin.key), converted: false, rounded: false, asked: null, declared: [] }));
  const lost: LostAnswer[] = [];
  for (const [index, next] of steps.entries()) {
    const step = oneStep(steps[index - 1] ?? before, next, traced);
    lost.push(...step.lost);
    traced = step.traced;
  }
  const arrived = new Set(traced.flatMap((each) => [each.origin, ...each.others].map((origin) => origin.key)));
  // An answer that went to one question and was left out for another is not lost.
  return { traced, lost: lost.filter(({ origin }, index) => !arrived.has(origin.key) && lost.findIndex((other) => other.origin.key === origin.key) === index) };
}

function oneStep(previous: ModelContent, next: ModelContent, traced: readonly TracedAnswer[]): { traced: TracedAnswer[]; lost: LostAnswer[] } {
  const [before, after] = [variablesByKey(previous), variablesByKey(next)];
  const migrations = (next.migrations ?? []).filter((entry) => after.has(entry.key));
  const byKey = new Map(traced.filter((each) => before.has(each.key)).map((each) => [each.key, each]));
  const declared = new Set(migrations.map((entry) => entry.key));
  const moved = new Set(migrations.flatMap((entry) => entry.sources.map((source) => source.key)));
  const nameOf = (key: string, variables: Variables): string => `«${variables.get(key)?.label ?? key}»`;
  const lost: LostAnswer[] = [];
  const arriving = migrations.flatMap((entry): TracedAnswer[] => {
    const given = entry.sources.flatMap((source) => byKey.get(source.key) ?? []);
    const answered = given.filter((each) => each.asked !== null || isAnswered(each.value));
    const take = (each: TracedAnswer): TracedAnswer => passed(each, entry, { before, after, version: next.version });
    if (entry.several === 'all' && answered.length > 1) return [joined(answered.map(take))];
    const [first = given[0], ...others] = answered;
    for (const { origin, key } of others) lost.push({ origin, because: `Vale la risposta a ${nameOf(first!.key, before)}: quella a ${nameOf(key, before)} resta nella storia degli atti.` });
    return first ? [take(first)] : [];
  });
  // What is declared of a question goes before what it had: its own answer stays only where it is named.
  const staying = traced.filter((each) => !declared.has(each.key) && (!moved.has(each.key) || after.has(each.key)));
  for (const each of traced) if (declared.has(each.key) && !moved.has(each.key)) lost.push({ origin: each.origin, because: `La domanda ${nameOf(each.key, after)} riceve la risposta di un’altra: quella di prima resta nella storia degli atti.` });
  return { traced: [...staying, ...arriving], lost };
}

type Variables = ReadonlyMap<string, VariableDef>;

/** Two versions that follow each other. */
interface Passage {
  readonly before: Variables;
  readonly after: Variables;
  readonly version: string;
}

/** An answer as one declared migration hands it on. */
function passed(answer: TracedAnswer, entry: VariableMigration, { before, after, version }: Passage): TracedAnswer {
  const source = entry.sources.find((each) => each.key === answer.key)!;
  const [from, to] = [before.get(source.key)!, after.get(entry.key)!];
  const { conversion } = source;
  const taken = { ...answer, key: entry.key, declared: [...answer.declared, { version, what: sourceSentence(entry, source, before, after), reason: entry.reason }] };
  // Taken as it is, it is still written for the question it was given to.
  if (conversion.kind === 'same') return taken;
  const written = answer.written && valueType(answer.written) !== valueType(from) ? otherType(valueType(answer.written), valueType(from), answer.value) : answer.value;
  const outcome = written === undefined ? UNREADABLE : convertAnswer(from, to, conversion, written);
  const waiting = answer.asked && candidatesAfter(answer.asked.candidates, from, to, conversion);
  if (!outcome.ok) return { ...taken, value: outcome.kept, written: to, converted: true, asked: { candidates: [...new Set([...(waiting ?? []), ...outcome.candidates])] } };
  const other = answer.value !== null && (conversion.kind === 'scale' || !sameJson(outcome.value, answer.value));
  return { ...taken, value: outcome.value, written: to, converted: answer.converted || other, rounded: answer.rounded || outcome.rounded, asked: waiting && { candidates: waiting } };
}

const UNREADABLE = { ok: false, candidates: [], kept: [] } as const;

/** What was to be chosen among goes on with the options. */
function candidatesAfter(candidates: readonly string[], from: VariableDef, to: VariableDef, conversion: AnswerConversion): string[] {
  if (conversion.kind !== 'options') return [];
  return candidates.flatMap((code) => {
    const way = convertAnswer({ ...from, type: 'scelte' }, { ...to, type: 'scelte' }, conversion, [code]);
    return way.ok ? (way.value as string[]) : [...way.candidates];
  });
}

/** The options of several multiple choices as those of one. */
function joined(answers: readonly TracedAnswer[]): TracedAnswer {
  const [first] = answers;
  const listOf = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []);
  const asked = answers.filter((each) => each.asked !== null);
  return {
    ...first!,
    others: answers.slice(1).flatMap((each) => [each.origin, ...each.others]),
    value: [...new Set(answers.flatMap((each) => listOf(each.value)))],
    converted: true,
    asked: asked.length > 0 ? { candidates: [...new Set(asked.flatMap((each) => each.asked!.candidates))] } : null,
    declared: answers.flatMap((each) => each.declared),
  };
}

/** A value in the shape of another type; undefined where only a person can say. */
export function otherType(from: ReturnType<typeof valueType>, to: ReturnType<typeof valueType>, value: unknown): unknown {
  if ((from === 'intero' || from === 'decimale') && to === 'importo' && typeof value === 'number') return Math.round(value * 100);
  if (from === 'intero' && to === 'decimale') return value;
  if (from === 'testo' && to === 'testo-lungo') return value;
  if (from === 'testo-lungo' && to === 'testo' && typeof value === 'string' && !value.includes('\n')) return value;
  return from === 'scelta' && to === 'scelte' ? [value] : undefined;
}
