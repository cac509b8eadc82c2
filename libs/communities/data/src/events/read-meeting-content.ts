import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeetingKind, PackagedMeeting } from '@province-comuni/communities-domain';
import { isDay } from '@province-comuni/shared-kernel';
import { CommunityFileProblem, Fields, readSourcedText, readYaml } from '../content/read-community-content.js';

const KINDS: Readonly<Record<string, MeetingKind>> = { webinar: 'WEBINAR', tavolo: 'TAVOLO', 'focus group': 'FOCUS_GROUP', incontro: 'INCONTRO', fase: 'FASE' };

/** Reads the events of the content folder, from its folder `eventi`; none where there is none. @throws CommunityFileProblem at the first wrong one */
export function readMeetingFolder(folder: string): PackagedMeeting[] {
  const place = join(folder, 'eventi');
  if (!existsSync(place)) return [];
  const names = readdirSync(place).filter((name) => name.endsWith('.yaml')).sort();
  return names.flatMap((name) => readMeetings(name, readFileSync(join(place, name), 'utf8')));
}

/** Reads a list of events. */
export function readMeetings(file: string, text: string): PackagedMeeting[] {
  const list = readYaml(file, text);
  if (!Array.isArray(list)) throw new CommunityFileProblem(file, 'è un elenco di eventi');
  return list.map((item, index) => readMeeting(file, `l’evento ${index + 1}`, item));
}

function readMeeting(file: string, of: string, input: unknown): PackagedMeeting {
  const take = new Fields(file, of, input);
  const kind = KINDS[take.text('tipo')];
  if (!kind) throw new CommunityFileProblem(file, `il «tipo» per ${of} è uno fra ${Object.keys(KINDS).join(', ')}`);
  const first = take.text('dal');
  const last = take.optional('al') ?? first;
  if (!isDay(first) || !isDay(last) || last < first) throw new CommunityFileProblem(file, `«dal» e «al», per ${of}, sono giorni, come '2022-04-13', e il secondo non viene prima`);
  return { key: take.text('chiave'), community: take.optional('community'), kind, title: take.text('titolo'), first, last, place: take.optional('luogo') ?? '', description: readSourcedText(file, of, take.list('testo'), take.text('fonte')) };
}
