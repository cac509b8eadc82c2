import type { EnteId } from '@province-comuni/shared-kernel';
import { FindEntiByCode, ListComplexityProfiles, ListPillars, ListProvince, LoadRegistrySeed, SearchEnti } from '@province-comuni/enti-domain';
import { createTestDatabase, FixedClock, sentStatements, type TestDatabase } from '@province-comuni/platform-testing';
import { ENTI_ENTITIES } from './entities/index.js';
import { BundledRegistrySeed } from './reference/bundled-registry-seed.js';
import { PostgresEnteRegistry } from './repositories/postgres-ente-registry.js';
import { PostgresEnteRepository } from './repositories/postgres-ente.repository.js';
import { PostgresRegistryWriter } from './repositories/postgres-registry-writer.js';

const clock = new FixedClock();
const enti = new PostgresEnteRepository();
let database: TestDatabase;
let load: LoadRegistrySeed;
let firstLoad: { added: number };

beforeAll(async () => {
  database = await createTestDatabase({ entities: ENTI_ENTITIES });
  load = new LoadRegistrySeed(database.runner, new BundledRegistrySeed(), new PostgresRegistryWriter(), clock);
  firstLoad = await load.execute();
}, 60_000);

afterAll(() => database.close());

const registry = (): PostgresEnteRegistry => new PostgresEnteRegistry(database.runner, clock);

async function namesFound(text: string, kinds?: readonly ('COMUNE' | 'PROVINCIA' | 'UPI')[]): Promise<string[]> {
  const page = await new SearchEnti(database.runner, enti, clock).execute({ text, ...(kinds ? { kinds } : {}) }, { offset: 0, limit: 10 });
  return page.items.map((ente) => ente.denominazione);
}

