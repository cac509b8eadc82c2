import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { plainRichText } from '@province-comuni/shared-act-tree';
import { getNamedType, isInputObjectType, isNonNullType, type GraphQLInputObjectType, type GraphQLSchema } from 'graphql';
import pg from 'pg';
import { CanaryWorld, STRANGERS, type Insider, type Who } from './testing/canary-world.js';
import { LivePage } from './testing/live-page.js';
import { fieldsOf, operationsOf, SchemaWalk, type Operation } from './testing/schema-walk.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** How an operation is called with what belongs to B. */
interface Call {
  /** Arguments with B's ids, right in every other respect: it would work for who may. */
  readonly args: (world: CanaryWorld, as: 'insider' | 'stranger') => Record<string, unknown>;
  /** Strangers for whom this is no trespass, because of their office. */
  readonly office?: readonly Who[];
  /** Who gets through with the same arguments, to show that nothing but the rights kept the others out; null with the reason where nobody can. */
  readonly through: Insider | 'visitor' | 'curatore' | 'amministratore' | null;
  /** Kind of the answer of who gets through; of a query, words of B stand in it. */
  readonly done?: string;
  /** Why nobody gets through here, or why who gets through meets no word of B. */
  readonly because?: string;
}

const clauseOf = ({ ids }: CanaryWorld): object => ({ instanceId: ids.instance, clauseId: 'conv-oggetto', seenRevision: 0 });
const seen = (id: string, seenRevision = 2): object => ({ id, seenRevision });
const input = (make: (world: CanaryWorld) => object): Call['args'] => (world) => ({ input: make(world) });
const ofImport = (world: CanaryWorld): object => ({ importId: world.ids.import, seenRevision: 0 });
const nothing = (): Record<string, unknown> => ({});
const OWN = 'gives only what belongs to who asks, or to everybody';
const TOKEN = 'wants a secret that only a mail holds; the id of the object is tried in its place';

