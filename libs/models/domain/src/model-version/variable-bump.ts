import { valueType, type TableColumn, type VariableDef, type VariableOption } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import type { Bump, BumpReason, Verdict } from './bump.js';
import type { ItemChange } from './version-diff.js';

type Judge = (before: VariableDef, after: VariableDef) => readonly Verdict[];

/**
 * What a change of each field asks for, after the table Accord Project uses for its contract models: what may make a given answer invalid, or ask
 * for one that was not needed, is major; what lets more in is minor; what only reads better is patch. A new field without a line here does not compile.
 */
const FIELDS: Readonly<Record<keyof VariableDef, Judge>> = {
  key: always('major', 'cambia il nome nei testi'),
  type: always('major', 'cambia il tipo della risposta'),
  resultType: always('major', 'cambia il tipo del risultato'),
  scope: always('major', 'cambia chi risponde'),
  // Silent in the table: acts already written would say another amount or date, though nobody answered anew.
  expression: always('major', 'cambia il calcolo'),
  unit: always('major', 'cambia l’unità di misura'),
  when: always('major', 'cambia quando la domanda si pone'),
  required: (_, after) => [after.required ? { bump: 'major', text: 'da facoltativa diventa obbligatoria' } : { bump: 'minor', text: 'da obbligatoria diventa facoltativa' }],
  notBeforeToday: (_, after) => [after.notBeforeToday ? { bump: 'major', text: 'non accetta più una data passata' } : { bump: 'minor', text: 'accetta anche una data passata' }],
  min: (before, after) => bound(lowest(after) - lowest(before), 'il minimo'),
  max: (before, after) => bound(highest(before) - highest(after), 'il massimo'),
  defaultValue: defaultChange,
  registry: defaultChange,
  options: optionChanges,
  columns: columnChanges,
  step: always('patch', 'è in un altro passo'),
  label: always('patch', 'cambia l’etichetta'),
  question: always('patch', 'cambia il testo della domanda'),
  help: always('patch', 'cambia l’aiuto'),
  why: always('patch', 'cambia il perché della domanda'),
  sources: always('patch', 'cambiano le norme citate'),
};

/** Why a change of a variable raises the version. */
export function variableReasons(change: ItemChange<VariableDef>): BumpReason[] {
  switch (change.status) {
    case 'removed':
      return [{ bump: 'major', subject: change.id, text: `La domanda «${change.before.label}» non c’è più: le risposte date si archiviano.` }];
    case 'added':
      return [isAnswerNeeded(change.after) ? { bump: 'major', subject: change.id, text: `Domanda nuova e obbligatoria: «${change.after.label}».` } : { bump: 'minor', subject: change.id, text: `Domanda o dato nuovo, che non chiede per forza una risposta: «${change.after.label}».` }];
    case 'changed':
      return change.fields.flatMap((field) => FIELDS[field](change.before, change.after)).map(({ bump, text }) => ({ bump, subject: change.id, text: `La domanda «${change.after.label}»: ${text}.` }));
  }
}

function always(bump: Bump, text: string): Judge {
  return () => [{ bump, text }];
}

/** Calculated values are never asked, those of the signature are blank lines. */
function isAnswerNeeded(variable: VariableDef): boolean {
  return variable.required && !hasDefault(variable) && variable.type !== 'calcolata' && variable.scope !== 'firma';
}

function hasDefault(variable: VariableDef): boolean {
  return variable.defaultValue !== undefined || variable.registry !== undefined;
}

function defaultChange(before: VariableDef, after: VariableDef): Verdict[] {
  if (!isAnswerNeeded(before) && isAnswerNeeded(after)) return [{ bump: 'major', text: 'perde il valore predefinito, e la risposta è obbligatoria' }];
  return [{ bump: 'minor', text: 'cambia il valore predefinito' }];
}

function bound(narrowing: number, name: string): Verdict[] {
  // Both ends absent subtract to NaN: a limit that says what already held.
  if (!(Math.abs(narrowing) > 0)) return [{ bump: 'patch', text: `${name} è scritto in altro modo` }];
  return [narrowing > 0 ? { bump: 'major', text: `${name} è più stretto` } : { bump: 'minor', text: `${name} è più largo` }];
}

