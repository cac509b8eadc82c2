import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, type GraphQLField, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Who may reach each operation at all. Written by hand: an operation that is not here does not pass, and neither does one that answers to others. */
const ACCESS: Record<string, 'public' | 'signed-in' | 'staff'> = {
  // models
  currentModels: 'public',
  model: 'public',
  modelVersion: 'public',
  modelActPreview: 'public',
  instances: 'signed-in',
  instance: 'signed-in',
  instanceClause: 'signed-in',
  instanceHistory: 'signed-in',
  instanceExports: 'signed-in',
  adoptModel: 'signed-in',
  saveAnswers: 'signed-in',
  editClause: 'signed-in',
  suppressClause: 'signed-in',
  restoreClause: 'signed-in',
  addClause: 'signed-in',
  moveClause: 'signed-in',
  undoLastChange: 'signed-in',
  upgrade: 'signed-in',
  decideUpgrade: 'signed-in',
  withdrawUpgradeDecision: 'signed-in',
  applyUpgrade: 'signed-in',
  approvals: 'signed-in',
  approvedText: 'signed-in',
  waitingActs: 'signed-in',
  stepRoles: 'signed-in',
  takeStep: 'signed-in',
  keepNumbers: 'signed-in',
  removeAdhesionFile: 'public',
  nameStepRoles: 'signed-in',
  attachActFile: 'signed-in',
  removeActFile: 'signed-in',
  instanceReview: 'signed-in',
  reviewColleagues: 'signed-in',
  waitingReviewRequests: 'signed-in',
  guestReview: 'public',
  guestClause: 'public',
  commentClause: 'signed-in',
  settleComment: 'signed-in',
  suggestClause: 'signed-in',
  withdrawSuggestion: 'signed-in',
  acceptSuggestion: 'signed-in',
  refuseSuggestion: 'signed-in',
  askForReview: 'signed-in',
  closeReviewRequest: 'signed-in',
  inviteGuest: 'signed-in',
  revokeReviewLink: 'signed-in',
  commentAsGuest: 'public',
  suggestAsGuest: 'public',
  withdrawAsGuest: 'public',
  wordReviews: 'signed-in',
  bringBackWordFile: 'signed-in',
  acceptOfferedClause: 'signed-in',
  refuseOfferedClause: 'signed-in',
  // adhesions
  adhesionBoard: 'signed-in',
  adhesion: 'public',
  adhesionText: 'public',
  myAdhesions: 'signed-in',
  nationalAdhesions: 'staff',
  inviteEnti: 'signed-in',
  remindEnti: 'signed-in',
  makeAdhesionLink: 'signed-in',
  answerAdhesion: 'public',
  takeAdhesionStep: 'public',
  adhesionDelibere: 'signed-in',
  prepareDelibere: 'signed-in',
  cancelDelibere: 'signed-in',
  needsSheets: 'signed-in',
  needsBoard: 'signed-in',
  needsOfEnte: 'public',
  needsListActs: 'signed-in',
  needsListAdoption: 'signed-in',
  keepNeedsSheet: 'signed-in',
  remindNeeds: 'signed-in',
  makeNeedsList: 'signed-in',
  adoptNeedsList: 'signed-in',
  saveNeedsLine: 'public',
  sendNeeds: 'public',
  deviationReport: 'staff',
  clauseWordings: 'staff',
  promoteWording: 'staff',
  instanceDistance: 'signed-in',
  shareInstance: 'signed-in',
  clausesBeside: 'public',
  lawChanges: 'staff',
  lawUses: 'staff',
  markLawChanged: 'staff',
  withdrawLawChange: 'staff',
  lawReviews: 'signed-in',
  confirmLawReview: 'signed-in',
  // model workshop
  modelVersionDiff: 'public',
  modelDrafts: 'staff',
  modelDraft: 'staff',
  draftClause: 'staff',
  draftUses: 'staff',
  draftPreview: 'staff',
  draftDiff: 'staff',
  draftLineageProposals: 'staff',
  draftHistory: 'staff',
  openModelDraft: 'staff',
  addDraftPart: 'staff',
  saveDraftPart: 'staff',
  moveDraftPart: 'staff',
  removeDraftPart: 'staff',
  undoDraftChange: 'staff',
  publishModelDraft: 'staff',
  withdrawModelVersion: 'staff',
  discardModelDraft: 'staff',
  conventionImports: 'signed-in',
  conventionImport: 'signed-in',
  decideImportedClause: 'signed-in',
  decideMissingClause: 'signed-in',
  decideImportedAnswer: 'signed-in',
  acceptSureProposals: 'signed-in',
  confirmConventionImport: 'signed-in',
  discardConventionImport: 'signed-in',
  // practices
  practices: 'public',
  practicesWrittenBy: 'signed-in',
  practice: 'public',
  comparePractices: 'public',
  pillarSheet: 'public',
  likeProvinces: 'public',
  practiceTableKinds: 'public',
  proposePractice: 'signed-in',
  savePracticePart: 'signed-in',
  submitPractice: 'signed-in',
  publishPractice: 'staff',
  sendBackPractice: 'staff',
  withdrawPractice: 'signed-in',
  recordReuse: 'signed-in',
  // documents
  documents: 'public',
  documentFacets: 'public',
  document: 'public',
  documentText: 'public',
  documentVocabulary: 'public',
  guestDocument: 'public',
  lookAtDocument: 'public',
  proposedDocuments: 'signed-in',
  addDocuments: 'signed-in',
  changeDocumentFields: 'signed-in',
  shareDocument: 'signed-in',
  moveDocument: 'signed-in',
  addDocumentVersion: 'signed-in',
  restoreDocumentVersion: 'signed-in',
  approveDocumentVersion: 'signed-in',
  confirmDocumentSources: 'signed-in',
  trashDocument: 'signed-in',
  keepDocumentAtHand: 'signed-in',
  createGuestLink: 'signed-in',
  revokeGuestLink: 'signed-in',
  curateDocument: 'staff',
  saveDocumentKeyword: 'staff',
  // bulk import of documents
  bulkImports: 'signed-in',
  bulkImport: 'signed-in',
  bulkImportRows: 'signed-in',
  bulkImportColumns: 'signed-in',
  startBulkImport: 'signed-in',
  runBulkImport: 'signed-in',
  discardBulkImport: 'signed-in',
  documentComments: 'signed-in',
  addDocumentComment: 'signed-in',
  editDocumentComment: 'signed-in',
  deleteDocumentComment: 'signed-in',
  documentReadings: 'signed-in',
  readingColleagues: 'signed-in',
  waitingReadings: 'signed-in',
  askReading: 'signed-in',
  confirmReading: 'signed-in',
  closeReading: 'signed-in',
  collections: 'public',
  collection: 'public',
  createCollection: 'signed-in',
  describeCollection: 'signed-in',
  arrangeCollection: 'signed-in',
  addToCollection: 'signed-in',
  deleteCollection: 'signed-in',
  // communities
  communities: 'public',
  community: 'public',
  discussions: 'public',
  discussion: 'public',
  postHistory: 'public',
  postPlace: 'public',
  communityEvents: 'public',
  communityMembers: 'signed-in',
  postDraft: 'signed-in',
  joinCommunity: 'signed-in',
  leaveCommunity: 'signed-in',
  removeCommunityMember: 'signed-in',
  openDiscussion: 'signed-in',
  answer: 'signed-in',
  editPost: 'signed-in',
  withdrawPost: 'signed-in',
  react: 'signed-in',
  markSolved: 'signed-in',
  setDiscussion: 'signed-in',
  readUpTo: 'signed-in',
  keepPostDraft: 'signed-in',
  // communities: groups and spaces
  communityRoster: 'signed-in',
  communityInvitations: 'signed-in',
  communityWords: 'signed-in',
  changeCommunityWords: 'signed-in',
  communityGuidelines: 'signed-in',
  changeCommunityGuidelines: 'signed-in',
  acceptCommunityGuidelines: 'signed-in',
  openCommunity: 'signed-in',
  openGroup: 'signed-in',
  openSpace: 'signed-in',
  chooseMembers: 'signed-in',
  inviteEnteToCommunity: 'signed-in',
  invitePersonToCommunity: 'signed-in',
  withdrawCommunityInvitation: 'signed-in',
  setMemberRole: 'signed-in',
  closeCommunity: 'signed-in',
  // communities: initiatives and issues
  initiatives: 'public',
  initiative: 'public',
  issues: 'public',
  issue: 'public',
  issuesOfDiscussion: 'public',
  myIssues: 'signed-in',
  openInitiative: 'signed-in',
  changeInitiative: 'signed-in',
  openIssue: 'signed-in',
  changeIssue: 'signed-in',
  // communities: moderation
  moderatedCommunities: 'signed-in',
  moderationQueue: 'signed-in',
  moderationLog: 'signed-in',
  myModeration: 'signed-in',
  communityLimits: 'signed-in',
  blockedLinks: 'staff',
  reportPost: 'signed-in',
  decideCase: 'signed-in',
  hidePost: 'signed-in',
  showPost: 'signed-in',
  movePreview: 'signed-in',
  moveDiscussion: 'signed-in',
  mergeDiscussion: 'signed-in',
  splitDiscussion: 'signed-in',
  suspendMember: 'signed-in',
  liftSuspension: 'signed-in',
  appealDecision: 'signed-in',
  decideAppeal: 'signed-in',
  setCommunityLimits: 'signed-in',
  blockLink: 'staff',
  unblockLink: 'staff',
  // communities: members
  memberContributions: 'signed-in',
  ownTrust: 'signed-in',
  // communities: question desk
  questionDesk: 'public',
  answerSheet: 'public',
  answerSuggestions: 'signed-in',
  unansweredQuestions: 'staff',
  answerDays: 'signed-in',
  askForAnswer: 'signed-in',
  makeAnswerSheet: 'signed-in',
  renewAnswerSheet: 'signed-in',
  declineToAnswer: 'signed-in',
  setAnswerDays: 'signed-in',
  // questionnaires
  questionnaires: 'public',
  questionnaire: 'public',
  discussionPoll: 'public',
  questionnaireResults: 'public',
  questionnaireTexts: 'public',
  keepQuestionnaire: 'signed-in',
  publishQuestionnaire: 'signed-in',
  closeQuestionnaire: 'signed-in',
  duplicateQuestionnaire: 'signed-in',
  removeQuestionnaire: 'signed-in',
  keepQuestionnaireAnswer: 'signed-in',
  sendQuestionnaireAnswer: 'signed-in',
  // communities: events
  meetings: 'public',
  nextMeetings: 'public',
  meeting: 'public',
  meetingPeople: 'signed-in',
  calendarAddress: 'signed-in',
  renewCalendarAddress: 'signed-in',
  revokeCalendarAddress: 'signed-in',
  planMeeting: 'signed-in',
  changeMeeting: 'signed-in',
  cancelMeeting: 'signed-in',
  setMeetingDocuments: 'signed-in',
  enrolInMeeting: 'signed-in',
  withdrawFromMeeting: 'signed-in',
  noteAttendance: 'signed-in',
  giveMeetingFeedback: 'signed-in',
  // notices
  notices: 'signed-in',
  noticePage: 'signed-in',
  follows: 'signed-in',
  newsletterArchive: 'public',
  newsletterIssue: 'public',
  newsletters: 'staff',
  newsletter: 'staff',
  newsletterPreview: 'staff',
  createNewsletter: 'staff',
  saveNewsletter: 'staff',
  planNewsletter: 'staff',
  recallNewsletter: 'staff',
  tryNewsletter: 'staff',
  removeNewsletter: 'staff',
  turnNewsletter: 'signed-in',
  mailChoices: 'signed-in',
  chooseMail: 'signed-in',
  setQuietHours: 'signed-in',
  turnMail: 'signed-in',
  returningMail: 'signed-in',
  tryMailAgain: 'signed-in',
  noticeChoices: 'signed-in',
  chooseNoticeInProduct: 'signed-in',
  chooseNoticeMail: 'signed-in',
  isFollowing: 'signed-in',
  follow: 'signed-in',
  unfollow: 'signed-in',
  markNoticesRead: 'signed-in',
  // costs
  costSchemes: 'signed-in',
  costScenarios: 'signed-in',
  costScenario: 'signed-in',
  costSimulation: 'signed-in',
  costScenarioActs: 'signed-in',
  costActs: 'signed-in',
  costActScheme: 'signed-in',
  costSchemeAdoption: 'signed-in',
  saveCostScenario: 'signed-in',
  deleteCostScenario: 'signed-in',
  adoptCostScheme: 'signed-in',
  // piani di riassetto
  pianiDiRiassetto: 'public',
  pianoDiRiassetto: 'public',
  savePianoDiRiassetto: 'signed-in',
  // enti
  enti: 'public',
  ente: 'public',
  province: 'public',
  pillars: 'public',
  subjects: 'public',
  complexityProfiles: 'public',
  addEnte: 'staff',
  // search
  search: 'public',
  searchSuggestions: 'public',
  synonyms: 'staff',
  addSynonyms: 'staff',
  changeSynonyms: 'staff',
  removeSynonyms: 'staff',
  savedSearches: 'signed-in',
  saveSearch: 'signed-in',
  changeSavedSearch: 'signed-in',
  removeSavedSearch: 'signed-in',
  // identity
  me: 'public',
  signInOptions: 'public',
  invitation: 'public',
  signIn: 'public',
  signOut: 'public',
  requestPasswordReset: 'public',
  resetPassword: 'public',
  acceptInvitation: 'public',
  people: 'signed-in',
  directory: 'signed-in',
  directoryChoices: 'signed-in',
  memberProfile: 'signed-in',
  ownProfile: 'signed-in',
  saveProfile: 'signed-in',
  ownData: 'signed-in',
  askPersonalCopy: 'signed-in',
  askErasure: 'signed-in',
  takeBackErasure: 'signed-in',
  waitingErasures: 'staff',
  askErasureOf: 'staff',
  takeBackErasureOf: 'staff',
  mySessions: 'signed-in',
  mailOutbox: 'signed-in',
  incomingMail: 'staff',
  outgoingMail: 'staff',
  offerMailAgain: 'staff',
  offerAllMailAgain: 'staff',
  inviteColleague: 'signed-in',
  withdrawInvitation: 'signed-in',
  endMembership: 'signed-in',
  changeRole: 'signed-in',
  handOver: 'signed-in',
  endSession: 'signed-in',
  endOtherSessions: 'signed-in',
  enrolSecondFactor: 'signed-in',
  confirmSecondFactor: 'signed-in',
  disablePerson: 'staff',
};

