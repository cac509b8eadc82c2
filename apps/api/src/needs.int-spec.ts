import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresNeedsRepository } from '@province-comuni/adhesions-data';
import { ReachForNeeds, type AdhesionId, type NeedsSheetId } from '@province-comuni/adhesions-domain';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import { addDays, italianDate, italianDay } from '@province-comuni/shared-kernel';
import { unzipSync } from 'fflate';
import { loadDemoAccounts } from './demo-accounts.js';
import { approveConvention, putIntoForce } from './testing/approve-convention.js';
import { completeActs } from './testing/complete-acts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Service { key: string; code: string | null; name: string; unit: string; description: string }
interface Sheet { id: string; year: number; state: string; services: Service[]; opensOn: string; closesOn: string; text: string; revision: number }
interface Counts { RINNOVA: number; DESIDERA: number; VALUTA: number; NON_INTERESSA: number }
interface Board { sheet: Sheet; viewerCanKeep: boolean; answered: number; answeredPopulation: number; remindable: number; rows: { adhesionId: string; ente: { nome: string }; sentAt: string | null; writing: boolean; lines: { service: string; choice: string; quantity: string }[] }[]; summary: { service: { key: string }; counts: Counts; quantities: Counts; wanted: number; wantedQuantity: number; population: number }[]; list: { services: { key: string; wanted: number; quantity: number }[]; revision: number; madeBy: string } | null }
interface Needs { sheet: Sheet; lines: { service: string; choice: string; quantity: string; note: string }[]; sentAt: string | null; changedSinceSent: boolean; viewerCanAnswer: boolean; revision: number }
interface Adoption { act: { id: string }; listRevision: number; before: string[]; after: string[]; state: string; seenRevision: number; notCarried: string[] }
interface Outcome { __typename: string; board: Board; needs: Needs; adoption: Adoption; problems: { field: string; message: string }[]; message: string; count: number; letters: number }

const SHEET = 'id year state services { key code name unit description } opensOn closesOn text revision';
const COUNTS = 'RINNOVA DESIDERA VALUTA NON_INTERESSA';
const BOARD = `sheet { ${SHEET} } viewerCanKeep answered answeredPopulation remindable rows { adhesionId ente { nome } sentAt writing lines { service choice quantity } } summary { service { key } counts { ${COUNTS} } quantities { ${COUNTS} } wanted wantedQuantity population } list { services { key wanted quantity } revision madeBy }`;
const NEEDS = `sheet { ${SHEET} } lines { service choice quantity note } sentAt changedSinceSent viewerCanAnswer revision`;
const ADOPTION = 'act { id } listRevision before after state seenRevision notCarried';
const REFUSALS = '... on AdhesionChanged { message } ... on InvalidInput { problems { field message } } ... on Refused { message } ... on NotFound { message }';
const TODAY = italianDay(new Date());
const YEAR = Number(TODAY.slice(0, 4)) + 1;

let test: TestApp;
let instanceId: string;
let draftId: string;
let pesaroId: string;
let secrets: string[];
let adhesions: { id: string; aderente_id: string; nome: string; popolazione: number }[];
const clients = new Map<string, GraphqlClient>();
let visitor: GraphqlClient;