/** Every operation of the schema with B's ids, in an order in which those who may can do them one after another. */
const CALLS: Record<string, Call> = {
  // What is public, or one's own: asked for all the same, and every byte of the answer is searched.
  currentModels: { args: nothing, through: null, because: OWN },
  model: { args: () => ({ key: 'innovazione' }), through: null, because: OWN },
  modelVersion: { args: ({ ids }) => ({ id: ids.modelDraft }), through: null, because: 'a draft is no version to anybody' },
  modelActPreview: { args: ({ ids }) => ({ versionId: ids.modelDraft, actKey: 'convenzione', form: 'PUBBLICO', level: 'BASE' }), through: null, because: 'a draft is no version to anybody' },
  modelVersionDiff: { args: ({ ids }) => ({ fromId: ids.modelVersion, toId: ids.modelDraft }), through: null, because: 'a draft is no version to anybody' },
  ente: { args: ({ ids }) => ({ id: ids.enteB }), through: null, because: OWN },
  enti: { args: ({ ids }) => ({ filter: { provinciaId: ids.enteB, text: 'canarino' } }), through: null, because: OWN },
  province: { args: nothing, through: null, because: OWN },
  pillars: { args: nothing, through: null, because: OWN },
  subjects: { args: nothing, through: null, because: OWN },
  complexityProfiles: { args: nothing, through: null, because: OWN },
  pillarSheet: { args: () => ({ pillarKey: 'INNOVAZIONE' }), through: null, because: OWN },
  practiceTableKinds: { args: nothing, through: null, because: OWN },
  documentVocabulary: { args: nothing, through: null, because: OWN },
  likeProvinces: { args: ({ ids }) => ({ enteId: ids.enteB }), through: null, because: OWN },
  synonyms: { args: nothing, through: null, because: OWN },
  me: { args: nothing, through: null, because: OWN },
  signInOptions: { args: nothing, through: null, because: OWN },
  mySessions: { args: nothing, through: null, because: OWN },
  // Lists: empty of B for strangers, full for B.
  instances: { args: nothing, through: 'lettoreB' },
  conventionImports: { args: nothing, through: 'redattoreB' },
  documents: { args: ({ ids }) => ({ filter: { enteId: ids.enteB }, first: 100 }), through: 'lettoreB' },
  documentFacets: { args: ({ ids }) => ({ filter: { enteId: ids.enteB } }), through: null, because: 'gives counts and no words; they are compared in documents.int-spec.ts' },
  practices: { args: ({ ids }) => ({ filter: { enteIds: [ids.enteB], shelf: 'NOSTRE' }, first: 100 }), through: 'lettoreB' },
  pianiDiRiassetto: { args: nothing, through: 'lettoreB' },
  modelDrafts: { args: nothing, office: ['curatore', 'amministratore'], through: null, because: 'the list has no words of the draft' },
  savedSearches: { args: nothing, through: 'lettoreB' },
  search: { args: () => ({ input: { query: 'canarino' } }), through: 'lettoreB' },
  searchSuggestions: { args: () => ({ query: 'canarin' }), through: 'lettoreB' },
  mailOutbox: { args: nothing, through: 'amministratore' },
  // Things by their id.
  instance: { args: ({ ids }) => ({ id: ids.instance }), through: 'lettoreB' },
  instanceClause: { args: ({ ids }) => ({ instanceId: ids.instance, clauseId: 'conv-impegni-ente' }), through: 'lettoreB' },
  instanceHistory: { args: ({ ids }) => ({ instanceId: ids.instance }), through: 'lettoreB' },
  instanceExports: { args: ({ ids }) => ({ instanceId: ids.instance }), through: null, because: 'a record of an export has names of files and hashes, and no words of the act' },
  conventionImport: { args: ({ ids }) => ({ id: ids.import }), through: 'redattoreB' },
  document: { args: ({ ids }) => ({ id: ids.document }), through: 'lettoreB' },
  documentText: { args: ({ ids }) => ({ id: ids.document }), through: 'lettoreB' },
  proposedDocuments: { args: ({ ids }) => ({ uploadIds: [ids.upload] }), through: 'redattoreB' },
  guestDocument: { args: ({ ids }, as) => ({ secret: as === 'insider' ? ids.guestSecret : ids.guestLink }), through: 'visitor' },
  practice: { args: ({ ids }) => ({ id: ids.practice }), through: 'lettoreB' },
  comparePractices: { args: ({ ids }) => ({ ids: [ids.practice, ids.publicPractice] }), through: null, because: 'a draft is compared by nobody, its own Ente included' },
  pianoDiRiassetto: { args: ({ ids }) => ({ enteId: ids.enteB }), through: 'lettoreB' },
  people: { args: ({ ids }) => ({ enteId: ids.enteB }), office: ['amministratore'], through: 'referenteB' },
  invitation: { args: ({ ids }, as) => ({ token: as === 'insider' ? ids.invitationToken : ids.invitation }), through: 'visitor', because: TOKEN },
  modelDraft: { args: ({ ids }) => ({ id: ids.modelDraft }), office: ['curatore', 'amministratore'], through: null, because: 'guidance is given with its clause' },
  draftClause: { args: ({ ids }) => ({ draftId: ids.modelDraft, clauseId: 'conv-durata' }), office: ['curatore', 'amministratore'], through: 'curatore' },
  draftDiff: { args: ({ ids }) => ({ draftId: ids.modelDraft }), office: ['curatore', 'amministratore'], through: null, because: 'guidance is named and not quoted' },
  draftHistory: { args: ({ ids }) => ({ draftId: ids.modelDraft }), office: ['curatore', 'amministratore'], through: null, because: 'guidance is named and not quoted' },
  draftLineageProposals: { args: ({ ids }) => ({ draftId: ids.modelDraft }), office: ['curatore', 'amministratore'], through: null, because: 'nothing vanished from the draft' },
  draftUses: { args: ({ ids }) => ({ draftId: ids.modelDraft, part: { kind: 'variable', id: 'durata_anni' } }), office: ['curatore', 'amministratore'], through: null, because: 'names of parts only' },
  draftPreview: { args: ({ ids }) => ({ draftId: ids.modelDraft, actKey: 'convenzione', form: 'PUBBLICO', level: 'BASE' }), office: ['curatore', 'amministratore'], through: null, because: 'guidance is not printed' },
  // Changes.
  saveAnswers: { args: input(({ ids }) => ({ instanceId: ids.instance, answers: [{ key: 'durata_anni', value: '6', seenRevision: 0 }] })), through: 'redattoreB', done: 'InstanceChanged' },
  editClause: { args: input((world) => ({ ...clauseOf(world), clauseId: world.ids.localClause, seenRevision: 1, heading: [], body: plainRichText('x') })), through: 'redattoreB', done: 'InstanceChanged' },
  undoLastChange: { args: ({ ids }) => ({ instanceId: ids.instance }), through: 'redattoreB', done: 'InstanceChanged' },
  suppressClause: { args: input(({ ids }) => ({ instanceId: ids.instance, clauseId: 'conv-consultazione', seenRevision: 0, reason: 'prova' })), through: null, because: 'which clauses may go is tried in access.int-spec.ts' },
  restoreClause: { args: input(({ ids }) => ({ instanceId: ids.instance, clauseId: 'conv-definizioni', seenRevision: 1 })), through: 'redattoreB', done: 'InstanceChanged' },
  moveClause: { args: input(({ ids }) => ({ instanceId: ids.instance, clauseId: 'conv-definizioni', seenRevision: 2, direction: 'down' })), through: 'redattoreB', done: 'InstanceChanged' },
  addClause: { args: input(({ ids }) => ({ instanceId: ids.instance, clauseId: randomUUID(), actKey: 'convenzione', afterClauseId: 'conv-oggetto', heading: [], body: plainRichText('x') })), through: 'redattoreB', done: 'InstanceChanged' },
  adoptModel: { args: input(({ ids }) => ({ enteId: ids.enteB, modelVersionId: ids.modelVersion, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() })), through: 'redattoreB', done: 'ModelAdopted' },
  decideImportedClause: { args: input((world) => ({ ...ofImport(world), clauseId: world.ids.importedClause, choice: 'LOCAL', keepText: true })), through: 'redattoreB', because: 'the choices of a clause are tried in convention-imports.int-spec.ts' },
  decideMissingClause: { args: input((world) => ({ ...ofImport(world), clauseId: 'conv-definizioni', suppress: true })), through: 'redattoreB', because: 'the same' },
  decideImportedAnswer: { args: input((world) => ({ ...ofImport(world), key: 'durata_anni', value: '7' })), through: 'redattoreB', because: 'the same' },
  acceptSureProposals: { args: (world) => ({ ...ofImport(world) }), through: 'redattoreB', because: 'the same' },
  confirmConventionImport: { args: (world) => ({ ...ofImport(world) }), through: 'redattoreB', because: 'decisions are missing, and it says so' },
  discardConventionImport: { args: ({ ids }) => ({ importId: ids.import }), through: 'referenteB', done: 'ConventionImportDiscarded' },
  addDocuments: { args: input(({ ids }) => ({ items: [{ uploadId: ids.upload, fields: { title: 'Preso', kind: 'capitolato', licence: 'CC-BY-4.0' } }], visibility: 'PUBBLICO', sharedWith: [], publish: false })), through: 'redattoreB', done: 'DocumentsAdded' },
  changeDocumentFields: { args: ({ ids }) => ({ document: seen(ids.document), fields: { title: 'Preso', kind: 'capitolato', licence: 'CC-BY-4.0' } }), through: 'redattoreB', done: 'DocumentChangeKept' },
  shareDocument: { args: ({ ids }) => ({ document: seen(ids.document, 3), visibility: 'ENTI', sharedWith: [ids.enteA] }), through: null, because: 'it would let the strangers in; documents.int-spec.ts does it' },
  moveDocument: { args: ({ ids }) => ({ document: seen(ids.draftDocument, 1), step: 'publish', reason: '' }), through: 'referenteB', done: 'DocumentChangeKept' },
  addDocumentVersion: { args: ({ ids }) => ({ document: seen(ids.draftDocument, 2), uploadId: ids.keptUpload, note: 'x' }), through: null, because: 'versions are tried in documents.int-spec.ts' },
  restoreDocumentVersion: { args: ({ ids }) => ({ document: seen(ids.document, 3), number: 1 }), through: 'redattoreB', because: 'the only version is the newest one, and it says so' },
  approveDocumentVersion: { args: ({ ids }) => ({ document: seen(ids.document, 3), number: 1 }), through: 'referenteB', done: 'DocumentChangeKept' },
  keepDocumentAtHand: { args: ({ ids }) => ({ id: ids.document, keep: true }), through: 'lettoreB', done: 'DocumentDeedDone' },
  lookAtDocument: { args: ({ ids }) => ({ id: ids.document }), through: 'lettoreB', done: 'DocumentDeedDone' },
  createGuestLink: { args: ({ ids }) => ({ id: ids.document, days: 3, note: '' }), through: 'redattoreB', done: 'GuestLinkCreated' },
  revokeGuestLink: { args: ({ ids }) => ({ id: ids.document, linkId: ids.guestLink }), through: 'redattoreB', done: 'DocumentDeedDone' },
  trashDocument: { args: ({ ids }) => ({ document: seen(ids.trashedDocument), trashed: false }), through: 'redattoreB', done: 'DocumentChangeKept' },
  curateDocument: { args: ({ ids }) => ({ id: ids.draftDocument, featured: true }), through: null, because: 'UPI puts in evidence what it may read; B shared nothing with it' },
  saveDocumentKeyword: { args: () => ({ label: `Parola ${randomUUID()}` }), office: ['curatore', 'amministratore'], through: 'curatore', done: 'KeywordSaved' },
  proposePractice: { args: input(({ ids }) => ({ enteId: ids.enteB, pillarKey: 'INNOVAZIONE', title: 'Di altri', summary: 'Di altri.', clientKey: randomUUID() })), through: 'redattoreB', done: 'PracticeProposed' },
  savePracticePart: { args: input(({ ids }) => ({ practiceId: ids.practice, part: 'COSTI', seenRevision: 1, content: { unavailable: 'Di altri.', paragraphs: [], tables: [] } })), through: 'redattoreB', done: 'PracticeChanged' },
  submitPractice: { args: ({ ids }) => ({ practiceId: ids.practice }), through: 'referenteB', done: 'PracticeChanged' },
  withdrawPractice: { args: input(({ ids }) => ({ practiceId: ids.submittedPractice, reason: 'Di altri.' })), office: ['curatore', 'amministratore'], through: null, because: 'a published sheet is withdrawn; practices.int-spec.ts does it' },
  sendBackPractice: { args: input(({ ids }) => ({ practiceId: ids.submittedPractice, reason: 'Da completare.' })), office: ['curatore', 'amministratore'], through: 'curatore', done: 'PracticeStepDone' },
  publishPractice: { args: input(({ ids }) => ({ practiceId: ids.practice, reviewDate: '2027-11-01', seenRevision: 8 })), office: ['curatore', 'amministratore'], through: null, because: 'practices.int-spec.ts publishes' },
  recordReuse: { args: input(({ ids }) => ({ enteId: ids.enteB, practiceId: ids.publicPractice, seenRevision: 1, changes: 'x', outcome: 'IN_CORSO', since: '2026-01-01' })), through: 'redattoreB', because: 'the published sheet may be B’s own' },
  savePianoDiRiassetto: { args: input(({ ids }) => ({ enteId: ids.enteB, seenRevision: 1, note: 'Di altri.', stato: 'IN_REDAZIONE' })), through: 'redattoreB', done: 'PianoSaved' },
  changeSavedSearch: { args: ({ ids }) => ({ id: ids.savedSearch, frequency: 'SETTIMANALE' }), through: 'lettoreB', done: 'SavedSearchDone' },
  removeSavedSearch: { args: ({ ids }) => ({ id: ids.savedSearch }), through: 'lettoreB', done: 'SavedSearchDone' },
  saveSearch: { args: () => ({ input: { query: 'convenzione', name: 'Mia', frequency: 'SUBITO' } }), through: null, because: OWN },
  addSynonyms: { args: () => ({ forms: [`uno ${randomUUID()}`, `due ${randomUUID()}`] }), office: ['curatore', 'amministratore'], through: null, because: OWN },
  changeSynonyms: { args: ({ ids }) => ({ id: ids.synonyms, revision: 99, forms: ['uno', 'due'] }), office: ['curatore', 'amministratore'], through: null, because: OWN },
  removeSynonyms: { args: ({ ids }) => ({ id: ids.synonyms }), office: ['curatore', 'amministratore'], through: null, because: OWN },
  addEnte: { args: () => ({ input: { kind: 'UNIONE', denominazione: '' } }), office: ['curatore', 'amministratore'], through: null, because: OWN },
  addDraftPart: { args: input(({ ids }) => ({ draftId: ids.modelDraft, part: { kind: 'source', id: 'di-altri' }, value: {} })), office: ['curatore', 'amministratore'], through: null, because: 'parts are tried in model-workshop.int-spec.ts' },
  saveDraftPart: { args: input(({ ids }) => ({ draftId: ids.modelDraft, part: { kind: 'clause', id: 'conv-durata' }, seen: '', value: {} })), office: ['curatore', 'amministratore'], through: null, because: 'the same' },
  moveDraftPart: { args: input(({ ids }) => ({ draftId: ids.modelDraft, part: { kind: 'clause', id: 'conv-durata' }, seen: '', afterId: 'conv-oggetto' })), office: ['curatore', 'amministratore'], through: null, because: 'the same' },
  removeDraftPart: { args: input(({ ids }) => ({ draftId: ids.modelDraft, part: { kind: 'clause', id: 'conv-durata' }, seen: '' })), office: ['curatore', 'amministratore'], through: null, because: 'the same' },
  undoDraftChange: { args: ({ ids }) => ({ draftId: ids.modelDraft }), office: ['curatore', 'amministratore'], through: 'curatore', done: 'DraftChanged' },
  publishModelDraft: { args: ({ ids }) => ({ draftId: ids.modelDraft, version: '1.0.1' }), office: ['curatore', 'amministratore'], through: null, because: 'the same' },
  openModelDraft: { args: () => ({ modelKey: 'innovazione' }), office: ['curatore', 'amministratore'], through: null, because: 'the same' },
  discardModelDraft: { args: ({ ids }) => ({ draftId: ids.modelDraft }), office: ['curatore', 'amministratore'], through: 'curatore', done: 'ModelDraftDiscarded' },
  inviteColleague: { args: input(({ ids }) => ({ enteId: ids.enteB, email: 'intruso@example.it', role: 'REFERENTE' })), office: ['amministratore'], through: 'referenteB', done: 'ColleagueInvited' },
  withdrawInvitation: { args: input(({ ids }) => ({ enteId: ids.enteB, invitationId: ids.invitation })), office: ['amministratore'], through: 'referenteB', done: 'Done' },
  changeRole: { args: input(({ ids }) => ({ enteId: ids.enteB, membershipId: ids.colleague, role: 'LETTORE' })), office: ['amministratore'], through: 'referenteB', done: 'Done' },
  endMembership: { args: input(({ ids }) => ({ enteId: ids.enteB, membershipId: ids.otherColleague })), office: ['amministratore'], through: 'referenteB', done: 'Done' },
  handOver: { args: input(({ ids }) => ({ enteId: ids.enteB, membershipId: ids.membership })), through: 'referenteB', done: 'Done' },
  disablePerson: { args: input(({ ids }) => ({ personId: ids.person })), office: ['amministratore'], through: 'amministratore', done: 'Done' },
  endSession: { args: input(({ ids }) => ({ sessionId: ids.session })), through: 'lettoreB', done: 'Done' },
  acceptInvitation: { args: ({ ids }) => ({ input: { token: ids.invitation, account: { name: 'I', surname: 'N', password: 'cavallo batteria graffetta' } } }), through: null, because: TOKEN },
  resetPassword: { args: ({ ids }) => ({ input: { token: ids.person, password: 'cavallo batteria graffetta' } }), through: null, because: TOKEN },
  signIn: { args: ({ emails }) => ({ input: { email: emails.lettoreB, password: 'sbagliata davvero' } }), through: null, because: 'wants a password' },
  enrolSecondFactor: { args: nothing, through: null, because: OWN },
  confirmSecondFactor: { args: () => ({ input: { code: '000000' } }), through: null, because: OWN },
  endOtherSessions: { args: nothing, through: null, because: OWN },
};

