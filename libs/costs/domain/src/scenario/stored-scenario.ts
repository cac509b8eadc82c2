import { readScenario, type TypedScenario } from './read-scenario.js';
import type { Scenario } from './scenario.js';
import { typedScenario } from './write-scenario.js';

/**
 * A scenario out of the store: unknown JSON is taken only when it is exactly what a scenario written there would be. Whatever it says goes through the same checks as what people type.
 * @throws Error when it is not: the row was written by no version of ours
 */
export function storedScenario(json: unknown): Scenario {
  const shaped = json as Scenario;
  if (!shapeHolds(json)) throw new Error('the stored scenario has a shape that no version wrote');
  const { scenario, problems } = readScenario(typedScenario(shaped) as TypedScenario);
  if (problems.length > 0) throw new Error(`the stored scenario has values that are refused: ${problems[0]!.field}`);
  return scenario;
}

type Shape = (value: unknown) => boolean;
const text: Shape = (value) => typeof value === 'string';
const whole: Shape = (value) => Number.isSafeInteger(value);
const orNull = (shape: Shape): Shape => (value) => value === null || shape(value);
const list = (shape: Shape): Shape => (value) => Array.isArray(value) && value.every(shape);
const record = (fields: Readonly<Record<string, Shape>>): Shape => (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).every((name) => name in fields) && Object.entries(fields).every(([name, shape]) => shape((value as Record<string, unknown>)[name]));

const TARIFFS: Readonly<Record<string, Shape>> = {
  PER_ABITANTE: record({ kind: text, rate: whole }),
  PER_POSTAZIONE: record({ kind: text, rate: whole }),
  FISSO: record({ kind: text, amount: whole }),
  RIPARTO: record({ kind: text, amount: whole, by: text }),
  PER_DIMENSIONE: record({ kind: text, amount: whole, maximum: whole }),
  PER_PARAMETRO: record({ kind: text, rate: whole, unit: text, quantity: whole }),
  PER_FASCIA: record({ kind: text, bands: list(record({ from: whole, to: orNull(whole), amount: whole })) }),
};
const tariff: Shape = (value) => typeof value === 'object' && value !== null && Object.hasOwn(TARIFFS, String((value as { kind?: unknown }).kind)) && TARIFFS[(value as { kind: string }).kind]!(value);

const shapeHolds = record({
  schemes: list(record({ key: text, title: text, source: orNull(text), vatRegime: text, vatRate: whole, services: list(record({ service: text, place: orNull(text), tariff })) })),
  todayKey: orNull(text),
  expenses: list(record({ kind: text, amount: whole, growth: whole })),
  years: whole,
  participation: whole,
  order: text,
  adjustment: whole,
  vatRate: orNull(whole),
  workstationsPerThousand: whole,
  workstations: list(record({ enteId: text, quantity: whole })),
});
