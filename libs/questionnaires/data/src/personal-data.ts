import type { PersonalPart } from '@province-comuni/platform-ports';

const OF_ENTE = 'La risposta è dell’Ente, e dice chi l’ha mandata (art. 17, par. 3, lett. b, GDPR).';

/** What questionnaires hold of people. Anonymous answers are nobody's: they are not here, and stay. */
export const QUESTIONNAIRES_PERSONAL_DATA: PersonalPart = {
  key: 'questionari',
  title: 'Questionari',
  tables: [
    { table: 'questionnaire', title: 'Questionari fatti', of: { created_by: ['created_by_name'] }, erasure: { kind: 'RENAME' } },
    { table: 'questionnaire_answer', title: 'Risposte con il vostro nome', of: { respondent_id: ['sent_by', 'written_by'] }, erasure: { kind: 'RENAME' } },
    { table: 'questionnaire_participation', title: 'Questionari anonimi a cui avete risposto', of: { respondent_id: [] }, erasure: { kind: 'KEEP', reason: 'Dice soltanto che una persona ha risposto: senza, i conteggi non tornerebbero. Resta senza nome.' } },
  ],
  words: [{ table: 'questionnaire', columns: ['title', 'intro', 'questions'] }, { table: 'questionnaire_answer', columns: ['lines', 'sent'] }],
  keptNames: { 'questionnaire_answer.sent_by': OF_ENTE, 'questionnaire_answer.written_by': OF_ENTE, 'questionnaire_correction.by_name': 'Registro delle correzioni mostrato a chi risponde.' },
};
