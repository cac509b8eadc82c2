import { currentManager } from '@province-comuni/platform-database';
import { GONE, type PersonalPart } from '@province-comuni/platform-ports';

const LAW_ROLES = 'Dice chi poteva fare che cosa, e quando: serve a verificare gli atti (art. 17, par. 3, lett. b, GDPR). Resta senza nome.';

/** What identity holds of people: the account goes last, for the others know him by it. */
export const IDENTITY_PERSONAL_DATA: PersonalPart = {
  key: 'account',
  title: 'Account e accessi',
  tables: [
    { table: 'person', title: 'Account', of: { id: [] }, withheld: ['password_hash', 'second_factor_secret', 'second_factor_last_step'], erasure: { kind: 'RENAME' } },
    { table: 'person_profile', title: 'Profilo', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'membership', title: 'Ruoli avuti', of: { person_id: [] }, withheld: ['granted_by'], erasure: { kind: 'KEEP', reason: LAW_ROLES } },
    { table: 'membership', title: 'Ruoli dati ad altri', of: { granted_by: [] }, withheld: ['person_id'], erasure: { kind: 'KEEP', reason: LAW_ROLES } },
    { table: 'session', title: 'Accessi aperti', of: { person_id: [] }, withheld: ['token_hash'], erasure: { kind: 'REMOVE' } },
    { table: 'password_reset', title: 'Richieste di una nuova password', of: { person_id: [] }, withheld: ['token_hash'], erasure: { kind: 'REMOVE' } },
    { table: 'external_identity', title: 'Identità digitali collegate', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'invitation', title: 'Inviti ricevuti', mail: ['email'], withheld: ['token_hash', 'invited_by'], erasure: { kind: 'REMOVE' } },
    { table: 'invitation', title: 'Inviti mandati', of: { invited_by: [] }, withheld: ['token_hash', 'email'], erasure: { kind: 'RENAME' } },
    { table: 'mail_message', title: 'Lettere ricevute', mail: ['to_address'], erasure: { kind: 'REMOVE' } },
    { table: 'mail_delivery', title: 'Lettere consegnate al server di posta', mail: ['to_address'], erasure: { kind: 'REMOVE' } },
    { table: 'mail_return', title: 'Lettere non arrivate', mail: ['address'], erasure: { kind: 'REMOVE' } },
    { table: 'personal_copy', title: 'Copie dei dati chieste', of: { person_id: [] }, withheld: ['bytes'], erasure: { kind: 'REMOVE' } },
    { table: 'person_erasure', title: 'Cancellazione chiesta', of: { person_id: [] }, withheld: ['asked_by'], erasure: { kind: 'KEEP', reason: 'Prova che la cancellazione è stata chiesta e fatta. Resta senza nome.' } },
    { table: 'person_erasure', title: 'Cancellazioni chieste per altri', of: { asked_by: [] }, withheld: ['person_id'], erasure: { kind: 'KEEP', reason: 'Prova che la cancellazione è stata chiesta e fatta. Resta senza nome.' } },
  ],
  words: [{ table: 'mail_message', columns: ['subject', 'body', 'html', 'headers'] }, { table: 'mail_delivery', columns: ['subject', 'body', 'html', 'headers', 'told'] }],
  async after({ id }) {
    // The row stays, for acts and approvals point to it: it is nobody any more, and nobody signs in with it.
    const [name, ...surname] = GONE.split(' ');
    await currentManager().query('update person set email = $2, name = $3, surname = $4, password_hash = null, second_factor_secret = null, second_factor_confirmed_at = null, disabled_at = coalesce(disabled_at, now()) where id = $1', [id, `${id}@cancellato.invalid`, name, surname.join(' ')]);
  },
};