/** How many messages the work sends to the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = await sentStatements(database.dataSource, work);
  expect(sent.length).toBeGreaterThan(0);
  return sent.length;
}

describe('the reference data of a first start', () => {
  it('loads UPI, the 76 Province and their Comuni, and a second time nothing', async () => {
    const [counts] = await database.dataSource.query(
      `select count(*) filter (where kind = 'PROVINCIA')::int as province, count(*) filter (where kind = 'COMUNE' and valido_al is null)::int as comuni,
         count(*) filter (where kind = 'COMUNE' and valido_al is not null)::int as ceased, count(*) filter (where kind = 'UPI')::int as upi from ente`,
    );
    expect(counts).toEqual({ province: 76, comuni: 5558, ceased: 7, upi: 1 });
    expect(firstLoad.added).toBe(76 + 5558 + 7 + 1);
    await expect(load.execute()).resolves.toEqual({ added: 0 });
  });

  it('is 21 Province in the North-West, 14 in the North-East, 20 in the Centre, 21 in the South', async () => {
    const province = await new ListProvince(database.runner, enti, clock).execute();
    const areas = Object.groupBy(province, (provincia) => provincia.area ?? '');
    expect(Object.fromEntries(Object.entries(areas).map(([area, list]) => [area, list?.length]))).toEqual({ 'Nord-Ovest': 21, 'Nord-Est': 14, Centro: 20, Sud: 21 });
  });

  it('gives every Provincia a dated population and every Comune one of the census, with its source', async () => {
    const [row] = await database.dataSource.query(
      `select count(*) filter (where p.anno = 2022 and e.kind = 'PROVINCIA')::int as province, count(*) filter (where p.anno = 2011 and e.kind = 'COMUNE')::int as comuni,
         count(*) filter (where p.fonte = '')::int as unsourced from ente_popolazione p join ente e on e.id = p.ente_id`,
    );
    expect(row).toEqual({ province: 76, comuni: 5565, unsourced: 0 });
  });

  it('does not bring back what an import changed since', async () => {
    const { byCodiceIstat } = await new FindEntiByCode(database.runner, enti, clock).execute(['041067']);
    await database.dataSource.query(`update ente set codice_istat = '099067' where codice_istat = '041067'`);
    await database.dataSource.query('delete from registry_import');
    await expect(load.execute()).resolves.toEqual({ added: 0 });
    await database.dataSource.query(`update ente set codice_istat = '041067' where id = $1`, [byCodiceIstat.get('041067')!.id]);
  });

  it('knows the pillars, the fourth subject and the profiles of the focus groups', async () => {
    const { pillars, subjects } = await new ListPillars(database.runner, enti).execute();
    expect(pillars.map((pillar) => pillar.key)).toEqual(['SUA', 'EUROPA', 'INNOVAZIONE']);
    expect(subjects).toContainEqual({ key: 'PERSONALE', name: 'Politiche del personale', pillarKey: null });
    const profiles = await new ListComplexityProfiles(database.runner, enti, clock).execute('INNOVAZIONE');
    expect(profiles.filter((profile) => profile.profile === 'avanzato').map((profile) => profile.ente.nome)).toEqual(['Pesaro e Urbino']);
    expect(profiles).toHaveLength(20);
  });
});

describe('finding Enti', () => {
  it('finds by the beginning of a word, the Provincia by its sigla, whatever accents and apostrophes', async () => {
    expect(await namesFound('urb', ['COMUNE'])).toContain('Comune di Urbino');
    expect((await namesFound('urbino'))[0]).toBe('Comune di Urbino');
    expect((await namesFound('PU'))[0]).toBe('Provincia di Pesaro e Urbino');
    expect(await namesFound('forli cesena', ['PROVINCIA'])).toEqual(['Provincia di Forlì-Cesena']);
    expect(await namesFound("provincia dell'aq")).toEqual(["Provincia dell'Aquila"]);
    expect(await namesFound('reggio emilia', ['PROVINCIA'])).toEqual(["Provincia di Reggio nell'Emilia"]);
  });

  it('forgives a slip of the fingers', async () => {
    expect(await namesFound('Uribno')).toContain('Comune di Urbino');
    expect((await namesFound('Pesarro e Urbno', ['PROVINCIA']))[0]).toBe('Provincia di Pesaro e Urbino');
    expect((await namesFound('Maceratta', ['PROVINCIA']))[0]).toBe('Provincia di Macerata');
  });

  it('takes signs of patterns as plain signs', async () => {
    expect(await namesFound('zz%_zz')).toEqual([]);
    expect((await namesFound('%')).length).toBe(10);
  });

  it('pages without holes or repetitions', async () => {
    const { byCodiceIstat } = await new FindEntiByCode(database.runner, enti, clock).execute(['041']);
    const search = new SearchEnti(database.runner, enti, clock);
    const filter = { kinds: ['COMUNE'] as const, provinciaId: byCodiceIstat.get('041')!.id };
    const pages = await Promise.all([0, 20, 40].map((offset) => search.execute(filter, { offset, limit: 20 })));
    const codes = pages.flatMap((page) => page.items.map((ente) => ente.codiceIstat));
    expect(pages[0]!.total).toBe(50);
    expect(new Set(codes).size).toBe(50);
    expect((await search.execute({}, { offset: 0, limit: 100_000 })).items).toHaveLength(100);
  });

  it('sends the same number of statements for one Ente and for a hundred', async () => {
    const search = new SearchEnti(database.runner, enti, clock);
    const [one, hundred] = [await statementsOf(() => search.execute({ text: 'ca' }, { offset: 0, limit: 1 })), await statementsOf(() => search.execute({ text: 'ca' }, { offset: 0, limit: 100 }))];
    expect(one).toBeGreaterThan(0);
    expect(hundred).toBe(one);
    const province = await new ListProvince(database.runner, enti, clock).execute();
    const ids = province.map((provincia) => provincia.id);
    expect(await statementsOf(() => registry().findByIds(ids))).toBe(await statementsOf(() => registry().findByIds(ids.slice(0, 1))));
  });
});

describe('the registry for other domains', () => {
  const idOf = async (code: string): Promise<EnteId> => (await new FindEntiByCode(database.runner, enti, clock).execute([code])).byCodiceIstat.get(code)!.id;

  it('gives cards with the Comuni in force and the latest population', async () => {
    const [card] = await registry().findByIds([await idOf('041')]);
    expect(card).toMatchObject({ denominazione: 'Provincia di Pesaro e Urbino', numeroComuni: 50, popolazione: 349818, annoPopolazione: 2022, sede: null });
    expect(Object.keys(card!)).not.toContain('codiceIpa');
  });

  it('leaves out what does not exist, and what ceased from the Comuni of a Provincia', async () => {
    expect(await registry().findByIds(['00000000-0000-4000-8000-000000000000' as EnteId])).toEqual([]);
    const comuni = await registry().comuniOf(await idOf('012'));
    expect(comuni.map((comune) => comune.nome)).toContain('Bardello con Malgesso e Bregano');
    expect(comuni.map((comune) => comune.nome)).not.toContain('Bregano');
    expect(comuni).toHaveLength(136);
  });

  it('remembers a seat', async () => {
    const id = await idOf('041');
    await registry().rememberSede(id, '  viale Gramsci 4, Pesaro ');
    await registry().rememberSede(id, ' ');
    expect((await registry().findByIds([id]))[0]!.sede).toBe('viale Gramsci 4, Pesaro');
  });

  it('points a merged Comune to its successor, with its last day', async () => {
    const codes = ['012018', '012144', '018002', '018026', '041032', '041044'];
    const { byCodiceIstat: found } = await new FindEntiByCode(database.runner, enti, clock).execute(codes);
    expect(found.get('012018')).toMatchObject({ validoAl: '2022-12-31', confluitoIn: found.get('012144')!.id });
    expect(found.get('012144')).toMatchObject({ validoDal: '2023-01-01', popolazione: 1550 + 1298 + 839, annoPopolazione: 2011 });
    expect(found.get('018002')).toMatchObject({ validoAl: '2023-11-17', confluitoIn: found.get('018026')!.id });
    expect(found.get('018026')!.denominazione).toBe('Comune di Campospinoso Albaredo');
    expect(found.get('041032')!.confluitoIn).toBe(found.get('041044')!.id);
  });
});
