import type { CommunityVisibility } from '../community/community.js';
import { isWithin, VISIBILITIES } from '../community/community.js';
import { CommunityInvalid, type CommunityFieldProblem } from '../errors.js';
import { line } from '../events/read-meeting.js';

const [SHORTEST_TITLE, LONGEST_TITLE, LONGEST_PURPOSE] = [3, 120, 600];
const [LONGEST_WEEK, MOST_SUBJECTS, LONGEST_SUBJECT] = [300, 12, 80];
const [MOST_GUIDELINES, LONGEST_GUIDELINE] = [20, 500];
const LONGEST_KEY = 40;

/** What somebody types to open a group or a space. */
export interface TypedOpening {
  readonly title: string;
  readonly purpose: string;
  readonly visibility: CommunityVisibility;
}

/** What a group or a space says of itself, as who moderates it changes it. */
export interface OwnWords {
  readonly title: string;
  readonly purpose: string;
  /** What is asked of its members this week; empty: nothing in particular. */
  readonly thisWeek: string;
  /** What it is about, each in a few words. */
  readonly subjects: readonly string[];
}

/** Rules of a space of a territory; a group has those of its parent. */
export const SPACE_GUIDELINES: readonly string[] = [
  'Una discussione, un argomento. Il titolo dice che cosa si chiede, così gli altri la trovano.',
  'Si citano la norma, l’atto o il documento di cui si parla, con il collegamento quando c’è.',
  'Non si scrivono dati personali che non servono a chi legge.',
  'Ciò che qui si dice resta fra gli Enti del territorio, finché chi lo ha detto non lo porta altrove.',
];

/** Rules of a community of the whole network that UPI opens. */
export const NETWORK_GUIDELINES: readonly string[] = [
  'Una discussione, un argomento. Il titolo dice che cosa si chiede, così gli altri la trovano.',
  'Prima di chiedere si guarda se c’è già; le discussioni simili compaiono mentre si scrive.',
  'Si citano la norma, l’atto o il documento di cui si parla, con il collegamento quando c’è.',
  'Non si scrivono dati personali che non servono a chi legge.',
  'Chi ha chiesto segna la risposta che ha risolto, così vale per tutti.',
];

/** @param parent how its parent is read; null: it has none. @throws CommunityInvalid with everything that is wrong */
export function readOpening(typed: TypedOpening, parent: CommunityVisibility | null): TypedOpening {
  const { title, purpose, problems } = readName(typed);
  if (!VISIBILITIES.includes(typed.visibility)) problems.push({ field: 'visibility', message: 'Scegliete chi legge.' });
  else if (parent && !isWithin(typed.visibility, parent)) problems.push({ field: 'visibility', message: 'Un gruppo di lavoro non può essere letto da più persone della sua community.' });
  if (problems.length > 0) throw new CommunityInvalid(...problems);
  return { title, purpose, visibility: typed.visibility };
}

/** @throws CommunityInvalid with everything that is wrong */
export function readOwnWords(typed: OwnWords): OwnWords {
  const { title, purpose, problems } = readName(typed);
  const thisWeek = line(typed.thisWeek);
  const subjects = [...new Set(typed.subjects.map(line).filter((subject) => subject !== ''))];
  if (thisWeek.length > LONGEST_WEEK) problems.push({ field: 'thisWeek', message: `Dite che cosa si chiede questa settimana in ${LONGEST_WEEK} caratteri al massimo.` });
  if (subjects.length > MOST_SUBJECTS || subjects.some((subject) => subject.length > LONGEST_SUBJECT)) problems.push({ field: 'subjects', message: `I temi sono al massimo ${MOST_SUBJECTS}, uno per riga, di ${LONGEST_SUBJECT} caratteri ciascuno.` });
  if (problems.length > 0) throw new CommunityInvalid(...problems);
  return { title, purpose, thisWeek, subjects };
}

/** @throws CommunityInvalid with what is wrong */
export function readGuidelines(typed: readonly string[]): readonly string[] {
  const guidelines = [...new Set(typed.map(line).filter((guideline) => guideline !== ''))];
  if (guidelines.length === 0 || guidelines.length > MOST_GUIDELINES || guidelines.some((guideline) => guideline.length > LONGEST_GUIDELINE)) throw new CommunityInvalid({ field: 'guidelines', message: `Le regole sono da una a ${MOST_GUIDELINES}, una per riga, di ${LONGEST_GUIDELINE} caratteri al massimo ciascuna.` });
  return guidelines;
}

function readName(typed: Pick<OwnWords, 'title' | 'purpose'>): Pick<OwnWords, 'title' | 'purpose'> & { readonly problems: CommunityFieldProblem[] } {
  const [title, purpose] = [line(typed.title), line(typed.purpose)];
  const problems: CommunityFieldProblem[] = [];
  if (title.length < SHORTEST_TITLE || title.length > LONGEST_TITLE) problems.push({ field: 'title', message: `Il titolo ha da ${SHORTEST_TITLE} a ${LONGEST_TITLE} caratteri.` });
  if (purpose === '' || purpose.length > LONGEST_PURPOSE) problems.push({ field: 'purpose', message: `Dite a che cosa serve, in ${LONGEST_PURPOSE} caratteri al massimo.` });
  return { title, purpose, problems };
}

/** Its part of the address. @param id what keeps it apart from others of the same name, of which nothing is learnt by it */
export function keyOf(title: string, id: string): string {
  const words = title.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, LONGEST_KEY).replace(/-+$/, '');
  return `${words || 'gruppo'}-${id.replaceAll('-', '').slice(-6)}`;
}
