import { randomUUID } from 'node:crypto';
import { zipSync } from 'fflate';
import { ENTI_ENTITIES } from '@province-comuni/enti-data';
import { LoadRegistrySeed } from '@province-comuni/enti-domain';
import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { EntiTestApp } from './testing/enti-test-app.js';

const holding = (enteKind: EnteKind, role: Role): Actor => ({ kind: 'person', personId: randomUUID() as PersonId, name: 'Prova', memberships: [{ enteId: randomUUID() as EnteId, enteKind, role }] });
const STAFF = holding('UPI', 'CURATORE');

interface Connection {
  readonly enti: { readonly nodes: readonly { id: string; denominazione: string; provincia: { sigla: string } | null; confluitoIn: { nome: string } | null }[]; totalCount: number; hasNextPage: boolean; endCursor: string | null };
}

const SEARCH = `query ($filter: EntiFilter, $first: Int, $after: String) { enti(filter: $filter, first: $first, after: $after) {
  totalCount hasNextPage endCursor nodes { id denominazione provincia { sigla } confluitoIn { nome } } } }`;
const POSAS = Buffer.from('Popolazione residente al 1° gennaio 2026\nCodice comune;Comune;Età;Totale\n41067;Urbino;999;13600');
const PREVIEW = '/api/istat-imports/preview';
const APPLY = '/api/istat-imports';
const HEADINGS = "Codice Regione;Codice dell'Unità territoriale sovracomunale;Codice Provincia (Storico)(1);Progressivo del Comune (2);Codice Comune formato alfanumerico;Denominazione (Italiana e straniera);Denominazione in italiano;Denominazione altra lingua;Ripartizione geografica;Codice Catastale del comune";
const ADD = `mutation ($input: AddEnteInput!) { addEnte(input: $input) { __typename ... on EnteAdded { ente { kind nome provincia { nome } } } ... on Refused { code message } ... on InvalidInput { problems { field message } } } }`;

let database: TestDatabase;
let app: EntiTestApp;

beforeAll(async () => {
  database = await createTestDatabase({ entities: ENTI_ENTITIES });
  app = await EntiTestApp.start(database);
  await app.get(LoadRegistrySeed).execute();
}, 60_000);

afterAll(async () => {
  await app?.close();
  await database?.close();
});

afterEach(() => {
  app.actor = VISITOR;
});

describe('reading the registry, as a visitor', () => {
  it('gives the 76 Province of the map', async () => {
    const { data } = await app.graphql<{ province: object[] }>('{ province { nome sigla regione area popolazione anno numeroComuni } }');
    expect(data!.province).toHaveLength(76);
    expect(data!.province).toContainEqual({ nome: 'Pesaro e Urbino', sigla: 'PU', regione: 'Marche', area: 'Centro', popolazione: 349818, anno: 2022, numeroComuni: 50 });
  });

  it('searches as one types, page after page', async () => {
    const first = (await app.graphql<Connection>(SEARCH, { filter: { text: 'monte', kinds: ['COMUNE'] }, first: 30 })).data!.enti;
    expect(first.nodes).toHaveLength(30);
    expect(first.hasNextPage).toBe(true);
    const second = (await app.graphql<Connection>(SEARCH, { filter: { text: 'monte', kinds: ['COMUNE'] }, first: 30, after: first.endCursor })).data!.enti;
    expect(new Set([...first.nodes, ...second.nodes].map((node) => node.id)).size).toBe(60);
    expect(second.totalCount).toBe(first.totalCount);
    expect((await app.graphql<Connection>(SEARCH, { first: 5000 })).data!.enti.nodes).toHaveLength(100);
    expect((await app.graphql<Connection>(SEARCH, { filter: { provinciaId: 'nessuna' } })).data!.enti.totalCount).toBe(0);
  });

  it('shows under whom a merged Comune is now, and what ended in an Ente', async () => {
    const { nodes } = (await app.graphql<Connection>(SEARCH, { filter: { text: 'bregano', includeCeased: true } })).data!.enti;
    expect(nodes).toContainEqual(expect.objectContaining({ denominazione: 'Comune di Bregano', provincia: { sigla: 'VA' }, confluitoIn: { nome: 'Bardello con Malgesso e Bregano' } }));
    const successor = nodes.find((node) => node.denominazione === 'Comune di Bardello con Malgesso e Bregano')!;
    const { data } = await app.graphql<{ ente: object }>('query ($id: ID!) { ente(id: $id) { predecessori { nome } } }', { id: successor.id });
    expect(data!.ente).toEqual({ predecessori: [{ nome: 'Bardello' }, { nome: 'Bregano' }, { nome: 'Malgesso' }] });
    expect((await app.graphql('{ ente(id: "x") { id } }')).data).toEqual({ ente: null });
  });

  it('lists pillars, subjects and profiles', async () => {
    const { data } = await app.graphql<{ pillars: { key: string }[]; subjects: object[]; complexityProfiles: object[] }>(
      '{ pillars { key name subjects { key } } subjects { key } complexityProfiles(pillar: "SUA") { profile nota fonte ente { nome } } }',
    );
    expect(data!.pillars.map((pillar) => pillar.key)).toEqual(['SUA', 'EUROPA', 'INNOVAZIONE']);
    expect(data!.subjects).toContainEqual({ key: 'PERSONALE' });
    expect(data!.complexityProfiles).toHaveLength(32);
    expect(data!.complexityProfiles).toContainEqual(expect.objectContaining({ profile: 'AVANZATO', ente: { nome: 'Treviso' } }));
  });
});