type Role = 'referente' | 'redattore' | 'lettore' | 'lecco' | 'curatore' | 'amministratore';
const ROLES: readonly Role[] = ['referente', 'redattore', 'lettore', 'lecco', 'curatore', 'amministratore'];

/** What each role gets from the operations on an instance of the Provincia di Pesaro e Urbino: done, refused (may read, not this), or as if it did not exist. */
const INSTANCE_CELLS: Record<string, Record<Role, 'done' | 'refused' | 'absent'>> = {
  instance: { referente: 'done', redattore: 'done', lettore: 'done', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  instanceClause: { referente: 'done', redattore: 'done', lettore: 'done', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  instanceHistory: { referente: 'done', redattore: 'done', lettore: 'done', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  instanceExports: { referente: 'done', redattore: 'done', lettore: 'done', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  saveAnswers: { referente: 'done', redattore: 'done', lettore: 'refused', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  editClause: { referente: 'done', redattore: 'done', lettore: 'refused', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  suppressClause: { referente: 'done', redattore: 'done', lettore: 'refused', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  restoreClause: { referente: 'done', redattore: 'done', lettore: 'refused', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  addClause: { referente: 'done', redattore: 'done', lettore: 'refused', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  moveClause: { referente: 'done', redattore: 'done', lettore: 'refused', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  undoLastChange: { referente: 'done', redattore: 'done', lettore: 'refused', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
  adoptModel: { referente: 'done', redattore: 'done', lettore: 'refused', lecco: 'refused', curatore: 'refused', amministratore: 'refused' },
  export: { referente: 'done', redattore: 'done', lettore: 'done', lecco: 'absent', curatore: 'absent', amministratore: 'absent' },
};

let test: TestApp;
let schema: GraphQLSchema;
const clients = {} as Record<Role, GraphqlClient>;
let visitor: GraphqlClient;

beforeAll(async () => {
  test = await createTestApp();
  schema = test.app.get(GraphQLSchemaHost).schema;
  const accounts = await loadDemoAccounts(test.app);
  visitor = new GraphqlClient(test.app);
  for (const role of ROLES) {
    const account = accounts.find(({ email }) => email.startsWith(role === 'lecco' ? 'referente.lecco' : `${role}${['curatore', 'amministratore'].includes(role) ? '' : '.pesaro'}`))!;
    clients[role] = new GraphqlClient(test.app);
    await clients[role].signIn(account.email, account.password);
  }
}, 120_000);
afterAll(() => test?.close());

function operations(): { kind: 'query' | 'mutation'; field: GraphQLField<unknown, unknown> }[] {
  return [
    ...Object.values(schema.getQueryType()!.getFields()).map((field) => ({ kind: 'query' as const, field })),
    ...Object.values(schema.getMutationType()!.getFields()).map((field) => ({ kind: 'mutation' as const, field })),
  ];
}

/** Some value of the type, right in form and meaningless in substance. */
function someValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return someValue(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]!.value;
  if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map((field) => [field.name, someValue(field.type)]));
  return { ID: randomUUID(), Int: 1, Float: 1, Boolean: false, String: 'x' }[type.name] ?? {};
}

async function call(client: GraphqlClient, kind: string, field: GraphQLField<unknown, unknown>): Promise<string | undefined> {
  const args = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const declared = args.length > 0 ? `(${args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})` : '';
  const passed = args.length > 0 ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const { errors } = await client.raw(`${kind} ${declared} { ${field.name}${passed}${selection} }`, Object.fromEntries(args.map((arg) => [arg.name, someValue(arg.type)])));
  return errors?.[0]?.extensions?.code;
}

describe('who may reach each operation', () => {
  it('is decided for every operation of the schema, and for no other', () => {
    expect(operations().map(({ field }) => field.name).sort()).toEqual(Object.keys(ACCESS).sort());
  });

  it('is a signed-in person where it is not everybody', async () => {
    for (const { kind, field } of operations()) {
      const code = await call(visitor, kind, field);
      if (ACCESS[field.name] === 'public') expect({ [field.name]: code }).not.toEqual({ [field.name]: 'UNAUTHENTICATED' });
      else expect({ [field.name]: code }).toEqual({ [field.name]: 'UNAUTHENTICATED' });
    }
  });

  it('is UPI where it is staff: to the others it does not exist', async () => {
    for (const { kind, field } of operations().filter((operation) => ACCESS[operation.field.name] === 'staff')) {
      for (const role of ['referente', 'lettore', 'lecco'] as const) expect({ [field.name]: await call(clients[role], kind, field) }).toEqual({ [field.name]: 'NOT_FOUND' });
      expect({ [field.name]: await call(clients.amministratore, kind, field) }).not.toEqual({ [field.name]: 'NOT_FOUND' });
    }
  });

  it('never answers with a fault', async () => {
    for (const { kind, field } of operations().filter(({ field: { name } }) => name !== 'signOut' && name !== 'endOtherSessions')) {
      for (const role of ['referente', 'amministratore'] as const) expect({ [field.name]: await call(clients[role], kind, field) }).not.toEqual({ [field.name]: 'INTERNAL_SERVER_ERROR' });
    }
  });
});

describe.each(['both walls', 'the application alone'])('each role on an instance of one Provincia, with %s', (walls) => {
  beforeAll(async () => {
    if (walls === 'the application alone') await takeDownTheDatabaseWall();
  });

  it.each(Object.keys(INSTANCE_CELLS))('%s', async (operation) => {
    const me = await clients.referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }');
    const enteId = me.me.memberships[0]!.enteId;
    const { model } = await visitor.request<{ model: { id: string } }>('{ model(key: "innovazione") { id } }');
    const adopt = (client: GraphqlClient): Promise<{ adoptModel: { __typename: string; instanceId: string } }> =>
      client.request('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { __typename ... on ModelAdopted { instanceId } } }', { input: { enteId, modelVersionId: model.id, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() } });
    for (const role of ROLES) {
      const { instanceId } = (await adopt(clients.referente)).adoptModel;
      // Whoever undoes must have something of his own to take back.
      if (operation === 'undoLastChange') await perform('saveAnswers', clients[role], instanceId);
      const outcome = operation === 'adoptModel' ? nameOf((await adopt(clients[role])).adoptModel.__typename) : await perform(operation, clients[role], instanceId);
      expect({ role, outcome }).toEqual({ role, outcome: INSTANCE_CELLS[operation]![role] });
    }
  }, 30_000);
});

/** Row level security off on every table: what is left to hold are the policies. The database's wall alone is tried where each domain's rows are. */
async function takeDownTheDatabaseWall(): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relrowsecurity and relkind = 'r'`);
  expect(rows.length).toBeGreaterThan(5);
  for (const { name } of rows) await owner.query(`alter table ${name} disable row level security`);
  await owner.end();
}

function nameOf(typename: string | undefined): 'done' | 'refused' | 'absent' | string {
  return { InstanceChanged: 'done', ModelAdopted: 'done', Refused: 'refused', NotFound: 'absent' }[typename ?? ''] ?? `${typename}`;
}

async function perform(operation: string, client: GraphqlClient, instanceId: string): Promise<string> {
  const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] };
  const clause = { instanceId, clauseId: 'conv-impegni-ente', seenRevision: 0 };
  const free = { instanceId, clauseId: 'conv-definizioni', seenRevision: 0 };
  const inputs: Record<string, object> = {
    saveAnswers: { instanceId, answers: [{ key: 'durata_anni', value: '6', seenRevision: 0 }] },
    editClause: { ...clause, heading: [], body: text },
    suppressClause: { ...free, reason: 'prova' },
    restoreClause: free,
    moveClause: { ...free, direction: 'down' },
    addClause: { instanceId, clauseId: randomUUID(), actKey: 'convenzione', afterClauseId: 'conv-oggetto', heading: [], body: text },
  };
  if (operation === 'export') return { 200: 'done', 404: 'absent' }[(await client.post(`/api/instances/${instanceId}/exports`, { actKeys: ['convenzione'], formats: ['HTML'] })).status] ?? 'other';
  if (inputs[operation]) {
    const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
    const data = await client.request<Record<string, { __typename: string }>>(`mutation ($input: ${type}!) { ${operation}(input: $input) { __typename } }`, { input: inputs[operation] });
    return nameOf(data[operation]!.__typename);
  }
  if (operation === 'undoLastChange') return nameOf((await client.request<{ undoLastChange: { __typename: string } }>('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id: instanceId })).undoLastChange.__typename);
  const argument = operation === 'instance' ? 'id: $id' : operation === 'instanceClause' ? 'instanceId: $id, clauseId: "conv-oggetto"' : 'instanceId: $id';
  const data = await client.request<Record<string, unknown>>(`query ($id: ID!) { ${operation}(${argument}) { __typename } }`, { id: instanceId });
  return data[operation] === null ? 'absent' : 'done';
}
