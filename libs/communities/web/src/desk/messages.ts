import { addMessages, type Messages } from '@province-comuni/shared-ui';

const it: Messages = {
  passed: 'Passata a UPI il {{when}}',
  who: {
    title: 'Chi può rispondere',
    help: 'Persone della community, trovate con le parole della domanda fra ciò che potete leggere.',
    none: 'Con le parole di questa domanda non troviamo altre persone della community.',
    looking: 'Cerchiamo chi può rispondere…',
    label: 'A chi chiedere',
    labelHelp: 'Al massimo tre alla volta. Ricevono un avviso e una lettera con la domanda, a cui rispondono anche per posta.',
    ask: 'Chiedi',
    done: 'Richiesta inviata.',
    asked: 'A chi è stato chiesto',
    askedBy: 'chiesto da {{name}} il {{when}}',
    answered: 'ha risposto',
    declined: 'non sa rispondere',
    waiting: 'non ha ancora risposto alla richiesta',
    left_zero: 'Di questa domanda non si può chiedere ad altri.',
    left_one: 'Si può chiedere ancora a una persona.',
    left_other: 'Si può chiedere ancora a {{count}} persone.',
  },
  mine: { text: '{{name}} vi chiede di rispondere a questa domanda.', decline: 'Non so rispondere', declined: 'Grazie: lo abbiamo detto a chi ha chiesto.' },
  unanswered: {
    title: 'Domande senza risposta',
    lead: 'Di tutte le community, le più vecchie per prime. Dove non siete membri leggete la domanda qui; per rispondere entrate nella community.',
    moderation: 'Moderazione',
    none: 'Nessuna domanda aspetta',
    noneText: 'Quando una domanda resta senza risposta per i giorni lavorativi della sua community, la trovate qui e fra gli avvisi.',
    unknown: 'Elenco non trovato',
    unknownText: 'Non c’è, oppure non è per chi lo chiede.',
    back: 'Torna alla moderazione',
    by: '{{name}}, {{when}}',
    after_one: 'passata a UPI il {{when}}, dopo un giorno lavorativo',
    after_other: 'passata a UPI il {{when}}, dopo {{count}} giorni lavorativi',
    text: 'Leggi la domanda',
    more: 'Altre domande',
  },
  days: {
    title: 'Domande senza risposta',
    label: 'Giorni lavorativi prima di passare a UPI',
    help: 'Da 1 a 20, senza sabati, domeniche e feste nazionali.',
    save: 'Salva i giorni',
    saved: 'Giorni salvati.',
  },
};

/** Texts of the question desk; English comes when somebody reads it. */
export const DESK_MESSAGES = { it, en: async () => import('./messages.en.js') };
addMessages('desk', DESK_MESSAGES);