/** Operations that are not called, each with its reason. */
const NOT_CALLED: Record<string, string> = {
  signOut: 'takes no argument and ends the session of who calls',
  requestPasswordReset: 'anybody may ask for a letter to any address; that the answer tells nothing is in sign-in.int-spec.ts',
};

/** Fields that no document of the walk asks for. */
const NOT_ASKED: Record<string, string> = {};

/** Every address of a controller, as strangers call it with B's ids; null: takes none. Sign-in by OpenID Connect, which takes none either, is there only where it is configured. */
const ROUTES: Record<string, ((world: CanaryWorld) => { readonly url: string; readonly body?: object; readonly bytes?: Uint8Array; readonly headers?: Record<string, string>; readonly office?: readonly Who[]; readonly through?: Who }) | null> = {
  'GET /health/live': null,
  'GET /health/ready': null,
  'POST /api/instances/:id/exports': ({ ids }) => ({ url: `/api/instances/${ids.instance}/exports`, body: { actKeys: ['convenzione'], formats: ['HTML'] }, through: 'lettoreB' }),
  'GET /api/models/:id/package': ({ ids }) => ({ url: `/api/models/${ids.modelDraft}/package`, office: ['curatore', 'amministratore'] }),
  'POST /api/models/packages': () => ({ url: '/api/models/packages', bytes: new Uint8Array([80, 75]), headers: { 'content-type': 'application/zip' }, office: ['curatore', 'amministratore'] }),
  'POST /api/convention-imports': ({ ids }) => ({ url: `/api/convention-imports?${new URLSearchParams({ enteId: ids.enteB, modelVersionId: ids.modelVersion, form: 'PUBBLICO', level: 'BASE', fileName: 'x.docx', clientKey: randomUUID() }).toString()}`, bytes: new Uint8Array([1]), headers: { 'content-type': 'application/octet-stream' } }),
  'GET /api/documents/:id/versions/:number/file': ({ ids }) => ({ url: `/api/documents/${ids.document}/versions/1/file`, through: 'lettoreB' }),
  'GET /api/documents/zip': ({ ids }) => ({ url: `/api/documents/zip?ids=${ids.document},${ids.draftDocument}` }),
  'GET /api/guest-documents/:secret/file': ({ ids }) => ({ url: `/api/guest-documents/${ids.guestLink}/file` }),
  'GET /api/practices/comparison': ({ ids }) => ({ url: `/api/practices/comparison?ids=${ids.practice},${ids.publicPractice}&format=docx` }),
  'GET /api/practices/:id': ({ ids }) => ({ url: `/api/practices/${ids.practice}?format=docx` }),
  'GET /api/piani-di-riassetto/tabella': () => ({ url: '/api/piani-di-riassetto/tabella?formato=csv' }),
  'POST /api/istat-imports/preview': () => ({ url: '/api/istat-imports/preview?elenco=1', bytes: new Uint8Array([1]), headers: { 'content-type': 'application/octet-stream' } }),
  'POST /api/istat-imports': () => ({ url: '/api/istat-imports?elenco=1', bytes: new Uint8Array([1]), headers: { 'content-type': 'application/octet-stream' } }),
  'OPTIONS /api/uploads': null,
  'GET /api/uploads': () => ({ url: '/api/uploads', through: 'redattoreB' }),
  'POST /api/uploads': ({ ids }) => ({ url: '/api/uploads', headers: { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': `filename ${btoa('x.pdf')},enteId ${btoa(ids.enteB)},clientKey ${btoa(randomUUID())}` } }),
  'HEAD /api/uploads/:id': ({ ids }) => ({ url: `/api/uploads/${ids.upload}`, headers: { 'tus-resumable': '1.0.0' } }),
  'PATCH /api/uploads/:id': ({ ids }) => ({ url: `/api/uploads/${ids.upload}`, bytes: new Uint8Array([1]), headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' } }),
  'DELETE /api/uploads/:id': ({ ids }) => ({ url: `/api/uploads/${ids.upload}`, headers: { 'tus-resumable': '1.0.0' } }),
  'POST /api/uploads/:id/finish': ({ ids, sha256 }) => ({ url: `/api/uploads/${ids.upload}/finish`, body: { sha256 } }),
};

/** Messages of open pages that carry an id. */
const MESSAGES = ['instance:here'];

/** Tables whose rows of B change by themselves, or by what anybody may do. */
const NOT_COMPARED: Record<string, string> = {
  rate_limit: 'counts attempts to sign in',
  presence: 'compared apart, while B has a page open',
};

let test: TestApp;
let world: CanaryWorld;
let schema: GraphQLSchema;
let walk: SchemaWalk;
const operations = new Map<string, Operation>();

beforeAll(async () => {
  test = await createTestApp({ live: true });
  schema = test.app.get(GraphQLSchemaHost).schema;
  walk = new SchemaWalk(schema);
  for (const operation of operationsOf(schema)) operations.set(operation.field.name, operation);
  world = await CanaryWorld.make(test);
  world.ids.keptUpload = world.ids.upload;
}, 120_000);
afterAll(() => test?.close());

/** B's rows in every table, as text. */
async function rowsOfB(): Promise<Record<string, string[]>> {
  const tables = await world.system<{ name: string }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege(c.oid, 'select') order by 1`);
  const marks = world.marks();
  const rows: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !NOT_COMPARED[table.name])) {
    const found = await world.system<{ row: string }>(`select t::text as row from "${name}" t where t::text like any ($1) order by 1`, [marks.map((mark) => `%${mark}%`)]);
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}

describe('the walk', () => {
  it('knows every operation, route and message, and no other', () => {
    expect([...Object.keys(CALLS), ...Object.keys(NOT_CALLED)].sort()).toEqual([...operations.keys()].sort());
    expect(Object.keys(ROUTES).sort()).toEqual(routes().sort());
    expect(messages()).toEqual(MESSAGES);
    for (const [name, { through, done, because }] of Object.entries(CALLS)) expect({ name, explained: (through !== null && (done !== undefined || operations.get(name)!.kind === 'query')) || because !== undefined }).toEqual({ name, explained: true });
  });
});

describe.each(['both walls', 'the application alone'])('somebody of another Ente, with %s', (walls) => {
  let before: Record<string, string[]>;

  beforeAll(async () => {
    if (walls === 'the application alone') await takeDownTheDatabaseWall();
    before = await rowsOfB();
    expect(Object.values(before).filter((rows) => rows.length > 0).length).toBeGreaterThan(20);
  });

  it.each(STRANGERS)('%s meets no word of B in any operation, asked for all it can give', async (who) => {
    for (const [name, { args, office }] of Object.entries(CALLS)) {
      if (office?.includes(who)) continue;
      const answers = await walk.ask(world.clients[who], operations.get(name)!, args(world, 'stranger'));
      expect({ name, met: answers.flatMap((answer) => world.foundBy(who, answer)), fault: answers.some((answer) => answer.includes('INTERNAL_SERVER_ERROR')) }).toEqual({ name, met: [], fault: false });
    }
  }, 120_000);

  it.each(STRANGERS)('%s meets none in any file, nor over an open page', async (who) => {
    for (const [route, call] of Object.entries(ROUTES)) {
      const made = call?.(world);
      if (!made || made.office?.includes(who)) continue;
      const { status, text } = await send(route, made, who);
      expect({ route, met: world.foundBy(who, text), fault: status >= 500 }).toEqual({ route, met: [], fault: false });
    }
    if (who === 'visitor') return void (await expect(LivePage.open(test, world.clients.visitor)).rejects.toThrow());
    const page = await LivePage.open(test, world.clients[who]);
    expect(await page.here(world.ids.instance)).toEqual({ refused: 'MODELS.INSTANCE_NOT_FOUND' });
    page.leave();
  }, 60_000);

  it('leaves the rows of B as they were, to the last byte', async () => {
    expect(await rowsOfB()).toEqual(before);
  });
});

describe('what kept them out was who they are', () => {
  it('the same files open for who may', async () => {
    for (const [route, call] of Object.entries(ROUTES)) {
      const made = call?.(world);
      if (!made?.through) continue;
      const { status, text } = await send(route, made, made.through);
      expect({ route, status, found: world.canaries.some(({ word }) => text.includes(word)) }).toEqual({ route, status: 200, found: true });
    }
    const page = await LivePage.open(test, world.clients.lettoreB);
    expect((await page.here(world.ids.instance)).answer?.people).toHaveLength(1);
    page.leave();
  });

  it('the same arguments work for who may', async () => {
    for (const [name, { args, through, done }] of Object.entries(CALLS)) {
      if (through === null) continue;
      const operation = operations.get(name)!;
      if (operation.kind === 'query') {
        const answers = await walk.ask(world.clients[through], operation, args(world, 'insider'));
        expect({ name, found: world.canaries.some(({ word }) => answers.some((answer) => answer.includes(word))) }).toEqual({ name, found: true });
      } else {
        const { data, errors } = await world.clients[through].raw<Record<string, { __typename: string }>>(walk.document(operation), args(world, 'insider'));
        const outcome = errors ? JSON.stringify(errors) : data[name]!.__typename;
        if (done) expect({ name, outcome }).toEqual({ name, outcome: done });
        else expect({ name, outcome }).not.toEqual({ name, outcome: 'NotFound' });
      }
    }
  }, 60_000);

  it('and every field of the schema was asked for', () => {
    expect(fieldsOf(schema).filter((field) => !walk.asked.has(field)).sort()).toEqual(Object.keys(NOT_ASKED).sort());
  });
});

describe('a field that an input does not have', () => {
  const STOLEN = ['id', 'role', 'enteId', 'ownerId', 'createdAt', 'revision', '__proto__'];

  it('is refused in every input, before anything runs', async () => {
    const before = await rowsOfB();
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    expect(inputs.length).toBeGreaterThan(40);
    let tried = 0;
    for (const operation of operations.values()) {
      for (const arg of operation.field.args) {
        for (const path of inputsBelow(arg.type)) {
          for (const name of STOLEN.filter((stolen) => !(stolen in path.at(-1)!.type.getFields()))) {
            const answer = await world.clients.amministratore.raw<unknown>(walk.document(operation), { ...(CALLS[operation.field.name]?.args(world, 'stranger') ?? {}), [arg.name]: withField(path, name) });
            // Names that poison objects do not get as far as GraphQL.
            const refused = answer.errors ? answer.errors.some(({ message }) => message.includes(`"${name}" is not defined`)) : (answer as unknown as { statusCode?: number }).statusCode === 400;
            expect({ operation: operation.field.name, name, data: answer.data ?? null, refused }).toEqual({ operation: operation.field.name, name, data: null, refused: true });
            tried += 1;
          }
        }
      }
    }
    expect(tried).toBeGreaterThan(inputs.length * 5);
    expect(await rowsOfB()).toEqual(before);
  }, 60_000);
});

interface Step {
  readonly name: string;
  readonly type: GraphQLInputObjectType;
  readonly list: boolean;
}

/** Ways to every input object below an argument. */
function inputsBelow(type: unknown, name = '', above: readonly Step[] = []): Step[][] {
  const named = getNamedType(type as never);
  if (!isInputObjectType(named) || above.some((step) => step.type === named)) return [];
  const here = [...above, { name, type: named, list: String(type).startsWith('[') }];
  return [here, ...Object.values(named.getFields()).flatMap((field) => inputsBelow(field.type, field.name, here))];
}

/** A value with one field too many at the end of the way; the rest is what the form asks for. */
function withField(path: readonly Step[], stolen: string): unknown {
  const [{ type, list }, ...rest] = path as [Step, ...Step[]];
  const value: Record<string, unknown> = {};
  for (const field of Object.values(type.getFields())) if (isNonNullType(field.type) && field.defaultValue === undefined) value[field.name] = String(field.type).startsWith('[') ? [] : 'x';
  if (rest[0]) value[rest[0].name] = withField(rest, stolen);
  else Object.defineProperty(value, stolen, { value: 'rubato', enumerable: true });
  return list ? [value] : value;
}

async function send(route: string, { url, body, bytes, headers = {} }: { url: string; body?: object; bytes?: Uint8Array; headers?: Record<string, string> }, who: Who): Promise<{ status: number; text: string }> {
  const { port } = (test.app.getHttpServer() as Server).address() as AddressInfo;
  const cookie = world.clients[who].cookie();
  const response = await fetch(`http://127.0.0.1:${port}${url}`, {
    method: route.split(' ')[0]!,
    headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(bytes ? { body: Buffer.from(bytes) } : body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, text: `${JSON.stringify([...response.headers])}${Buffer.from(await response.arrayBuffer()).toString('latin1')}` };
}

/** Addresses that the controllers of the product declare. */
function routes(): string[] {
  const found = new Set<string>();
  for (const module of test.app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const base = Reflect.getMetadata(PATH_METADATA, metatype!) as string;
      for (const name of Object.getOwnPropertyNames(metatype!.prototype).filter((own) => own !== 'constructor')) {
        const handler = (metatype!.prototype as Record<string, object>)[name]!;
        const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
        if (path !== undefined) found.add(`${RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]} /${[base, path].map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean).join('/')}`);
      }
    }
  }
  return [...found];
}

/** Messages that the gateways of open pages take. */
function messages(): string[] {
  const found = new Set<string>();
  for (const module of test.app.get(ModulesContainer).values()) {
    for (const { instance } of module.providers.values()) {
      const gateway = instance as { recheck?: unknown; alive?: unknown; messages?: object } | null;
      if (gateway && typeof gateway === 'object' && 'alive' in gateway && 'recheck' in gateway && typeof gateway.messages === 'object') for (const name of Object.keys(gateway.messages)) found.add(name);
    }
  }
  return [...found].sort();
}

/** Row level security off on every table: what is left to hold are the policies. */
async function takeDownTheDatabaseWall(): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relrowsecurity and relkind = 'r'`);
  for (const { name } of rows) await owner.query(`alter table ${name} disable row level security`);
  await owner.end();
}
