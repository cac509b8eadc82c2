import { formatAnswer } from './answers.js';
import { formatDecimal } from './italian-format.js';
import { valueType, type VariableDef } from './variable.js';

/** What became of one option: one new one · none, it is asked again · several, it is asked again with these named. */
export interface OptionMove {
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * How the answer to a question of one version becomes the answer to a question of the next, as data. `same`: as it is · `scale`: a number times or
 * divided by an exact decimal, as people read it (an amount in euros), rounded half away from zero · `options`: option by option, those that are not
 * named keep their code · `ask`: only a person can say.
 */
export type AnswerConversion =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'scale';
      readonly operation: 'multiply' | 'divide';
      /** A positive decimal as written in code, exact: `1000`, `0.5`. */
      readonly factor: string;
      /** Decimals of the result, of an amount those of the euro. */
      readonly decimals: number;
    }
  | { readonly kind: 'options'; readonly options: readonly OptionMove[] }
  | { readonly kind: 'ask' };

/** What came of it. `asked`: a person has to say, `kept` is what is certain of a multiple choice, and `candidates` the options a person chooses among. */
export type ConvertedAnswer = { readonly ok: true; readonly value: unknown; readonly rounded: boolean } | { readonly ok: false; readonly candidates: readonly string[]; readonly kept: readonly string[] };

/** A positive decimal without exponent, at most nine digits before and after the point. */
export const FACTOR = /^(?=.*[1-9])\d{1,9}(\.\d{1,9})?$/;

const ASKED: ConvertedAnswer = { ok: false, candidates: [], kept: [] };

/**
 * Converts one answer. Whether the new question takes the result is the caller's to ask.
 *
 * @param value in the JSON shape of `from`; null is no answer and stays so
 */
export function convertAnswer(from: VariableDef, to: VariableDef, conversion: AnswerConversion, value: unknown): ConvertedAnswer {
  if (value === null || value === undefined) return { ok: true, value: null, rounded: false };
  switch (conversion.kind) {
    case 'same':
      return { ok: true, value, rounded: false };
    case 'scale':
      return scaled(from, to, conversion, value);
    case 'options':
      return moved(to, conversion.options, value);
    case 'ask':
      return ASKED;
  }
}

/** The codes a choice can have; yes and no are `SI` and `NO`. Null when the question is no choice. */
export function choiceCodes(variable: VariableDef): readonly { readonly value: string; readonly label: string }[] | null {
  if (variable.type === 'scelta' || variable.type === 'scelte') return variable.options;
  return variable.type === 'si-no' ? YES_NO : null;
}

const YES_NO = [
  { value: 'SI', label: 'sì' },
  { value: 'NO', label: 'no' },
];

/** Decimals a number of this question can have; null when it is no number. */
export function numberDecimals(variable: VariableDef): number | null {
  switch (valueType(variable)) {
    case 'intero':
      return 0;
    case 'importo':
      return 2;
    case 'decimale':
      return 6;
    default:
      return null;
  }
}

/** What a conversion does to an answer, as the end of an Italian sentence: `moltiplicata per 1.000`. */
export function conversionSentence(from: VariableDef, to: VariableDef, conversion: AnswerConversion): string {
  switch (conversion.kind) {
    case 'same':
      return 'presa com’è';
    case 'scale': {
      const { operation, factor, decimals } = conversion;
      const exact = operation === 'multiply' && (numberDecimals(from) ?? 0) + (factor.split('.')[1] ?? '').length <= decimals;
      const rounding = exact ? '' : `, arrotondata ${decimals === 0 ? 'all’unità' : decimals === 1 ? 'a un decimale' : `a ${decimals} decimali`}`;
      return `${operation === 'multiply' ? 'moltiplicata' : 'divisa'} per ${formatDecimal(Number(factor))}${unitsSentence(from.unit, to.unit)}${rounding}`;
    }
    case 'options': {
      const label = (variable: VariableDef, code: string): string => `«${choiceCodes(variable)?.find((option) => option.value === code)?.label ?? code}»`;
      return conversion.options.map(({ from: code, to: targets }) => (targets.length === 1 ? `${label(from, code)} diventa ${label(to, targets[0]!)}` : targets.length === 0 ? `${label(from, code)} si chiede di nuovo` : `${label(from, code)} si divide: si chiede fra ${targets.map((each) => label(to, each)).join(' e ')}`)).join('; ');
    }
    case 'ask':
      return 'chiesta di nuovo, con la risposta di prima accanto';
  }
}

