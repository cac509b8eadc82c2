import { randomBytes, randomUUID } from 'node:crypto';
import { Document, Packer, Paragraph } from 'docx';
import { plainPost } from '@province-comuni/communities-contract';
import { PASSWORD, StoredPeople } from '@province-comuni/identity-testing';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import { plainRichText } from '@province-comuni/shared-act-tree';
import { addDays, italianDay, type EnteId } from '@province-comuni/shared-kernel';
import { WordRevision } from '../../../../libs/platform/import-docx/src/testing/word-revision.js';
import { loadDemoAccounts } from '../demo-accounts.js';
import { approveConvention } from './approve-convention.js';
import { arriveBytes, arriveFile } from './arrived-files.js';
import { completeActs } from './complete-acts.js';
import { GraphqlClient } from './graphql-client.js';
import type { TestApp } from './test-app.js';

/** How every canary begins. */
export const CANARY = 'canarino';
/** Those who belong to Ente B. */
export const INSIDERS = ['referenteB', 'redattoreB', 'lettoreB'] as const;
/** Everybody else, by role. */
export const STRANGERS = ['visitor', 'referenteA', 'redattoreA', 'lettoreA', 'comune', 'curatore', 'amministratore'] as const;
export type Insider = (typeof INSIDERS)[number];
export type Stranger = (typeof STRANGERS)[number];
export type Who = Insider | Stranger;

const UPI: readonly Who[] = ['curatore', 'amministratore'];
const SIGNED_IN: readonly Who[] = [...INSIDERS, ...STRANGERS.filter((who) => who !== 'visitor')];

/** A cost scenario with one scheme, key `prova`. */
export function costBody(title = 'Prova'): object {
  const service = { service: 'Servizi di base', place: null, kind: 'PER_ABITANTE', rate: '0,44', amount: '', maximum: '', by: '', unit: '', quantity: '', bands: [] };
  return { schemes: [{ key: 'prova', title, source: null, vatRegime: 'IVA_ESCLUSA', vatRate: '22', services: [service] }], todayKey: null, expenses: [], years: '3', participation: '100', order: 'LARGEST_FIRST', adjustment: '0', vatRate: '', workstationsPerThousand: '5', workstations: [] };
}

/** A word that stands in one object, and who may ever meet it. */
export interface Canary {
  readonly word: string;
  readonly of: string;
  readonly readers: readonly Who[];
}

/** A scheda dei fabbisogni that is not open yet. */
export const PLANNED_SHEET = { year: Number(italianDay(new Date()).slice(0, 4)) + 2, services: [{ key: 'SITI', code: 'SITI', name: 'Siti internet', unit: '', description: '' }], opensOn: addDays(italianDay(new Date()), 10), closesOn: addDays(italianDay(new Date()), 20) };

/** An event, but for its words. */
export const MEETING = { kind: 'WEBINAR', startsAt: `${addDays(italianDay(new Date()), 20)}T10:00`, endsAt: `${addDays(italianDay(new Date()), 20)}T12:00` };

/** A survey of a community, but for its words. */
export function survey(communityId: string): object {
  return { communityId, asked: 'COMMUNITY', answeredBy: 'PERSONA', disclosure: 'NOMINATIVA', visibility: 'SEMPRE', closesAt: `${addDays(italianDay(new Date()), 20)}T10:00` };
}

/** Two Province, a Comune and UPI, with everything that a Provincia may hold in Ente B. Every object has a word of its own. */
export class CanaryWorld {
  readonly clients = {} as Record<Who, GraphqlClient>;
  readonly canaries: Canary[] = [];
  readonly emails = {} as Record<Who, string>;
  /** Ids of B's objects by what they are. */
  readonly ids = {} as Record<
    'costScenario' | 'enteB' | 'enteA' | 'comune' | 'modelVersion' | 'olderVersion' | 'instance' | 'approval' | 'approvedInstance' | 'adhesion' | 'adhesionLink' | 'adhesionFile' | 'localClause' | 'import' | 'importedClause' | 'document' | 'draftDocument' | 'trashedDocument' | 'guestLink' | 'guestSecret' | 'upload' | 'keptUpload' | 'runningUpload' | 'practice' | 'submittedPractice' | 'publicPractice' | 'person' | 'author' | 'membership' | 'colleague' | 'otherColleague' | 'invitation' | 'invitationToken' | 'session' | 'savedSearch' | 'modelDraft' | 'synonyms' | 'collection' | 'comment' | 'reading' | 'bulkImport' | 'bulkUpload' | 'lawChange' | 'lawReview' | 'community' | 'group' | 'initiative' | 'issue' | 'discussion' | 'post' | 'postEditedAt' | 'meeting' | 'pastMeeting' | 'meetingPerson' | 'reportedPost' | 'moderationCase' | 'hiddenPost' | 'moderationDecision' | 'otherPost' | 'moderationAppeal' | 'suspension' | 'heldCase' | 'survey' | 'surveyDraft' | 'otherSurveyDraft' | 'pollDiscussion' | 'calendarHash' | 'textHash' | 'clauseComment' | 'suggestion' | 'refusedSuggestion' | 'withdrawnSuggestion' | 'guestSuggestion' | 'reviewRequest' | 'reviewLink' | 'reviewSecret' | 'delibereBatch' | 'needsSheet' | 'plannedSheet' | 'needsAdhesion' | 'needsLink' | 'offeredClause' | 'refusedOfferedClause' | 'wordReturn' | 'spareDiscussion' | 'gonePerson' | 'copy',
    string
  >;
  sha256 = '';

  private constructor(private readonly test: TestApp) {}

  static async make(test: TestApp): Promise<CanaryWorld> {
    const world = new CanaryWorld(test);
    await world.people();
    await world.instance();
    await world.review();
    await world.wordReview();
    await world.adhesion();
    await world.needs();
    await world.conventionImport();
    await world.documents();
    await world.together();
    await world.community();
    await world.bulkImport();
    await world.practices();
    await world.rest();
    await test.app.get(RebuildIndex, { strict: false }).execute();
    return world;
  }

  /** Canaries in a text that this person may not meet. */
  foundBy(who: Who, text: string): string[] {
    return this.canaries.filter(({ word, readers }) => !readers.includes(who) && text.includes(word)).map(({ of }) => of);
  }

  /** What stands in a row of B's: its words, and the ids of its objects. */
  marks(): string[] {
    return [...this.canaries.map(({ word }) => word), ...Object.entries(this.ids).flatMap(([name, id]) => (['enteA', 'comune', 'modelVersion', 'olderVersion', 'publicPractice', 'synonyms', 'guestSecret', 'adhesionLink', 'reviewSecret', 'textHash', 'postEditedAt', 'needsLink', 'invitationToken', 'lawChange', 'author'].includes(name) ? [] : [id]))];
  }

