import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'referente' | 'redattore' | 'lettore' | 'lecco' | 'curatore';
const EMAILS: Record<Who, string> = { referente: 'referente.pesaro@demo.example', redattore: 'redattore.pesaro@demo.example', lettore: 'lettore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' };
const EVERYBODY = Object.keys(EMAILS) as Who[];

interface Band { from: string; to: string; amount: string }
interface Service { kind: string; rate: string; bands: Band[] }
interface Scheme { key: string; services: Service[] }
interface Body { schemes: Scheme[] }
interface Result { comuni: { nome: string; popolazione: number; joins: boolean; shares: { net: number; vat: number; gross: number }[] }[]; schemes: { key: string; net: number; vat: number; gross: number; against: object | null; years: object[]; breakEven: object[] }[]; leftOut: { nome: string; reason: string }[]; joining: number }
interface Answer { key: string; before: string[]; after: string[]; state: string; seenRevision: number }
interface Adoption { scenarioRevision: number; act: { id: string; title: string }; answers: Answer[]; notCarried: string[]; untouched: string[] }
interface Outcome { __typename: string; scenario: { revision: number; name: string }; problems: { field: string; message: string }[]; currentRevision: number; by: string; code: string; adoption: Adoption }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
let pesaroId: string;
let leccoId: string;
let sources: Scheme[];

const SCHEME = 'key title source vatRegime vatRate services { service place kind rate amount maximum by unit quantity bands { from to amount } }';
const enteOf = async (who: Who): Promise<string> => (await clients[who].request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
const bodyOf = (schemes: Scheme[], more: object = {}): Body => ({ schemes, todayKey: null, expenses: [], years: '3', participation: '100', order: 'LARGEST_FIRST', adjustment: '0', vatRate: '', workstationsPerThousand: '5', workstations: [], ...more }) as Body;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of EVERYBODY) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find((account) => account.email === EMAILS[who])!.password);
  }
  [pesaroId, leccoId] = [await enteOf('referente'), await enteOf('lecco')];
  sources = (await clients.lettore.request<{ costSchemes: { scheme: Scheme }[] }>(`{ costSchemes { scheme { ${SCHEME} } } }`)).costSchemes.map(({ scheme }) => scheme);
}, 120_000);
afterAll(() => test?.close());

const simulate = async (who: Who, body: Body, enteId = pesaroId): Promise<{ result: Result | null; problems: { field: string; message: string }[] } | null> =>
  (await clients[who].request<{ costSimulation: { result: Result | null; problems: { field: string; message: string }[] } | null }>('query ($input: CostSimulationInput!) { costSimulation(input: $input) { problems { field message } result { joining leftOut { nome reason } comuni { nome popolazione joins shares { net vat gross } } schemes { key net vat gross against { less more same } years { year revenue expenses balance } breakEven { order firstYear wholePeriod } } } } }', { input: { enteId, body } })).costSimulation;
const save = async (who: Who, input: object): Promise<Outcome> =>
  (await clients[who].request<{ saveCostScenario: Outcome }>('mutation ($input: SaveCostScenarioInput!) { saveCostScenario(input: $input) { __typename ... on CostScenarioSaved { scenario { revision name } } ... on CostScenarioConflict { currentRevision by } ... on InvalidInput { problems { field message } } ... on Refused { code } } }', { input: { enteId: pesaroId, seenRevision: 0, ...input } })).saveCostScenario;
