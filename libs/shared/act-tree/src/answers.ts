import { isOptionAdmitted } from './evaluate.js';
import type { Environment } from './environment.js';
import { amountInWords, formatAmount, formatDate, formatDecimal, formatInteger, integerInWords } from './italian-format.js';
import type { VariableFormat } from './rich-text.js';
import { valueType, type ScalarType, type TableColumn, type VariableDef } from './variable.js';

/** Why an answer was refused: a message in Italian for the person, and where in the answer (`fasce[2].canone`). */
export interface AnswerProblem {
  readonly message: string;
  readonly at?: string;
}

export type ParsedAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

const MAX_ROWS = 200;

/**
 * Turns what a person typed (texts, `"1.440,00"`, `"sì"`, codes, rows) into the stored JSON shape of the variable, or says what is wrong with it.
 * `null` and the empty text mean "no answer" and are stored as `null`.
 * @param today Italian calendar day, for dates that may not be in the past
 */
export function parseAnswer(variable: VariableDef, input: unknown, environment: Environment, today: string): ParsedAnswer {
  if (variable.type === 'calcolata') return refuse('Questo valore è calcolato e non si può scrivere.');
  if (input === null || input === undefined || input === '') return { ok: true, value: null };
  switch (variable.type) {
    case 'si-no':
      return typeof input === 'boolean' ? { ok: true, value: input } : refuse('Rispondete sì oppure no.');
    case 'scelta':
      return parseChoice(variable, input, environment);
    case 'scelte':
      return parseChoices(variable, input, environment);
    case 'tabella':
      return parseTable(variable, input);
    default: {
      const parsed = parseScalar(variable.type === 'testo-lungo' ? 'testo' : variable.type, input, variable.type === 'testo-lungo');
      return parsed.ok ? withinBounds(variable, parsed.value, today) : parsed;
    }
  }
}

function refuse(message: string, at?: string): { ok: false; problems: AnswerProblem[] } {
  return { ok: false, problems: [at === undefined ? { message } : { message, at }] };
}

function parseChoice(variable: VariableDef, input: unknown, environment: Environment): ParsedAnswer {
  const option = variable.options.find((candidate) => candidate.value === input);
  if (!option) return refuse('Scegliete una delle risposte proposte.');
  if (!isOptionAdmitted(option.when, environment)) return refuse(option.refusal ?? `«${option.label}» non si può scegliere con le altre risposte date.`);
  return { ok: true, value: option.value };
}

function parseChoices(variable: VariableDef, input: unknown, environment: Environment): ParsedAnswer {
  if (!Array.isArray(input)) return refuse('Scegliete fra le risposte proposte.');
  const chosen = new Set<unknown>(input);
  const unknown = [...chosen].find((value) => !variable.options.some((option) => option.value === value));
  if (unknown !== undefined) return refuse('Una delle risposte scelte non è fra quelle proposte.');
  const refused = variable.options.find((option) => chosen.has(option.value) && !isOptionAdmitted(option.when, environment));
  if (refused) return refuse(refused.refusal ?? `«${refused.label}» non si può scegliere con le altre risposte date.`);
  return { ok: true, value: variable.options.filter((option) => chosen.has(option.value)).map((option) => option.value) };
}

function parseTable(variable: VariableDef, input: unknown): ParsedAnswer {
  if (!Array.isArray(input)) return refuse('La tabella non è leggibile.');
  if (input.length > MAX_ROWS) return refuse(`La tabella ha troppe righe: al massimo ${MAX_ROWS}.`);
  const problems: AnswerProblem[] = [];
  const rows = input.map((row: unknown, index) => {
    const cells = typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {};
    return Object.fromEntries(variable.columns.map((column) => [column.key, parseCell(column, cells[column.key], `${variable.key}[${index}].${column.key}`, problems)]));
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows };
}

function parseCell(column: TableColumn, input: unknown, at: string, problems: AnswerProblem[]): unknown {
  if (input === null || input === undefined || input === '') {
    if (column.required) problems.push({ message: `Manca «${column.label}».`, at });
    return null;
  }
  const parsed = parseScalar(column.type, input, false);
  if (parsed.ok) return parsed.value;
  problems.push(...parsed.problems.map(({ message }) => ({ message: `${column.label}: ${message}`, at })));
  return null;
}

function parseScalar(type: ScalarType, input: unknown, multiline: boolean): ParsedAnswer {
  switch (type) {
    case 'testo':
      return parseText(input, multiline);
    case 'intero':
      return parseNumber(input, /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)$/, 'Scrivete un numero intero, per esempio 1.200.', 1);
    case 'decimale':
      return parseNumber(input, /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,6})?$/, 'Scrivete un numero con la virgola per i decimali, per esempio 12,5.', 1);
    case 'importo':
      return parseAmount(input);
    case 'data':
      return parseDate(input);
  }
}

function parseText(input: unknown, multiline: boolean): ParsedAnswer {
  if (typeof input !== 'string') return refuse('Scrivete un testo.');
  const clean = stripControls(input, multiline).trim();
  return { ok: true, value: clean === '' ? null : clean };
}

/** Control characters cannot be printed and break every export format; line ends stay where the text may have lines. */
function stripControls(text: string, multiline: boolean): string {
  const normal = text.normalize('NFC').replace(/\r\n?/g, '\n');
  const printable = normal.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
  return multiline ? printable : printable.replace(/\s+/g, ' ');
}

