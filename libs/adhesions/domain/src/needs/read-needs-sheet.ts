import { isDay, italianDate, storableText } from '@province-comuni/shared-kernel';
import type { AdhesionProblem } from '../adhesion/take-adhesion-step.js';
import { sheetStateOn, type NeedsService, type NeedsSheet } from './needs-sheet.js';

/** What a Provincia typed for a sheet. */
export interface TypedNeedsSheet {
  readonly year: number;
  readonly services: readonly NeedsService[];
  readonly opensOn: string;
  readonly closesOn: string;
  readonly text: string;
}

const MOST_SERVICES = 60;
const LONGEST = { name: 200, unit: 40, description: 2_000, text: 4_000 } as const;
const KEY = /^[\w-]{1,60}$/;

/**
 * Year, services, days and words in stored shape, or what is wrong with them.
 * @param before the sheet as it is; null for a new one @param today Italian calendar day
 */
export function readNeedsSheet(typed: TypedNeedsSheet, before: NeedsSheet | null, today: string): TypedNeedsSheet | readonly AdhesionProblem[] {
  const problems: AdhesionProblem[] = [];
  const refuse = (field: string, message: string): number => problems.push({ field, message });
  const thisYear = Number(today.slice(0, 4));
  const { year, opensOn, closesOn } = typed;
  if (!Number.isInteger(year) || year < thisYear || year > thisYear + 5) refuse('year', `Scrivete un anno fra il ${thisYear} e il ${thisYear + 5}.`);
  for (const [field, day] of [['opensOn', opensOn], ['closesOn', closesOn]] as const) if (!isDay(day)) refuse(field, 'La data non esiste: controllate giorno e mese.');
  if (problems.length === 0 && closesOn < opensOn) refuse('closesOn', 'La scheda non può chiudersi prima di aprirsi.');
  if (isDay(closesOn) && closesOn < today && closesOn !== before?.closesOn) refuse('closesOn', `L’ultimo giorno è già passato: indicate almeno il ${italianDate(today)}.`);
  const text = storableText(typed.text).trim();
  if (text.length > LONGEST.text) refuse('text', 'Al massimo 4.000 caratteri.');
  const services = typed.services.map(({ key, code, ...words }) => ({ key, code, name: clean(words.name), unit: clean(words.unit), description: clean(words.description) }));
  problems.push(...problemsOf(services));
  // What somebody may be answering stays as it is.
  if (before && sheetStateOn(before, today) !== 'PROGRAMMATA') {
    if (year !== before.year) refuse('year', 'La scheda è già aperta: l’anno non cambia più.');
    if (opensOn !== before.opensOn) refuse('opensOn', 'La scheda è già aperta: il primo giorno non cambia più.');
    if (JSON.stringify(services) !== JSON.stringify(before.services.map(({ key, code, name, unit, description }) => ({ key, code, name, unit, description })))) refuse('services', 'La scheda è già aperta: i servizi non cambiano più.');
  }
  return problems.length > 0 ? problems : { year, services, opensOn, closesOn, text };
}

function problemsOf(services: readonly NeedsService[]): AdhesionProblem[] {
  const problems: AdhesionProblem[] = [];
  if (services.length === 0) problems.push({ field: 'services', message: 'Indicate almeno un servizio.' });
  if (services.length > MOST_SERVICES) problems.push({ field: 'services', message: `Al massimo ${MOST_SERVICES} servizi.` });
  const names = new Set<string>();
  const keys = new Set<string>();
  services.slice(0, MOST_SERVICES).forEach(({ key, name, unit, description }, index) => {
    const refuse = (field: string, message: string): number => problems.push({ field: `services[${index}].${field}`, message });
    if (name === '') refuse('name', 'Scrivete il nome del servizio.');
    else if (name.length > LONGEST.name) refuse('name', `Al massimo ${LONGEST.name} caratteri.`);
    else if (names.has(name.toLowerCase())) refuse('name', 'Questo servizio c’è già.');
    if (!KEY.test(key) || keys.has(key)) refuse('name', 'Questo servizio non è identificato: ricaricate la pagina.');
    if (unit.length > LONGEST.unit) refuse('unit', `Al massimo ${LONGEST.unit} caratteri.`);
    if (description.length > LONGEST.description) refuse('description', 'Al massimo 2.000 caratteri.');
    names.add(name.toLowerCase());
    keys.add(key);
  });
  return problems;
}

function clean(text: string): string {
  return storableText(text).trim();
}
