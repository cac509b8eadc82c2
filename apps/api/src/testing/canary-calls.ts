import { randomUUID } from 'node:crypto';
import { plainPost } from '@province-comuni/communities-contract';
import { plainRichText } from '@province-comuni/shared-act-tree';
import type { CanaryWorld, Insider, Who } from './canary-world.js';

/** How an operation is called with what belongs to B. */
export interface Call {
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

/**
 * Every operation of the schema with B's ids, in an order in which those who may can do them one after another. A new operation gets a line: its arguments with B's ids (what B
 * must hold for it is made in `canary-world.ts`), who gets through with them, and the kind of the answer he gets. Where nobody can, `through: null` and why.
 */
export const CALLS: Record<string, Call> = {
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
  // Where the product keeps its own mail, its administrator reads it as that of a mail server.
  mailOutbox: { args: nothing, office: ['amministratore'], through: 'amministratore' },
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
  upgrade: { args: ({ ids }) => ({ instanceId: ids.instance }), through: 'lettoreB' },
  bulkImports: { args: nothing, through: 'redattoreB' },
  bulkImport: { args: ({ ids }) => ({ id: ids.bulkImport }), through: 'redattoreB' },
  bulkImportRows: { args: ({ ids }) => ({ id: ids.bulkImport }), through: 'redattoreB' },
  bulkImportColumns: { args: nothing, through: null, because: OWN },
  collections: { args: ({ ids }) => ({ documentId: ids.document }), through: 'lettoreB' },
  collection: { args: ({ ids }) => ({ id: ids.collection }), through: 'lettoreB' },
  documentComments: { args: ({ ids }) => ({ id: ids.document }), through: 'lettoreB' },
  documentReadings: { args: ({ ids }) => ({ id: ids.document }), through: 'referenteB' },
  readingColleagues: { args: ({ ids }) => ({ id: ids.document }), through: 'referenteB' },
  waitingReadings: { args: nothing, through: null, because: 'the reading is asked of somebody who does not sign in here; documents-together.int-spec.ts reads it' },
  communities: { args: nothing, through: 'lettoreB' },
  community: { args: () => ({ key: 'di-b' }), through: 'lettoreB' },
  discussions: { args: ({ ids }) => ({ communityId: ids.community }), through: 'lettoreB' },
  discussion: { args: ({ ids }) => ({ id: ids.discussion }), through: 'lettoreB' },
  postHistory: { args: ({ ids }) => ({ postId: ids.post }), through: 'lettoreB' },
  communityEvents: { args: ({ ids }) => ({ communityId: ids.community, after: 0 }), through: null, because: 'numbers and ids, and no words; communities.int-spec.ts reads them' },
  communityMembers: { args: ({ ids }) => ({ communityId: ids.community, text: 'Bruna' }), through: 'lettoreB' },
  postDraft: { args: ({ ids }) => ({ discussionId: ids.discussion }), through: 'redattoreB' },
  notices: { args: nothing, through: null, because: OWN },
  follows: { args: nothing, through: null, because: OWN },
  isFollowing: { args: ({ ids }) => ({ id: ids.document, kind: 'documento' }), through: null, because: 'answers yes or no, and has no words' },
  // Changes.
  decideUpgrade: { args: input(({ ids }) => ({ instanceId: ids.instance, key: 'clause:conv-impegni-ente', seenHash: '', choice: 'ACCEPT' })), through: null, because: 'B is on the newest version: upgrades.int-spec.ts decides' },
  withdrawUpgradeDecision: { args: ({ ids }) => ({ instanceId: ids.instance, key: 'clause:conv-impegni-ente' }), through: 'redattoreB', done: 'UpgradeDecided' },
  applyUpgrade: { args: ({ ids }) => ({ instanceId: ids.instance, mark: 'x' }), through: null, because: 'B is on the newest version: upgrades.int-spec.ts applies' },
  startBulkImport: { args: ({ ids }) => ({ uploadId: ids.bulkUpload }), through: null, because: 'the bytes of the archive are nowhere: bulk-import.int-spec.ts starts one' },
  runBulkImport: { args: input(({ ids }) => ({ id: ids.bulkImport, publish: false, visibility: 'ENTE' })), through: null, because: 'it is finished: bulk-import.int-spec.ts runs one' },
  discardBulkImport: { args: ({ ids }) => ({ id: ids.bulkImport }), through: null, because: 'what was made of it stays: bulk-import.int-spec.ts discards one' },
  createCollection: { args: ({ ids }) => ({ enteId: ids.enteB, documentIds: [ids.document], input: { title: 'Di altri', visibility: 'ENTE' } }), through: 'redattoreB', done: 'CollectionKept' },
  addToCollection: { args: ({ ids }) => ({ id: ids.collection, documentId: ids.document }), through: 'redattoreB', done: 'CollectionKept' },
  describeCollection: { args: ({ ids }) => ({ collection: seen(ids.collection, 99), input: { title: 'Di altri', visibility: 'ENTE' } }), through: null, because: 'of another revision: documents-together.int-spec.ts does it' },
  arrangeCollection: { args: ({ ids }) => ({ collection: seen(ids.collection, 99), parts: [] }), through: null, because: 'the same' },
  deleteCollection: { args: ({ ids }) => ({ id: ids.collection }), through: 'referenteB', done: 'CollectionKept' },
  addDocumentComment: { args: ({ ids }) => ({ id: ids.document, clientKey: randomUUID(), text: 'Di altri.' }), through: 'lettoreB', done: 'CommentKept' },
  editDocumentComment: { args: ({ ids }) => ({ id: ids.comment, text: 'Di altri.' }), through: 'redattoreB', done: 'CommentKept' },
  deleteDocumentComment: { args: ({ ids }) => ({ id: ids.comment }), through: 'redattoreB', done: 'CommentKept' },
  askReading: { args: ({ ids }) => ({ id: ids.document, input: { dueOn: '2027-07-31', note: '', enti: [], people: [ids.person] } }), through: null, because: 'asked already: documents-together.int-spec.ts asks' },
  confirmReading: { args: ({ ids }) => ({ requestId: ids.reading }), through: null, because: 'asked of somebody who does not sign in here' },
  closeReading: { args: ({ ids }) => ({ requestId: ids.reading }), through: 'referenteB', done: 'ReadingDone' },
  joinCommunity: { args: ({ ids }) => ({ communityId: ids.community, guidelinesAccepted: true }), through: 'lettoreB', done: 'CommunityDone' },
  openDiscussion: { args: input(({ ids }) => ({ communityId: ids.community, kind: 'QUESTION', title: 'Di altri, davvero', text: plainPost('x'), clientKey: randomUUID() })), through: 'lettoreB', done: 'DiscussionOpened' },
  answer: { args: input(({ ids }) => ({ discussionId: ids.discussion, text: plainPost('x'), clientKey: randomUUID() })), through: 'lettoreB', done: 'AnswerGiven' },
  editPost: { args: ({ ids }) => ({ postId: ids.post, text: plainPost('Di altri.') }), through: 'redattoreB', done: 'CommunityDone' },
  react: { args: ({ ids }) => ({ postId: ids.post, kind: 'UTILE', on: true }), through: 'lettoreB', done: 'CommunityDone' },
  markSolved: { args: ({ ids }) => ({ discussionId: ids.discussion, postId: ids.post }), through: 'redattoreB', done: 'CommunityDone' },
  setDiscussion: { args: input(({ ids }) => ({ discussionId: ids.discussion, pinned: true })), through: 'redattoreB', done: 'CommunityDone' },
  readUpTo: { args: ({ ids }) => ({ discussionId: ids.discussion, sequence: 2 }), through: 'lettoreB', done: 'ReadUpToNoted' },
  keepPostDraft: { args: input(({ ids }) => ({ discussionId: ids.discussion, text: plainPost('x') })), through: 'lettoreB', done: 'CommunityDone' },
  withdrawPost: { args: ({ ids }) => ({ postId: ids.post }), through: 'redattoreB', done: 'CommunityDone' },
  removeCommunityMember: { args: ({ ids }) => ({ communityId: ids.community, personId: ids.person }), through: 'redattoreB', done: 'CommunityDone' },
  leaveCommunity: { args: ({ ids }) => ({ communityId: ids.community }), through: 'lettoreB', done: 'CommunityDone' },
  follow: { args: ({ ids }) => ({ id: ids.document, kind: 'documento' }), through: 'lettoreB', done: 'NoticesDone' },
  unfollow: { args: ({ ids }) => ({ id: ids.document, kind: 'documento' }), through: 'lettoreB', done: 'NoticesDone' },
  markNoticesRead: { args: nothing, through: null, because: OWN },
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
export const NOT_CALLED: Record<string, string> = {
  signOut: 'takes no argument and ends the session of who calls',
  requestPasswordReset: 'anybody may ask for a letter to any address; that the answer tells nothing is in sign-in.int-spec.ts',
};