function parseNumber(input: unknown, shape: RegExp, hint: string, factor: number): ParsedAnswer {
  if (typeof input === 'number') return Number.isFinite(input) && (shape.source.includes(',') || Number.isInteger(input)) ? { ok: true, value: input * factor } : refuse(hint);
  const text = typeof input === 'string' ? input.replace(/[\s\u00a0]/g, '') : '';
  if (!shape.test(text)) return refuse(hint);
  return { ok: true, value: Number(text.replaceAll('.', '').replace(',', '.')) };
}

/** Amounts arrive as Italian text (`1.440,00`) or as an integer number of cents. */
function parseAmount(input: unknown): ParsedAnswer {
  const hint = 'Scrivete l’importo in euro con la virgola per i centesimi, per esempio 1.440,00.';
  if (typeof input === 'number') return Number.isSafeInteger(input) ? { ok: true, value: input } : refuse(hint);
  const text = typeof input === 'string' ? input.replace(/[\s\u00a0€]/g, '') : '';
  const match = /^(-?)(\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(\d{1,2}))?$/.exec(text);
  if (!match) return refuse(hint);
  const cents = Number(match[2]!.replaceAll('.', '')) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return { ok: true, value: match[1] === '-' ? -cents : cents };
}

function parseDate(input: unknown): ParsedAnswer {
  const hint = 'Scrivete una data, per esempio 01/01/2027.';
  if (typeof input !== 'string') return refuse(hint);
  const italian = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(input.trim());
  const iso = italian ? `${italian[3]}-${italian[2]!.padStart(2, '0')}-${italian[1]!.padStart(2, '0')}` : input.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return refuse(hint);
  const parsed = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso) return refuse('Questa data non esiste.');
  return { ok: true, value: iso };
}

function withinBounds(variable: VariableDef, value: unknown, today: string): ParsedAnswer {
  if (value === null) return { ok: true, value };
  const { min, max, unit } = variable;
  if (typeof value === 'string' && variable.type !== 'data') {
    const limit = max ?? (variable.type === 'testo-lungo' ? 4000 : 300);
    if (value.length > limit) return refuse(`Il testo è troppo lungo: ${formatInteger(value.length)} caratteri su ${formatInteger(limit)} ammessi.`);
    if (min !== undefined && value.length < min) return refuse(`Il testo è troppo corto: almeno ${min} caratteri.`);
  }
  if (typeof value === 'number') {
    const scale = variable.type === 'importo' ? 100 : 1;
    const shown = (bound: number): string => (variable.type === 'importo' ? formatAmount(bound * scale) : `${formatDecimal(bound)}${unit ? ` ${unit}` : ''}`);
    if (min !== undefined && value < min * scale) return refuse(`Il valore è troppo piccolo: almeno ${shown(min)}.`);
    if (max !== undefined && value > max * scale) return refuse(`Il valore è troppo grande: al massimo ${shown(max)}.`);
  }
  if (variable.type === 'data') {
    const day = value as string;
    if (variable.notBeforeToday && day < today) return refuse(`La data è già passata: oggi è il ${formatDate(today)}.`);
    if (day < '1900-01-01' || day > '2199-12-31') return refuse('L’anno non è plausibile.');
  }
  return { ok: true, value };
}

/** The default of a variable in its stored shape, with `tutte` spread over the options admitted now; `undefined` when there is none. */
export function defaultAnswer(variable: VariableDef, environment: Environment): unknown {
  if (variable.defaultValue === undefined) return undefined;
  if (variable.type === 'scelte' && variable.defaultValue === 'tutte') {
    return variable.options.filter((option) => isOptionAdmitted(option.when, environment)).map((option) => option.value);
  }
  return variable.defaultValue;
}

/** Writes an answer as it stands in the text of an act. */
export function formatAnswer(variable: VariableDef, value: unknown, format?: VariableFormat): string {
  const type = valueType(variable);
  const text = (() => {
    switch (type) {
      case 'scelta':
        return labelOf(variable, value as string);
      case 'scelte':
        return (value as readonly string[]).map((code) => labelOf(variable, code)).join(', ');
      case 'si-no':
        return value ? 'sì' : 'no';
      case 'tabella':
        return `${(value as readonly unknown[]).length} righe`;
      case 'intero':
        // A year takes no thousands separator.
        return variable.unit === 'anno' || format === 'cifre' ? String(value) : formatScalar(type, value, format);
      default:
        return formatScalar(type === 'testo-lungo' ? 'testo' : type, value, format);
    }
  })();
  return format === 'maiuscolo' ? text.toLocaleUpperCase('it') : text;
}

function labelOf(variable: VariableDef, code: string): string {
  return variable.options.find((option) => option.value === code)?.label ?? code;
}

/** Writes a single value: `5 (cinque)`, `1.440,00 €`, `1° gennaio 2027`. */
export function formatScalar(type: ScalarType, value: unknown, format?: VariableFormat): string {
  switch (type) {
    case 'testo':
      return String(value);
    case 'data':
      return formatDate(String(value));
    case 'decimale':
      return formatDecimal(Number(value));
    case 'importo':
      return inWords(formatAmount(Number(value)), () => amountInWords(Number(value)), format);
    case 'intero':
      return inWords(formatInteger(Number(value)), () => integerInWords(Number(value)), format);
  }
}

function inWords(digits: string, words: () => string, format: VariableFormat | undefined): string {
  if (format === 'lettere') return words();
  return format === 'cifre-e-lettere' ? `${digits} (${words()})` : digits;
}
