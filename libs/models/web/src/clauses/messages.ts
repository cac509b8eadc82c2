import { addMessages } from '@province-comuni/shared-ui';

/** Texts of the search among clauses: loaded with its page. */
export const CLAUSE_MESSAGES = {
  it: {
    title: 'Clausole affiancate',
    titleOf: 'Clausole: «{{query}}»',
    lead: 'Cercate le parole di una clausola: la trovate in ogni modello e negli atti che potete leggere, gli uni accanto agli altri.',
    label: 'Parole della clausola',
    hint: 'Per esempio: oneri a carico dei Comuni.',
    submit: 'Cerca',
    act: 'Atto',
    model: 'Modello',
    state: 'Negli atti',
    all: 'Tutti',
    states: { STANDARD: 'Standard', ADATTATA: 'Adattata', SOPPRESSA: 'Soppressa', AGGIUNTA: 'Aggiunta' },
    lock: { vincolata: 'Vincolata', adattabile: 'Adattabile', libera: 'Libera' },
    found_zero: 'Nessuna clausola con queste parole, fra quelle che potete leggere.',
    found_one: 'Una clausola.',
    found_other: '{{count}} clausole.',
    most: 'Sono le prime {{count}}: con parole più precise se ne vedono meno.',
    modelText: 'Modello {{version}}',
    noModel: 'Il modello non ha questa clausola: è stata aggiunta dalla Provincia.',
    textOf: '{{ente}}, «{{title}}»',
    percent: '{{share}} % delle parole',
    asModel: 'Il testo è quello del modello.',
    suppressed: 'La clausola è tolta dall’atto.',
    open: 'Apri negli atti',
    openOf: 'Apri negli atti: {{title}}',
    openModel: 'Apri nel modello',
    openModelOf: 'Apri nel modello: {{label}}',
    noTexts: 'Nessun vostro atto ha questa clausola.',
    failed: 'La ricerca non è riuscita: {{message}}',
  },
} as const;

addMessages('clauses', { it: CLAUSE_MESSAGES.it, en: () => import('./messages.en.js') });
