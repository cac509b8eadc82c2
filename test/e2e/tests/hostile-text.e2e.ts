import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

/** Markup that runs where a text is taken for markup: by elements, attributes, addresses, entities, other namespaces and templates. */
const CORPUS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '"><svg/onload=alert(3)>',
  `' autofocus onfocus=alert(4) x='`,
  '<iframe srcdoc="<script>parent.alert(5)</script>"></iframe>',
  '<a href="javascript:alert(6)">qui</a>',
  '[qui](javascript:alert(7))',
  '&lt;script&gt;alert(8)&lt;/script&gt;',
  '<math><mtext></p><style><img src onerror=alert(9)></style>',
  '</textarea></title><details open ontoggle=alert(10)>',
  '{{constructor.constructor("alert(11)")()}}${alert(11)}',
  '<form action="javascript:alert(12)"><button autofocus>ok',
];
const ALL = CORPUS.join(' ');
/** Signs that a terminal obeys: a title of its own, a colour, a line that goes back. */
const ORDERS = '\u001b]0;alert(13)\u0007 \u001b[31malert(14)\u0008\u009b2J';
const body = { type: 'doc', content: [...CORPUS, ORDERS].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };

let product: OwnProduct;
let browser: Browser;
let enteId: string;
const ids = { instance: '', document: '', practice: '', draft: '' };
let next = 0;
/** A hostile text for a short field, another one each time. */
const short = (): string => `Prova ${CORPUS[(next += 1) % CORPUS.length]}`;

beforeAll(async () => {
  product = await OwnProduct.start();
  // The letters that are looked at come at any hour of the day, also by night.
  await product.database.change({ text: 'insert into mail_quiet (person_id, from_hour, to_hour, weekends) select id, 0, 0, false from person on conflict do nothing' });
  browser = await launch();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
}, 60_000);

interface Letter {
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

interface Seat {
  readonly page: Page;
  readonly api: ApiOfPage;
  /** What ran, and what the policy of contents had to stop: markup that is text gives it nothing to stop. */
  readonly alarms: string[];
  leave(): Promise<void>;
}

async function sit(who: string): Promise<Seat> {
  const { context, page, faults } = await newContext(browser, 1400, product.url);
  const alarms: string[] = faults;
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await signIn(page, product.account(who));
  return { page, api: new ApiOfPage(page), alarms, leave: () => context.close() };
}

/** Opens pages and looks whether a text became more than text. */
async function look({ page, alarms }: Seat, paths: readonly { readonly path: string; readonly shows?: boolean }[]): Promise<void> {
  for (const { path, shows = true } of paths) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.pc-skeleton, main [aria-busy="true"]').first().waitFor({ state: 'detached' });
    expect({ path, made: await made(page) }).toEqual({ path, made: [] });
    if (shows) expect({ path, text: await page.evaluate(() => `${document.body.innerText} ${[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value).join(' ')}`) }).toEqual({ path, text: expect.stringContaining('alert(') });
    expect({ path, alarms }).toEqual({ path, alarms: [] });
  }
}

/** Whether a page shows a text by now; one of the corpus where none is given. */
async function seesIn({ page }: Seat, path: string, words = 'alert('): Promise<boolean> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.pc-skeleton, main [aria-busy="true"]').first().waitFor({ state: 'detached' });
  return page.locator('main').getByText(words).first().waitFor({ timeout: 1_000 }).then(() => true, () => false);
}

