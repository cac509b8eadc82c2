/** A column, as far as typing into it goes. */
export interface TypedColumn {
  readonly key: string;
  readonly type: string;
}

/** What is typed into a row, by key of column: text, as it stands in the field. */
export type TypedRow = Readonly<Record<string, string>>;

/** A typed text that is no number. */
export const NOT_A_NUMBER = Symbol('not a number');

const NUMBERS = new Set(['integer', 'decimal', 'cents', 'percent', 'year']);
const ITALIAN = new Intl.NumberFormat('it-IT', { useGrouping: false, maximumFractionDigits: 2 });

/** The values of a row as one types them: euro for cents, the decimal comma. */
export function typedRow(columns: readonly TypedColumn[], values: Readonly<Record<string, unknown>>): TypedRow {
  return Object.fromEntries(columns.map(({ key, type }) => [key, typedValue(type, values[key] ?? null)]));
}

function typedValue(type: string, value: unknown): string {
  if (value === null) return '';
  if (type === 'cents') return ITALIAN.format(Number(value) / 100);
  if (NUMBERS.has(type)) return ITALIAN.format(Number(value));
  return String(value);
}

/** A typed text as the value that is sent; empty is null. */
export function valueOfTyped(type: string, typed: string): string | number | boolean | null | typeof NOT_A_NUMBER {
  const text = typed.trim();
  if (text === '') return null;
  if (type === 'yesNo') return text === 'true';
  if (!NUMBERS.has(type)) return typed;
  const number = italianNumber(text);
  if (number === null) return NOT_A_NUMBER;
  return type === 'cents' ? Math.round(number * 100) : number;
}

/** «1.440,50» as 1440.5; null when it is none. Points part thousands, so that "1.5" is no one and a half. */
function italianNumber(text: string): number | null {
  const plain = text.replace(/[\s€%]/g, '');
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(plain)) return null;
  return Number(plain.replace(/\./g, '').replace(',', '.'));
}
