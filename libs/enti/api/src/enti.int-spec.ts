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
const PREVIEW = `mutation ($input: IstatFilesInput!) { previewIstatImport(input: $input) { __typename
  ... on IstatImportPreviewed { digest differences { anno numeroPopolazioni numeroCessati popolazioni { nome prima dopo } } } ... on Refused { code } ... on InvalidInput { problems { field } } } }`;
const APPLY = `mutation ($input: ApplyIstatImportInput!) { applyIstatImport(input: $input) { __typename ... on Refused { code } ... on InvalidInput { problems { field } } ... on IstatImportApplied { differences { numeroPopolazioni } } } }`;
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
    for (const answer of [
      await app.graphql(ADD, { input }),
      await app.graphql(PREVIEW, { input: {} }),
      await app.graphql(APPLY, { input: { digest: '', decorrenza: '2026-01-01', source: 'x' } }),
    ]) {
      expect(answer.errors?.[0]?.extensions?.code).toBe(code);
    }
  });

  it('adds a Unione, once, and says what is wrong field by field', async () => {
    app.actor = STAFF;
    const { data } = await app.graphql(ADD, { input });
    expect(data).toEqual({ addEnte: { __typename: 'EnteAdded', ente: { kind: 'UNIONE', nome: 'Unione Montana di Prova', provincia: null } } });
    expect((await app.graphql(ADD, { input })).data).toMatchObject({ addEnte: { __typename: 'Refused', code: 'ENTI.ALREADY_THERE' } });
    expect((await app.graphql(ADD, { input: { ...input, denominazione: 'Altra', pec: 'x', provinciaId: null } })).data).toMatchObject({ addEnte: { problems: [{ field: 'pec' }] } });
    expect((await app.graphql(ADD, { input: { ...input, provinciaId: 'x' } })).data).toMatchObject({ addEnte: { problems: [{ field: 'provinciaId' }] } });
  });

  it('previews and applies a population file, plain or zipped', async () => {
    app.actor = STAFF;
    const popolazione = Buffer.from(zipSync({ 'POSAS_2026_it_Comuni.csv': POSAS })).toString('base64');
    const preview = (await app.graphql<{ previewIstatImport: { digest: string } }>(PREVIEW, { input: { popolazione } })).data!.previewIstatImport;
    expect(preview).toMatchObject({ __typename: 'IstatImportPreviewed', differences: { anno: 2026, numeroPopolazioni: 1, numeroCessati: 0, popolazioni: [{ nome: 'Urbino', prima: null, dopo: 13600 }] } });
    const files = { popolazione: POSAS.toString('base64'), decorrenza: '2026-01-01', source: 'ISTAT, popolazione residente al 1 gennaio 2026 (prova)' };
    expect((await app.graphql(APPLY, { input: { ...files, digest: 'altro' } })).data).toMatchObject({ applyIstatImport: { code: 'ENTI.IMPORT_CHANGED' } });
    expect((await app.graphql(APPLY, { input: { ...files, digest: preview.digest } })).data).toMatchObject({ applyIstatImport: { __typename: 'IstatImportApplied', differences: { numeroPopolazioni: 1 } } });
    const { data } = await app.graphql<{ enti: { nodes: object[] } }>('{ enti(filter: { text: "urbino", kinds: [COMUNE] }, first: 1) { nodes { popolazione anno fontePopolazione } } }');
    expect(data!.enti.nodes).toEqual([{ popolazione: 13600, anno: 2026, fontePopolazione: files.source }]);
  });

  it('refuses what is no file of ISTAT', async () => {
    app.actor = STAFF;
    expect((await app.graphql(PREVIEW, { input: {} })).data).toMatchObject({ previewIstatImport: { problems: [{ field: 'elenco' }] } });
    for (const file of [Buffer.from('a;b'), Buffer.from(zipSync({ 'a.txt': POSAS })), Buffer.from([0x50, 0x4b, 3, 4, 0])]) {
      expect((await app.graphql(PREVIEW, { input: { popolazione: file.toString('base64') } })).data).toMatchObject({ previewIstatImport: { code: 'ENTI.FILE_NOT_READABLE' } });
    }
  });
});
