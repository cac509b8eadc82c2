import type { MigrationSource, ModelContent, VariableMigration } from '@province-comuni/models-contract';
import { choiceCodes, conversionSentence, FACTOR, numberDecimals, valueType, type AnswerConversion, type VariableDef } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import type { BumpReason } from './bump.js';
import type { PublishProblem } from './publish-check.js';
import type { VersionDiff } from './version-diff.js';

export type { MigrationSource, VariableMigration } from '@province-comuni/models-contract';

type Variables = ReadonlyMap<string, VariableDef>;

/** The variables of a version, by key. */
export function variablesByKey(content: ModelContent): Variables {
  return new Map(content.variables.map((variable) => [variable.key, variable]));
}

/** A version keeps what it was published with: beside one that says the same of answers, or that has none of the questions it names, it says nothing. */
export function shownMigrations(previous: ModelContent, next: ModelContent): VariableMigration[] {
  if (sameJson(previous.migrations ?? [], next.migrations ?? [])) return [];
  const before = variablesByKey(previous);
  return (next.migrations ?? []).filter((entry) => entry.sources.some((source) => before.has(source.key)));
}

/** What a source of a declared migration does, as a sentence without its end. Unknown questions are named by their key. */
export function sourceSentence(entry: VariableMigration, source: MigrationSource, before: Variables, after: Variables): string {
  const [from, to] = [before.get(source.key), after.get(entry.key)];
  const does = from && to ? conversionSentence(from, to, source.conversion) : '';
  const named = source.key === entry.key ? 'La risposta è' : `La risposta a «${from?.label ?? source.key}» è`;
  return source.conversion.kind === 'options' ? `${source.key === entry.key ? 'Le scelte passano così' : `Le scelte di «${from?.label ?? source.key}» passano così`}: ${does}` : `${named} ${does}`;
}

/** A declared migration as sentences: one for each question it takes from. */
export function migrationSentence(entry: VariableMigration, before: Variables, after: Variables): string {
  const several = entry.several === 'first' ? ' Vale la prima che c’è.' : entry.several === 'all' ? ' Le scelte si uniscono.' : '';
  return `${entry.sources.map((source) => `${sourceSentence(entry, source, before, after)}.`).join(' ')}${several}`;
}

/**
 * Why what is declared about answers raises the version: where given answers become others, or are asked again, the acts change or wait, which is major
 * like another type or unit; a new question that only receives an answer is minor. Nothing declared lowers what the change of the question asks for.
 */
export function migrationReasons({ migrations, variables }: VersionDiff): BumpReason[] {
  const added = new Set(variables.filter((change) => change.status === 'added').map((change) => change.id));
  return migrations.map(({ key, sources }): BumpReason => {
    const onlyReceives = added.has(key) && sources.every((source) => source.conversion.kind === 'same');
    return onlyReceives ? { bump: 'minor', subject: key, text: `La domanda nuova «${key}» riceve la risposta di un’altra.` } : { bump: 'major', subject: key, text: `Le risposte alla domanda «${key}» sono convertite o chieste di nuovo.` };
  });
}

/**
 * Everything that keeps what is declared about answers from being published.
 *
 * @param previous null for a first version: there are no answers to convert
 */
export function checkMigrations(previous: ModelContent | null, next: ModelContent): PublishProblem[] {
  const [before, after] = [previous ? variablesByKey(previous) : new Map<string, VariableDef>(), variablesByKey(next)];
  const entries = next.migrations ?? [];
  return entries.flatMap((entry, index) => {
    const to = after.get(entry.key);
    const name = `«${to?.label ?? entry.key}»`;
    const bad = (message: string): PublishProblem => ({ code: 'BAD_MIGRATION', subject: entry.key, message });
    if (!previous) return [bad(`${name}: la prima versione di un modello non ha risposte da convertire.`)];
    if (!to) return [bad(`La domanda «${entry.key}», che riceverebbe delle risposte, non c’è in questa versione.`)];
    return [
      ...(entries.findIndex((other) => other.key === entry.key) < index ? [`${name}: quello che ne è delle risposte è dichiarato due volte.`] : []),
      ...(entry.reason.trim() === '' ? [`${name}: manca il motivo per cui le risposte cambiano.`] : []),
      ...(isAsked(to) ? [] : [`${name} non si chiede alla Provincia: non riceve risposte.`]),
      ...sourcesProblems(entry, to, name),
      ...entry.sources.flatMap((source) => sourceProblems(source, before.get(source.key), to, entry)),
      ...ownAnswerProblems(entry, before, entries, name),
    ].map(bad);
  });
}