beforeAll(async () => {
  test = await createTestApp({ roles: ['api'] });
  for (const { email, password } of await loadDemoAccounts(test.app)) {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, password);
    clients.set(email.split('@')[0]!, client);
  }
  visitor = new GraphqlClient(test.app);
  const referente = clients.get('referente.pesaro')!;
  const { me, model } = await referente.request<{ me: { memberships: { enteId: string }[] }; model: { versions: { id: string }[] } }>('{ me { memberships { enteId } } model(key: "innovazione") { versions { id } } }');
  pesaroId = me.memberships[0]!.enteId;
  instanceId = await completeActs(referente, pesaroId, model.versions[0]!.id, { tariffa_per_abitante: '0,44', regime_iva: 'NON_SOGGETTA' });
  draftId = await completeActs(referente, pesaroId, model.versions[0]!.id, {}, 'Convenzione del prossimo anno');
  await approveConvention(referente, instanceId, TODAY);
  // Urbino, whose referente has an account, and four others; the last one does not adhere.
  const urbino = (await clients.get('referente.urbino')!.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  const enti = [urbino, ...(await system<{ id: string }>(`select id from ente where kind = 'COMUNE' and provincia_id = $1 and valido_al is null and id <> $2 order by nome limit 4`, [pesaroId, urbino])).map(({ id }) => id)];
  await referente.request('mutation ($input: InviteEntiInput!) { inviteEnti(input: $input) { __typename } }', { input: { instanceId, invitees: enti.map((enteId, index) => ({ enteId, contact: index === 1 || index === 4 ? `protocollo${index}@comune.example` : '' })), message: '' } });
  adhesions = await system(`select a.id, a.aderente_id, e.nome, (select popolazione from ente_popolazione p where p.ente_id = e.id order by anno desc limit 1) as popolazione from adhesion a join ente e on e.id = a.aderente_id where a.instance_id = $1 order by array_position($2::uuid[], a.aderente_id)`, [instanceId, enti]);
  secrets = [];
  for (const [index, { id }] of adhesions.entries()) {
    const { makeAdhesionLink } = await referente.request<{ makeAdhesionLink: { link: string } }>('mutation ($id: ID!) { makeAdhesionLink(id: $id) { ... on AdhesionLinkMade { link } } }', { id });
    secrets.push(makeAdhesionLink.link.split('#')[1]!);
    if (index < 4) await referente.request('mutation ($input: TakeAdhesionStepInput!) { takeAdhesionStep(input: $input) { __typename } }', { input: { access: { id }, step: 'DELIBERA', seenRevision: 0, values: [{ key: 'numero', value: '1' }, { key: 'data', value: TODAY }] } });
  }
}, 120_000);
afterAll(() => test?.close());

const system = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(sql, parameters));
const ask = <T>(who: string, query: string, variables: Record<string, unknown> = {}): Promise<T> => (clients.get(who) ?? visitor).request<T>(query, variables);
const sheets = async (who = 'referente.pesaro'): Promise<{ viewerCanKeep: boolean; mayOpen: boolean; nextYear: number; proposed: Service[]; sheets: Sheet[] } | null> => (await ask<{ needsSheets: never }>(who, `query ($id: ID!) { needsSheets(instanceId: $id) { viewerCanKeep mayOpen nextYear proposed { key code name unit description } sheets { ${SHEET} } } }`, { id: instanceId })).needsSheets;
const board = async (id: string, who = 'referente.pesaro'): Promise<Board | null> => (await ask<{ needsBoard: Board | null }>(who, `query ($id: ID!) { needsBoard(sheetId: $id) { ${BOARD} } }`, { id })).needsBoard;
const keep = async (input: object, who = 'referente.pesaro'): Promise<Outcome> => (await ask<{ keepNeedsSheet: Outcome }>(who, `mutation ($input: KeepNeedsSheetInput!) { keepNeedsSheet(input: $input) { __typename ... on NeedsSheetKept { board { ${BOARD} } } ${REFUSALS} } }`, { input: { instanceId, ...input } })).keepNeedsSheet;
const needs = async (access: object, who = 'visitor'): Promise<Needs[] | null> => (await ask<{ needsOfEnte: Needs[] | null }>(who, `query ($access: AdhesionAccessInput!) { needsOfEnte(access: $access) { ${NEEDS} } }`, { access })).needsOfEnte;
const ANSWER = `__typename ... on NeedsAnswerKept { needs { ${NEEDS} } } ${REFUSALS}`;
const save = async (access: object, sheetId: string, service: string, choice: string, quantity: string, seenRevision: number, who = 'visitor', note = ''): Promise<Outcome> => (await ask<{ saveNeedsLine: Outcome }>(who, `mutation ($input: SaveNeedsLineInput!) { saveNeedsLine(input: $input) { ${ANSWER} } }`, { input: { access, sheetId, service, choice, quantity, note, seenRevision } })).saveNeedsLine;
const send = async (access: object, sheetId: string, seenRevision: number, who = 'visitor'): Promise<Outcome> => (await ask<{ sendNeeds: Outcome }>(who, `mutation ($input: SendNeedsInput!) { sendNeeds(input: $input) { ${ANSWER} } }`, { input: { access, sheetId, seenRevision } })).sendNeeds;
const remind = async (id: string, who = 'referente.pesaro'): Promise<Outcome> => (await ask<{ remindNeeds: Outcome }>(who, `mutation ($id: ID!) { remindNeeds(sheetId: $id) { __typename ... on NeedsReminded { count letters } ... on Refused { message } ... on NotFound { message } } }`, { id })).remindNeeds;
const makeList = async (input: object, who = 'referente.pesaro'): Promise<Outcome> => (await ask<{ makeNeedsList: Outcome }>(who, `mutation ($input: MakeNeedsListInput!) { makeNeedsList(input: $input) { __typename ... on NeedsSheetKept { board { ${BOARD} } } ${REFUSALS} } }`, { input })).makeNeedsList;
const preview = async (sheetId: string, act: string, who = 'referente.pesaro'): Promise<Adoption | null> => (await ask<{ needsListAdoption: Adoption | null }>(who, `query ($sheetId: ID!, $act: ID!) { needsListAdoption(sheetId: $sheetId, instanceId: $act) { ${ADOPTION} } }`, { sheetId, act })).needsListAdoption;
const adopt = async (input: object, who = 'referente.pesaro'): Promise<Outcome> => (await ask<{ adoptNeedsList: Outcome }>(who, `mutation ($input: AdoptNeedsListInput!) { adoptNeedsList(input: $input) { __typename ... on NeedsListAdopted { adoption { ${ADOPTION} } } ${REFUSALS} } }`, { input })).adoptNeedsList;
const letters = (): Promise<{ to_address: string; subject: string; body: string }[]> => system(`select to_address, subject, body from mail_message where subject like '%fabbisogni%' order by created_at, id`);
const reach = (): ReachForNeeds => test.app.get(ReachForNeeds, { strict: false });

