import { describe, expect, it } from '@jest/globals';
import { plainTextOf } from '@province-comuni/communities-contract';
import { readMeetingFolder, readMeetings } from './read-meeting-content.js';

const good = "- chiave: uno\n  tipo: incontro\n  titolo: Un incontro\n  dal: '2022-04-13'\n  fonte: Una fonte\n  testo:\n    - Parole.\n";

describe('events of the content folder', () => {
  const all = readMeetingFolder('libs/communities/content');

  it('are the days that the sources print, each with its source', () => {
    expect(all.filter(({ kind }) => kind === 'FOCUS_GROUP').map(({ first, community }) => `${first} ${community}`).sort()).toEqual([
      ...['2021-10-14 sua', '2021-10-22 agenda-digitale-integrata', '2021-10-29 servizi-europa', '2021-11-03 sua', '2021-11-04 agenda-digitale-integrata', '2021-11-11 agenda-digitale-integrata'],
      ...['2021-11-18 servizi-europa', '2021-11-24 sua', '2021-11-25 servizi-europa', '2021-12-02 agenda-digitale-integrata', '2021-12-09 servizi-europa', '2021-12-10 sua'],
    ]);
    expect(all.find(({ key }) => key === 'attivita-a7')).toMatchObject({ first: '2023-02-01', last: '2023-05-31', community: null });
    expect(all.filter(({ description }) => !plainTextOf(description).includes('Fonte: '))).toEqual([]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  it('are refused with what is wrong with them', () => {
    expect(readMeetings('x.yaml', good)).toHaveLength(1);
    expect(() => readMeetings('x.yaml', good.replace('incontro\n', 'festa\n'))).toThrow('il «tipo» per l’evento 1 è uno fra');
    expect(() => readMeetings('x.yaml', good.replace('2022-04-13', '2022-04-31'))).toThrow('sono giorni');
    expect(() => readMeetings('x.yaml', good.replace("'2022-04-13'", "'2022-04-13'\n  al: '2022-04-12'"))).toThrow('non viene prima');
    expect(() => readMeetings('x.yaml', good.replace('  fonte: Una fonte\n', ''))).toThrow('manca «fonte»');
    expect(() => readMeetings('x.yaml', 'uno: due')).toThrow('è un elenco di eventi');
  });
});
