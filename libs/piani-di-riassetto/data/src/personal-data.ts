import type { PersonalPart } from '@province-comuni/platform-ports';

const OF_ENTE = 'Registro di ciò che l’Ente ha dichiarato del suo piano di riassetto (art. 17, par. 3, lett. b e d, GDPR).';

/** What the databank of the plans holds of people. */
export const PIANI_PERSONAL_DATA: PersonalPart = {
  key: 'piani',
  title: 'Piani di riassetto',
  tables: [{ table: 'piano_deed', title: 'Modifiche ai piani', of: { person_id: ['person_name'] }, erasure: { kind: 'KEEP', reason: OF_ENTE } }],
  keptNames: { 'piano_di_riassetto.updated_by': OF_ENTE },
};