const SERVICES: readonly Service[] = [
  { key: 'POSTA', code: 'POSTA', name: 'Posta elettronica', unit: 'caselle', description: 'Caselle istituzionali.' },
  { key: 'SITI', code: 'SITI', name: 'Siti internet', unit: '', description: '' },
  { key: 'nostra', code: null, name: 'Stampa del cittadino', unit: 'copie', description: '' },
];
const OPEN = { year: YEAR, services: SERVICES, opensOn: TODAY, closesOn: addDays(TODAY, 30), text: 'Rispondete presto.', seenRevision: 0 };
const id = randomUUID();

describe('the scheda dei fabbisogni', () => {
  it('waits for a convention in force', async () => {
    expect(await sheets()).toMatchObject({ viewerCanKeep: true, mayOpen: false, sheets: [] });
    expect((await keep({ ...OPEN, id })).message).toContain('in vigore');
    await putIntoForce(clients.get('referente.pesaro')!, instanceId, TODAY, addDays(TODAY, 1_000));
    const now = (await sheets())!;
    expect(now).toMatchObject({ mayOpen: true, nextYear: YEAR });
    // What the approved text offers.
    expect(now.proposed.map(({ code }) => code)).toEqual(expect.arrayContaining(['CONNETTIVITA', 'POSTA']));
    expect(now.proposed[0]!.description).not.toBe('');
  });

  it('is not for another Provincia, the staff, a Comune or a visitor', async () => {
    for (const who of ['referente.lecco', 'curatore', 'amministratore', 'referente.urbino']) {
      expect(await sheets(who)).toBeNull();
      expect(await keep({ ...OPEN, id }, who)).toMatchObject({ __typename: 'NotFound' });
    }
    expect(await keep({ ...OPEN, id }, 'lettore.pesaro')).toMatchObject({ __typename: 'Refused' });
    expect((await visitor.raw('query ($id: ID!) { needsSheets(instanceId: $id) { title } }', { id: instanceId })).errors).toBeDefined();
  });

  it('is opened once for each year, and says at each field what is wrong', async () => {
    expect((await keep({ ...OPEN, id, year: 1999, closesOn: '2026-02-30', services: [] })).problems.map(({ field }) => field)).toEqual(['year', 'closesOn', 'services']);
    const both = await Promise.all([keep({ ...OPEN, id }), keep({ ...OPEN, id }), keep({ ...OPEN, id })]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['NeedsSheetKept', 'NeedsSheetKept', 'NeedsSheetKept']);
    expect(await system('select 1 from needs_sheet')).toHaveLength(1);
    expect((await keep({ ...OPEN, id: randomUUID() })).message).toContain(`La scheda del ${YEAR} c’è già`);
    // The id of a sheet of others opens nothing.
    for (const who of ['referente.lecco', 'curatore', 'referente.urbino']) {
      expect(await board(id, who)).toBeNull();
      expect(await keep({ ...OPEN, id, text: 'altro', seenRevision: 1 }, who)).toMatchObject({ __typename: 'NotFound' });
      expect(await remind(id, who)).toMatchObject({ __typename: 'NotFound' });
      expect(await makeList({ sheetId: id, services: ['POSTA'], threshold: 1, seenRevision: 0 }, who)).toMatchObject({ __typename: 'NotFound' });
    }
  });

  it('changes its words, not its services, once it is open', async () => {
    expect((await keep({ ...OPEN, id, services: SERVICES.slice(1), seenRevision: 1 })).problems).toEqual([{ field: 'services', message: expect.stringContaining('già aperta') as unknown }]);
    const changed = await keep({ ...OPEN, id, text: 'Rispondete entro Natale.', seenRevision: 1 });
    expect(changed.board.sheet).toMatchObject({ text: 'Rispondete entro Natale.', revision: 2, state: 'APERTA' });
    expect(await keep({ ...OPEN, id, text: 'Altre parole.', seenRevision: 1 })).toMatchObject({ __typename: 'AdhesionChanged' });
    // The same again, after an answer that got lost.
    expect((await keep({ ...OPEN, id, text: 'Rispondete entro Natale.', seenRevision: 1 })).board.sheet.revision).toBe(2);
  });

  it('is told once to every Ente that adheres, by letter with its link and by notice', async () => {
    await Promise.all([reach().tell(id as NeedsSheetId), reach().tell(id as NeedsSheetId)]);
    await reach().byClock();
    const sent = await letters();
    expect(sent.map(({ to_address }) => to_address)).toEqual(['protocollo1@comune.example']);
    expect(sent[0]!.body).toContain('Rispondete entro Natale.');
    const secret = /#([\w-]+)/.exec(sent[0]!.body)![1]!;
    expect(await needs({ secret })).toMatchObject([{ sheet: { id, year: YEAR } }]);
    const titles = (await ask<{ notices: { title: string }[] }>('referente.urbino', '{ notices { title } }')).notices.filter(({ title }) => title.includes('fabbisogni'));
    expect(titles).toHaveLength(1);
  });

  it('is answered with the link of the Ente, which opens its own answer alone', async () => {
    const access = { secret: secrets[1] };
    expect(await needs(access)).toMatchObject([{ lines: [], sentAt: null, viewerCanAnswer: true, revision: 0 }]);
    for (const wrong of [{ secret: `${secrets[1]}x` }, { id: adhesions[1]!.id }, {}]) expect(await needs(wrong)).toBeNull();
    expect(await needs({ id: adhesions[1]!.id }, 'referente.urbino')).toBeNull();
    // Who did not adhere is not asked.
    expect(await needs({ secret: secrets[4] })).toEqual([]);
    expect((await save({ secret: secrets[4] }, id, 'POSTA', 'RINNOVA', '3', 0)).message).toContain('ha aderito');
    expect((await save(access, id, 'POSTA', 'RINNOVA', 'molte', 0)).problems).toEqual([{ field: 'lines.POSTA.quantity', message: expect.any(String) }]);
    expect((await save(access, id, 'ALTRO', 'RINNOVA', '1', 0)).__typename).toBe('NotFound');
    expect((await save(access, randomUUID(), 'POSTA', 'RINNOVA', '1', 0)).__typename).toBe('NotFound');
    const kept = await save(access, id, 'POSTA', 'RINNOVA', '1.200,5', 0, 'visitor', 'due sedi');
    expect(kept.needs).toMatchObject({ revision: 1, sentAt: null, lines: [{ service: 'POSTA', choice: 'RINNOVA', quantity: '1.200,5', note: 'due sedi' }] });
    // A retry is one; what was seen before somebody else wrote is refused.
    expect((await save(access, id, 'POSTA', 'RINNOVA', '1.200,5', 0, 'visitor', 'due sedi')).needs.revision).toBe(1);
    expect(await save(access, id, 'POSTA', 'VALUTA', '', 0)).toMatchObject({ __typename: 'AdhesionChanged' });
    expect((await send(access, id, 1)).problems.map(({ field }) => field)).toEqual(['lines.SITI.choice', 'lines.nostra.choice']);
    // What is being written does not count.
    expect(await board(id)).toMatchObject({ answered: 0, rows: expect.arrayContaining([expect.objectContaining({ adhesionId: adhesions[1]!.id, sentAt: null, writing: true, lines: [] })]) as unknown });
  });

  it('counts when it is sent, twice sent is once, and can be changed until the last day', async () => {
    const access = { secret: secrets[1] };
    await save(access, id, 'SITI', 'DESIDERA', '7', 1);
    await save(access, id, 'nostra', 'NON_INTERESSA', '7', 2);
    const both = await Promise.all([send(access, id, 3), send(access, id, 3)]);
    expect(both.map(({ needs: { sentAt, revision } }) => [sentAt, revision])).toEqual([[both[0]!.needs.sentAt, 4], [both[0]!.needs.sentAt, 4]]);
    expect(both[0]!.needs).toMatchObject({ changedSinceSent: false });
    // Another Ente, with its account.
    const mine = { id: adhesions[0]!.id };
    for (const [revision, [service, choice, quantity]] of [['POSTA', 'DESIDERA', '10'], ['SITI', 'VALUTA', ''], ['nostra', 'VALUTA', '100']].entries()) await save(mine, id, service!, choice!, quantity!, revision, 'referente.urbino');
    await send(mine, id, 3, 'referente.urbino');
    // The Provincia writes down what came by PEC.
    const theirs = { id: adhesions[2]!.id };
    for (const [revision, [service, choice, quantity]] of [['POSTA', 'RINNOVA', '0,5'], ['SITI', 'NON_INTERESSA', ''], ['nostra', 'DESIDERA', '1']].entries()) await save(theirs, id, service!, choice!, quantity!, revision, 'redattore.pesaro');
    expect(await save(theirs, id, 'SITI', 'RINNOVA', '', 3, 'lettore.pesaro')).toMatchObject({ __typename: 'Refused' });
    await send(theirs, id, 3, 'redattore.pesaro');
    const now = (await board(id, 'lettore.pesaro'))!;
    expect(now).toMatchObject({ viewerCanKeep: false, answered: 3, answeredPopulation: adhesions[0]!.popolazione + adhesions[1]!.popolazione + adhesions[2]!.popolazione });
    expect(now.rows).toHaveLength(4);
    expect(now.summary).toMatchObject([
      { service: { key: 'POSTA' }, counts: { RINNOVA: 2, DESIDERA: 1, VALUTA: 0, NON_INTERESSA: 0 }, quantities: { RINNOVA: 120_100, DESIDERA: 1_000, VALUTA: 0, NON_INTERESSA: 0 }, wanted: 3, wantedQuantity: 121_100, population: now.answeredPopulation },
      { service: { key: 'SITI' }, counts: { RINNOVA: 0, DESIDERA: 1, VALUTA: 1, NON_INTERESSA: 1 }, wanted: 1, wantedQuantity: 0, population: adhesions[1]!.popolazione },
      { service: { key: 'nostra' }, counts: { RINNOVA: 0, DESIDERA: 1, VALUTA: 1, NON_INTERESSA: 1 }, quantities: { VALUTA: 10_000, DESIDERA: 100 }, wanted: 1, wantedQuantity: 100, population: adhesions[2]!.popolazione },
    ]);
    // Changed after it was sent: until it is sent again the first one counts.
    expect((await save(access, id, 'POSTA', 'VALUTA', '', 4)).needs).toMatchObject({ changedSinceSent: true });
    expect((await board(id))!.summary[0]!.counts.RINNOVA).toBe(2);
  });

  it('counts the inhabitants of all Comuni for which a Unione answers', async () => {
    const own = [adhesions[3]!.aderente_id, adhesions[4]!.aderente_id];
    const before = (await board(id))!;
    await system('update adhesion set stands_for = $2 where id = $1', [adhesions[2]!.id, own]);
    expect((await board(id))!.answeredPopulation).toBe(before.answeredPopulation - adhesions[2]!.popolazione + adhesions[3]!.popolazione + adhesions[4]!.popolazione);
    await system(`update adhesion set stands_for = '{}' where id = $1`, [adhesions[2]!.id]);
    expect(await board(id)).toEqual(before);
  });

  it('asks who withdrew until its recesso takes effect, and keeps what it said of the years before', async () => {
    const before = await board(id);
    const withdraw = (from: number): Promise<unknown> => system(`update adhesion set state = 'RECESSO', signed_on = $3, recesso = $2 where id = $1`, [adhesions[1]!.id, { notifiedOn: TODAY, effectiveOn: `${from}-01-01` }, TODAY]);
    await withdraw(YEAR + 1);
    expect(await board(id)).toEqual(before);
    expect(await needs({ secret: secrets[1] })).toMatchObject([{ sheet: { id }, viewerCanAnswer: true }]);
    await withdraw(YEAR);
    expect((await board(id))!.rows.map(({ adhesionId }) => adhesionId)).not.toContain(adhesions[1]!.id);
    expect(await needs({ secret: secrets[1] })).toEqual([]);
    expect((await save({ secret: secrets[1] }, id, 'POSTA', 'RINNOVA', '3', 5)).message).toContain('per gli anni in cui ne fa parte');
    await system(`update adhesion set state = 'DELIBERATO', signed_on = null, recesso = null where id = $1`, [adhesions[1]!.id]);
  });

  it('is behind the wall of the database too', async () => {
    const repository = new PostgresNeedsRepository();
    const seenBy = (enteIds: string[]): Promise<number[]> => test.database.runner.run({ enteIds }, async () => [(await repository.find(id as NeedsSheetId)) ? 1 : 0, (await repository.answersOf(id as NeedsSheetId)).length, (await repository.answersOfAdhesion(adhesions[1]!.id as AdhesionId)).length]);
    expect(await seenBy([pesaroId])).toEqual([1, 4, 1]);
    expect(await seenBy([adhesions[1]!.aderente_id])).toEqual([1, 1, 1]);
    expect(await seenBy([adhesions[0]!.aderente_id])).toEqual([1, 1, 0]);
    expect(await seenBy([randomUUID()])).toEqual([0, 0, 0]);
    // A Comune reads what is asked and changes nothing of it.
    const changed = await test.database.runner.run({ enteIds: [adhesions[1]!.aderente_id] }, () => currentManager().query(`update needs_sheet set text = 'preso' where id = $1`, [id]) as Promise<[unknown, number]>);
    expect(changed[1]).toBe(0);
    expect((await test.database.runner.run({ enteIds: [adhesions[1]!.aderente_id] }, () => currentManager().query('delete from needs_sheet where id = $1', [id]) as Promise<[unknown, number]>))[1]).toBe(0);
  });

  it('reminds who has not answered, once a day, and before it closes by the clock', async () => {
    // Told today already.
    expect(await remind(id)).toMatchObject({ count: 0 });
    await system(`update needs_answer set reminded_at = now() - interval '2 days'`);
    expect(await remind(id, 'lettore.pesaro')).toMatchObject({ __typename: 'Refused' });
    const both = await Promise.all([remind(id), remind(id)]);
    expect(both.map(({ count }) => count).sort()).toEqual([0, 1]);
    // The only one that has not answered has no address.
    expect(await letters()).toHaveLength(1);
    await system(`update adhesion set contact = 'protocollo3@comune.example' where id = $1`, [adhesions[3]!.id]);
    await system(`update needs_answer set reminded_at = now() - interval '2 days'`);
    await system(`update needs_sheet set opens_on = $2, closes_on = $3, announced_at = now() - interval '20 days' where id = $1`, [id, addDays(TODAY, -23), addDays(TODAY, 8)]);
    await reach().byClock();
    expect(await letters()).toHaveLength(1);
    await system('update needs_sheet set closes_on = $2 where id = $1', [id, addDays(TODAY, 7)]);
    await Promise.all([reach().byClock(), reach().byClock()]);
    const now = await letters();
    expect(now.map(({ to_address }) => to_address)).toEqual(['protocollo1@comune.example', 'protocollo3@comune.example']);
    expect(now[1]!.subject).toContain(`promemoria per i fabbisogni del ${YEAR}, entro il ${italianDate(addDays(TODAY, 7))}`);
  });

  it('is refused after its last day, and stays as it was sent', async () => {
    await system('update needs_sheet set closes_on = $2 where id = $1', [id, addDays(TODAY, -1)]);
    const access = { secret: secrets[1] };
    const [closed] = (await needs(access))!;
    expect(closed).toMatchObject({ viewerCanAnswer: false, sheet: { state: 'CHIUSA' } });
    for (const late of [await save(access, id, 'POSTA', 'NON_INTERESSA', '', closed!.revision), await send(access, id, closed!.revision), await save({ id: adhesions[2]!.id }, id, 'POSTA', 'VALUTA', '', 4, 'referente.pesaro')]) expect(late.message).toContain(`si è chiusa il ${italianDate(addDays(TODAY, -1))}`);
    expect((await board(id))!.summary[0]!.counts.RINNOVA).toBe(2);
    expect((await remind(id)).message).toContain('mentre la scheda è aperta');
    await reach().byClock();
    expect(await letters()).toHaveLength(2);
  });

  it('becomes the list of next year, in place of an earlier one', async () => {
    expect((await makeList({ sheetId: id, services: [], threshold: 1, seenRevision: 0 })).problems).toEqual([{ field: 'services', message: 'Scegliete almeno un servizio.' }]);
    expect(await makeList({ sheetId: id, services: ['POSTA'], threshold: 1, seenRevision: 0 }, 'lettore.pesaro')).toMatchObject({ __typename: 'Refused' });
    const input = { sheetId: id, services: ['POSTA', 'nostra'], threshold: 1, seenRevision: 0 };
    const both = await Promise.all([makeList(input), makeList(input)]);
    for (const each of both) expect(each.board.list).toMatchObject({ revision: 1, services: [{ key: 'POSTA', wanted: 3, quantity: 121_100 }, { key: 'nostra', wanted: 1, quantity: 100 }] });
    expect(await makeList({ ...input, services: ['SITI'] })).toMatchObject({ __typename: 'AdhesionChanged' });
    expect((await sheets())!.proposed).toEqual(SERVICES);
  });

  it('proposes the list to an act that is being written, as its answer', async () => {
    expect(await preview(id, draftId, 'referente.lecco')).toBeNull();
    expect(await preview(id, draftId, 'lettore.pesaro')).toBeNull();
    const acts = (await ask<{ needsListActs: { id: string }[] }>('referente.pesaro', 'query ($id: ID!) { needsListActs(sheetId: $id) { id title } }', { id })).needsListActs;
    expect(acts.map((act) => act.id)).toContain(draftId);
    const seen = (await preview(id, draftId))!;
    expect(seen).toMatchObject({ state: 'CHANGES', after: ['Posta elettronica'], notCarried: ['Stampa del cittadino'] });
    const input = { sheetId: id, instanceId: draftId, listRevision: seen.listRevision, seenRevision: seen.seenRevision };
    expect(await adopt(input, 'referente.lecco')).toMatchObject({ __typename: 'NotFound' });
    expect(await adopt({ ...input, instanceId: randomUUID() })).toMatchObject({ __typename: 'NotFound' });
    expect(await adopt({ ...input, listRevision: 7 })).toMatchObject({ __typename: 'AdhesionChanged' });
    const twice = [await adopt(input), await adopt(input)];
    for (const each of twice) expect(each.adoption).toMatchObject({ state: 'SAME' });
    const { instance } = await ask<{ instance: { steps: { questions: { key: string; value: unknown }[] }[] } }>('referente.pesaro', 'query ($id: ID!) { instance(id: $id) { steps { questions { key value } } } }', { id: draftId });
    expect(instance.steps.flatMap(({ questions }) => questions).find(({ key }) => key === 'servizi')!.value).toEqual(['POSTA']);
  });

  it('leaves as spreadsheets for who reads it', async () => {
    const get = (who: string, query: string): Promise<{ status: number; bytes: Buffer }> => (clients.get(who) ?? visitor).get(`/api/needs/${id}/table?${query}`);
    const summary = (await get('lettore.pesaro', 'formato=csv')).bytes.toString();
    expect(summary).toMatch(/Posta elettronica;caselle;2;1201;1;10;0;0;0;1;1211;/);
    const answers = (await get('lettore.pesaro', 'formato=csv&tavola=risposte')).bytes.toString();
    expect(answers).toContain('due sedi');
    expect(answers).toContain('senza risposta');
    for (const format of ['ods', 'xlsx']) expect(Object.keys(unzipSync((await get('lettore.pesaro', `formato=${format}`)).bytes)).length).toBeGreaterThan(3);
    for (const who of ['referente.lecco', 'curatore', 'referente.urbino', 'nobody']) expect((await get(who, 'formato=csv')).status).toBe(404);
  });
});
