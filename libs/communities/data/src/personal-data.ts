import { currentManager, PostgresOutbox } from '@province-comuni/platform-database';
import type { PersonalPart, PersonalTable, RowsErasure } from '@province-comuni/platform-ports';
import { takeOutEverywhere } from './postgres-community.repository.js';

const LOG: RowsErasure = { kind: 'KEEP', reason: 'Registro delle decisioni di moderazione: serve a chi le riesamina (art. 17, par. 3, lett. b ed e, GDPR).' };
const NAMELESS: RowsErasure = { kind: 'RENAME' };
const query = <T>(text: string, parameters: readonly unknown[]): Promise<T> => currentManager().query(text, [...parameters]) as Promise<T>;

/** Lists and search show names and words of discussions: what was erased in one is told on. */
const discussions = (column: string): NonNullable<PersonalTable['changed']> => ({
  column,
  async tell(ids) {
    await query('update discussion d set revision = d.revision + 1, last_author_name = p.author_name from post p where d.id = any ($1::uuid[]) and p.discussion_id = d.id and p.sequence = (select max(l.sequence) from post l where l.discussion_id = d.id and l.moved_to is null)', [ids]);
    const outbox = new PostgresOutbox();
    const found = await query<{ id: string; communityId: string }[]>('select id, community_id as "communityId" from discussion where id = any ($1::uuid[])', [ids]);
    for (const { id, communityId } of found) await outbox.record({ kind: 'communities.discussion-changed', payload: { communityId, discussionId: id } });
  },
});

const meetings: NonNullable<PersonalTable['changed']> = {
  column: 'id',
  async tell(ids) {
    const [found] = await query<[{ id: string; revision: number }[], number]>('update meeting set revision = revision + 1 where id = any ($1::uuid[]) returning id, revision', [ids]);
    for (const { id, revision } of found) await new PostgresOutbox().record({ kind: 'communities.meeting-changed', payload: { meetingId: id, revision, moved: false, minutes: false } });
  },
};

const issues: NonNullable<PersonalTable['changed']> = {
  column: 'id',
  async tell(ids) {
    const [found] = await query<[{ id: string; revision: number }[], number]>('update issue set revision = revision + 1 where id = any ($1::uuid[]) returning id, revision', [ids]);
    for (const { id, revision } of found) await new PostgresOutbox().record({ kind: 'communities.issue-changed', payload: { issueId: id, revision, ownerGiven: null } });
  },
};

const initiatives: NonNullable<PersonalTable['changed']> = {
  column: 'id',
  async tell(ids) {
    const [found] = await query<[{ id: string }[], number]>('update initiative set revision = revision + 1 where id = any ($1::uuid[]) returning id', [ids]);
    for (const { id } of found) await new PostgresOutbox().record({ kind: 'communities.initiative-changed', payload: { initiativeId: id } });
  },
};