describe('keeping the registry', () => {
  const input = { kind: 'UNIONE', denominazione: 'Unione Montana di Prova' };

  it.each([
    ['a visitor', VISITOR, 'UNAUTHENTICATED'],
    ['the referente of a Provincia', holding('PROVINCIA', 'REFERENTE'), 'NOT_FOUND'],
  ])('is not for %s', async (_who, actor, code) => {
    app.actor = actor;
    expect((await app.graphql(ADD, { input })).errors?.[0]?.extensions?.code).toBe(code);
    for (const path of [PREVIEW, APPLY]) expect((await app.sendFiles(path, { popolazione: POSAS })).status).toBe(code === 'NOT_FOUND' ? 404 : 401);
  });

  it('adds a Unione, once, and says what is wrong field by field', async () => {
    app.actor = STAFF;
    const { data } = await app.graphql(ADD, { input });
    expect(data).toEqual({ addEnte: { __typename: 'EnteAdded', ente: { kind: 'UNIONE', nome: 'Unione Montana di Prova', provincia: null } } });
    expect((await app.graphql(ADD, { input })).data).toMatchObject({ addEnte: { __typename: 'Refused', code: 'ENTI.ALREADY_THERE' } });
    expect((await app.graphql(ADD, { input: { ...input, denominazione: 'Altra', pec: 'x', provinciaId: null } })).data).toMatchObject({ addEnte: { problems: [{ field: 'pec' }] } });
    expect((await app.graphql(ADD, { input: { ...input, provinciaId: 'x' } })).data).toMatchObject({ addEnte: { problems: [{ field: 'provinciaId' }] } });
  });
});

