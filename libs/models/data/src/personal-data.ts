import type { PersonalPart, PersonalTable, RowsErasure } from '@province-comuni/platform-ports';

const OF_ACTS = 'Fa parte della storia di un atto: chi lo ha scritto, cambiato o approvato resta noto (art. 17, par. 3, lett. b e d, GDPR; art. 30, comma 4, d.lgs. 42/2004 per gli archivi degli enti).';
const KEEP: RowsErasure = { kind: 'KEEP', reason: OF_ACTS };
const kept = (table: string, title: string, of: PersonalTable['of'], withheld: readonly string[] = []): PersonalTable => ({ table, title, of: of!, withheld, erasure: KEEP });

/** What acts and models hold of people: their history names who made it, and stays. */
export const MODELS_PERSONAL_DATA: PersonalPart = {
  key: 'atti',
  title: 'Atti e modelli',
  tables: [
    kept('instance', 'Atti avviati', { created_by: [] }),
    kept('instance_event', 'Modifiche agli atti', { person_id: ['person_name'] }),
    kept('export_record', 'Atti esportati', { person_id: ['person_name'] }),
    kept('act_step', 'Passi di approvazione', { person_id: ['person_name'] }),
    kept('act_file', 'File degli atti', { person_id: ['person_name'] }),
    kept('upgrade_run', 'Aggiornamenti di atti', { created_by: [] }),
    kept('upgrade_item', 'Scelte negli aggiornamenti', { person_id: ['person_name'] }),
    kept('convention_import', 'Convenzioni importate', { created_by: [] }),
    kept('clause_suggestion', 'Proposte di testo', { person_id: ['author_name'] }, ['decided_by', 'decided_by_name']),
    kept('clause_suggestion', 'Proposte decise', { decided_by: ['decided_by_name'] }, ['person_id', 'author_name', 'reason']),
    kept('word_review', 'Testi mandati in Word', { person_id: ['person_name'] }),
    kept('word_return', 'Testi tornati da Word', { person_id: ['person_name'] }),
    kept('word_offered_clause', 'Clausole aggiunte in Word, decise', { decided_by: ['decided_by_name'] }, ['author_name']),
    kept('model_draft_event', 'Modifiche ai modelli', { person_id: ['person_name'] }),
    kept('model_version_withdrawal', 'Versioni ritirate', { person_id: ['person_name'] }),
    kept('law_change', 'Norme cambiate, segnalate', { person_id: ['person_name'] }),
    kept('law_review', 'Verifiche di norme affidate', { owner_id: ['owner_name'] }),
    { table: 'clause_comment', title: 'Commenti alle clausole', of: { person_id: ['author_name'] }, erasure: { kind: 'RENAME' } },
    { table: 'review_request', title: 'Revisioni chieste a voi', of: { to_person_id: ['to_name'] }, erasure: { kind: 'RENAME' } },
    { table: 'review_request', title: 'Revisioni chieste da voi', of: { from_person_id: ['from_name'] }, erasure: { kind: 'RENAME' } },
    { table: 'review_guest_link', title: 'Ospiti invitati alla revisione', of: { created_by: ['created_by_name'] }, withheld: ['secret_hash', 'name', 'email'], erasure: { kind: 'RENAME' } },
    { table: 'review_guest_link', title: 'Inviti di ospiti ritirati', of: { revoked_by: [] }, withheld: ['secret_hash', 'name', 'email'], erasure: { kind: 'RENAME' } },
    { table: 'review_guest_link', title: 'Inviti ricevuti come ospite', mail: ['email'], withheld: ['secret_hash'], erasure: { kind: 'KEEP', reason: OF_ACTS } },
    { table: 'presence', title: 'Pagine aperte ora', of: { person_id: ['person_name'] }, withheld: ['connection_id'], erasure: { kind: 'REMOVE' } },
  ],
  words: [{ table: 'clause_comment', columns: ['text', 'quote'] }, { table: 'review_request', columns: ['text'] }],
  keptNames: {
    'instance.shared_by': OF_ACTS,
    'instance_answer.answered_by': OF_ACTS,
    'instance_clause.updated_by': OF_ACTS,
    'instance_snapshot.instance': OF_ACTS,
    'instance_snapshot.acts': OF_ACTS,
    'clause_comment.resolved_by': OF_ACTS,
    'law_review.closed_by': OF_ACTS,
    'model_version.opened_by': OF_ACTS,
  },
};
