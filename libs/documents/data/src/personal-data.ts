import type { PersonalPart, RowsErasure } from '@province-comuni/platform-ports';

const OF_ENTE = 'I documenti sono dell’Ente: versioni, passi e prese visione restano con il nome di chi li ha fatti (art. 17, par. 3, lett. b e d, GDPR).';
const KEEP: RowsErasure = { kind: 'KEEP', reason: OF_ENTE };

/** What the library holds of people. */
export const DOCUMENTS_PERSONAL_DATA: PersonalPart = {
  key: 'documenti',
  title: 'Biblioteca',
  tables: [
    { table: 'document', title: 'Documenti di cui siete responsabili', of: { owner_id: [] }, erasure: KEEP },
    { table: 'document', title: 'Documenti aggiunti', of: { created_by: [] }, erasure: KEEP },
    { table: 'document_version', title: 'Versioni aggiunte', of: { created_by: ['created_by_name'] }, erasure: KEEP },
    { table: 'document_deed', title: 'Passi sui documenti', of: { person_id: ['person_name'] }, erasure: KEEP },
    { table: 'document_reading', title: 'Prese visione', of: { person_id: ['person_name'] }, erasure: KEEP },
    { table: 'document_reading_request', title: 'Prese visione chieste', of: { asked_by: ['asked_by_name'] }, erasure: { kind: 'RENAME' } },
    { table: 'document_reading_request', title: 'Prese visione chieste a voi', among: ['people'], withheld: ['people', 'asked_by', 'asked_by_name'], erasure: KEEP },
    { table: 'document_comment', title: 'Commenti', of: { author_id: ['author_name'] }, erasure: { kind: 'RENAME' } },
    { table: 'document_collection', title: 'Raccolte', of: { created_by: [] }, erasure: { kind: 'RENAME' } },
    { table: 'document_guest_link', title: 'Collegamenti per ospiti', of: { created_by: ['created_by_name'] }, withheld: ['secret_hash'], erasure: { kind: 'RENAME' } },
    { table: 'document_upload', title: 'File caricati', of: { person_id: [] }, erasure: { kind: 'RENAME' } },
    { table: 'bulk_import', title: 'Importazioni di archivi', of: { person_id: [] }, erasure: { kind: 'RENAME' } },
    { table: 'document_favourite', title: 'Preferiti', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'document_seen', title: 'Documenti visti', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
  ],
  words: [{ table: 'document_comment', columns: ['text'] }, { table: 'document_comment_earlier', columns: ['text'], remove: true }, { table: 'document_guest_link', columns: ['note'] }],
  keptNames: { 'file_text.author': OF_ENTE, 'file_text.title': OF_ENTE, 'file_text.signatures': OF_ENTE, 'file_page.text': OF_ENTE, 'file_page.heading': OF_ENTE },
};
