import type { PersonalPart } from '@province-comuni/platform-ports';

/** What the registry holds of people. */
export const ENTI_PERSONAL_DATA: PersonalPart = {
  key: 'anagrafe',
  title: 'Anagrafe degli Enti',
  tables: [{ table: 'registry_import', title: 'Importazioni dell’anagrafe', of: { person_id: [] }, withheld: ['differences'], erasure: { kind: 'KEEP', reason: 'Registro delle modifiche all’anagrafe. Resta senza nome.' } }],
};
