import type { CostScenarioBodyInput, CostScenarioFieldsFragment, CostSchemesQuery } from './generated/graphql.js';

/** What is being typed: numbers stay texts until the server reads them. */
export type Draft = CostScenarioBodyInput;
export type DraftScheme = Draft['schemes'][number];
export type DraftService = DraftScheme['services'][number];
export type Source = CostSchemesQuery['costSchemes'][number];

export const MOST_SCHEMES = 4;
export const KINDS = ['PER_ABITANTE', 'PER_FASCIA', 'PER_POSTAZIONE', 'FISSO', 'RIPARTO', 'PER_DIMENSIONE', 'PER_PARAMETRO'] as const;
export const EXPENSES = ['PERSONALE', 'CLOUD', 'LICENZE', 'GESTIONE', 'ALTRO'] as const;

/** A service with nothing typed yet. */
export function emptyService(service: string, kind: string = 'PER_ABITANTE'): DraftService {
  return { service, place: null, kind, rate: '', amount: '', maximum: '', by: 'ABITANTI', unit: '', quantity: '', bands: [{ from: '1', to: '', amount: '' }] };
}

/** Two schemes of the sources side by side, and nothing supposed: what a new scenario begins with. */
export function newDraft(sources: readonly Source[]): Draft {
  return {
    schemes: sources.slice(0, 2).map(({ scheme }) => inputOf(scheme)),
    todayKey: null,
    expenses: EXPENSES.slice(0, 4).map((kind) => ({ kind, amount: '0,00', growth: '0' })),
    years: '3',
    participation: '100',
    order: 'LARGEST_FIRST',
    adjustment: '0',
    vatRate: '',
    workstationsPerThousand: '5',
    workstations: [],
  };
}

/** A kept scenario, to be typed on. */
export function draftOf(scenario: CostScenarioFieldsFragment): Draft {
  return inputOf(scenario.body);
}

/** A scheme under a key of its own in this draft. */
export function schemeFor(draft: Draft, scheme: DraftScheme): DraftScheme {
  const taken = new Set(draft.schemes.map(({ key }) => key));
  let key = scheme.key;
  for (let number = 2; taken.has(key); number += 1) key = `${scheme.key.replace(/-\d+$/, '')}-${number}`;
  return { ...scheme, key };
}

/** Data of the server as input for it: without the names of types. */
export function inputOf<Value>(value: Value): WithoutNames<Value> {
  if (Array.isArray(value)) return value.map(inputOf) as WithoutNames<Value>;
  if (typeof value !== 'object' || value === null) return value as WithoutNames<Value>;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '__typename').map(([name, part]) => [name, inputOf(part)])) as WithoutNames<Value>;
}

type WithoutNames<Value> = Value extends readonly (infer Item)[] ? WithoutNames<Item>[] : Value extends object ? { [Name in keyof Value as Name extends '__typename' ? never : Name]: WithoutNames<Value[Name]> } : Value;

/** A list with one of its items changed. */
export function changed<Item>(list: readonly Item[], index: number, change: Partial<Item>): Item[] {
  return list.map((item, at) => (at === index ? { ...item, ...change } : item));
}

/** An Italian number for a slider; `otherwise` where the text is none. */
export function sliderValue(text: string, otherwise: number): number {
  const value = Number(text.replace('−', '-').replaceAll('.', '').replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(value) ? value : otherwise;
}
