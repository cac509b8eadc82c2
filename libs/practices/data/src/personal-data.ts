import { currentManager } from '@province-comuni/platform-database';
import type { PersonalPart } from '@province-comuni/platform-ports';

/** What good practices hold of people: the sheets are of the Enti and stay, without the name. */
export const PRACTICES_PERSONAL_DATA: PersonalPart = {
  key: 'buone-pratiche',
  title: 'Buone pratiche',
  tables: [
    {
      ...{ table: 'practice_revision', title: 'Schede scritte', of: { author_id: ['author_name'] }, erasure: { kind: 'RENAME' } },
      // The sheet repeats who wrote its newest revision.
      changed: {
        column: 'practice_id',
        tell: async (ids) => void (await currentManager().query('update practice p set author = r.author_name from practice_revision r where p.id = any ($1::uuid[]) and r.practice_id = p.id and r.number = p.number and p.author is not null', [ids])),
      },
    },
    { table: 'practice_reuse', title: 'Pratiche riprese', of: { author_id: ['author_name'] }, erasure: { kind: 'RENAME' } },
    { table: 'practice_review', title: 'Passi della revisione', of: { person_id: ['person_name'] }, erasure: { kind: 'KEEP', reason: 'Registro delle decisioni sulle schede pubblicate (art. 17, par. 3, lett. b, GDPR).' } },
  ],
};
