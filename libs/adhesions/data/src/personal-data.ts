import type { PersonalPart, RowsErasure } from '@province-comuni/platform-ports';

const OF_ACTS = 'Fa parte della storia di un atto fra Enti: chi lo ha deliberato, firmato o risposto resta noto (art. 17, par. 3, lett. b e d, GDPR).';
const KEEP: RowsErasure = { kind: 'KEEP', reason: OF_ACTS };

/** What adhesions hold of people. */
export const ADHESIONS_PERSONAL_DATA: PersonalPart = {
  key: 'adesioni',
  title: 'Adesioni e fabbisogni',
  tables: [
    { table: 'adhesion_event', title: 'Passi delle adesioni', of: { person_id: ['person_name'] }, erasure: KEEP },
    { table: 'adhesion_file', title: 'File delle adesioni', of: { person_id: ['person_name'] }, erasure: KEEP },
    { table: 'delibere_batch', title: 'Delibere preparate tutte insieme', of: { asked_by: ['asked_by_name'] }, erasure: { kind: 'RENAME' } },
  ],
  keptNames: { 'needs_answer.sent_by': OF_ACTS, 'needs_answer.lines': OF_ACTS, 'needs_answer.sent': OF_ACTS, 'needs_list.made_by': OF_ACTS },
};
