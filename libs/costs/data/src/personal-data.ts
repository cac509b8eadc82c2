import type { PersonalPart } from '@province-comuni/platform-ports';

/** What the simulator holds of people. */
export const COSTS_PERSONAL_DATA: PersonalPart = {
  key: 'costi',
  title: 'Scenari dei costi',
  tables: [
    { table: 'cost_scenario', title: 'Scenari fatti', of: { created_by: [] }, erasure: { kind: 'RENAME' } },
    { table: 'cost_scenario', title: 'Scenari cambiati per ultimo', of: { updated_by: ['updated_by_name'] }, erasure: { kind: 'RENAME' } },
  ],
};