describe("importing ISTAT's files", () => {
  beforeEach(() => {
    app.actor = STAFF;
  });

  /** The list as the registry has it, in ISTAT's columns, with some rows changed. */
  async function elencoWith(changes: Readonly<Record<string, string | null>>): Promise<Buffer> {
    const rows: { codice_istat: string; nome: string; codice_catastale: string | null }[] = await database.dataSource.query(`select codice_istat, nome, codice_catastale from ente where kind = 'COMUNE' and valido_al is null`);
    const write = (code: string, nome: string, catastale: string): string => `11;241;${code.slice(0, 3)};${code.slice(3)};${code};${nome};${nome};;Centro;${catastale}`;
    const kept = rows.filter(({ codice_istat: code }) => changes[code] !== null);
    const lines = kept.map(({ codice_istat: code, nome, codice_catastale: catastale }) => write(code, changes[code] ?? nome, catastale ?? ''));
    return Buffer.from([HEADINGS, ...lines, ...Object.entries(changes).flatMap(([code, nome]) => (nome && !rows.some((row) => row.codice_istat === code) ? [write(code, nome, 'M900')] : [])), ';;;;;;;;;', '(1) Nota;;;;;;;;;'].join('\r\n'), 'latin1');
  }

  it('previews and applies both files together, the population in its ZIP', async () => {
    const files = { elenco: await elencoWith({ '041013': 'Fano sul Mare', '041015': null, '041900': 'Borgo Nuovo' }), popolazione: Buffer.from(zipSync({ 'POSAS_2026_it_Comuni.csv': POSAS })) };
    const preview = await app.sendFiles(PREVIEW, files);
    expect(preview).toMatchObject({
      status: 200,
      body: {
        differences: {
          nuovi: [{ codiceIstat: '041900', nome: 'Borgo Nuovo' }],
          cessati: [{ codiceIstat: '041015', nome: 'Fossombrone', successore: null }],
          rinominati: [{ codiceIstat: '041013', da: 'Fano', a: 'Fano sul Mare' }],
          spostati: [],
          anno: 2026,
          popolazioni: [{ codiceIstat: '041067', nome: 'Urbino', prima: null, dopo: 13600, precedente: { anno: expect.any(Number), popolazione: expect.any(Number) } }],
          popolazioniSenzaComune: [],
        },
      },
    });
    const decisions = { decorrenza: '2026-01-01', source: 'ISTAT, elenco e popolazione al 1 gennaio 2026 (prova)', successore: '041015:041900' };
    expect(await app.sendFiles(APPLY, files, { ...decisions, digest: 'altro' })).toMatchObject({ status: 409, body: { message: expect.stringContaining('anteprima') } });
    const { digest } = preview.body as { digest: string };
    expect(await app.sendFiles(APPLY, files, { ...decisions, digest, source: '' })).toMatchObject({ status: 422, body: { problems: [{ field: 'source' }] } });
    expect(await app.sendFiles(APPLY, files, { ...decisions, digest, successore: '041015:x' })).toMatchObject({ status: 422, body: { problems: [{ field: 'successori[0]' }] } });
    expect(await app.sendFiles(APPLY, files, { ...decisions, digest })).toMatchObject({ status: 200, body: { differences: { cessati: [{ codiceIstat: '041015', successore: '041900' }] } } });
    const { data } = await app.graphql<Connection>(SEARCH, { filter: { text: 'fossombrone', includeCeased: true }, first: 1 });
    expect(data!.enti.nodes).toMatchObject([{ denominazione: 'Comune di Fossombrone', confluitoIn: { nome: 'Borgo Nuovo' } }]);
    expect((await app.graphql('{ enti(filter: { text: "urbino", kinds: [COMUNE] }, first: 1) { nodes { popolazione anno fontePopolazione } } }')).data).toEqual({ enti: { nodes: [{ popolazione: 13600, anno: 2026, fontePopolazione: decisions.source }] } });
  });

  it('says which file and which line is wrong', async () => {
    expect(await app.sendFiles(PREVIEW, {})).toMatchObject({ status: 422, body: { problems: [{ field: 'elenco', message: 'Scegliete almeno un file di ISTAT.' }] } });
    for (const file of [Buffer.from('a;b'), Buffer.from(zipSync({ 'a.txt': POSAS })), Buffer.from([0x50, 0x4b, 3, 4, 0])]) {
      expect(await app.sendFiles(PREVIEW, { popolazione: file })).toMatchObject({ status: 422, body: { problems: [{ field: 'popolazione' }] } });
    }
    const broken = Buffer.from([HEADINGS, '11;241;041;067;41067;Urbino;Urbino;;Centro;L500'].join('\n'));
    expect(await app.sendFiles(PREVIEW, { elenco: broken, popolazione: POSAS })).toMatchObject({ body: { problems: [{ field: 'elenco', message: expect.stringContaining('Riga 2 dell') }] } });
    const cut = Buffer.from([HEADINGS, '11;241;041;067;041067;Urbino;Urbino;;Centro;L500'].join('\n'));
    expect(await app.sendFiles(PREVIEW, { elenco: cut })).toMatchObject({ status: 422, body: { problems: [], message: expect.stringContaining('incompleto') } });
  });

  it('takes in no more than was declared, nothing too large, and nothing from another site', async () => {
    expect(await app.sendFiles(PREVIEW, { popolazione: POSAS }, { popolazione: String(POSAS.length - 1) })).toMatchObject({ status: 422, body: { problems: [{ message: expect.stringContaining('intero') }] } });
    expect(await app.sendFiles(PREVIEW, { popolazione: POSAS }, { popolazione: String(70 * 1024 * 1024) })).toMatchObject({ status: 422, body: { problems: [{ field: 'popolazione', message: expect.stringContaining('64 MB') }] } });
    expect(await app.sendFiles(PREVIEW, { popolazione: POSAS }, {}, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
    expect((await app.sendFiles(PREVIEW, { popolazione: POSAS }, {}, { 'content-type': 'application/json' })).status).toBeGreaterThanOrEqual(400);
  });
});
