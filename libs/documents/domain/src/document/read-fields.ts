import { isDay, isUuid, type EnteId } from '@province-comuni/shared-kernel';
import type { CitedAct, DocumentFields } from './document.js';
import { LANGUAGES, LICENCES } from './licences.js';

/** A field and what is wrong with it, in Italian. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Fields as a person typed them: nothing of them is known to be right. */
export interface TypedFields {
  readonly title: string;
  readonly abstract: string;
  readonly typeKey: string;
  readonly pillars: readonly string[];
  readonly year: number | null;
  readonly territoryId: string | null;
  readonly form: string | null;
  readonly level: string | null;
  readonly profile: string | null;
  readonly language: string;
  readonly licence: string;
  readonly keywords: readonly string[];
  readonly source: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly reviewOn: string | null;
  readonly cites: readonly CitedAct[];
}

/** Keys that exist, to check what was chosen. */
export interface Vocabulary {
  readonly types: ReadonlySet<string>;
  readonly pillars: ReadonlySet<string>;
  readonly keywords: ReadonlySet<string>;
}

export const TITLE_LENGTH = 300;
export const ABSTRACT_LENGTH = 4000;
const SOURCE_LENGTH = 500;
const MOST_KEYWORDS = 20;
const MOST_CITED = 100;
/** The first acts of united Italy that an office may still hold. */
const FIRST_YEAR = 1861;
const LEVELS = ['base', 'intermedio', 'avanzato'];
// Unicode categories Cc (control), Cf without the joiners that writing needs: they would hide or turn what is read.
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Fields as they may be kept, or every problem with them. Spaces at the ends and characters one cannot see go; nothing else is changed.
 * @param thisYear to refuse years that are a slip of the finger
 */
export function readFields(typed: TypedFields, vocabulary: Vocabulary, thisYear: number): { readonly fields: DocumentFields; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const refuse = (field: string, message: string): void => void problems.push({ field, message });
  const text = (field: string, value: string, most: number): string => {
    const clean = cleanText(value);
    if (clean.length > most) refuse(field, `Al massimo ${most.toLocaleString('it-IT')} caratteri: ora sono ${clean.length.toLocaleString('it-IT')}.`);
    return clean;
  };
  const title = text('title', typed.title, TITLE_LENGTH).replace(/\s+/g, ' ');
  if (title === '') refuse('title', 'Scrivete un titolo: è ciò che gli altri cercano e leggono per primo.');
  if (!vocabulary.types.has(typed.typeKey)) refuse('typeKey', typed.typeKey === '' ? 'Scegliete che cosa è: modello, delibera, capitolato…' : 'Questo tipo di documento non c’è.');
  const pillars = known(typed.pillars, vocabulary.pillars, () => refuse('pillars', 'Questo pilastro non c’è.'));
  const keywords = known(typed.keywords, vocabulary.keywords, () => refuse('keywords', 'Questa parola chiave non è nell’elenco.'));
  if (keywords.length > MOST_KEYWORDS) refuse('keywords', `Al massimo ${MOST_KEYWORDS} parole chiave: sceglietene poche e precise.`);
  if (typed.year !== null && (!Number.isInteger(typed.year) || typed.year < FIRST_YEAR || typed.year > thisYear + 10)) refuse('year', `L’anno va dal ${FIRST_YEAR} al ${thisYear + 10}.`);
  if (!LANGUAGES.includes(typed.language)) refuse('language', 'Scegliete la lingua del documento.');
  if (!LICENCES.some(({ key }) => key === typed.licence)) refuse('licence', 'Scegliete come gli altri possono usarlo.');
  if (typed.territoryId !== null && !isUuid(typed.territoryId)) refuse('territoryId', 'Questo Ente non c’è.');
  for (const field of ['level', 'profile'] as const) if (typed[field] !== null && !LEVELS.includes(typed[field])) refuse(field, 'Può essere base, intermedio o avanzato.');
  const [validFrom, validUntil, reviewOn] = (['validFrom', 'validUntil', 'reviewOn'] as const).map((field) => {
    const day = typed[field]?.trim() || null;
    if (day !== null && !isDay(day)) refuse(field, 'La data non esiste: controllate giorno e mese.');
    return day;
  });
  if (validFrom && validUntil && isDay(validFrom) && isDay(validUntil) && validUntil < validFrom) refuse('validUntil', 'La fine della validità viene prima dell’inizio.');
  if (typed.cites.length > MOST_CITED) refuse('cites', `Al massimo ${MOST_CITED} atti citati.`);
  return {
    fields: {
      title,
      abstract: text('abstract', typed.abstract, ABSTRACT_LENGTH),
      typeKey: typed.typeKey,
      pillars,
      year: typed.year,
      territoryId: typed.territoryId as EnteId | null,
      form: typed.form && cleanText(typed.form).slice(0, 60),
      level: typed.level,
      profile: typed.profile,
      language: typed.language,
      licence: typed.licence,
      keywords,
      source: text('source', typed.source, SOURCE_LENGTH),
      validFrom: validFrom!,
      validUntil: validUntil!,
      reviewOn: reviewOn!,
      cites: typed.cites.slice(0, MOST_CITED).flatMap(({ label, urn }) => (cleanText(label) === '' ? [] : [{ label: cleanText(label).slice(0, 300), urn: urn && /^urn:nir:[a-z0-9.:;~@!-]{3,200}$/i.test(urn) ? urn : null }])),
    },
    problems,
  };
}

/** Text without what one cannot see or write down, and without spaces at its ends. */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();
}

function known(keys: readonly string[], existing: ReadonlySet<string>, refuse: () => void): string[] {
  const unique = [...new Set(keys)];
  if (unique.some((key) => !existing.has(key))) refuse();
  return unique;
}
