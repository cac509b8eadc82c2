import { addMessages } from './i18n.js';

addMessages('ui', {
  it: {
    site: 'Province & Comuni',
    breadcrumb: 'Percorso di navigazione',
    home: 'Home',
    loading: 'Caricamento in corso…',
    failure: {
      title: 'Qualcosa non ha funzionato',
      offline: 'Il servizio non risponde: controlla il collegamento e riprova. Quello che hai scritto è ancora qui.',
      text: 'Il contenuto non si può mostrare in questo momento.',
      retry: 'Riprova',
    },
    close: 'Chiudi',
    required: 'obbligatorio',
    normattiva: 'si apre in Normattiva',
    save: { idle: '', saving: 'Salvataggio…', saved: 'Salvato', savedAt: 'Salvato {{time}}', error: 'Non salvato' },
    choose: 'Scegli…',
    notAvailable: 'Non disponibile:',
    tiles: { keys: 'Con la tastiera: Tab porta alla mappa, le frecce da una Provincia all’altra.', none: 'Indicate una Provincia per leggerne lo stato.' },
    notice: { info: 'Informazione', success: 'Fatto', warning: 'Attenzione', danger: 'Errore' },
  },
  en: {
    breadcrumb: 'Breadcrumb',
    home: 'Home',
    loading: 'Loading…',
    failure: {
      title: 'Something went wrong',
      offline: 'The service does not answer: check the connection and try again. What you typed is still here.',
      text: 'This content cannot be shown right now.',
      retry: 'Try again',
    },
    close: 'Close',
    required: 'required',
    normattiva: 'opens in Normattiva',
    save: { idle: '', saving: 'Saving…', saved: 'Saved', savedAt: 'Saved {{time}}', error: 'Not saved' },
    choose: 'Choose…',
    notAvailable: 'Not available:',
    tiles: { keys: 'With the keyboard: Tab leads to the map, the arrows from one Provincia to the next.', none: 'Point at a Provincia to read its state.' },
    notice: { info: 'Note', success: 'Done', warning: 'Warning', danger: 'Error' },
  },
});