function isAsked(variable: VariableDef): boolean {
  return variable.scope === 'istanza' && variable.type !== 'calcolata';
}

/** Two answers for one place: which of them holds has to be said. */
function sourcesProblems({ sources, several }: VariableMigration, to: VariableDef, name: string): string[] {
  const keys = sources.map((source) => source.key);
  return [
    ...(sources.length === 0 ? [`${name}: non è detto da quale domanda viene la risposta.`] : []),
    ...(new Set(keys).size < keys.length ? [`${name}: la stessa domanda di prima è nominata due volte.`] : []),
    ...(sources.length > 1 && several === null ? [`${name} riceve le risposte di più domande: dite se vale la prima che c’è o se si uniscono.`] : []),
    ...(several === 'all' && to.type !== 'scelte' ? [`${name} ha una risposta sola: quelle di prima non si possono unire, dite che vale la prima che c’è.`] : []),
  ];
}

function sourceProblems({ key, conversion }: MigrationSource, from: VariableDef | undefined, to: VariableDef, entry: VariableMigration): string[] {
  const name = `«${to.label}»`;
  if (!from) return [`${name}: la domanda «${key}» non c’è nella versione precedente.`];
  if (!isAsked(from)) return [`${name}: «${from.label}» non si chiedeva alla Provincia, e non ha risposte.`];
  const idle = key === entry.key && conversion.kind === 'same' && entry.sources.length === 1 ? [`${name}: prendere la propria risposta com’è non cambia nulla: toglietelo, o dite come si converte.`] : [];
  return [...idle, ...conversionProblems(conversion, from, to)];
}

function conversionProblems(conversion: AnswerConversion, from: VariableDef, to: VariableDef): string[] {
  const name = `«${to.label}»`;
  switch (conversion.kind) {
    case 'same':
    case 'ask':
      return [];
    case 'scale': {
      const most = numberDecimals(to);
      if (numberDecimals(from) === null || most === null) return [`${name}: si moltiplica o si divide un numero o un importo, e qui non lo è.`];
      return [
        ...(FACTOR.test(conversion.factor) ? [] : [`${name}: il fattore è un numero maggiore di zero, con al massimo nove cifre prima e nove dopo la virgola.`]),
        ...(Number.isInteger(conversion.decimals) && conversion.decimals >= 0 && conversion.decimals <= most ? [] : [`${name}: il risultato si arrotonda al massimo a ${most} decimali.`]),
      ];
    }
    case 'options': {
      const [old, now] = [choiceCodes(from), choiceCodes(to)];
      if (!old || !now) return [`${name}: opzione per opzione si passa solo da una scelta a una scelta.`];
      const [known, present] = [new Set(old.map((option) => option.value)), new Set(now.map((option) => option.value))];
      const moved = conversion.options.map((move) => move.from);
      return [
        ...(conversion.options.length === 0 ? [`${name}: non è detto che cosa diventa nessuna opzione.`] : []),
        ...moved.filter((code, index) => moved.indexOf(code) < index).map((code) => `${name}: che cosa diventa l’opzione «${code}» è detto due volte.`),
        ...moved.filter((code) => !known.has(code)).map((code) => `${name}: l’opzione «${code}» non c’era in «${from.label}» nella versione precedente.`),
        ...conversion.options.flatMap((move) => move.to).filter((code) => !present.has(code)).map((code) => `${name}: l’opzione «${code}» non c’è in questa versione.`),
        ...conversion.options.filter((move) => new Set(move.to).size < move.to.length).map((move) => `${name}: per l’opzione «${move.from}» la stessa opzione nuova è nominata due volte.`),
      ];
    }
  }
}

/** The answer a question already had must go somewhere too. */
function ownAnswerProblems(entry: VariableMigration, before: Variables, entries: readonly VariableMigration[], name: string): string[] {
  const own = before.get(entry.key);
  if (!own || !isAsked(own)) return [];
  return entries.some((other) => other.sources.some((source) => source.key === entry.key)) ? [] : [`${name} c’era già: dite anche che ne è della sua risposta.`];
}

/** Whether the answer only passes to a question of another name, and means the same there: own texts can follow it. */
export function isRename(entry: VariableMigration, before: Variables, after: Variables): boolean {
  const [source] = entry.sources;
  const [from, to] = [source && before.get(source.key), after.get(entry.key)];
  return entry.sources.length === 1 && source!.conversion.kind === 'same' && !!from && !!to && !after.has(from.key) && valueType(from) === valueType(to) && (from.unit ?? '') === (to.unit ?? '') && sameJson(from.columns, to.columns);
}