/** Elements of the corpus that came to life. */
function made(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => [...element.attributes].some(({ name, value }) => name.startsWith('on') || name === 'srcdoc' || /^\s*javascript:/i.test(value)) || (element.localName === 'script' && !element.hasAttribute('src')) || element.localName === 'math')
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** Texts that are markup, everywhere people write and everywhere others read it. */
describe('markup in what people write', () => {
  it('is text in acts, questions, history and files', async () => {
    const seat = await sit('referente.pesaro');
    const { api } = seat;
    enteId = (await api.graphql<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
    const { model } = await api.graphql<{ model: { id: string } }>('{ model(key: "innovazione") { id } }');
    ids.instance = (await api.change<{ instanceId: string }>('adoptModel', { enteId, modelVersionId: model.id, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID(), title: short() }, '... on ModelAdopted { instanceId }')).instanceId;
    const changes: [string, object][] = [
      ['saveAnswers', { answers: [{ key: 'struttura_responsabile', value: `${CORPUS[0]} ${CORPUS[1]}`, seenRevision: 0 }, { key: 'servizio.denominazione', value: short(), seenRevision: 0 }] }],
      ['editClause', { clauseId: 'conv-impegni-ente', seenRevision: 0, heading: [{ type: 'text', text: short() }], body, reason: short() }],
      ['addClause', { clauseId: randomUUID(), actKey: 'convenzione', afterClauseId: 'conv-oggetto', heading: [{ type: 'text', text: short() }], body }],
      ['suppressClause', { clauseId: 'conv-definizioni', seenRevision: 0, reason: ALL.slice(0, 200) }],
    ];
    for (const [mutation, input] of changes) expect({ mutation, outcome: (await api.change(mutation, { instanceId: ids.instance, ...input })).__typename }).toEqual({ mutation, outcome: 'InstanceChanged' });
    const html = await api.exportText(ids.instance, ['convenzione'], 'HTML');
    await look(seat, [{ path: '/' }, { path: '/atti' }, { path: `/atti/${ids.instance}` }]);
    await seat.page.getByRole('button', { name: /^Storia/ }).first().click();
    await seat.page.getByRole('dialog').getByText('alert(').first().waitFor();
    expect(await made(seat.page)).toEqual([]);
    // The file is opened where no policy of ours protects it.
    expect(html).toContain('alert(1)');
    await seat.page.goto('about:blank');
    await seat.page.setContent(html);
    expect(await made(seat.page)).toEqual([]);
    expect(seat.alarms).toEqual([]);
    await seat.leave();
  }, 120_000);

  it('is text in documents, good practices, plans, searches and names of people', async () => {
    const seat = await sit('referente.pesaro');
    const { api } = seat;
    const uploadId = await api.upload(enteId, `${short()}.txt`, CORPUS.join('\n'));
    const fields = { title: short(), kind: 'capitolato', licence: 'CC-BY-4.0', abstract: ALL, source: short(), cites: [{ label: short() }] };
    const { documents } = await api.change<{ documents: { id: string }[] }>('addDocuments', { items: [{ uploadId, fields }], visibility: 'PUBBLICO', sharedWith: [], publish: true }, '... on DocumentsAdded { documents { id } }');
    ids.document = documents[0]!.id;
    const { practiceId } = await api.change<{ practiceId: string }>('proposePractice', { enteId, pillarKey: 'INNOVAZIONE', title: short(), summary: ALL, clientKey: randomUUID() }, '... on PracticeProposed { practiceId }');
    ids.practice = practiceId;
    expect((await api.change('savePracticePart', { practiceId, part: 'COSTI', seenRevision: 0, content: { unavailable: ALL, paragraphs: [], tables: [] } })).__typename).toBe('PracticeChanged');
    expect((await api.change('savePianoDiRiassetto', { enteId, seenRevision: 0, stato: 'IN_REDAZIONE', note: ALL }, '', 'SavePianoInput')).__typename).toBe('PianoSaved');
    expect((await api.change('saveSearch', { query: 'alert', name: short(), frequency: 'SETTIMANALE' }, '', 'SaveSearchInputType')).__typename).toBe('SearchSaved');
    await api.change('inviteColleague', { enteId, email: 'ostile@example.it', role: 'LETTORE' });
    await look(seat, [
      { path: '/documenti?vista=MIEI' },
      { path: `/documenti/${ids.document}` },
      { path: `/buone-pratiche/${ids.practice}` },
      { path: `/buone-pratiche/${ids.practice}/modifica` },
      { path: `/piani/${enteId}` },
      { path: '/cerca/salvate' },
      { path: `/cerca?q=${encodeURIComponent(CORPUS[1]!)}` },
      ...CORPUS.map((text) => ({ path: `/cerca?q=${encodeURIComponent(text)}&tipo=${encodeURIComponent(text)}`, shows: false })),
    ]);
    await seat.leave();
  }, 120_000);

  it('is text in mail, administration, the workshop and lists of words', async () => {
    const upi = await sit('amministratore');
    const { mailOutbox } = await upi.api.graphql<{ mailOutbox: { items: { to: string; text: string }[] } }>('{ mailOutbox { items { to text } } }');
    const token = /\/invito#([\w-]+)/.exec(mailOutbox.items.find(({ to }) => to === 'ostile@example.it')!.text)![1]!;
    const account = { name: '<img src=x onerror=alert(13)>', surname: '<b onclick=alert(14)>', password: 'cavallo batteria graffetta' };
    const guest = await newContext(browser, 1400, product.url);
    await guest.page.goto('/');
    expect((await new ApiOfPage(guest.page).change('acceptInvitation', { token, account })).__typename).toBe('InvitationAccepted');
    await guest.context.close();
    await look(upi, [{ path: `/amministrazione/enti/${enteId}` }, { path: '/posta', shows: false }]);
    await upi.leave();
    const curator = await sit('curatore');
    const { openModelDraft } = await curator.api.graphql<{ openModelDraft: { draftId: string } }>('mutation { openModelDraft(modelKey: "innovazione") { ... on ModelDraftOpened { draftId } } }');
    ids.draft = openModelDraft.draftId;
    const { draftClause } = await curator.api.graphql<{ draftClause: { part: { seen: string; value: object } } }>('query ($id: ID!) { draftClause(draftId: $id, clauseId: "conv-durata") { part { seen value } } }', { id: ids.draft });
    expect((await curator.api.change('saveDraftPart', { draftId: ids.draft, part: { kind: 'clause', id: 'conv-durata' }, seen: draftClause.part.seen, value: { ...draftClause.part.value, guidance: ALL, heading: [{ type: 'text', text: short() }] } })).__typename).toBe('DraftChanged');
    await curator.api.graphql('mutation ($label: String!) { saveDocumentKeyword(label: $label) { __typename } }', { label: CORPUS[1] });
    await curator.api.graphql('mutation ($forms: [String!]!) { addSynonyms(forms: $forms) { __typename } }', { forms: [CORPUS[1], CORPUS[2]] });
    await look(curator, [{ path: '/laboratorio', shows: false }, { path: `/laboratorio/${ids.draft}` }, { path: `/laboratorio/${ids.draft}?vista=risposte`, shows: false }, { path: '/documenti/parole', shows: false }, { path: '/cerca/sinonimi', shows: false }]);
    const upiId = (await curator.api.graphql<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
    const [id, copy] = [randomUUID(), randomUUID()];
    const survey = { asked: 'ENTI', enteIds: [upiId], answeredBy: 'PERSONA', disclosure: 'NOMINATIVA', visibility: 'SEMPRE', closesAt: '2099-01-01T10:00', seenRevision: 0, title: short(), intro: ALL, questions: [{ key: 's', kind: 'SEZIONE', text: short(), help: ALL }, { key: 'a', kind: 'SINGOLA', text: short(), help: ALL, options: [{ key: 'x', text: short() }, { key: 'y', text: short() }] }, { key: 't', kind: 'TESTO', long: true, text: short() }] };
    expect((await curator.api.change('keepQuestionnaire', { ...survey, id })).__typename).toBe('QuestionnaireDone');
    expect(await curator.api.graphql('mutation ($id: ID!, $copy: ID!) { publishQuestionnaire(id: $id, seenRevision: 1) { __typename } duplicateQuestionnaire(id: $id, newId: $copy) { __typename } }', { id, copy })).toEqual({ publishQuestionnaire: { __typename: 'QuestionnaireDone' }, duplicateQuestionnaire: { __typename: 'QuestionnaireDone' } });
    await curator.api.graphql('mutation ($input: QuestionnaireAnswerInput!, $key: ID!) { sendQuestionnaireAnswer(input: $input, clientKey: $key) { __typename } }', { input: { id, seenRevision: 0, lines: [{ question: 'a', choices: ['x'] }, { question: 't', text: ALL }] }, key: randomUUID() });
    await look(curator, [{ path: '/questionari' }, { path: `/questionari/${id}` }, { path: `/questionari/${id}/risultati` }, { path: `/questionari/${copy}/modifica` }]);
    await curator.leave();
  }, 120_000);

  it('is text in what is reported, decided and appealed', async () => {
    const author = await sit('referente.pesaro');
    const { community } = await author.api.graphql<{ community: { id: string } }>('{ community(key: "sua") { id } }');
    await author.api.graphql('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: community.id });
    const { discussionId } = await author.api.change<{ discussionId: string }>('openDiscussion', { communityId: community.id, kind: 'IDEA', title: short(), tags: [], text: body, clientKey: randomUUID(), attachments: [{ documentId: ids.document }] }, '... on DiscussionOpened { discussionId }');
    const { discussion } = await author.api.graphql<{ discussion: { first: { id: string } } }>('query ($id: ID!) { discussion(id: $id, first: 1) { first { id } } }', { id: discussionId });
    const reader = await sit('referente.lecco');
    expect((await reader.api.change('reportPost', { postId: discussion.first.id, reason: 'ALTRO', words: ALL })).__typename).toBe('CommunityDone');
    await look(reader, [{ path: `/community/sua/${discussionId}` }]);
    await reader.leave();
    const curator = await sit('curatore');
    await look(curator, [{ path: '/moderazione/sua' }]);
    await curator.api.graphql('mutation ($id: ID!, $reason: String!) { hidePost(postId: $id, category: ALTRO, reason: $reason) { __typename } }', { id: discussion.first.id, reason: ALL });
    await look(curator, [{ path: '/moderazione/sua/registro' }]);
    const { myModeration } = await author.api.graphql<{ myModeration: { decisions: { decision: { id: string } }[] } }>('{ myModeration { decisions { decision { id } } } }');
    await author.api.graphql('mutation ($id: ID!, $words: String!) { appealDecision(decisionId: $id, words: $words) { __typename } }', { id: myModeration.decisions[0]!.decision.id, words: ALL });
    await look(author, [{ path: '/moderazione/mie' }, { path: `/community/sua/${discussionId}` }]);
    await look(curator, [{ path: '/moderazione/sua' }]);
    await author.leave();
    await curator.leave();
  }, 120_000);

  it('is text in communities, groups, events, initiatives, polls, profiles and notices', async () => {
    const curator = await sit('curatore');
    const run = async (who: Seat, mutation: string, declared: string, given: string, variables: Record<string, unknown>, kept = ''): Promise<Record<string, string>> => {
      const { done } = await who.api.graphql<{ done: Record<string, string> }>(`mutation (${declared}) { done: ${mutation}(${given}) { __typename ${kept} ... on InvalidInput { problems { field message } } ... on Refused { code message } } }`, variables);
      expect({ mutation, refused: /^(Refused|InvalidInput|NotFound|PostHeld)$/.test(done['__typename']!) ? done : null }).toEqual({ mutation, refused: null });
      return done;
    };
    const opened = await run(curator, 'openCommunity', '$input: OpeningInput!, $key: ID!', 'input: $input, clientKey: $key', { key: randomUUID(), input: { title: short(), purpose: 'Prova.', visibility: 'PUBBLICA' } }, '... on CommunityOpened { key }');
    const home = `/community/${opened['key']!}`;
    const { community } = await curator.api.graphql<{ community: { id: string } }>('query ($key: String!) { community(key: $key) { id } }', { key: opened['key'] });
    const of = { id: community.id };
    // Whoever is new here would have his words looked at first.
    await product.database.change({ text: 'insert into community_limits (community_id, per_minute, per_hour, per_day, most_links, repeat_hours, new_days, new_posts, new_per_day, new_links, new_mentions, revision) values ($1, 100, 100, 100, 20, 0, 0, 0, 100, 20, 20, 1)', values: [community.id] });
    await run(curator, 'changeCommunityWords', '$id: ID!, $input: CommunityWordsInput!', 'communityId: $id, seenRevision: 0, input: $input', { ...of, input: { title: short(), purpose: ALL.slice(0, 300), thisWeek: ALL.slice(0, 250), subjects: [] } });
    await run(curator, 'changeCommunityGuidelines', '$id: ID!, $rules: [String!]!', 'communityId: $id, seenRevision: 0, guidelines: $rules, correction: true', { ...of, rules: CORPUS });
    const { key } = await run(curator, 'openGroup', '$id: ID!, $input: OpeningInput!, $key: ID!', 'parentId: $id, input: $input, clientKey: $key', { ...of, key: randomUUID(), input: { title: short(), purpose: ALL.slice(0, 300), visibility: 'MEMBRI' } }, '... on CommunityOpened { key }');
    const poll = { question: short(), options: [CORPUS[0], CORPUS[1], CORPUS[2]] };
    const { discussionId: polled } = await run(curator, 'openDiscussion', '$input: OpenDiscussionInput!', 'input: $input', { input: { communityId: community.id, kind: 'DISCUSSION', title: short(), tags: ['<b>uno'], text: body, clientKey: randomUUID(), poll } }, '... on DiscussionOpened { discussionId }');
    const { discussion } = await curator.api.graphql<{ discussion: { first: { id: string } } }>('query ($id: ID!) { discussion(id: $id, first: 1) { first { id } } }', { id: polled });
    // Quoted, and named in cards: what they show is asked for when they are shown.
    const text = { type: 'doc', content: [{ type: 'blockquote', attrs: { postId: discussion.first.id }, content: body.content }, { type: 'paragraph', content: [{ type: 'reference', attrs: { kind: 'documento', id: ids.document } }, { type: 'text', text: CORPUS[3] }] }, { type: 'codeBlock', content: [{ type: 'text', text: ALL }] }] };
    const author = await sit('referente.pesaro');
    await run(author, 'joinCommunity', '$id: ID!', 'communityId: $id, guidelinesAccepted: true', of);
    await run(author, 'answer', '$input: AnswerDiscussionInput!', 'input: $input', { input: { discussionId: polled, text, clientKey: randomUUID() } });
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const event = { kind: 'WEBINAR', title: short(), description: body, startsAt: `${day}T10:00`, endsAt: `${day}T11:00`, place: short(), agenda: [{ title: short(), speaker: short(), minutes: 10 }], speakers: [{ name: short(), role: short() }], enrolment: {} };
    const { meetingId } = await run(curator, 'planMeeting', '$id: ID!, $input: MeetingInput!, $key: ID!', 'communityId: $id, input: $input, clientKey: $key', { ...of, key: randomUUID(), input: event }, '... on MeetingKept { meetingId }');
    await run(curator, 'setMeetingDocuments', '$id: ID!, $documents: [MeetingDocumentInput!]!', 'id: $id, seenRevision: 1, documents: $documents', { id: meetingId, documents: [{ documentId: ids.document, kind: 'MATERIALE' }] });
    const { initiativeId } = await run(curator, 'openInitiative', '$id: ID!, $input: InitiativeInput!, $key: ID!', 'communityId: $id, input: $input, clientKey: $key', { ...of, key: randomUUID(), input: { title: short(), purpose: ALL.slice(0, 300), startsOn: day } }, '... on InitiativeKept { initiativeId }');
    const issue = { title: `=HYPERLINK("javascript:alert(1)") ${CORPUS[1]}`, text: body, kind: 'RISCHIO', severity: 'ALTA' };
    const { issueId } = await run(curator, 'openIssue', '$id: ID!, $input: IssueInput!, $key: ID!', 'initiativeId: $id, input: $input, clientKey: $key', { id: initiativeId, key: randomUUID(), input: issue }, '... on IssueKept { issueId }');
    await run(curator, 'changeIssue', '$id: ID!, $input: IssueChangeInput!', 'id: $id, seenRevision: 1, input: $input', { id: issueId, input: { ...issue, state: 'IN_ATTESA', reason: ALL.slice(0, 250) } });
    await run(author, 'saveProfile', '$input: SaveProfileInput!', 'input: $input', { input: { subjects: [], expertise: ALL.slice(0, 250), contact: short(), visibility: 'RETE', seenRevision: 0 } });
    const { me } = await author.api.graphql<{ me: { id: string } }>('{ me { id } }');
    await look(author, [
      ...['/community', home, `${home}/regole`, `${home}/iniziative`, `${home}/${polled}`, `/iniziative/${initiativeId}`, `/questioni/${issueId}`].map((path) => ({ path })),
      ...[`/calendario/${meetingId}`, '/calendario', `/persone/${me.id}`, '/persone'].map((path) => ({ path })),
    ]);
    await look(curator, [
      ...[`${home}/parole`, `/community/${key!}`, `/community/${key!}/membri`, `/iniziative/${initiativeId}/modifica`, `/questioni/${issueId}/modifica`, `/calendario/${meetingId}/modifica`].map((path) => ({ path })),
      { path: `${home}/membri` },
    ]);
    // What a calendar program and a spreadsheet make of it.
    const got = (path: string): Promise<string> => author.page.evaluate(async (address) => (await fetch(address)).text(), path);
    const calendar = await got(`/api/calendar/events/${meetingId}.ics`);
    expect([calendar.match(/^BEGIN:VEVENT/gm)?.length, calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)]).toEqual([1, true]);
    const table = await got(`/api/initiatives/${initiativeId}/issues.csv`);
    expect(table).toContain(`"'=HYPERLINK(`);
    expect(/(^|;)"?[=+@-]/m.test(table)).toBe(false);
    await run(curator, 'cancelMeeting', '$id: ID!, $reason: String!', 'id: $id, reason: $reason', { id: meetingId, reason: ALL.slice(0, 250) });
    await look(author, [{ path: `/calendario/${meetingId}` }]);
    // What happened is told by a job, in its own time.
    for (let times = 0; times < 60 && !(await seesIn(curator, '/avvisi', 'ha risposto in')); times += 1);
    await look(curator, [{ path: '/avvisi' }]);
    for (let times = 0; times < 30 && !(await seesIn(author, '/cerca?q=Prova&genere=discussione')); times += 1);
    await look(author, [{ path: '/cerca?q=Prova' }, { path: '/cerca?q=Prova&genere=discussione' }]);
    await author.leave();
    await curator.leave();
  }, 240_000);

  it('is text in the newsletter, its archive, and in every letter', async () => {
    const curator = await sit('curatore');
    const id = randomUUID();
    const input = { title: short(), intro: ALL, readers: 'TUTTI', sections: [{ heading: short(), items: [{ kind: 'documento', id: ids.document, note: ALL.slice(0, 250) }] }] };
    expect((await curator.api.graphql<{ createNewsletter: { __typename: string } }>('mutation ($input: NewsletterInput!, $key: ID!) { createNewsletter(input: $input, clientKey: $key) { __typename } }', { input, key: id })).createNewsletter.__typename).toBe('NewsletterKept');
    await look(curator, [{ path: '/newsletter/redazione' }, { path: `/newsletter/redazione/${id}` }]);
    await curator.api.graphql('mutation ($id: ID!) { tryNewsletter(id: $id) { __typename } planNewsletter(newsletter: { id: $id, seenRevision: 1 }) { __typename } }', { id });
    const number = async (): Promise<number | null> => (await curator.api.graphql<{ newsletter: { number: number | null } }>('query ($id: ID!) { newsletter(id: $id) { number } }', { id })).newsletter.number;
    for (let times = 0; times < 60 && (await number()) === null; times += 1) await seesIn(curator, '/newsletter');
    await look(curator, [{ path: '/newsletter' }, { path: `/newsletter/${await number()}` }, { path: `/newsletter/redazione/${id}` }]);
    await curator.leave();
    const upi = await sit('amministratore');
    const outbox = async (): Promise<Letter[]> => (await upi.api.graphql<{ mailOutbox: { items: Letter[] } }>('{ mailOutbox(limit: 100) { items { subject html text headers { name value } } } }')).mailOutbox.items;
    const isDigest = ({ text }: Letter): boolean => text.includes('Che cosa ricevere, e dove') && /^– .*alert\(/m.test(text);
    // As if it was of the day before yesterday, and chosen to be told once a day; and the job, as the clock puts it into the queue.
    await product.database.change(
      { text: `update notice set created_at = created_at - interval '2 days', told_at = null, read_at = null, not_before = null, frequency = 'GIORNALIERA'` },
      { text: `insert into jobs.job (name, policy) values ('notices.tell-daily', 'standard')` },
    );
    for (let times = 0; times < 60 && !(await outbox()).some(isDigest); times += 1) await seesIn(upi, '/posta');
    const sent = await outbox();
    const letters = sent.filter(({ html }) => html?.includes('alert('));
    expect(letters.filter(isDigest).length).toBeGreaterThan(0);
    // The words of a post, with what a terminal or a mail program would obey.
    expect(sent.some(({ text }) => text.includes('alert(14)'))).toBe(true);
    for (const { subject, text } of sent) {
      expect({ subject, obeyed: text.match(/[^\P{Cc}\n\r\t]/gu) }).toEqual({ subject, obeyed: null });
    }
    // Of the newsletter, of what is said in communities, of events, of moderation.
    expect(new Set(letters.map(({ subject }) => subject)).size).toBeGreaterThan(3);
    for (const { subject, headers } of sent) expect({ subject, lines: [subject, ...headers.flatMap(({ name, value }) => [name, value])].filter((line) => /[\r\n]/.test(line)) }).toEqual({ subject, lines: [] });
    // Opened where no policy of ours protects them.
    const reader = await newContext(browser, 1400, product.url);
    const ran: string[] = [];
    reader.page.on('dialog', (dialog) => (ran.push(dialog.message()), void dialog.dismiss()));
    for (const { subject, html } of letters) {
      await reader.page.setContent(html!);
      expect({ subject, made: await made(reader.page), ran }).toEqual({ subject, made: [], ran: [] });
    }
    await reader.context.close();
    await look(upi, [{ path: '/posta' }]);
    await upi.leave();
  }, 180_000);

  it('would not run even if it became markup: the policy of the pages forbids it', async () => {
    const seat = await sit('lettore.pesaro');
    const policy = (await seat.page.goto('/'))!.headers()['content-security-policy']!;
    for (const rule of ["script-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) expect(policy).toContain(rule);
    expect(/script-src[^;]*unsafe/.test(policy)).toBe(false);
    await seat.page.evaluate((markup) => {
      document.body.insertAdjacentHTML('beforeend', markup);
      const script = document.createElement('script');
      script.textContent = 'alert(99)';
      document.body.append(script);
    }, ALL);
    await seat.page.goto('/modelli');
    await seat.page.getByRole('heading', { level: 1 }).waitFor();
    expect(seat.alarms.filter((alarm) => alarm.startsWith('dialog'))).toEqual([]);
    expect(seat.alarms.some((alarm) => alarm.includes('Content Security Policy'))).toBe(true);
    await seat.leave();
  }, 60_000);
});
