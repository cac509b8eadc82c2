import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RemindOfPiani } from '@province-comuni/piani-di-riassetto-domain';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'referente' | 'redattore' | 'lettore' | 'lecco' | 'curatore' | 'visitor';
const EMAILS: Record<Exclude<Who, 'visitor'>, string> = { referente: 'referente.pesaro@demo.example', redattore: 'redattore.pesaro@demo.example', lettore: 'lettore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' };
const EVERYBODY = ['referente', 'redattore', 'lettore', 'lecco', 'curatore', 'visitor'] as const;

interface Outcome { __typename: string; piano: { revision: number; stato: string; atti: { numero: string }[]; solleciti: string[] }; problems: { field: string }[]; currentRevision: number; by: string }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
let pesaroId: string;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of EVERYBODY) {
    clients[who] = new GraphqlClient(test.app);
    if (who !== 'visitor') await clients[who].signIn(EMAILS[who], accounts.find((account) => account.email === EMAILS[who])!.password);
  }
  pesaroId = (await clients.referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
}, 120_000);
afterAll(() => test?.close());

const ATTO = { organo: 'CONSIGLIO_PROVINCIALE', numero: '12', data: '2024-03-15' };
const open = async (who: Who): Promise<{ stato: string | null; revision: number; viewerCanEdit: boolean } | null> => (await clients[who].request<{ pianoDiRiassetto: { stato: string | null; revision: number; viewerCanEdit: boolean } | null }>('query ($id: ID!) { pianoDiRiassetto(enteId: $id) { stato revision viewerCanEdit } }', { id: pesaroId })).pianoDiRiassetto;
const stateInTable = async (who: Who): Promise<string | null> => (await clients[who].request<{ pianiDiRiassetto: { enteId: string; stato: string | null }[] }>('{ pianiDiRiassetto { enteId stato } }')).pianiDiRiassetto.find(({ enteId }) => enteId === pesaroId)!.stato;
const save = async (who: Who, seenRevision: number, part: object): Promise<Outcome> =>
  (await clients[who].request<{ savePianoDiRiassetto: Outcome }>('mutation ($input: SavePianoInput!) { savePianoDiRiassetto(input: $input) { __typename ... on PianoSaved { piano { revision stato atti { numero } solleciti } } ... on PianoConflict { currentRevision by } ... on InvalidInput { problems { field } } } }', { input: { enteId: pesaroId, seenRevision, ...part } })).savePianoDiRiassetto;

describe('what a plan asks to be looked after', () => {
  it('is told to who keeps it, once, and to nobody else', async () => {
    for (let times = 0; times < 2; times += 1) await test.app.get(RemindOfPiani, { strict: false }).execute();
    const told = async (who: Who): Promise<number> => (await clients[who].request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.filter(({ title }) => title.includes('Provincia di Pesaro e Urbino')).length;
    expect([await told('referente'), await told('redattore'), await told('lettore'), await told('lecco'), await told('curatore')]).toEqual([1, 1, 0, 0, 0]);
  });
});

describe('the plan of a Provincia', () => {
  it('is nobody else’s to write, and is told by no word before it is said', async () => {
    for (const who of ['lecco', 'curatore', 'lettore'] as const) expect((await save(who, 0, { stato: 'IN_REDAZIONE' })).__typename).toBe('Refused');
    expect(await open('lecco')).toBeNull();
    expect(await open('redattore')).toEqual({ stato: 'NESSUNO', revision: 0, viewerCanEdit: true });
    expect(await stateInTable('lecco')).toBeNull();
  });

  it('is drafted for the network and adopted for everybody, its act first', async () => {
    expect((await save('redattore', 0, { stato: 'ADOTTATO' })).problems).toEqual([{ field: 'stato' }]);
    expect((await save('redattore', 0, { stato: 'IN_REDAZIONE', note: 'Prima bozza.' })).piano).toMatchObject({ revision: 1, solleciti: ['DUP_MANCANTE'] });
    for (const walls of ['both', 'application'] as const) {
      await setWall(walls === 'both');
      for (const who of EVERYBODY) {
        const expected = who === 'visitor' ? null : 'IN_REDAZIONE';
        expect({ walls, who, stato: (await open(who))?.stato ?? null, table: await stateInTable(who) }).toEqual({ walls, who, stato: expected, table: expected });
      }
    }
    await setWall(true);
    expect((await save('redattore', 0, { atti: [ATTO] }))).toMatchObject({ __typename: 'PianoConflict', currentRevision: 1, by: 'Prova Redattore Pesaro' });
    expect((await save('referente', 1, { atti: [{ ...ATTO, numero: '' }] })).problems).toEqual([{ field: 'atti[0].numero' }]);
    expect((await save('referente', 1, { atti: [ATTO] })).piano.atti).toEqual([{ numero: '12' }]);
    expect((await save('referente', 2, { stato: 'ADOTTATO' })).piano.stato).toBe('ADOTTATO');
    for (const who of EVERYBODY) expect({ who, stato: (await open(who))?.stato }).toEqual({ who, stato: 'ADOTTATO' });
  });

  it('takes one part at a time, and keeps the others', async () => {
    expect((await save('referente', 3, { stato: 'ADOTTATO', dup: [] })).problems).toEqual([{ field: 'input' }]);
    const choices = await save('referente', 3, { scelte: [{ pilastro: 'SUA', organizzazione: 'CONVENZIONE', livello: 'base', personale: 2.5, comuniServiti: 40 }] });
    expect(choices.piano).toMatchObject({ revision: 4, stato: 'ADOTTATO', atti: [{ numero: '12' }] });
    const table = await clients.visitor.request<{ pianiDiRiassetto: { enteId: string; scelte: { personale: number }[] }[] }>('{ pianiDiRiassetto(filter: { pilastro: "SUA", organizzazione: "CONVENZIONE" }) { enteId scelte { personale } } }');
    expect(table.pianiDiRiassetto).toEqual([{ enteId: pesaroId, scelte: [{ personale: 2.5 }] }]);
  });

  it('names no document that is not there', async () => {
    const documentId = '01890000-0000-7000-8000-000000000000';
    expect((await save('referente', 4, { atti: [ATTO, { ...ATTO, numero: '13', documentId }] })).problems).toEqual([{ field: 'atti' }]);
    expect((await save('referente', 4, { dup: [{ organo: ATTO.organo, numero: '1', data: ATTO.data, dal: 2024, documentId }] })).problems).toEqual([{ field: 'dup' }]);
  });

  it('leaves as a table, with what who asks may know', async () => {
    const csv = await test.app.inject({ url: '/api/piani-di-riassetto/tabella?formato=csv&stato=ADOTTATO' });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\r\n').filter(Boolean)).toHaveLength(2);
    expect(csv.body).toContain('Provincia di Pesaro e Urbino;PU;Marche;adottato;Consiglio Provinciale;12;2024-03-15');
    const ods = await test.app.inject({ url: '/api/piani-di-riassetto/tabella?formato=ods' });
    expect(ods.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const table of ['piano_di_riassetto', 'piano_atto', 'piano_scelta', 'piano_traguardo', 'dup_triennale']) await owner.query(`alter table ${table} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}
