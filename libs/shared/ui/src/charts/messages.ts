import { addMessages } from '../i18n.js';

addMessages('chart', {
  it: { table: 'I dati in tabella', item: 'Voce', notes: 'Note', none: 'non detto', csv: 'Scarica i dati (CSV)' },
  en: { table: 'The data as a table', item: 'Item', notes: 'Notes', none: 'not said', csv: 'Download the data (CSV)' },
});