function lowest(variable: VariableDef): number {
  return variable.min ?? (isText(variable) ? 0 : -Infinity);
}

/** Texts have a limit even when none is written: see `checkAnswer`. */
function highest(variable: VariableDef): number {
  return variable.max ?? (isText(variable) ? (valueType(variable) === 'testo-lungo' ? 4000 : 300) : Infinity);
}

function isText(variable: VariableDef): boolean {
  return valueType(variable) === 'testo' || valueType(variable) === 'testo-lungo';
}

function optionChanges(before: VariableDef, after: VariableDef): Verdict[] {
  return listChanges(before.options, after.options, (option) => option.value, {
    removed: (option) => ({ bump: 'major', text: `l’opzione «${option.label}» non c’è più` }),
    added: (option) => ({ bump: 'minor', text: `ha l’opzione nuova «${option.label}»` }),
    changed: changedOption,
    reordered: 'le opzioni sono in altro ordine',
  });
}

function changedOption(old: VariableOption, option: VariableOption): Verdict[] {
  const lost = Object.entries(old.attributes).some(([name, value]) => option.attributes[name] !== value);
  const gained = Object.keys(option.attributes).some((name) => !(name in old.attributes));
  const texts = !sameJson([old.label, old.description, old.suits, old.refusal], [option.label, option.description, option.suits, option.refusal]);
  return [
    ...(sameJson(old.when, option.when) ? [] : [option.when ? ({ bump: 'major', text: `cambia quando si può scegliere «${option.label}»` } as const) : ({ bump: 'minor', text: `«${option.label}» si può scegliere sempre` } as const)]),
    // Texts and conditions read attributes by name: which of them, this table cannot tell.
    ...(lost ? [{ bump: 'major', text: `cambia un attributo di «${option.label}»` } as const] : []),
    ...(gained ? [{ bump: 'minor', text: `«${option.label}» ha un attributo in più` } as const] : []),
    ...(texts ? [{ bump: 'patch', text: `cambiano i testi dell’opzione «${option.label}»` } as const] : []),
  ];
}

function columnChanges(before: VariableDef, after: VariableDef): Verdict[] {
  return listChanges(before.columns, after.columns, (column) => column.key, {
    removed: (column) => ({ bump: 'major', text: `la colonna «${column.label}» non c’è più` }),
    added: (column) => (column.required ? { bump: 'major', text: `ha la colonna nuova e obbligatoria «${column.label}»` } : { bump: 'minor', text: `ha la colonna nuova e facoltativa «${column.label}»` }),
    changed: changedColumn,
    reordered: 'le colonne sono in altro ordine',
  });
}

function changedColumn(old: TableColumn, column: TableColumn): Verdict[] {
  return [
    ...(old.type === column.type ? [] : [{ bump: 'major', text: `la colonna «${column.label}» cambia tipo` } as const]),
    ...(old.required === column.required ? [] : [column.required ? ({ bump: 'major', text: `la colonna «${column.label}» diventa obbligatoria` } as const) : ({ bump: 'minor', text: `la colonna «${column.label}» diventa facoltativa` } as const)]),
    ...(old.label === column.label ? [] : [{ bump: 'patch', text: `cambia l’etichetta della colonna «${column.label}»` } as const]),
  ];
}

interface ListJudges<T> {
  readonly removed: (item: T) => Verdict;
  readonly added: (item: T) => Verdict;
  readonly changed: (old: T, item: T) => Verdict[];
  readonly reordered: string;
}

function listChanges<T>(before: readonly T[], after: readonly T[], idOf: (item: T) => string, judges: ListJudges<T>): Verdict[] {
  const old = new Map(before.map((item) => [idOf(item), item]));
  const now = new Map(after.map((item) => [idOf(item), item]));
  const verdicts = [
    ...before.filter((item) => !now.has(idOf(item))).map(judges.removed),
    ...after.flatMap((item) => {
      const known = old.get(idOf(item));
      return known === undefined ? [judges.added(item)] : judges.changed(known, item);
    }),
  ];
  return verdicts.length > 0 ? verdicts : [{ bump: 'patch', text: judges.reordered }];
}
