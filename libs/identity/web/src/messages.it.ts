import type { Messages } from '@province-comuni/shared-ui';

/** What every page shows of accounts: roles, the menu, a session that ended. */
export const it: Messages = {
  role: { AMMINISTRATORE: 'Amministratore', CURATORE: 'Curatore', REFERENTE: 'Referente', REDATTORE: 'Redattore', LETTORE: 'Lettore' },
  signIn: {
    lostTitle: 'La sessione è terminata',
    lostText: 'Per sicurezza bisogna accedere di nuovo. La pagina resta com’è: quello che hai scritto non si perde. Dopo l’accesso ripeti l’ultima azione.',
    needed: 'Per vedere questa pagina bisogna accedere.',
  },
  menu: { signIn: 'Accedi', open: 'Menu di {{name}}', notices: 'I miei avvisi', profile: 'Il mio profilo', signOut: 'Esci' },
};
