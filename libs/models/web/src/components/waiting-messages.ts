import { addMessages } from '@province-comuni/shared-ui';

/** What the home of an official says of his acts. */
export const WAITING_MESSAGES = {
  waiting: {
    title: 'In attesa di te',
    none: 'Nei vostri atti non c’è niente in attesa.',
    elsewhere: 'Ciò che aspetta voi compare qui sotto; il resto lo trovate negli avvisi.',
    next: 'Tre cose utili da fare adesso:',
    step1: 'Leggere il modello dei servizi di innovazione e scegliere forma e livello',
    step2: 'Vedere gli atti già scritti e le regole che rispettano',
    step3: 'Invitare i colleghi che scriveranno gli atti con voi',
    continue: 'Continua',
    upgrade: 'Aggiorna alla {{version}}',
    changed: 'ultima modifica {{date}}',
    all: 'Tutti gli atti della Provincia',
  },
} as const;

addMessages('models', { it: WAITING_MESSAGES, en: () => import('../messages.en.js') });