/** An answer as people read it, with its unit: `12 migliaia di euro`. */
export function answerWithUnit(variable: VariableDef, value: unknown): string {
  return `${formatAnswer(variable, value)}${variable.unit && numberDecimals(variable) !== null && variable.type !== 'importo' ? ` ${variable.unit}` : ''}`;
}

function unitsSentence(before: string | undefined, after: string | undefined): string {
  if ((before ?? '') === (after ?? '')) return '';
  return before && after ? `, da «${before}» a «${after}»` : after ? `, ora con l’unità «${after}»` : `, non più con l’unità «${before}»`;
}

/** An exact decimal: `digits` / 10^`scale`. */
interface Exact {
  readonly digits: bigint;
  readonly scale: number;
}

function exactOf(text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/i.exec(text)!;
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function scaled(from: VariableDef, to: VariableDef, { operation, factor, decimals }: Extract<AnswerConversion, { kind: 'scale' }>, value: unknown): ConvertedAnswer {
  if (typeof value !== 'number' || !Number.isFinite(value) || numberDecimals(from) === null || numberDecimals(to) === null || !FACTOR.test(factor)) return ASKED;
  const [given, by] = [exactOf(String(value)), exactOf(factor)];
  const cents = (variable: VariableDef): number => (valueType(variable) === 'importo' ? 2 : 0);
  // As people read it: of an amount the stored cents are hundredths.
  const read: Exact = { digits: given.digits, scale: given.scale + cents(from) };
  const [numerator, denominator] = operation === 'multiply' ? [read.digits * by.digits, 10n ** BigInt(read.scale + by.scale)] : [read.digits * 10n ** BigInt(by.scale), by.digits * 10n ** BigInt(read.scale)];
  const whole = numerator * 10n ** BigInt(decimals);
  const half = whole < 0n ? -denominator : denominator;
  const result = (2n * whole + half) / (2n * denominator);
  const stored = Number(result * 10n ** BigInt(cents(to))) / 10 ** decimals;
  // Beyond what a number holds exactly nothing is guessed.
  if (!Number.isSafeInteger(Number(result)) || !Number.isSafeInteger(Math.trunc(stored))) return ASKED;
  return { ok: true, value: stored, rounded: result * denominator !== whole };
}

function moved(to: VariableDef, moves: readonly OptionMove[], value: unknown): ConvertedAnswer {
  const codes = typeof value === 'boolean' ? [value ? 'SI' : 'NO'] : Array.isArray(value) ? (value as string[]) : [String(value)];
  if (codes.length === 0) return { ok: true, value: to.type === 'scelte' ? [] : null, rounded: false };
  const known = new Set((choiceCodes(to) ?? []).map((option) => option.value));
  const ways = codes.map((code) => moves.find((move) => move.from === code)?.to ?? (known.has(code) ? [code] : []));
  const certain = [...new Set(ways.filter((way) => way.length === 1).flat())];
  const open = [...new Set(ways.filter((way) => way.length !== 1).flat())];
  if (ways.some((way) => way.length !== 1)) return { ok: false, candidates: open, kept: to.type === 'scelte' ? certain : [] };
  if (to.type === 'scelte') return { ok: true, value: certain, rounded: false };
  if (certain.length !== 1) return { ok: false, candidates: certain, kept: [] };
  return { ok: true, value: to.type === 'si-no' ? certain[0] === 'SI' : certain[0], rounded: false };
}
