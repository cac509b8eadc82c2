import type { Role } from '@province-comuni/identity-contract';
import type { Mail } from '@province-comuni/platform-ports';

const SIGNATURE = '\n\nProvince & Comuni';

/** Words for the roles, as mails write them. */
const ROLE_WORDS: Readonly<Record<Role, string>> = {
  AMMINISTRATORE: 'amministratore',
  CURATORE: 'curatore',
  REFERENTE: 'referente',
  REDATTORE: 'redattore',
  LETTORE: 'lettore',
};

/** The link to choose a new password. */
export function passwordResetLetter(to: string, link: string): Mail {
  return {
    to,
    subject: 'Scegli una nuova password',
    text: `Qualcuno, speriamo tu, ha chiesto di cambiare la password di questo account.\n\nPer sceglierne una nuova apri questo collegamento entro 30 minuti; funziona una volta sola:\n${link}\n\nSe non sei stato tu non fare nulla: la tua password resta quella di prima.${SIGNATURE}`,
  };
}

/** Tells that the password is another one now, so that a theft does not stay silent. */
export function passwordChangedLetter(to: string): Mail {
  return {
    to,
    subject: 'La tua password è stata cambiata',
    text: `La password di questo account è stata cambiata e tutte le sessioni aperte sono state chiuse.\n\nSe non sei stato tu, chiedi subito una nuova password dalla pagina di accesso e avvisa il referente del tuo Ente.${SIGNATURE}`,
  };
}

/** The offer of a role in an Ente. */
export function invitationLetter(to: string, invitation: { readonly ente: string; readonly role: Role; readonly invitedBy: string; readonly link: string }): Mail {
  return {
    to,
    subject: `Invito a partecipare: ${invitation.ente}`,
    text: `${invitation.invitedBy} ti invita a lavorare su Province & Comuni per ${invitation.ente}, come ${ROLE_WORDS[invitation.role]}.\n\nPer accettare apri questo collegamento entro 14 giorni; funziona una volta sola:\n${invitation.link}\n\nSe non aspettavi questo invito puoi ignorarlo.${SIGNATURE}`,
  };
}

/** Tells that an erasure was asked for, so that a theft of the password does not end in one. */
export function erasureAskedLetter(to: string, due: string): Mail {
  return {
    to,
    subject: 'Hai chiesto la cancellazione dei tuoi dati',
    text: `Dal ${due} l'account e i dati personali di questo indirizzo saranno cancellati. Gli atti, le approvazioni e i registri che la legge fa conservare restano.\n\nFino ad allora puoi ritirare la richiesta: accedi e apri «I miei dati» dal tuo profilo. Se non l'hai fatta tu, ritirala e cambia subito la password.${SIGNATURE}`,
  };
}
