import { mentionsOf, referencesOf, type PostText } from '@province-comuni/communities-contract';
import { addDays, isUuid, readWall, startOfDay, storableText } from '@province-comuni/shared-kernel';
import { CommunityInvalid, type CommunityFieldProblem } from '../errors.js';
import { parsed } from '../use-cases/read-text.js';
import { MEETING_KINDS, type AgendaItem, type EnrolmentTerms, type Meeting, type MeetingKind, type MeetingPaper, type Speaker } from './meeting.js';

/** An event as it is typed. Times are `YYYY-MM-DDTHH:MM` by the clock on the wall in Italy. */
export interface TypedMeeting {
  readonly kind: MeetingKind;
  readonly title: string;
  /** As the editor sent it. */
  readonly description: unknown;
  readonly agenda: readonly AgendaItem[];
  readonly speakers: readonly Speaker[];
  readonly place: string;
  readonly link: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Null: nobody enrols. */
  readonly enrolment: { readonly opensAt: string; readonly closesAt: string; readonly places: number | null } | null;
}

/** What its own words say of an event. */
export type MeetingWords = Pick<Meeting, 'kind' | 'title' | 'description' | 'agenda' | 'speakers' | 'place' | 'link' | 'startsAt' | 'endsAt' | 'allDay' | 'enrolment'>;

const LONGEST_TITLE = 200;
const LONGEST_LINE = 300;
const LONGEST_LINK = 2_000;
const MOST_ITEMS = 40;
const MOST_PLACES = 100_000;
const LONGEST_DAYS = 31;
const DAY_MS = 86_400_000;

/** Reads what was typed. @throws CommunityInvalid with every problem at its field */
export function readMeeting(typed: TypedMeeting): MeetingWords {
  const problems: CommunityFieldProblem[] = [];
  const wrong = (field: string, message: string): void => void problems.push({ field, message });
  const title = line(typed.title);
  if (title.length < 5) wrong('title', 'Scrivete un titolo di almeno cinque lettere.');
  if (title.length > LONGEST_TITLE) wrong('title', `Al massimo ${LONGEST_TITLE} caratteri.`);
  if (!MEETING_KINDS.includes(typed.kind) || typed.kind === 'FASE') wrong('kind', 'Scegliete che cos’è.');
  const startsAt = readInstant('startsAt', typed.startsAt, problems);
  const endsAt = readInstant('endsAt', typed.endsAt, problems);
  if (startsAt && endsAt && endsAt <= startsAt) wrong('endsAt', 'La fine viene dopo l’inizio.');
  if (startsAt && endsAt && endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * DAY_MS) wrong('endsAt', `Un evento dura al massimo ${LONGEST_DAYS} giorni: controllate la data.`);
  const place = line(typed.place);
  if (place.length > LONGEST_LINE) wrong('place', `Al massimo ${LONGEST_LINE} caratteri.`);
  const link = typed.link.trim();
  if (link !== '' && !isMeetingLink(link)) wrong('link', 'L’indirizzo comincia con https://.');
  if (place === '' && link === '') wrong('place', 'Dite dove ci si trova: un luogo, un collegamento, o tutti e due.');
  const agenda = readAgenda(typed.agenda, problems);
  const speakers = readSpeakers(typed.speakers, problems);
  const enrolment = typed.enrolment && readEnrolment(typed.enrolment, startsAt, problems);
  const description = readDescription(typed.description, problems);
  if (problems.length > 0 || !startsAt || !endsAt) throw new CommunityInvalid(...problems);
  return { kind: typed.kind, title, description, agenda, speakers, place, link: link === '' ? null : link, startsAt, endsAt, allDay: false, enrolment };
}