/** What communities hold of people: posts stay, under the name of nobody, and so do the places where others name him. */
export const COMMUNITIES_PERSONAL_DATA: PersonalPart = {
  key: 'community',
  title: 'Community',
  tables: [
    { table: 'community_member', title: 'Community', of: { person_id: ['name'] }, erasure: { kind: 'REMOVE' } },
    { table: 'community', title: 'Gruppi e spazi a cui siete invitati', among: ['invited_person_ids'], withheld: ['invited_person_ids', 'invited_ente_ids', 'closed_by_name'], erasure: NAMELESS },
    { table: 'discussion', title: 'Discussioni aperte', of: { author_id: ['author_name'] }, withheld: ['last_author_name'], erasure: NAMELESS, changed: discussions('id') },
    { table: 'post', title: 'Messaggi', of: { author_id: ['author_name'] }, erasure: NAMELESS, changed: discussions('discussion_id') },
    { table: 'held_post', title: 'Messaggi in attesa di approvazione', of: { author_id: ['author_name'] }, erasure: { kind: 'RENAME' } },
    { table: 'post_hidden', title: 'Messaggi nascosti', of: { author_id: [] }, withheld: ['quotes'], erasure: NAMELESS },
    { table: 'post_draft', title: 'Bozze', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'post_reaction', title: 'Reazioni', of: { person_id: [] }, erasure: NAMELESS },
    { table: 'discussion_reading', title: 'Fin dove avete letto', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'discussion_presence', title: 'Discussioni aperte ora', of: { person_id: [] }, withheld: ['connection_id'], erasure: { kind: 'REMOVE' } },
    { table: 'community_event', title: 'Cose fatte nelle community', of: { person_id: [] }, erasure: { kind: 'KEEP', reason: 'Numeri e codici, con cui le pagine restano aggiornate. Resta senza nome.' } },
    { table: 'question_ask', title: 'Domande che vi hanno girato', of: { person_id: ['name'] }, erasure: { kind: 'REMOVE' } },
    { table: 'question_ask', title: 'Domande che avete girato', of: { asked_by: ['asked_by_name'] }, withheld: ['person_id', 'name', 'ente'], erasure: NAMELESS },
    { table: 'meeting', title: 'Eventi organizzati', of: { created_by: [] }, withheld: ['client_key'], erasure: NAMELESS },
    { table: 'meeting_enrolment', title: 'Iscrizioni agli eventi', of: { person_id: ['name'] }, erasure: NAMELESS },
    { table: 'initiative', title: 'Iniziative aperte', of: { created_by: ['created_by_name'] }, erasure: NAMELESS, changed: initiatives },
    { table: 'issue', title: 'Questioni aperte', of: { author_id: ['author_name'] }, withheld: ['owner_id', 'owner_name', 'involved'], erasure: NAMELESS, changed: issues },
    { table: 'issue', title: 'Questioni che vi sono affidate', of: { owner_id: ['owner_name'] }, withheld: ['author_id', 'author_name', 'involved'], erasure: NAMELESS, changed: issues },
    { table: 'issue_step', title: 'Che cosa avete fatto delle questioni', of: { person_id: ['person_name'] }, withheld: ['changes'], erasure: NAMELESS },
    { table: 'community_words_change', title: 'Parole di gruppi e spazi che avete cambiato', of: { person_id: ['person_name'] }, erasure: NAMELESS },
    { table: 'community_guidelines_change', title: 'Regole di community che avete cambiato', of: { person_id: ['person_name'] }, erasure: NAMELESS },
    { table: 'calendar_address', title: 'Indirizzo del calendario', of: { person_id: [] }, withheld: ['secret_hash'], erasure: { kind: 'REMOVE' } },
    { table: 'incoming_mail', title: 'Risposte per posta', of: { person_id: [] }, mail: ['from_address'], withheld: ['key'], erasure: { kind: 'REMOVE' } },
    { table: 'writing_trace', title: 'Quando avete scritto', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'post_report', title: 'Segnalazioni fatte', of: { reporter_id: ['reporter_name'] }, erasure: NAMELESS },
    { table: 'moderation_case', title: 'Messaggi esaminati', of: { author_id: [] }, withheld: ['decided_by_name', 'reports'], erasure: LOG },
    { table: 'moderation_decision', title: 'Decisioni della moderazione', of: { person_id: ['person_name'] }, withheld: ['decided_by', 'decided_by_name'], erasure: LOG },
    { table: 'moderation_decision', title: 'Decisioni prese', of: { decided_by: ['decided_by_name'] }, withheld: ['person_id', 'person_name'], erasure: LOG },
    { table: 'moderation_appeal', title: 'Riesami chiesti', of: { person_id: ['person_name'] }, withheld: ['decided_by_name'], erasure: LOG },
    { table: 'community_suspension', title: 'Sospensioni', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
  ],
  words: [
    { table: 'post', columns: ['text'], changed: discussions('discussion_id') },
    { table: 'discussion', columns: ['title', 'tags'], changed: discussions('id') },
    { table: 'post_earlier', columns: ['text'], remove: true },
    { table: 'post_hidden', columns: ['title', 'tags', 'text', 'earlier', 'quotes', 'reason'] },
    { table: 'masked_quote', columns: ['quotes'] },
    { table: 'post_draft', columns: ['title', 'text'] },
    { table: 'held_post', columns: ['title', 'tags', 'text'] },
    { table: 'post_report', columns: ['words'] },
    { table: 'meeting', columns: ['title', 'description', 'agenda', 'speakers', 'cancel_reason'], changed: meetings },
    { table: 'meeting_enrolment', columns: ['feedback_words'] },
    { table: 'initiative', columns: ['title', 'purpose'], changed: initiatives },
    { table: 'issue', columns: ['title', 'text', 'involved'], changed: issues },
    { table: 'issue_step', columns: ['changes', 'reason'] },
    { table: 'community', columns: ['title', 'purpose', 'this_week', 'subjects', 'guidelines', 'closed_by_name'] },
    { table: 'community_words_change', columns: ['before', 'after'] },
    { table: 'community_guidelines_change', columns: ['before', 'after'] },
    { table: 'incoming_mail', columns: ['subject', 'from_address'] },
  ],
  keptNames: { 'moderation_case.decided_by_name': LOG.kind === 'KEEP' ? LOG.reason : '', 'blocked_link.added_by_name': 'Registro dei siti tenuti da UPI.' },
  async before({ id }) {
    // The communities count their members; whoever waits for his places in their events hears that he went.
    for (const communityId of await takeOutEverywhere(id)) await new PostgresOutbox().record({ kind: 'communities.member-left', payload: { communityId, personId: id } });
    // How his posts read before is nobody's business any more.
    await query('delete from post_earlier e using post p where p.id = e.post_id and p.author_id = $1', [id]);
  },
};
