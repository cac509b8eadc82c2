import { addMessages, type Messages } from '@province-comuni/shared-ui';

const it: Messages = {
  title: 'I miei dati',
  lead: 'Una copia di ciò che Province & Comuni ha su di voi, e la cancellazione.',
  profile: 'Il mio profilo',
  copy: {
    title: 'Chiedere una copia',
    text: 'Un archivio ZIP con una pagina da leggere e un file JSON per ogni parte del prodotto (articoli 15 e 20 del Regolamento europeo sulla protezione dei dati). Vi avvisiamo quando è pronto.',
    ask: 'Chiedi una copia',
    again: 'Chiedine una nuova',
    making: 'Stiamo preparando la copia: {{done}} parti su {{all}}.',
    progress: 'Preparazione della copia',
    ready: 'La copia del {{when}} è pronta. Si scarica fino al {{until}}.',
    download: 'Scarica la copia ({{size}} kB)',
  },
  erasure: {
    title: 'Cancellare i miei dati',
    text: 'Il vostro account si chiude e i vostri dati vengono cancellati (articolo 17). Ciò che avete scritto nelle community resta leggibile sotto «Persona non più presente», e il vostro nome viene tolto da dove altri lo citano. Le risposte anonime ai questionari restano: non sono di nessuno.',
    waiting: 'Passano quattordici giorni, in cui potete ritirare la richiesta da questa pagina.',
    go: 'Chiedi la cancellazione',
    sure: 'Chiedere la cancellazione?',
    sureText: 'Fra quattordici giorni non potrete più entrare, e non si potrà tornare indietro. Fino ad allora tutto resta com’è e potete ritirare la richiesta.',
    lastInCharge: 'Se siete l’unico responsabile del vostro Ente, passate prima il ruolo a un collega.',
    password: 'La vostra password',
    confirm: 'Chiedi la cancellazione',
    asked: 'La cancellazione è chiesta: avverrà dal {{when}}.',
    takeBack: 'Ritira la richiesta',
    takenBack: 'La richiesta è stata ritirata: non cancelliamo nulla.',
  },
  held: {
    title: 'Che cosa abbiamo, e che cosa ne resta',
    text: 'Parte per parte, ciò che il prodotto può avere su una persona e che cosa ne è quando si cancella.',
    caption: '{{part}}: dati e loro sorte',
    what: 'Dati',
    fate: 'Con la cancellazione',
    fates: { REMOVE: 'Si cancellano', RENAME: 'Restano senza il vostro nome', KEEP: 'Restano' },
  },
  cancel: 'Annulla',
};

export const OWN_DATA_MESSAGES = { it };
addMessages('ownData', { it, en: () => import('./messages.en.js') });