  system<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return this.test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(sql, [...parameters]) as Promise<T[]>);
  }

  /** A new word for an object, that begins as all of them do: who searches for the beginning finds what he may. */
  private word(of: string, readers: readonly Who[] = INSIDERS): string {
    const word = `${CANARY}${randomBytes(5).toString('hex')}`;
    this.canaries.push({ word, of, readers });
    return word;
  }

  private async change<T = Record<string, unknown>>(who: Who, mutation: string, type: string, input: object, more = ''): Promise<T> {
    return (await this.clients[who].request<Record<string, T>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${more} } }`, { input }))[mutation]!;
  }

  private async people(): Promise<void> {
    const accounts = await loadDemoAccounts(this.test.app);
    const demo: Partial<Record<Who, string>> = { referenteB: 'referente.pesaro', redattoreB: 'redattore.pesaro', lettoreB: 'lettore.pesaro', referenteA: 'referente.lecco', curatore: 'curatore', amministratore: 'amministratore' };
    const enter = async (who: Who, email: string, password: string): Promise<void> => {
      this.emails[who] = email;
      this.clients[who] = new GraphqlClient(this.test.app);
      await this.clients[who].signIn(email, password);
    };
    for (const [who, start] of Object.entries(demo)) {
      const { email, password } = accounts.find((account) => account.email.startsWith(start))!;
      await enter(who as Who, email, password);
    }
    const enteOf = async (who: Who): Promise<string> => (await this.clients[who].request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
    this.ids.enteB = await enteOf('referenteB');
    this.ids.enteA = await enteOf('referenteA');
    // A Comune of Provincia B: nearer to it than anybody else outside.
    const [comune] = await this.system<{ id: EnteId }>(`select c.id from ente c join ente p on p.id = c.provincia_id where c.kind = 'COMUNE' and p.id = $1 order by c.nome limit 1`, [this.ids.enteB]);
    this.ids.comune = comune!.id;
    const stored = new StoredPeople(this.test.database.runner);
    const member = async (who: Who, ente: Parameters<StoredPeople['member']>[0], role: Parameters<StoredPeople['member']>[1]): Promise<void> => enter(who, (await stored.member(ente, role)).person.email, PASSWORD);
    await member('redattoreA', { id: this.ids.enteA as EnteId, kind: 'PROVINCIA' }, 'REDATTORE');
    await member('lettoreA', { id: this.ids.enteA as EnteId, kind: 'PROVINCIA' }, 'LETTORE');
    await member('comune', { id: comune!.id, kind: 'COMUNE' }, 'REFERENTE');
    this.clients.visitor = new GraphqlClient(this.test.app);
    const { person, membership } = await stored.member({ id: this.ids.enteB as EnteId, kind: 'PROVINCIA' }, 'LETTORE', { name: 'Bruna', surname: this.word('name of a person', [...INSIDERS, 'amministratore']) });
    this.ids.person = person.id;
    this.ids.membership = membership.id;
    const colleague = async (): Promise<string> => (await stored.member({ id: this.ids.enteB as EnteId, kind: 'PROVINCIA' }, 'REDATTORE', { name: 'Bruno', surname: this.word('name of a colleague', [...INSIDERS, 'amministratore']) })).membership.id;
    this.ids.colleague = await colleague();
    this.ids.otherColleague = await colleague();
    // They show themselves to who shares a community or an Ente with them.
    await this.system(`insert into person_profile (person_id, expertise, contact, visibility, revision) select id, $2, $3, 'COMUNITA', 1 from person where surname like 'canarino%' or id = $1`, [person.id, `Gare ${this.word('expertise of a person')}`, this.word('how a person wants to be reached')]);
    // One of them left, and is to be erased; of another a copy of the data is ready.
    this.ids.gonePerson = (await stored.member({ id: this.ids.enteB as EnteId, kind: 'PROVINCIA' }, 'LETTORE', { name: 'Bruno', surname: this.word('name of who is to be erased', [...INSIDERS, 'amministratore']) })).person.id;
    await this.system(`insert into person_profile (person_id, visibility, revision) values ($1, 'COMUNITA', 1)`, [this.ids.gonePerson]);
    await this.system(`insert into person_erasure (person_id, asked_by, asked_at, due_at) select $1, id, now(), now() + interval '14 days' from person where email = $2`, [this.ids.gonePerson, this.emails.amministratore]);
    this.ids.copy = randomUUID();
    await this.system(`insert into personal_copy (id, person_id, asked_at, state, parts_all, bytes, ready_at, expires_at) select $1, id, now(), 'PRONTA', 1, convert_to($2, 'UTF8'), now(), now() + interval '7 days' from person where email = $3`, [this.ids.copy, this.word('copy of somebody’s data', ['referenteB']), this.emails.referenteB]);
    this.ids.author = (await this.clients.redattoreB.request<{ me: { id: string } }>('{ me { id } }')).me.id;
    this.ids.session = (await this.clients.lettoreB.request<{ mySessions: { id: string }[] }>('{ mySessions { id } }')).mySessions[0]!.id;
    const invited = this.word('address of somebody invited', [...INSIDERS, 'amministratore']);
    const { invitation } = await this.change<{ invitation: { id: string } }>('referenteB', 'inviteColleague', 'InviteColleagueInput', { enteId: this.ids.enteB, email: `${invited}@example.it`, role: 'LETTORE' }, '... on ColleagueInvited { invitation { id } }');
    this.ids.invitation = invitation.id;
    const [mail] = await this.system<{ body: string }>('select body from mail_message where to_address = $1', [`${invited}@example.it`]);
    this.ids.invitationToken = /#([\w-]+)/.exec(mail!.body)![1]!;
  }

  private async instance(): Promise<void> {
    const { model } = await this.clients.visitor.request<{ model: { id: string } }>('{ model(key: "innovazione") { id } }');
    this.ids.modelVersion = this.ids.olderVersion = model.id;
    const { instanceId } = await this.change<{ instanceId: string }>('referenteB', 'adoptModel', 'AdoptModelInput', { enteId: this.ids.enteB, modelVersionId: model.id, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID(), title: `Convenzione ${this.word('title of an instance')}` }, '... on ModelAdopted { instanceId }');
    this.ids.instance = instanceId;
    this.ids.localClause = randomUUID();
    const done = async (mutation: string, input: object): Promise<void> => {
      const { __typename } = await this.change(`redattoreB`, mutation, `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`, { instanceId, ...input });
      if (__typename !== 'InstanceChanged') throw new Error(`${mutation}: ${String(__typename)}`);
    };
    await done('saveAnswers', { answers: [{ key: 'struttura_responsabile', value: `Ufficio ${this.word('an answer')}`, seenRevision: 0 }] });
    await done('editClause', { clauseId: 'conv-impegni-ente', seenRevision: 0, heading: [], body: plainRichText(`L’Ente ${this.word('text of a clause')}.`) });
    await done('addClause', { clauseId: this.ids.localClause, actKey: 'convenzione', afterClauseId: 'conv-oggetto', heading: [], body: plainRichText(this.word('text of a local clause')) });
    await done('suppressClause', { clauseId: 'conv-definizioni', seenRevision: 0, reason: this.word('reason of a suppression') });
    const { approvals } = await this.change<{ approvals: { ways: { current: { id: string } | null }[] } }>('redattoreB', 'takeStep', 'TakeStepInput', { instanceId, step: 'MANDA_IN_REVISIONE', acts: [{ actKey: 'convenzione', seenRevision: 0 }], values: [{ key: 'nota', value: this.word('note of a step') }] }, '... on StepTaken { approvals { ways { current { id } } } }');
    this.ids.approval = approvals.ways[0]!.current!.id;
    this.ids.lawChange = randomUUID();
    this.ids.lawReview = randomUUID();
    await this.system(`insert into law_change (id, urn, label, changed_on, note, due_on, person_id, person_name, at) select $1::uuid, 'urn:nir:stato:legge:2014-04-07;56', 'l. 56/2014', '2026-12-01', 'Prova.', '2027-01-31', id, 'Curatore', now() from person where email = $2`, [this.ids.lawChange, this.emails.curatore]);
    await this.system(`insert into law_review (id, law_change_id, model_key, instance_id, ente_id, subject_kind, subject_id, act_key, label, text_hash, due_on) values ($1, $2, 'innovazione', $3, $4, 'clausola', $5, 'convenzione', $6, 'x', '2027-01-31')`, [this.ids.lawReview, this.ids.lawChange, instanceId, this.ids.enteB, this.ids.localClause, `Articolo ${this.word('name of a clause to be verified')}`]);
    const { status } = await this.clients.redattoreB.post(`/api/instances/${instanceId}/exports`, { actKeys: ['convenzione'], formats: ['HTML'] });
    if (status !== 200) throw new Error(`export: ${status}`);
  }

  /** What is said of B's acts, by its people and by a guest. */
  private async review(): Promise<void> {
    const { visitor, redattoreB, lettoreB } = this.clients;
    const of = { instanceId: this.ids.instance, clauseId: 'conv-impegni-ente' };
    const kept = async (who: Who, mutation: string, type: string, input: object, more = ''): Promise<Record<string, unknown>> => {
      const answer = await this.change(who, mutation, type, input, more);
      if (!/Kept$|Invited$/.test(String(answer['__typename']))) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
      return answer;
    };
    const { instanceClause } = await redattoreB.request<{ instanceClause: { textHash: string } }>('query ($instanceId: ID!, $clauseId: String!) { instanceClause(instanceId: $instanceId, clauseId: $clauseId) { textHash } }', of);
    this.ids.textHash = instanceClause.textHash;
    this.ids.clauseComment = randomUUID();
    await kept('redattoreB', 'commentClause', 'CommentClauseInput', { ...of, id: this.ids.clauseComment, quote: this.word('quote of a comment on a clause'), text: this.word('text of a comment on a clause') });
    const suggestion = (): object => ({ clauseId: of.clauseId, baseHash: this.ids.textHash, proposed: { heading: [], body: plainRichText(`L’Ente ${this.word('text of a suggestion')}.`) }, reason: this.word('reason of a suggestion') });
    for (const name of ['suggestion', 'refusedSuggestion', 'withdrawnSuggestion'] as const) await kept('redattoreB', 'suggestClause', 'SuggestClauseInput', { ...suggestion(), id: (this.ids[name] = randomUUID()), instanceId: of.instanceId });
    const { me } = await lettoreB.request<{ me: { id: string } }>('{ me { id } }');
    this.ids.reviewRequest = randomUUID();
    await kept('redattoreB', 'askForReview', 'AskForReviewInput', { ...of, id: this.ids.reviewRequest, toPersonId: me.id, text: this.word('text of a request for review'), dueOn: addDays(italianDay(new Date()), 7) });
    this.ids.reviewLink = randomUUID();
    const guest = { id: this.ids.reviewLink, instanceId: of.instanceId, actKeys: ['convenzione'], name: `Avv. ${this.word('name of a guest')}`, email: `${this.word('address of a guest', [...INSIDERS, 'amministratore'])}@example.it`, maySuggest: true, days: 30, message: '' };
    const { address } = await kept('redattoreB', 'inviteGuest', 'InviteGuestInput', guest, '... on GuestInvited { address }');
    this.ids.reviewSecret = String(address).split('#')[1]!;
    const asGuest = async (mutation: string, type: string, input: object): Promise<void> => {
      const answer = await visitor.request<Record<string, { __typename: string }>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`, { input: { secret: this.ids.reviewSecret, clauseId: of.clauseId, ...input } });
      if (answer[mutation]!.__typename !== 'GuestReviewKept') throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
    };
    await asGuest('commentAsGuest', 'GuestCommentInput', { id: randomUUID(), text: this.word('text of a guest’s comment') });
    this.ids.guestSuggestion = randomUUID();
    await asGuest('suggestAsGuest', 'GuestSuggestionInput', { ...suggestion(), id: this.ids.guestSuggestion });
  }

  /** An act of B that went to Word and came back. */
  private async wordReview(): Promise<void> {
    const { redattoreB } = this.clients;
    const { bytes } = await redattoreB.post(`/api/instances/${this.ids.instance}/word-review`, { actKey: 'convenzione' });
    const reviser = { author: `Segretario ${this.word('name of who revised in Word')}` };
    const word = new WordRevision(bytes, reviser);
    word.replace('Norme finali', `Norme ${this.word('heading proposed in Word')}`).comment('Controversie', this.word('comment written in Word'));
    for (const what of ['a clause added in Word', 'another clause added in Word']) word.addAfter(word.paragraphs.length - 1, `Art. 99 - ${this.word(`heading of ${what}`)}`, { style: 'Heading2' });
    const { uploadId } = await arriveBytes(this.test, { email: this.emails.redattoreB, enteId: this.ids.enteB, fileName: `${this.word('name of a file that came back from Word')}.docx`, bytes: word.bytes() });
    const { bringBackWordFile } = await redattoreB.request<{ bringBackWordFile: { returnId: string; reviews: { acts: { offered: { id: string }[] }[] } } }>('mutation ($instanceId: ID!, $uploadId: ID!) { bringBackWordFile(instanceId: $instanceId, actKey: "convenzione", uploadId: $uploadId) { ... on WordFileBrought { returnId reviews { acts { offered { id } } } } ... on InvalidInput { problems { message } } } }', { instanceId: this.ids.instance, uploadId });
    if (!bringBackWordFile.reviews) throw new Error(`bringBackWordFile: ${JSON.stringify(bringBackWordFile)}`);
    const [one, other] = bringBackWordFile.reviews.acts.flatMap(({ offered }) => offered);
    this.ids.wordReturn = bringBackWordFile.returnId;
    this.ids.offeredClause = one!.id;
    this.ids.refusedOfferedClause = other!.id;
  }

  /** A Comune of B with an approved convention: it answered with its personal link. */
  private async adhesion(): Promise<void> {
    const { referenteB, visitor } = this.clients;
    this.ids.approvedInstance = await completeActs(referenteB, this.ids.enteB, this.ids.modelVersion, {}, `Convenzione ${this.word('title of an approved convention', [...INSIDERS, ...UPI])}`);
    await approveConvention(referenteB, this.ids.approvedInstance, italianDay(new Date()));
    const [comune] = await this.system<{ id: EnteId }>(`select id from ente where kind = 'COMUNE' and provincia_id = $1 and id <> $2 order by nome desc limit 1`, [this.ids.enteB, this.ids.comune]);
    await this.change('referenteB', 'inviteEnti', 'InviteEntiInput', { instanceId: this.ids.approvedInstance, invitees: [{ enteId: comune!.id }], message: '' }, '... on EntiReached { count }');
    const [adhesion] = await this.system<{ id: string }>('select id from adhesion where aderente_id = $1', [comune!.id]);
    this.ids.adhesion = adhesion!.id;
    const { makeAdhesionLink } = await referenteB.request<{ makeAdhesionLink: { link: string } }>('mutation ($id: ID!) { makeAdhesionLink(id: $id) { ... on AdhesionLinkMade { link } } }', { id: this.ids.adhesion });
    this.ids.adhesionLink = makeAdhesionLink.link.split('#')[1]!;
    const input = { access: { secret: this.ids.adhesionLink }, seenRevision: 0, answers: [{ key: 'comune.capitolo', value: this.word('answer of a Comune', [...INSIDERS, 'visitor']) }] };
    const { answerAdhesion } = await visitor.request<{ answerAdhesion: { __typename: string } }>('mutation ($input: AnswerAdhesionInput!) { answerAdhesion(input: $input) { __typename } }', { input });
    if (answerAdhesion.__typename !== 'AdhesionKept') throw new Error(`adhesion: ${answerAdhesion.__typename}`);
    const query = new URLSearchParams({ id: this.ids.adhesion, kind: 'ALLEGATO', fileName: `${this.word('name of a file of an adhesion', [...INSIDERS, 'visitor'])}.txt` });
    const { status } = await this.clients.redattoreB.upload(`/api/adhesions/files?${query.toString()}`, Buffer.from(this.word('text of a file of an adhesion', [...INSIDERS, 'visitor'])), { 'content-type': 'application/octet-stream' });
    if (status !== 201) throw new Error(`file of an adhesion: ${status}`);
    this.ids.adhesionFile = (await this.system<{ id: string }>('select id from adhesion_file where adhesion_id = $1', [this.ids.adhesion]))[0]!.id;
    this.ids.delibereBatch = randomUUID();
    await this.system(
      `insert into delibere_batch (id, provincia_id, instance_id, approval_id, asked_by, asked_by_name, client_key, state, problem, asked_at, updated_at, expires_at)
       select $1, a.provincia_id, a.instance_id, a.approval_id, p.id, 'Prova', gen_random_uuid(), 'FALLITA', $2, now(), now(), now() + interval '7 days' from adhesion a, person p where a.id = $3 and p.email = $4`,
      [this.ids.delibereBatch, this.word('why delibere were not made'), this.ids.adhesion, this.emails.redattoreB],
    );
  }

  /** Another Comune of B that adheres, and what it says to a scheda dei fabbisogni with its personal link. */
  private async needs(): Promise<void> {
    Object.assign(this.ids, { needsSheet: randomUUID(), plannedSheet: randomUUID(), needsAdhesion: randomUUID(), needsLink: randomUUID() });
    await this.system(
      `insert into adhesion (id, provincia_id, instance_id, approval_id, aderente_id, stands_for, state, answers, resolution, invited_at, revision)
       select $1, a.provincia_id, a.instance_id, a.approval_id, c.id, '{}', 'DELIBERATO', '{}', '{"number":"1","date":"2026-01-01","link":null}', now(), 1
       from adhesion a, lateral (select id from ente where kind = 'COMUNE' and provincia_id = a.provincia_id and id not in (a.aderente_id, $3) order by nome desc limit 1) c where a.id = $2`,
      [this.ids.needsAdhesion, this.ids.adhesion, this.ids.comune],
    );
    await this.system(`insert into adhesion_link (secret_hash, adhesion_id, provincia_id, expires_at) values (encode(sha256($1::bytea), 'hex'), $2, $3, now() + interval '1 day')`, [this.ids.needsLink, this.ids.needsAdhesion, this.ids.enteB]);
    const service = { key: 'POSTA', code: null, name: `Posta ${this.word('name of a service', [...INSIDERS, 'visitor'])}`, unit: '', description: '' };
    const sheet = `insert into needs_sheet (id, provincia_id, instance_id, approval_id, year, services, opens_on, closes_on, text, revision) select $1, provincia_id, instance_id, approval_id, $3::int, $4::jsonb, $5::date, $6::date, $7, 1 from adhesion where id = $2`;
    const today = italianDay(new Date());
    await this.system(sheet, [this.ids.needsSheet, this.ids.adhesion, PLANNED_SHEET.year - 1, JSON.stringify([service]), today, PLANNED_SHEET.closesOn, this.word('words of a sheet', [...INSIDERS, 'visitor'])]);
    await this.system(sheet, [this.ids.plannedSheet, this.ids.adhesion, PLANNED_SHEET.year, JSON.stringify(PLANNED_SHEET.services), PLANNED_SHEET.opensOn, PLANNED_SHEET.closesOn, this.word('words of a planned sheet')]);
    const lines = JSON.stringify({ POSTA: { choice: 'RINNOVA', quantity: null, note: this.word('note of a Comune', [...INSIDERS, 'visitor']) } });
    await this.system(`insert into needs_answer (sheet_id, adhesion_id, provincia_id, aderente_id, lines, sent, sent_at, sent_by, revision) select $1, id, provincia_id, aderente_id, $3::jsonb, $3::jsonb, now(), 'Prova', 1 from adhesion where id = $2`, [this.ids.needsSheet, this.ids.needsAdhesion, lines]);
    await this.system(`insert into needs_list (sheet_id, provincia_id, services, threshold, made_at, made_by, revision) values ($1, $2, $3::jsonb, 1, now(), 'Prova', 1)`, [this.ids.needsSheet, this.ids.enteB, JSON.stringify([{ ...service, wanted: 1, quantity: 0 }])]);
  }

  private async conventionImport(): Promise<void> {
    const text = [`CONVENZIONE ${this.word('text of a convention that was brought in')}`, 'Art. 1 - Oggetto', 'La convenzione regola il centro servizi.', 'Art. 2 - Durata', 'La convenzione dura sette anni.'];
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: text.map((line) => new Paragraph(line)) }] }));
    const query = new URLSearchParams({ enteId: this.ids.enteB, modelVersionId: this.ids.modelVersion, form: 'PUBBLICO', level: 'BASE', fileName: `${this.word('name of a file brought in')}.docx`, clientKey: randomUUID() });
    const { status, body } = await this.clients.referenteB.upload(`/api/convention-imports?${query.toString()}`, bytes);
    if (status !== 201) throw new Error(`import: ${JSON.stringify(body)}`);
    this.ids.import = body['id'] as string;
    const { conventionImport } = await this.clients.referenteB.request<{ conventionImport: { clauses: { id: string }[] } }>('query ($id: ID!) { conventionImport(id: $id) { clauses { id } } }', { id: this.ids.import });
    this.ids.importedClause = conventionImport.clauses[0]!.id;
  }

  private async documents(): Promise<void> {
    const add = async (what: string, publish: boolean): Promise<{ id: string; sha256: string }> => {
      const seed = `Atto. ${this.word(`bytes of ${what}`)}`;
      const { uploadId, sha256 } = await arriveBytes(this.test, { email: this.emails.redattoreB, enteId: this.ids.enteB, fileName: `${this.word(`file name of ${what}`)}.pdf`, pages: [`Canarino. ${this.word(`text of ${what}`)}`], bytes: Buffer.from(seed) });
      const fields = { title: `Capitolato ${this.word(`title of ${what}`)}`, kind: 'capitolato', licence: 'CC-BY-4.0', abstract: this.word(`summary of ${what}`) };
      const { documents } = await this.change<{ documents: { id: string }[] }>('redattoreB', 'addDocuments', 'AddDocumentsInput', { items: [{ uploadId, fields }], visibility: 'ENTE', sharedWith: [], publish: false }, '... on DocumentsAdded { documents { id } }');
      const id = documents[0]!.id;
      if (publish) await this.clients.referenteB.request('mutation ($document: SeenDocument!) { moveDocument(document: $document, step: "publish") { __typename } }', { document: { id, seenRevision: 1 } });
      return { id, sha256 };
    };
    const open = await add('a document of the Ente', true);
    this.ids.document = open.id;
    this.sha256 = open.sha256;
    this.ids.draftDocument = (await add('a draft', false)).id;
    this.ids.trashedDocument = (await add('a document in the trash', false)).id;
    await this.clients.redattoreB.request('mutation ($document: SeenDocument!) { trashDocument(document: $document, trashed: true) { __typename } }', { document: { id: this.ids.trashedDocument, seenRevision: 1 } });
    const { createGuestLink } = await this.clients.referenteB.request<{ createGuestLink: { link: { id: string }; path: string } }>('mutation ($id: ID!, $note: String!) { createGuestLink(id: $id, days: 5, note: $note) { ... on GuestLinkCreated { path link { id } } } }', { id: open.id, note: this.word('note of a link for guests') });
    this.ids.guestLink = createGuestLink.link.id;
    this.ids.guestSecret = createGuestLink.path.split('/').at(-1)!;
    const waiting = await arriveFile(this.test, { email: this.emails.redattoreB, enteId: this.ids.enteB, fileName: `${this.word('name of a file that arrived', ['redattoreB'])}.pdf`, pages: [this.word('text of a file that arrived', ['redattoreB'])] });
    this.ids.upload = waiting.uploadId;
  }

  /** What people of B do with a document among themselves. */
  private async together(): Promise<void> {
    const { createCollection } = await this.clients.redattoreB.request<{ createCollection: { id: string } }>('mutation ($enteId: ID!, $documentIds: [ID!]!, $input: CollectionInput!) { createCollection(enteId: $enteId, documentIds: $documentIds, input: $input) { ... on CollectionKept { id } } }', { enteId: this.ids.enteB, documentIds: [this.ids.document], input: { title: `Raccolta ${this.word('title of a collection')}`, abstract: this.word('summary of a collection'), visibility: 'ENTE' } });
    this.ids.collection = createCollection.id;
    const { addDocumentComment } = await this.clients.redattoreB.request<{ addDocumentComment: { id: string } }>('mutation ($id: ID!, $key: ID!, $text: String!) { addDocumentComment(clientKey: $key, id: $id, text: $text) { ... on CommentKept { id } } }', { id: this.ids.document, key: randomUUID(), text: this.word('text of a comment') });
    this.ids.comment = addDocumentComment.id;
    const asked = await this.clients.referenteB.request<{ askReading: { __typename: string } }>('mutation ($id: ID!, $input: AskReadingInput!) { askReading(id: $id, input: $input) { __typename } }', { id: this.ids.document, input: { dueOn: '2027-06-30', note: this.word('note of a reading that was asked for'), enti: [], people: [this.ids.person] } });
    const [request] = await this.system<{ id: string }>('select id from document_reading_request where document_id = $1', [this.ids.document]);
    if (!request) throw new Error(`reading: ${JSON.stringify(asked)}`);
    this.ids.reading = request.id;
  }

  /** A community by invitation, of people of B alone. */
  private async community(): Promise<void> {
    const [community] = await this.system<{ id: string }>(`insert into community (key, title, purpose, this_week, guidelines, visibility, member_count) values ('di-b', $1, $2, $3, array[$4], 'INVITO', 4) returning id`, [this.word('title of a community'), this.word('purpose of a community'), this.word('what is asked in a community'), this.word('rule of a community')]);
    this.ids.community = community!.id;
    await this.system(
      `insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count)
       select $1, p.id, case when p.email = $3 then 'MODERATORE' else 'MEMBRO' end, p.name || ' ' || p.surname, '', now(), now(), 0, 0 from person p where p.email = any ($2) or p.id = $4`,
      [this.ids.community, INSIDERS.map((who) => this.emails[who]), this.emails.redattoreB, this.ids.person],
    );
    const [group] = await this.system<{ id: string }>(`insert into community (key, title, purpose, visibility, member_count, parent_id) values ('gruppo-di-b', $1, $2, 'INVITO', 4, $3) returning id`, [this.word('title of a working group'), this.word('purpose of a working group'), this.ids.community]);
    this.ids.group = group!.id;
    await this.system('insert into community_member select $1, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count from community_member where community_id = $2 and person_id <> $3', [this.ids.group, this.ids.community, this.ids.person]);
    await this.system('update community set invited_person_ids = array[$2::uuid] where id = $1', [this.ids.community, this.ids.person]);
    const { discussionId } = await this.change<{ discussionId: string }>('redattoreB', 'openDiscussion', 'OpenDiscussionInput', { communityId: this.ids.community, kind: 'QUESTION', title: `Domanda ${this.word('title of a discussion')}`, tags: [this.word('tag of a discussion')], text: plainPost(`Canarino ${this.word('text of a question')}`), clientKey: randomUUID() }, '... on DiscussionOpened { discussionId }');
    this.ids.discussion = discussionId;
    this.ids.spareDiscussion = (await this.change<{ discussionId: string }>('redattoreB', 'openDiscussion', 'OpenDiscussionInput', { communityId: this.ids.community, kind: 'IDEA', title: `Doppia ${this.word('title of a discussion that is merged')}`, tags: [], text: plainPost(`Canarino ${this.word('text of a discussion that is merged')}`), clientKey: randomUUID() }, '... on DiscussionOpened { discussionId }')).discussionId;
    const file = await arriveBytes(this.test, { email: this.emails.redattoreB, enteId: this.ids.enteB, fileName: `${this.word('name of a file that goes with a post')}.pdf`, pages: [this.word('text of a file that goes with a post')], bytes: Buffer.from(randomUUID()) });
    const { post } = await this.change<{ post: { id: string } }>('redattoreB', 'answer', 'AnswerDiscussionInput', { discussionId, attachments: [{ uploadId: file.uploadId, title: this.word('title of a file that goes with a post') }], text: plainPost(`Prima ${this.word('text of an answer before it was changed')}`), clientKey: randomUUID() }, '... on AnswerGiven { post { id } }');
    this.ids.post = post.id;
    await this.clients.redattoreB.request('mutation ($id: ID!, $text: Json!) { editPost(postId: $id, text: $text) { __typename } }', { id: post.id, text: plainPost(`Canarino ${this.word('text of an answer')}`) });
    this.ids.postEditedAt = (await this.system<{ at: Date }>('select edited_at as at from post where id = $1', [post.id]))[0]!.at.toISOString();
    await this.system(
      `insert into question_ask (discussion_id, community_id, person_id, name, ente, asked_by, asked_by_name, at)
       select $1, $2, p.id, $3, '', (select id from person where email = $4), $5, now() from person p where p.id = $6 or p.email = $7`,
      [discussionId, this.ids.community, this.word('name of who was asked'), this.emails.redattoreB, this.word('name of who asked'), this.ids.person, this.emails.lettoreB],
    );
    await this.system('insert into question_escalation (discussion_id, community_id, at, working_days) values ($1, $2, now(), 5)', [discussionId, this.ids.community]);
    await this.initiative(discussionId);
    await this.moderation(discussionId);
    await this.meetings();
    await this.questionnaires();
    await this.system(`insert into incoming_mail (id, key, from_address, subject, received_at, outcome, reason, person_id, discussion_id) select gen_random_uuid(), 'di-b', $1, $2, now(), 'PUBBLICATA', 'NESSUNO', id, $3 from person where email = $1`, [this.emails.redattoreB, this.word('subject of an answer by mail', ['amministratore']), discussionId]);
    await this.system(`insert into mail_return (address, days, first_at, last_at, said, stopped_at) values ($1, 3, now(), now(), $2, now())`, [this.emails.lettoreB, this.word('why letters to somebody come back', ['lettoreB'])]);
    await this.change('redattoreB', 'keepPostDraft', 'KeepPostDraftInput', { discussionId, text: plainPost(this.word('text being written', ['redattoreB'])) });
  }

  /** An initiative of that community with an issue, and what became of it. */
  private async initiative(discussionId: string): Promise<void> {
    const word = (of: string): string => this.word(of);
    const run = async <T>(operation: string, declared: string, given: string, kept: string, variables: object): Promise<T> => (await this.clients.redattoreB.request<{ done: T }>(`mutation (${declared}) { done: ${operation}(${given}) { ${kept} } }`, { ...variables })).done;
    const { initiativeId } = await run<{ initiativeId: string }>('openInitiative', '$id: ID!, $input: InitiativeInput!, $key: ID!', 'communityId: $id, input: $input, clientKey: $key', '... on InitiativeKept { initiativeId }', { id: this.ids.community, key: randomUUID(), input: { title: `Iniziativa ${word('title of an initiative')}`, purpose: word('purpose of an initiative'), startsOn: '2026-12-01' } });
    this.ids.initiative = initiativeId;
    const issue = { title: `Questione ${word('title of an issue')}`, text: plainPost(word('text of an issue')), kind: 'CRITICITA', severity: 'ALTA', dueOn: '2020-01-02', discussionId };
    const { issueId } = await run<{ issueId: string }>('openIssue', '$id: ID!, $input: IssueInput!, $key: ID!', 'initiativeId: $id, input: $input, clientKey: $key', '... on IssueKept { issueId }', { id: initiativeId, key: randomUUID(), input: issue });
    this.ids.issue = issueId;
    const [me] = await this.system<{ id: string }>('select id from person where email = $1', [this.emails.redattoreB]);
    await run('changeIssue', '$id: ID!, $input: IssueChangeInput!', 'id: $id, seenRevision: 1, input: $input', '... on IssueKept { issueId }', { id: issueId, input: { ...issue, ownerId: me!.id, state: 'IN_CARICO', reason: word('why an issue was changed') } });
  }

  /** Posts of that community that were reported, hidden and held, with what was said of them: words that its moderator reads, and UPI. */
  private async moderation(discussionId: string): Promise<void> {
    const moderators: readonly Who[] = ['redattoreB', ...UPI];
    const toldToo: readonly Who[] = ['lettoreB', ...moderators];
    const write = async (who: Insider, words: string): Promise<string> => (await this.change<{ post?: { id: string } }>(who, 'answer', 'AnswerDiscussionInput', { discussionId, text: plainPost(words), clientKey: randomUUID() }, '... on AnswerGiven { post { id } }')).post?.id ?? '';
    const hide = (postId: string, reason: string): Promise<unknown> => this.clients.redattoreB.request('mutation ($id: ID!, $reason: String!) { hidePost(postId: $id, category: SPAM, reason: $reason) { __typename } }', { id: postId, reason });
    this.ids.reportedPost = await write('lettoreB', `Canarino ${this.word('text of a reported post', [...INSIDERS, ...UPI])}`);
    await this.change('referenteB', 'reportPost', 'ReportPostInput', { postId: this.ids.reportedPost, reason: 'ALTRO', words: this.word('words of a report', moderators) });
    this.ids.otherPost = await write('lettoreB', `Canarino ${this.word('text of a post that is hidden later', [...INSIDERS, ...UPI])}`);
    this.ids.hiddenPost = await write('lettoreB', `Canarino ${this.word('text of a hidden post', toldToo)}`);
    await hide(this.ids.hiddenPost, this.word('reason of moderation', toldToo));
    const appealed = await write('lettoreB', `Canarino ${this.word('text of a hidden post that is appealed', toldToo)}`);
    await hide(appealed, 'Prova.');
    const [first, second] = await this.system<{ id: string }>('select d.id from moderation_decision d where d.post_id = any ($1::uuid[]) order by d.number', [[this.ids.hiddenPost, appealed]]) as [{ id: string }, { id: string }];
    this.ids.moderationDecision = first.id;
    await this.clients.lettoreB.request('mutation ($id: ID!, $words: String!) { appealDecision(decisionId: $id, words: $words) { __typename } }', { id: second.id, words: this.word('words of an appeal', toldToo) });
    await this.system(`insert into blocked_link values ('controllato.example', '', '', now())`);
    await write('lettoreB', `https://controllato.example ${this.word('text of a held post', toldToo)}`);
    await this.change('redattoreB', 'suspendMember', 'SuspendMemberInput', { communityId: this.ids.community, personId: this.ids.person, until: new Date(Date.now() + 86_400_000).toISOString(), reason: this.word('reason of a suspension', moderators) });
    const one = async (sql: string): Promise<string> => (await this.system<{ id: string }>(sql, [this.ids.community]))[0]!.id;
    this.ids.moderationCase = await one(`select id from moderation_case where kind = 'SEGNALAZIONE' and community_id = $1`);
    this.ids.heldCase = await one(`select id from moderation_case where kind = 'IN_ATTESA' and community_id = $1`);
    this.ids.moderationAppeal = await one('select id from moderation_appeal where community_id = $1');
    this.ids.suspension = await one('select id from community_suspension where community_id = $1');
  }

  /** What that community asks its members: an open survey, an anonymous one, two drafts and a poll. */
  private async questionnaires(): Promise<void> {
    const keep = async (what: string, more: object, readers: readonly Who[] = INSIDERS): Promise<string> => {
      const word = (of: string): string => this.word(`${of} of ${what}`, readers);
      const { id } = await this.change<{ id: string }>('redattoreB', 'keepQuestionnaire', 'KeepQuestionnaireInput', { ...survey(this.ids.community), id: randomUUID(), seenRevision: 0, title: `Questionario ${word('title')}`, intro: word('introduction'), questions: [{ key: 'uno', kind: 'SINGOLA', text: word('question'), help: word('help'), options: [{ key: 'a', text: word('option') }, { key: 'b', text: 'Altro' }] }, { key: 'testo', kind: 'TESTO', text: 'Che altro?' }], ...more }, '... on QuestionnaireDone { id }');
      return id;
    };
    const publish = (id: string): Promise<unknown> => this.clients.redattoreB.request('mutation ($id: ID!) { publishQuestionnaire(id: $id, seenRevision: 1) { __typename } }', { id });
    const answer = (who: Who, mutation: 'keepQuestionnaireAnswer' | 'sendQuestionnaireAnswer', id: string, text: string): Promise<unknown> =>
      this.clients[who].request(`mutation ($input: QuestionnaireAnswerInput!${mutation === 'sendQuestionnaireAnswer' ? ', $key: ID!' : ''}) { ${mutation}(input: $input${mutation === 'sendQuestionnaireAnswer' ? ', clientKey: $key' : ''}) { __typename } }`, { input: { id, lines: [{ question: 'uno', choices: ['a'] }, { question: 'testo', text }], seenRevision: 0 }, ...(mutation === 'sendQuestionnaireAnswer' ? { key: randomUUID() } : {}) });
    this.ids.survey = await keep('a survey', {});
    await publish(this.ids.survey);
    await answer('redattoreB', 'sendQuestionnaireAnswer', this.ids.survey, this.word('answer to a survey'));
    await answer('referenteB', 'keepQuestionnaireAnswer', this.ids.survey, this.word('answer being written', ['referenteB']));
    await this.system(`insert into questionnaire_correction (questionnaire_id, at, by_name, what, before, after) values ($1, now(), 'Bruna', 'Titolo', $2, 'x')`, [this.ids.survey, this.word('words of a survey before they were corrected')]);
    const anonymous = await keep('an anonymous survey', { disclosure: 'ANONIMA' });
    await publish(anonymous);
    await answer('lettoreB', 'sendQuestionnaireAnswer', anonymous, this.word('answer to an anonymous survey', []));
    this.ids.surveyDraft = await keep('a survey that is not open', {}, ['redattoreB']);
    this.ids.otherSurveyDraft = await keep('another one that is not open', {}, ['redattoreB']);
    const poll = { question: this.word('question of a poll'), options: [this.word('option of a poll'), 'Altro'] };
    this.ids.pollDiscussion = (await this.change<{ discussionId: string }>('redattoreB', 'openDiscussion', 'OpenDiscussionInput', { communityId: this.ids.community, kind: 'DISCUSSION', title: 'Quando ci vediamo?', text: plainPost('Scegliete.'), clientKey: randomUUID(), poll }, '... on DiscussionOpened { discussionId }')).discussionId;
  }

  /** Events of that community: one to come, and one that is over. */
  private async meetings(): Promise<void> {
    const plan = async (what: string, enrolment: object): Promise<string> => {
      const { planMeeting } = await this.clients.redattoreB.request<{ planMeeting: { meetingId: string } }>('mutation ($communityId: ID!, $input: MeetingInput!, $key: ID!) { planMeeting(communityId: $communityId, input: $input, clientKey: $key) { ... on MeetingKept { meetingId } } }', {
        ...{ communityId: this.ids.community, key: randomUUID() },
        input: { ...MEETING, title: `Evento ${this.word(`title of ${what}`)}`, description: plainPost(`Canarino ${this.word(`description of ${what}`)}`), agenda: [{ title: this.word(`agenda of ${what}`), speaker: this.word(`who speaks in the agenda of ${what}`), minutes: 10 }], speakers: [{ name: this.word(`speaker of ${what}`), role: this.word(`role of a speaker of ${what}`) }], place: this.word(`place of ${what}`), link: `https://riunioni.example/${this.word(`address of ${what}`)}`, enrolment },
      });
      await this.clients.lettoreB.request('mutation ($id: ID!) { enrolInMeeting(id: $id) { __typename } }', { id: planMeeting.meetingId });
      return planMeeting.meetingId;
    };
    this.ids.meeting = await plan('an event', {});
    this.ids.pastMeeting = await plan('an event that is over', { places: 5 });
    await this.clients.redattoreB.request('mutation ($id: ID!) { enrolInMeeting(id: $id) { __typename } }', { id: this.ids.pastMeeting });
    await this.system('update meeting_enrolment n set feedback_score = 4, feedback_words = $2, feedback_at = now() from person p where n.meeting_id = $1 and p.id = n.person_id and p.email = $3', [this.ids.pastMeeting, this.word('what was said of an event', ['redattoreB']), this.emails.redattoreB]);
    await this.system(`update meeting set starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours', enrolment_closes_at = now() - interval '3 hours' where id = $1`, [this.ids.pastMeeting]);
    await this.clients.lettoreB.request('mutation { renewCalendarAddress { __typename } }');
    const [address] = await this.system<{ hash: string; id: string }>('select p.id, a.secret_hash as hash from calendar_address a join person p on p.id = a.person_id where p.email = $1', [this.emails.lettoreB]);
    this.ids.calendarHash = address!.hash;
    this.ids.meetingPerson = address!.id;
  }

  /** An import is of who began it: not even colleagues look into it. */
  private async bulkImport(): Promise<void> {
    this.ids.bulkImport = randomUUID();
    const { uploadId } = await arriveFile(this.test, { email: this.emails.redattoreB, enteId: this.ids.enteB, fileName: `${this.word('name of an archive that arrived', ['redattoreB'])}.zip` });
    this.ids.bulkUpload = uploadId;
    await this.system(`insert into bulk_import (id, person_id, ente_id, upload_id, file_name, size, state, created_at, updated_at) select $1::uuid, id, $2::uuid, gen_random_uuid(), $3, 10, 'FINITA', now(), now() from person where email = $4`, [this.ids.bulkImport, this.ids.enteB, `${this.word('name of an archive brought in', ['redattoreB'])}.zip`, this.emails.redattoreB]);
    await this.system(`insert into bulk_import_row (id, import_id, position, line, path, fields, state) values (gen_random_uuid(), $1, 0, 2, $2, $3::jsonb, 'SALTATA')`, [this.ids.bulkImport, `${this.word('path in an archive', ['redattoreB'])}.pdf`, JSON.stringify({ title: this.word('title in a table', ['redattoreB']) })]);
  }

  private async practices(): Promise<void> {
    const propose = async (what: string, readers: readonly Who[]): Promise<string> => {
      const { practiceId } = await this.change<{ practiceId: string }>('referenteB', 'proposePractice', 'ProposePracticeInput', { enteId: this.ids.enteB, pillarKey: 'INNOVAZIONE', title: `Scheda ${this.word(`title of ${what}`, readers)}`, summary: this.word(`summary of ${what}`, readers), clientKey: randomUUID() }, '... on PracticeProposed { practiceId }');
      for (const part of ['SERVIZI', 'COMPETENZE', 'ORGANIZZAZIONE', 'GOVERNANCE', 'COSTI', 'SOSTENIBILITA', 'CONVENZIONE']) {
        await this.change('redattoreB', 'savePracticePart', 'SavePracticePartInput', { practiceId, part, seenRevision: 0, content: { unavailable: `Le fonti non lo dicono: ${this.word(`part of ${what}`, readers)}`, paragraphs: [], tables: [] } });
      }
      return practiceId;
    };
    this.ids.practice = await propose('a sheet in draft', INSIDERS);
    this.ids.submittedPractice = await propose('a sheet in review', [...INSIDERS, ...UPI]);
    await this.clients.referenteB.request('mutation ($id: ID!) { submitPractice(practiceId: $id) { __typename } }', { id: this.ids.submittedPractice });
    this.ids.publicPractice = (await this.clients.visitor.request<{ practices: { nodes: { id: string }[] } }>('{ practices { nodes { id } } }')).practices.nodes[0]!.id;
  }

  private async rest(): Promise<void> {
    this.ids.costScenario = randomUUID();
    const saved = await this.change('redattoreB', 'saveCostScenario', 'SaveCostScenarioInput', { id: this.ids.costScenario, enteId: this.ids.enteB, name: this.word('name of a cost scenario'), body: costBody(`Schema ${this.word('title of a tariff scheme')}`), seenRevision: 0 });
    if (saved['__typename'] !== 'CostScenarioSaved') throw new Error(`scenario: ${JSON.stringify(saved)}`);
    await this.change('redattoreB', 'savePianoDiRiassetto', 'SavePianoInput', { enteId: this.ids.enteB, seenRevision: 0, stato: 'IN_REDAZIONE', note: this.word('note of a plan', SIGNED_IN) });
    const { search } = await this.change<{ search: { id: string } }>('lettoreB', 'saveSearch', 'SaveSearchInputType', { query: this.word('a saved search', ['lettoreB']), name: this.word('name of a saved search', ['lettoreB']), frequency: 'SUBITO' }, '... on SearchSaved { search { id } }');
    this.ids.savedSearch = search.id;
    const { openModelDraft } = await this.clients.curatore.request<{ openModelDraft: { draftId: string } }>('mutation { openModelDraft(modelKey: "innovazione") { ... on ModelDraftOpened { draftId } } }');
    this.ids.modelDraft = openModelDraft.draftId;
    const { draftClause } = await this.clients.curatore.request<{ draftClause: { part: { seen: string; value: Record<string, unknown> } } }>('query ($id: ID!) { draftClause(draftId: $id, clauseId: "conv-durata") { part { seen value } } }', { id: this.ids.modelDraft });
    await this.change('curatore', 'saveDraftPart', 'SaveDraftPartInput', { draftId: this.ids.modelDraft, part: { kind: 'clause', id: 'conv-durata' }, seen: draftClause.part.seen, value: { ...draftClause.part.value, guidance: `Guida ${this.word('text of a model in draft', UPI)}` } });
    const { synonyms } = await this.clients.curatore.request<{ synonyms: { id: string }[] }>('{ synonyms { id } }');
    this.ids.synonyms = synonyms[0]?.id ?? randomUUID();
  }
}
