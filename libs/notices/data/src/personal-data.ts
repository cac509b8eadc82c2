import type { PersonalPart } from '@province-comuni/platform-ports';

/** What notices hold of people. */
export const NOTICES_PERSONAL_DATA: PersonalPart = {
  key: 'avvisi',
  title: 'Avvisi e cose seguite',
  tables: [
    { table: 'notice', title: 'Avvisi', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'notice_digest', title: 'Riepiloghi mandati', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'follow', title: 'Cose seguite', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'notice_choice', title: 'Avvisi scelti', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'mail_choice', title: 'Scelte sulle lettere', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'newsletter_letter', title: 'Newsletter mandate', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'mail_quiet', title: 'Ore senza lettere', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
  ],
  words: [
    { table: 'notice', columns: ['title', 'text', 'mail'] },
    { table: 'newsletter', columns: ['title', 'intro', 'sections', 'changed_by'] },
  ],
};