/** Whether an address may be where people connect. */
export function isMeetingLink(link: string): boolean {
  return link.length <= LONGEST_LINK && /^https:\/\/[^\s\\@/?#]+([/?#][^\s\\]*)?$/i.test(link) && URL.canParse(link);
}

/** Documents that go with an event. @throws CommunityInvalid */
export function readPapers(typed: readonly MeetingPaper[]): readonly MeetingPaper[] {
  const papers = [...new Map(typed.map(({ documentId, kind }) => [documentId.toLowerCase(), { documentId: documentId.toLowerCase(), kind }])).values()];
  if (papers.length > MOST_ITEMS) throw new CommunityInvalid({ field: 'papers', message: `Al massimo ${MOST_ITEMS} documenti.` });
  if (papers.some(({ documentId }) => !isUuid(documentId))) throw new CommunityInvalid({ field: 'papers', message: 'Incollate l’indirizzo di un documento della biblioteca: …/documenti/…' });
  return papers;
}

/** Days of a stretch that has no hours, both included. */
export function daysAsInstants(first: string, last: string): Pick<Meeting, 'startsAt' | 'endsAt' | 'allDay'> {
  return { startsAt: startOfDay(first), endsAt: startOfDay(addDays(last, 1)), allDay: true };
}

function readInstant(field: string, text: string, problems: CommunityFieldProblem[]): Date | null {
  const reading = readWall(text);
  const hour = text.slice(11);
  switch (reading.kind) {
    case 'ONE':
      return reading.instant;
    case 'NONE':
      problems.push({ field, message: `Quella notte si passa all’ora legale: le ${hour} non ci sono, dalle 2 si va alle 3. Scegliete un’altra ora.` });
      return null;
    case 'TWO':
      problems.push({ field, message: `Quella notte torna l’ora solare: le ${hour} ci sono due volte, e non si saprebbe quale. Scegliete un’ora prima delle 2 o dalle 3 in poi.` });
      return null;
    case 'UNREADABLE':
      problems.push({ field, message: 'Scrivete giorno e ora.' });
      return null;
  }
}

function readEnrolment({ opensAt, closesAt, places }: NonNullable<TypedMeeting['enrolment']>, startsAt: Date | null, problems: CommunityFieldProblem[]): EnrolmentTerms | null {
  const opens = opensAt === '' ? null : readInstant('opensAt', opensAt, problems);
  const closes = closesAt === '' ? startsAt : readInstant('closesAt', closesAt, problems);
  if (opens && closes && opens >= closes) problems.push({ field: 'closesAt', message: 'Le iscrizioni si chiudono dopo che si sono aperte.' });
  if (closes && startsAt && closes > startsAt) problems.push({ field: 'closesAt', message: 'Le iscrizioni si chiudono al più tardi quando l’evento comincia.' });
  if (places !== null && (!Number.isInteger(places) || places < 1 || places > MOST_PLACES)) problems.push({ field: 'places', message: 'I posti sono un numero intero, da 1 in su.' });
  return closes && { opensAt: opens, closesAt: closes, places };
}

function readAgenda(typed: readonly AgendaItem[], problems: CommunityFieldProblem[]): readonly AgendaItem[] {
  const agenda = typed.map(({ title, speaker, minutes }) => ({ title: line(title), speaker: line(speaker), minutes })).filter(({ title, speaker, minutes }) => title !== '' || speaker !== '' || minutes !== null);
  if (agenda.some(({ title }) => title === '')) problems.push({ field: 'agenda', message: 'Ogni punto dice di che cosa si parla.' });
  if (agenda.some(({ minutes }) => minutes !== null && (!Number.isInteger(minutes) || minutes < 1 || minutes > 1_440))) problems.push({ field: 'agenda', message: 'I minuti sono un numero intero, da 1 a 1.440.' });
  limit('agenda', agenda.length, agenda.flatMap(({ title, speaker }) => [title, speaker]), problems);
  return agenda;
}

function readSpeakers(typed: readonly Speaker[], problems: CommunityFieldProblem[]): readonly Speaker[] {
  const speakers = typed.map(({ name, role }) => ({ name: line(name), role: line(role) })).filter(({ name, role }) => name !== '' || role !== '');
  if (speakers.some(({ name }) => name === '')) problems.push({ field: 'speakers', message: 'Di ogni relatore si scrive il nome.' });
  limit('speakers', speakers.length, speakers.flatMap(({ name, role }) => [name, role]), problems);
  return speakers;
}

function limit(field: string, count: number, lines: readonly string[], problems: CommunityFieldProblem[]): void {
  if (count > MOST_ITEMS) problems.push({ field, message: `Al massimo ${MOST_ITEMS} righe.` });
  if (lines.some((text) => text.length > LONGEST_LINE)) problems.push({ field, message: `Al massimo ${LONGEST_LINE} caratteri per riga.` });
}

function readDescription(input: unknown, problems: CommunityFieldProblem[]): PostText {
  try {
    const text = parsed(input);
    if (mentionsOf(text).length > 0) problems.push({ field: 'description', message: 'Nella descrizione non si citano persone: scrivete il nome fra chi interviene.' });
    if (referencesOf(text).length > 0) problems.push({ field: 'description', message: 'Nella descrizione non si mettono rimandi: usate un collegamento, o i documenti dell’evento.' });
    return text;
  } catch (error) {
    if (!(error instanceof CommunityInvalid)) throw error;
    problems.push(...error.details.problems.map(({ message }) => ({ field: 'description', message })));
    return { type: 'doc', content: [] };
  }
}

/** One line as it is kept. */
export function line(text: string): string {
  return storableText(text).replace(/\s+/g, ' ').trim();
}
