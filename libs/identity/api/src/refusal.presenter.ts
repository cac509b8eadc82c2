import type { FieldFault, IdentityError, IdentityErrorCode } from '@province-comuni/identity-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { assertUnreachable } from '@province-comuni/shared-kernel';

const FAULT_WORDS: Readonly<Record<FieldFault, string>> = {
  EMAIL_NOT_VALID: "L'indirizzo non è valido: controlla che sia scritto come nome@dominio.it.",
  REQUIRED: 'Questo campo è obbligatorio.',
  TOO_LONG: 'Il testo è troppo lungo.',
  TOO_MANY: 'Le voci scelte sono troppe: al massimo 10.',
  PASSWORD_WRONG: 'La password non è corretta.',
  SUBJECT_NOT_KNOWN: 'Una delle materie non è nell’elenco: ricarica la pagina e scegli di nuovo.',
  PASSWORD_TOO_SHORT: 'La password deve avere almeno 12 caratteri. Una frase va benissimo.',
  PASSWORD_TOO_LONG: 'La password può avere al massimo 128 caratteri.',
  PASSWORD_CONTAINS_EMAIL: "La password non deve contenere l'indirizzo di posta.",
  PASSWORD_TOO_COMMON: 'Questa password è troppo facile da indovinare: scegline una meno comune.',
  ROLE_NOT_OF_ENTE: 'Questo ruolo non esiste in questo Ente.',
};

type RefusedCode = Exclude<IdentityErrorCode, 'IDENTITY.INVALID_INPUT' | 'IDENTITY.NOT_FOUND'>;

/** A refusal of the domain as the member of the result union that shows it. */
export function presentRefusal(error: IdentityError): Refused | InvalidInput | NotFound {
  const { code } = error;
  switch (code) {
    case 'IDENTITY.INVALID_INPUT': {
      const problems = (error.details.problems ?? []).map(({ field, fault }) => ({ field, message: FAULT_WORDS[fault] }));
      return Object.assign(new InvalidInput(), { problems });
    }
    case 'IDENTITY.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    default:
      return Object.assign(new Refused(), { code, message: refusalWords(code) });
  }
}

/** The reason, in Italian. A code without words does not compile. */
export function refusalWords(code: RefusedCode): string {
  switch (code) {
    case 'IDENTITY.INVALID_CREDENTIALS':
      return 'Indirizzo o password non corretti.';
    case 'IDENTITY.TOO_MANY_ATTEMPTS':
      return 'Troppi tentativi: riprova tra 15 minuti.';
    case 'IDENTITY.BUSY':
      return 'In questo momento gli accessi sono troppi: riprova tra qualche secondo.';
    case 'IDENTITY.SECOND_FACTOR_WRONG':
      return 'Il codice non è corretto, o è già stato usato: attendi il prossimo.';
    case 'IDENTITY.SECOND_FACTOR_NOT_STARTED':
      return "Prima di confermare bisogna avviare l'attivazione dei codici.";
    case 'IDENTITY.SECOND_FACTOR_ALREADY_ACTIVE':
      return 'I codici di verifica sono già attivi su questo account.';
    case 'IDENTITY.LINK_NOT_VALID':
      return 'Il collegamento non è più valido: può essere scaduto o già usato. Chiedine uno nuovo.';
    case 'IDENTITY.LAST_IN_CHARGE':
      return "È l'unica persona responsabile dell'Ente: prima passa il ruolo a qualcun altro.";
    case 'IDENTITY.ALREADY_MEMBER':
      return "Questa persona fa già parte dell'Ente.";
    case 'IDENTITY.ALREADY_ADMINISTERED':
      return "L'installazione ha già un amministratore: gli inviti partono da lui.";
    case 'IDENTITY.OWN_ACCOUNT':
      return 'Non puoi chiudere il tuo stesso account.';
    case 'IDENTITY.EXTERNAL_IDENTITY_TAKEN':
      return 'Questa identità è già collegata a un altro account.';
    case 'IDENTITY.EXTERNAL_IDENTITY_UNKNOWN':
      return 'Questa identità non è collegata a nessun account: accetta un invito, oppure accedi con la password e collegala.';
    case 'IDENTITY.EXTERNAL_SIGN_IN_REFUSED':
      return "L'accesso presso il gestore dell'identità non è riuscito.";
    case 'IDENTITY.ACCOUNT_EXISTS':
      return "Esiste già un account con l'indirizzo dell'invito: accedi con la password, accetta l'invito e poi collega l'identità.";
    case 'IDENTITY.PROFILE_CHANGED':
      return 'Il profilo è stato cambiato in un’altra finestra: quello che hai scritto è ancora qui; ricarica la pagina per vedere l’altra versione.';
    case 'IDENTITY.PASSWORD_NEEDED':
      return 'Il tuo account non ha una password: scegline una da «Password dimenticata», poi torna qui.';
    case 'IDENTITY.ERASURE_ASKED':
      return 'La cancellazione è già stata chiesta.';
    case 'IDENTITY.ERASURE_BEGUN':
      return 'La cancellazione è già cominciata: non si può più ritirare.';
    default:
      return assertUnreachable(code);
  }
}