const open = async (who: Who, id: string): Promise<{ name: string; body: Body; viewerCanEdit: boolean } | null> => (await clients[who].request<{ costScenario: { name: string; body: Body; viewerCanEdit: boolean } | null }>(`query ($id: ID!) { costScenario(id: $id) { name viewerCanEdit body { schemes { ${SCHEME} } todayKey expenses { kind amount growth } years participation order adjustment vatRate workstationsPerThousand workstations { enteId quantity } } } }`, { id })).costScenario;
const list = async (who: Who): Promise<string[] | undefined> => (await clients[who].request<{ costScenarios: { items: { name: string }[] } | null }>('query ($enteId: ID!) { costScenarios(enteId: $enteId) { items { name } total } }', { enteId: pesaroId })).costScenarios?.items.map(({ name }) => name);
async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  await owner.query(`alter table cost_scenario ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

describe('a simulation', () => {
  it('reckons on the real Comuni of the Provincia, to the cent, and on nobody else’s', async () => {
    const made = await simulate('lettore', bodyOf(sources, { todayKey: 'pesaro-urbino', expenses: [{ kind: 'PERSONALE', amount: '100.000,00', growth: '1,5' }] }));
    const { comuni, schemes, joining, leftOut } = made!.result!;
    expect(leftOut).toEqual([]);
    expect(joining).toBe(comuni.length);
    expect(comuni.length).toBeGreaterThan(40);
    expect(comuni[0]!.nome).toBe('Pesaro');
    schemes.forEach((scheme, index) => {
      const sum = (of: (share: { net: number; vat: number; gross: number }) => number): number => comuni.reduce((all, { shares }) => all + of(shares[index]!), 0);
      expect([sum(({ net }) => net), sum(({ vat }) => vat), sum(({ gross }) => gross)]).toEqual([scheme.net, scheme.vat, scheme.gross]);
    });
    expect(comuni.every(({ popolazione, shares }) => shares[0]!.net === popolazione * 44)).toBe(true);
    expect(schemes[1]!.years).toHaveLength(3);
    for (const who of ['lecco', 'curatore'] as const) expect(await simulate(who, bodyOf(sources))).toBeNull();
    expect((await simulate('lecco', bodyOf(sources), leccoId))?.result?.comuni.length).toBeGreaterThan(70);
  });

  it('names a Comune that merged into another, and one without population', async () => {
    const system = <T>(sql: string, parameters: unknown[]): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(sql, parameters) as Promise<T[]>);
    const [gone, heir, silent] = await system<{ id: string; denominazione: string; nome: string }>(`select id, denominazione, nome from ente where provincia_id = $1 and kind = 'COMUNE' and valido_al is null order by nome limit 3`, [pesaroId]);
    await system(`update ente set valido_al = '2020-12-31', confluito_in = $2 where id = $1`, [gone!.id, heir!.id]);
    const population = await system<{ anno: number; popolazione: number; fonte: string }>('delete from ente_popolazione where ente_id = $1 returning anno, popolazione, fonte', [silent!.id]).then((rows) => rows.flat().filter((row) => typeof row === 'object'));
    const { leftOut } = (await simulate('lettore', bodyOf(sources, { workstations: [{ enteId: gone!.id, quantity: '12' }] })))!.result!;
    expect(leftOut).toEqual([{ nome: silent!.nome, reason: 'SENZA_POPOLAZIONE' }, { nome: `${gone!.denominazione} (ora ${heir!.denominazione})`, reason: 'NON_IN_VIGORE' }]);
    await system('update ente set valido_al = null, confluito_in = null where id = $1', [gone!.id]);
    for (const { anno, popolazione, fonte } of population) await system('insert into ente_popolazione (ente_id, anno, popolazione, fonte) values ($1, $2, $3, $4)', [silent!.id, anno, popolazione, fonte]);
  });

  it('says at the field what is wrong, and then reckons nothing', async () => {
    const broken = structuredClone(sources);
    broken[1]!.services[0]!.bands[0]!.to = '499';
    const made = await simulate('lettore', bodyOf(broken));
    expect(made).toEqual({ result: null, problems: [{ field: 'schemes[1].services[0].bands[1].from', message: expect.stringContaining('Resta scoperto il numero 500') }] });
  });
});

describe('the scenarios of a Provincia', () => {
  const id = randomUUID();

  it('are written by who writes its acts, read by all of it, and by nobody else', async () => {
    const input = { id, name: ' Fasce o abitanti ', body: bodyOf(sources) };
    expect(await save('lettore', input)).toMatchObject({ __typename: 'Refused', code: 'COSTS.NOT_ALLOWED' });
    for (const who of ['lecco', 'curatore'] as const) expect((await save(who, input)).__typename).toBe('NotFound');
    expect((await save('redattore', input)).scenario).toEqual({ revision: 1, name: 'Fasce o abitanti' });
    for (const walls of ['both', 'application'] as const) {
      await setWall(walls === 'both');
      for (const who of EVERYBODY) {
        const inside = who !== 'lecco' && who !== 'curatore';
        expect({ walls, who, name: (await open(who, id))?.name, list: await list(who) }).toEqual({ walls, who, name: inside ? 'Fasce o abitanti' : undefined, list: inside ? ['Fasce o abitanti'] : undefined });
      }
      // Its id with an Ente of one’s own is not a way in either.
      expect((await save('lecco', { ...input, enteId: leccoId })).__typename).toBe('NotFound');
    }
    await setWall(true);
    expect(await open('lettore', id)).toEqual({ name: 'Fasce o abitanti', viewerCanEdit: false, body: bodyOf(sources) });
  });

  it('change one after another, and once for each click', async () => {
    const input = { id, name: 'Fasce o abitanti', body: bodyOf(sources) };
    expect((await save('redattore', input)).scenario.revision).toBe(1);
    expect((await save('referente', { ...input, name: 'Due schemi', seenRevision: 1 })).scenario.revision).toBe(2);
    expect(await save('redattore', { ...input, name: 'Altro', seenRevision: 1 })).toMatchObject({ __typename: 'CostScenarioConflict', currentRevision: 2, by: 'Prova Referente Pesaro' });
    const wrong = await save('redattore', { ...input, name: ' ', body: bodyOf([]), seenRevision: 2 });
    expect(wrong.problems.map(({ field }) => field)).toEqual(['name', 'body.schemes']);
    const both = await Promise.all(Array.from({ length: 4 }, () => save('redattore', { ...input, name: 'Insieme', seenRevision: 2 })));
    expect(both.map(({ scenario }) => scenario.revision)).toEqual([3, 3, 3, 3]);
  });

  it('are refused by the reader when the row was written by nobody of ours', async () => {
    const other = randomUUID();
    await save('redattore', { id: other, name: 'Rotto', body: bodyOf(sources) });
    await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`update cost_scenario set body = '{"schemes":"x"}' where id = $1`, [other]));
    expect((await clients.redattore.raw('query ($id: ID!) { costScenario(id: $id) { name } }', { id: other })).errors).toHaveLength(1);
    await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('delete from cost_scenario where id = $1', [other]));
  });

  it('go into an act after a look at what changes, all of it or nothing', async () => {
    const { model } = await clients.referente.request<{ model: { id: string } }>('{ model(key: "innovazione") { id } }');
    const adopt = async (who: Who, enteId: string): Promise<string> => (await clients[who].request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId, modelVersionId: model.id, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() } })).adoptModel.instanceId;
    const [act, theirs] = [await adopt('referente', pesaroId), await adopt('lecco', leccoId)];
    const acts = async (who: Who): Promise<string[] | undefined> => (await clients[who].request<{ costScenarioActs: { id: string }[] | null }>('query ($id: ID!) { costScenarioActs(scenarioId: $id) { id title } }', { id })).costScenarioActs?.map((each) => each.id);
    expect([await acts('redattore'), await acts('lettore'), await acts('lecco')]).toEqual([[act], [], undefined]);
    const FIELDS = 'scenarioRevision act { id title } answers { key before after state seenRevision } notCarried untouched';
    const preview = async (who: Who, instanceId = act, schemeKey = 'macerata'): Promise<Adoption | null> => (await clients[who].request<{ costSchemeAdoption: Adoption | null }>(`query ($id: ID!, $key: String!, $act: ID!) { costSchemeAdoption(scenarioId: $id, schemeKey: $key, instanceId: $act) { ${FIELDS} } }`, { id, key: schemeKey, act: instanceId })).costSchemeAdoption;
    const take = async (who: Who, { answers, scenarioRevision }: Adoption, instanceId = act, schemeKey = 'macerata'): Promise<Outcome> =>
      (await clients[who].request<{ adoptCostScheme: Outcome }>(`mutation ($input: AdoptCostSchemeInput!) { adoptCostScheme(input: $input) { __typename ... on CostSchemeAdopted { adoption { ${FIELDS} } } ... on CostActChanged { by } ... on Refused { code } } }`, { input: { scenarioId: id, schemeKey, instanceId, seenRevision: scenarioRevision, seen: answers.map(({ key, seenRevision }) => ({ key, revision: seenRevision })) } })).adoptCostScheme;

    const seen = (await preview('redattore'))!;
    expect(seen.answers.map(({ key, state }) => [key, state])).toEqual([['schema_tariffario', 'CHANGES'], ['fasce', 'CHANGES'], ['regime_iva', 'CHANGES'], ['aliquota_iva', 'CHANGES']]);
    expect(seen.answers[1]!.after[1]).toContain('960,00');
    for (const [who, instanceId] of [['lettore', act], ['lecco', act], ['curatore', act], ['redattore', theirs], ['lecco', theirs]] as const) expect({ who, seen: await preview(who, instanceId) }).toEqual({ who, seen: null });
    expect((await take('lettore', seen)).code).toBe('COSTS.NOT_ALLOWED');
    expect((await take('lecco', seen)).__typename).toBe('NotFound');
    expect((await take('redattore', seen, theirs)).__typename).toBe('NotFound');

    // A colleague answered meanwhile: nothing of it is written.
    await clients.referente.request('mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename } }', { input: { instanceId: act, answers: [{ key: 'aliquota_iva', value: '10', seenRevision: 0 }] } });
    expect(await take('redattore', seen)).toMatchObject({ __typename: 'CostActChanged', by: 'Prova Referente Pesaro' });
    expect((await preview('redattore'))!.answers[0]!.state).toBe('CHANGES');
    const again = (await preview('redattore'))!;
    expect(again.answers[3]).toMatchObject({ before: ['10 per cento'], after: ['22 per cento'], seenRevision: 1 });
    const twice = await Promise.all([take('redattore', again), take('redattore', again)]);
    for (const { adoption } of twice) expect(adoption.answers.every(({ state }) => state === 'SAME')).toBe(true);
    const events = (await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`select count(*)::int as times from instance_event where instance_id = $1 and kind = 'RISPOSTA' and subject = 'fasce'`, [act]))) as { times: number }[];
    expect(events[0]!.times).toBe(1);
    // What the act says now can be compared with others, by its Provincia alone.
    const ofAct = async (who: Who, instanceId = act): Promise<{ scheme: Scheme } | null> => (await clients[who].request<{ costActScheme: { scheme: Scheme } | null }>(`query ($id: ID!) { costActScheme(instanceId: $id) { reason scheme { ${SCHEME} } } }`, { id: instanceId })).costActScheme;
    const said = (await ofAct('lettore'))!.scheme;
    expect(said.services[0]!.bands).toEqual(sources[1]!.services[0]!.bands);
    expect((await simulate('lettore', bodyOf([said, sources[1]!], { todayKey: 'macerata' })))!.result!.schemes[0]!.against).toMatchObject({ less: 0, more: 0 });
    for (const [who, instanceId] of [['lecco', act], ['curatore', act], ['lettore', theirs]] as const) expect(await ofAct(who, instanceId)).toBeNull();
    const comparable = async (who: Who): Promise<number | undefined> => (await clients[who].request<{ costActs: { id: string }[] | null }>('query ($id: ID!) { costActs(enteId: $id) { id title } }', { id: pesaroId })).costActs?.length;
    expect([await comparable('lettore'), await comparable('lecco'), await comparable('curatore')]).toEqual([1, undefined, undefined]);
    expect((await preview('redattore', act, 'lecco'))!.answers.find(({ key }) => key === 'prezzo_applicativi')!.state).toBe('NOT_ASKED');
  });

  it('are deleted by who saw them last', async () => {
    const remove = async (who: Who, seenRevision: number): Promise<string> => (await clients[who].request<{ deleteCostScenario: { __typename: string } }>('mutation ($id: ID!, $seen: Int!) { deleteCostScenario(id: $id, seenRevision: $seen) { __typename } }', { id, seen: seenRevision })).deleteCostScenario.__typename;
    expect([await remove('lettore', 3), await remove('lecco', 3), await remove('redattore', 1), await remove('redattore', 3), await remove('redattore', 3)]).toEqual(['Refused', 'NotFound', 'CostScenarioConflict', 'CostScenarioDeleted', 'NotFound']);
    expect(await list('redattore')).toEqual([]);
  });
});
