import { parseAnswer, type ParsedAnswer } from './answers.js';
import type { Environment } from './environment.js';
import { integerInWords } from './italian-format.js';
import { normaliseText } from './clean-text.js';
import { valueType, type ScalarType, type VariableDef } from './variable.js';

/**
 * Reads an answer back from the words that stand for it in the text of an act: "5 (cinque)", "1.440,00 €", "1° gennaio 2027", the label of an option.
 * The other way round of `formatAnswer`, and as strict as {@link parseAnswer}.
 * @param today Italian calendar day, for dates that may not be in the past
 */
export function parseWrittenAnswer(variable: VariableDef, text: string, environment: Environment, today: string): ParsedAnswer {
  const clean = normaliseText(text);
  switch (variable.type) {
    case 'scelta':
      return parseAnswer(variable, codeOf(variable, clean) ?? clean, environment, today);
    case 'scelte':
      return parseAnswer(variable, clean.split(/\s*,\s*/).map((label) => codeOf(variable, label) ?? label), environment, today);
    case 'si-no':
      return parseAnswer(variable, /^s[iì]$/i.test(clean) ? true : /^no$/i.test(clean) ? false : clean, environment, today);
    case 'tabella':
      return { ok: false, problems: [{ message: 'Una tabella si legge riga per riga.' }] };
    default:
      return parseAnswer(variable, writtenScalar(valueType(variable) as ScalarType, clean), environment, today);
  }
}

/** A single value as it would be typed: `5 (cinque)` → `5`, `cinque` → `5`, `1° gennaio 2027` → `2027-01-01`; what is not recognised stays as it is. */
export function writtenScalar(type: ScalarType, text: string): string {
  switch (type) {
    case 'intero':
      return withoutWords(text) ?? numberInWords(text) ?? text;
    case 'decimale':
      return withoutWords(text) ?? text;
    case 'importo':
      return (withoutWords(text) ?? text).replace(/^(?:euro|€)\s*|\s*(?:euro|€)$/gi, '');
    case 'data':
      return writtenDate(text) ?? text;
    default:
      return text;
  }
}

function codeOf(variable: VariableDef, label: string): string | undefined {
  const wanted = label.toLocaleLowerCase('it');
  return variable.options.find((option) => option.label.toLocaleLowerCase('it') === wanted)?.value;
}

/** "5 (cinque)" says the number twice; only the digits are read. */
function withoutWords(text: string): string | undefined {
  return /^([\d.,\s]+(?:€|euro)?)\s*\([^)]*\)(\s*(?:€|euro))?$/i.exec(text)?.[1]?.trim();
}

const WORDS = new Map<string, string>();

function numberInWords(text: string): string | undefined {
  if (WORDS.size === 0) for (let value = 0; value <= 1000; value += 1) WORDS.set(integerInWords(value), String(value));
  const plain = text.toLowerCase();
  return plain === 'un' || plain === 'una' ? '1' : WORDS.get(plain);
}

const MONTHS = ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'];

function writtenDate(text: string): string | undefined {
  const match = /^(\d{1,2})[°º]?\s+([a-z]+)\s+(\d{4})$/i.exec(text);
  const month = match ? MONTHS.indexOf(match[2]!.toLowerCase()) + 1 : 0;
  return month > 0 ? `${match![3]}-${String(month).padStart(2, '0')}-${match![1]!.padStart(2, '0')}` : undefined;
}
