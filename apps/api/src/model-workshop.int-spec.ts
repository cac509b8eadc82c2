import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPackage, readPackageArchive, writePackageArchive } from '@province-comuni/models-package';
import { randomUUID } from 'node:crypto';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Part {
  readonly kind: string;
  readonly id: string;
  readonly seen: string;
  readonly standing: string;
  readonly value: Record<string, unknown>;
}

interface Draft {
  readonly id: string;
  readonly nextVersion: string;
  readonly bump: string;
  readonly reasons: { text: string; part: { id: string } | null }[];
  readonly problems: { code: string; message: string; part: { kind: string; id: string } | null }[];
  readonly acts: { part: Part; clauses: { id: string; seen: string; standing: string; sentence: string | null }[] }[];
  readonly variables: Part[];
  readonly changelog: Part;
  readonly lineage: Part;
  readonly migrations: Part;
}

const DRAFT = `id nextVersion bump reasons { text part { id } } problems { code message part { kind id } } acts { part { kind id seen standing value } clauses { id seen standing sentence } }
  variables { kind id seen standing value } changelog { kind id seen standing value } lineage { kind id seen standing value } migrations { kind id seen standing value }`;
const CHANGED = `__typename ... on DraftChanged { draft { ${DRAFT} } } ... on DraftConflict { current seen by } ... on InvalidInput { problems { field message } } ... on Refused { message }`;

type Changed = { __typename: string; draft: Draft; current: unknown; seen: string; by: string; problems: { field: string; message: string }[]; message: string };

let test: TestApp;
let curator: GraphqlClient;
let colleague: GraphqlClient;
let province: GraphqlClient;
let draftId: string;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  const signedIn = async (name: string): Promise<GraphqlClient> => {
    const client = new GraphqlClient(test.app);
    const account = accounts.find(({ email }) => email.startsWith(name))!;
    await client.signIn(account.email, account.password);
    return client;
  };
  [curator, colleague, province] = [await signedIn('curatore'), await signedIn('amministratore'), await signedIn('referente.pesaro')];
}, 120_000);
afterAll(() => test?.close());

async function change(client: GraphqlClient, operation: 'addDraftPart' | 'saveDraftPart' | 'moveDraftPart' | 'removeDraftPart', input: object): Promise<Changed> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const data = await client.request<Record<string, Changed>>(`mutation ($input: ${type}!) { ${operation}(input: $input) { ${CHANGED} } }`, { input: { draftId, ...input } });
  return data[operation]!;
}

async function draft(): Promise<Draft> {
  return (await curator.request<{ modelDraft: Draft }>(`query ($id: ID!) { modelDraft(id: $id) { ${DRAFT} } }`, { id: draftId })).modelDraft;
}

async function clause(id: string): Promise<Part> {
  return (await curator.request<{ draftClause: { part: Part } }>('query ($draftId: ID!, $id: String!) { draftClause(draftId: $draftId, clauseId: $id) { part { kind id seen standing value } } }', { draftId, id })).draftClause.part;
}

const open = (client: GraphqlClient): Promise<{ openModelDraft: { __typename: string; draftId: string; openedBy?: string } }> =>
  client.request('mutation { openModelDraft(modelKey: "innovazione") { __typename ... on ModelDraftOpened { draftId } ... on DraftAlreadyOpen { draftId openedBy } } }');

describe('the model workshop', () => {
  it('opens one draft per model, which says at first what the published version says', async () => {
    const opened = (await open(curator)).openModelDraft;
    expect(opened.__typename).toBe('ModelDraftOpened');
    draftId = opened.draftId;
    expect((await open(colleague)).openModelDraft).toEqual({ __typename: 'DraftAlreadyOpen', draftId, openedBy: 'Prova Curatore UPI' });
    const now = await draft();
    expect(now).toMatchObject({ nextVersion: '1.1.0', bump: 'none', problems: [{ code: 'NOTHING_CHANGED' }] });
    expect(now.variables.every((part) => part.standing === 'SAME')).toBe(true);
  });

  it('is nothing to a Provincia: neither the draft nor its package', async () => {
    await expect(province.request('query ($id: ID!) { modelDraft(id: $id) { id } }', { id: draftId })).rejects.toThrow('NOT_FOUND');
    expect((await test.app.inject({ url: `/api/models/${draftId}/package` })).statusCode).toBe(404);
    expect((await province.request<{ modelVersion: unknown }>('query ($id: ID!) { modelVersion(id: $id) { id } }', { id: draftId })).modelVersion).toBeNull();
    expect((await province.request<{ modelActPreview: unknown }>('query ($id: ID!) { modelActPreview(versionId: $id, actKey: "convenzione", form: "PUBBLICO", level: "BASE") { title } }', { id: draftId })).modelActPreview).toBeNull();
  });

  it('writes a clause, says what it costs, and never over a colleague', async () => {
    const seen = await clause('conv-durata');
    const saved = await change(curator, 'saveDraftPart', { part: { kind: 'clause', id: 'conv-durata' }, value: { ...seen.value, guidance: 'Una guida nuova.' }, seen: seen.seen });
    expect(saved.draft).toMatchObject({ nextVersion: '1.1.1', bump: 'patch' });
    expect(saved.draft.problems).toEqual([expect.objectContaining({ code: 'MISSING_REASON', part: { kind: 'clause', id: 'conv-durata' } })]);
    const late = await change(colleague, 'saveDraftPart', { part: { kind: 'clause', id: 'conv-durata' }, value: { ...seen.value, guidance: 'Un’altra.' }, seen: seen.seen });
    expect(late).toMatchObject({ __typename: 'DraftConflict', by: 'Prova Curatore UPI', current: { guidance: 'Una guida nuova.' } });
    const knowing = await change(colleague, 'saveDraftPart', { part: { kind: 'clause', id: 'conv-durata' }, value: { ...seen.value, guidance: 'Un’altra.' }, seen: late.seen });
    expect(knowing.__typename).toBe('DraftChanged');
  });

  it('takes back one’s own last action, and not over a colleague’s', async () => {
    const undo = (client: GraphqlClient): Promise<{ undoDraftChange: Changed }> => client.request(`mutation ($id: ID!) { undoDraftChange(draftId: $id) { ${CHANGED} } }`, { id: draftId });
    expect((await undo(curator)).undoDraftChange).toMatchObject({ __typename: 'Refused' });
    expect((await undo(colleague)).undoDraftChange.__typename).toBe('DraftChanged');
    expect((await clause('conv-durata')).value['guidance']).toBe('Una guida nuova.');
    expect((await undo(curator)).undoDraftChange.draft.bump).toBe('none');
    expect((await undo(curator)).undoDraftChange).toMatchObject({ __typename: 'Refused', message: 'Non c’è nulla da annullare.' });
    const { draftHistory } = await curator.request<{ draftHistory: { person: string; undoes: number | null; changes: { action: string; part: { label: string } }[] }[] }>('query ($id: ID!) { draftHistory(draftId: $id) { sequence undoes person changes { action part { label } } } }', { id: draftId });
    expect(draftHistory).toHaveLength(4);
    expect(draftHistory[0]).toMatchObject({ person: 'Prova Curatore UPI', undoes: expect.any(Number), changes: [{ action: 'CHANGED' }] });
  });

  it('refuses at the field, in Italian, and keeps what stood', async () => {
    const seen = await clause('conv-durata');
    const refused = await change(curator, 'saveDraftPart', { part: { kind: 'clause', id: 'conv-durata' }, value: { ...seen.value, when: { op: 'is', left: { kind: 'variable', key: 'forma' } } }, seen: seen.seen });
    expect(refused).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'when', message: 'La condizione non è completa.' }] });
    const renamed = await change(curator, 'saveDraftPart', { part: { kind: 'clause', id: 'conv-durata' }, value: { ...seen.value, id: 'altro' }, seen: seen.seen });
    expect(renamed).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'id' }] });
    const script = await change(curator, 'saveDraftPart', { part: { kind: 'clause', id: 'conv-durata' }, value: { ...seen.value, body: { type: 'doc', content: [{ type: 'script' }] } }, seen: seen.seen });
    expect(script).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'body' }] });
    const used = (await draft()).variables.find((part) => part.id === 'durata_anni')!;
    expect(await change(curator, 'removeDraftPart', { part: { kind: 'variable', id: 'durata_anni' }, seen: used.seen })).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('È ancora usato') });
    expect((await clause('conv-durata')).value).toEqual(seen.value);
  });

  it('finds unknown variables, dangling references, conditions that never hold, and the content art. 30 TUEL asks for', async () => {
    const seen = await clause('conv-durata');
    const broken = await change(curator, 'saveDraftPart', {
      part: { kind: 'clause', id: 'conv-durata' },
      seen: seen.seen,
      value: {
        ...seen.value,
        contents: [],
        when: { op: 'and', args: [{ op: 'atLeast', left: { kind: 'variable', key: 'durata_anni' }, right: { kind: 'literal', value: 9 } }, { op: 'lessThan', left: { kind: 'variable', key: 'durata_anni' }, right: { kind: 'literal', value: 4 } }] },
        body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'variable', attrs: { key: 'inventata' } }, { type: 'clauseRef', attrs: { clauseId: 'nessuna' } }] }] },
      },
    });
    const found = new Set(broken.draft.problems.map((problem) => problem.code));
    expect([...found].sort()).toEqual(['DANGLING_REFERENCE', 'IMPOSSIBLE_CONDITION', 'MISSING_CONTENT', 'MISSING_REASON', 'UNKNOWN_VARIABLE']);
    await curator.request('mutation ($id: ID!) { undoDraftChange(draftId: $id) { __typename } }', { id: draftId });
  });

  it('finds the check that can never hold, and the one that can never fail, and says it at the rule', async () => {
    const rule = (await curator.request<{ modelDraft: { rules: Part[] } }>('query ($id: ID!) { modelDraft(id: $id) { rules { kind id seen standing value } } }', { id: draftId })).modelDraft.rules.find(({ id }) => id === 'durata-consigliata')!;
    const years = (op: string, value: number): object => ({ op, left: { kind: 'variable', key: 'durata_anni' }, right: { kind: 'literal', value } });
    for (const [condition, said] of [
      [years('atLeast', 1000), 'non è mai soddisfatta'],
      [{ op: 'or', args: [years('atLeast', 3), years('lessThan', 3)] }, 'è sempre soddisfatta'],
    ] as const) {
      const saved = await change(curator, 'saveDraftPart', { part: { kind: 'rule', id: rule.id }, seen: rule.seen, value: { ...rule.value, test: { kind: 'condition', condition } } });
      expect(saved.draft.problems.filter(({ code }) => code === 'IDLE_CHECK')).toEqual([{ code: 'IDLE_CHECK', message: expect.stringContaining(said), part: { kind: 'rule', id: rule.id } }]);
      await curator.request('mutation ($id: ID!) { undoDraftChange(draftId: $id) { __typename } }', { id: draftId });
    }
  });

  it('declares what becomes of answers: read strictly, judged beside the published version, kept with the draft and taken back like every part', async () => {
    const question = (await draft()).variables.find((part) => part.id === 'coordinamento_riunioni')!;
    const renewed = await change(curator, 'saveDraftPart', { part: { kind: 'variable', id: question.id }, value: { ...question.value, unit: 'in cinque anni', max: 60 }, seen: question.seen });
    expect(renewed.draft.problems.map(({ code }) => code)).toEqual(['MISSING_REASON']);
    const part = { kind: 'migrations', id: 'migrations' };
    const save = (seen: string, conversion: object, more: object = {}): Promise<Changed> => change(curator, 'saveDraftPart', { part, seen, value: [{ key: question.id, sources: [{ key: question.id, conversion }], several: null, reason: 'Il numero vale per tutto il mandato.', ...more }] });
    const { seen } = renewed.draft.migrations;
    expect(await save(seen, { kind: 'eval', code: '1' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'entries[0].sources[0].conversion.kind' }] });
    expect(await save(seen, { kind: 'scale', operation: 'multiply', factor: '5', decimals: 0 }, { key: 'Non un nome' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'entries[0].key' }] });
    const wrong = await save(seen, { kind: 'scale', operation: 'multiply', factor: '0', decimals: 0 });
    expect(wrong.draft.problems).toEqual([{ code: 'BAD_MIGRATION', message: expect.stringContaining('maggiore di zero'), part: { kind: 'variable', id: question.id } }]);
    const declared = await save(wrong.draft.migrations.seen, { kind: 'scale', operation: 'multiply', factor: '5', decimals: 0 });
    // The reason of the conversion is the reason of the change.
    expect(declared.draft).toMatchObject({ problems: [], bump: 'major', migrations: { standing: 'CHANGED' } });
    expect(await change(colleague, 'saveDraftPart', { part, seen, value: [] })).toMatchObject({ __typename: 'DraftConflict', by: 'Prova Curatore UPI' });
    const { draftDiff } = await curator.request<{ draftDiff: { part: { kind: string; label: string }; afterSentence: string; reason: string }[] }>('query ($id: ID!) { draftDiff(draftId: $id) { part { kind label } afterSentence reason } }', { id: draftId });
    expect(draftDiff.filter((each) => each.part.kind === 'migrations')).toEqual([{ part: { kind: 'migrations', label: 'Riunioni annue del Coordinamento' }, afterSentence: 'La risposta è moltiplicata per 5, ora con l’unità «in cinque anni».', reason: 'Il numero vale per tutto il mandato.' }]);
    const zip = await test.app.inject({ url: `/api/models/${draftId}/package`, headers: cookieOf(curator) });
    expect(readPackage(readPackageArchive(zip.rawPayload)).migrations).toEqual([{ key: question.id, sources: [{ key: question.id, conversion: { kind: 'scale', operation: 'multiply', factor: '5', decimals: 0 } }], several: null, reason: 'Il numero vale per tutto il mandato.' }]);
    for (const _ of [wrong, declared, renewed]) await curator.request('mutation ($id: ID!) { undoDraftChange(draftId: $id) { __typename } }', { id: draftId });
    expect(await draft()).toMatchObject({ bump: 'none', migrations: { value: [], standing: 'SAME' } });
  });

  it('previews any cell with sample answers and says why each clause is there', async () => {
    const preview = async (form: string, level: string): Promise<{ act: { clauses: { id: string }[] }; because: { clauseId: string; shown: boolean; explanation: { sentence: string; holds: boolean | null } | null }[] } | null> =>
      (await curator.request<{ draftPreview: never }>('query ($id: ID!, $form: String!, $level: String!) { draftPreview(draftId: $id, actKey: "convenzione", form: $form, level: $level, answers: { durata_anni: 7 }) { act because { clauseId shown explanation } } }', { id: draftId, form, level })).draftPreview;
    const cloud = await preview('PPP', 'AVANZATO');
    expect(JSON.stringify(cloud!.act)).toContain('7 (sette)');
    // Blank are only the lines that a hand fills at signature.
    expect([...JSON.stringify(cloud!.act).matchAll(/"key":"([^"]+)","missing":true/g)].map(([, key]) => key).filter((key) => !key!.startsWith('firma.'))).toEqual([]);
    const hidden = cloud!.because.find((item) => !item.shown)!;
    expect(hidden.explanation).toMatchObject({ holds: false, sentence: expect.stringContaining('«') });
    expect(cloud!.act.clauses.map((item) => item.id)).toEqual(cloud!.because.filter((item) => item.shown).map((item) => item.clauseId));
    expect(await preview('PPP', 'BASE')).toBeNull();
  });

  it('publishes what holds together, under the number the changes ask for, and never changes it again', async () => {
    const before = (await province.request<{ model: { id: string; version: string } }>('{ model(key: "innovazione") { id version } }')).model;
    const { me } = await province.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }');
    const { adoptModel } = await province.request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', {
      input: { enteId: me.memberships[0]!.enteId, modelVersionId: before.id, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() },
    });
    // A new clause with a new question, an old clause retired.
    const asked = await change(curator, 'addDraftPart', {
      part: { kind: 'variable', id: 'giorni_preavviso_riunioni' },
      afterId: 'durata_anni',
      value: { key: 'giorni_preavviso_riunioni', type: 'intero', scope: 'istanza', step: (await draft()).variables.find((part) => part.id === 'durata_anni')!.value['step'], label: 'Preavviso delle riunioni', question: 'Con quanti giorni di preavviso si convocano le riunioni?', help: '', why: 'Entra nella convenzione.', sources: [], required: true, defaultValue: '5', min: 1, max: 60, unit: 'giorni', options: [], columns: [] },
    });
    expect(asked.draft.bump).toBe('minor');
    const index = asked.draft.variables.findIndex((part) => part.id === 'giorni_preavviso_riunioni');
    expect(asked.draft.variables[index - 1]!.id).toBe('durata_anni');
    expect(asked.draft.variables[index]!.value['defaultValue']).toBe(5);
    const added = await change(curator, 'addDraftPart', {
      part: { kind: 'clause', id: 'conv-preavviso' },
      afterId: 'conv-durata',
      value: { id: 'conv-preavviso', actKey: 'convenzione', parentId: null, orderKey: 'z', kind: 'articolo', heading: [{ type: 'text', text: 'Preavviso delle riunioni' }], body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Le riunioni sono convocate con ' }, { type: 'variable', attrs: { key: 'giorni_preavviso_riunioni', format: 'cifre-e-lettere' } }, { type: 'text', text: ' giorni di preavviso.' }] }] }, when: null, lock: 'libera', contents: [], legalRefs: [], source: 'Aggiunta del modello', guidance: '' },
    });
    const order = added.draft.acts[0]!.clauses.map((item) => item.id);
    expect(order[order.indexOf('conv-durata') + 1]).toBe('conv-preavviso');
    const gone = await clause('conv-definizioni');
    const removed = await change(curator, 'removeDraftPart', { part: { kind: 'clause', id: 'conv-definizioni' }, seen: gone.seen });
    expect(removed.draft.problems.map((problem) => problem.code)).toContain('UNDECLARED_DISAPPEARANCE');
    expect(removed.draft.bump).toBe('major');
    const { draftLineageProposals } = await curator.request<{ draftLineageProposals: object[] }>('query ($id: ID!) { draftLineageProposals(draftId: $id) { kind sources targets heir } }', { id: draftId });
    expect(draftLineageProposals).toEqual([{ kind: 'retire', sources: ['conv-definizioni'], targets: [], heir: null }]);
    const declared = await change(curator, 'saveDraftPart', { part: { kind: 'lineage', id: 'lineage' }, value: [{ kind: 'retire', sources: ['conv-definizioni'], targets: [], heir: null, reason: 'Le definizioni sono nella carta dei servizi.' }], seen: removed.draft.lineage.seen });
    const publish = (client: GraphqlClient, version: string): Promise<{ publishModelDraft: { __typename: string; versionId: string; version: string; problems: { field: string; message: string }[]; message: string } }> =>
      client.request('mutation ($id: ID!, $version: String!) { publishModelDraft(draftId: $id, version: $version) { __typename ... on ModelPublished { versionId version } ... on InvalidInput { problems { field message } } ... on Refused { message } } }', { id: draftId, version });
    expect((await publish(curator, '2.0.0')).publishModelDraft).toMatchObject({ __typename: 'InvalidInput', problems: expect.arrayContaining([expect.objectContaining({ field: 'conv-preavviso' })]) });
    const broken = declared.draft.problems.filter((problem) => problem.code !== 'MISSING_REASON');
    expect(broken).toEqual([]);
    const entry = (subjectKind: string, subject: string): object => ({ subject, subjectKind, kind: 'aggiunta', text: 'Un preavviso per le riunioni.', reason: 'Chiesto dalle Province.', source: '', legalSources: [] });
    const explained = await change(curator, 'saveDraftPart', { part: { kind: 'changelog', id: 'changelog' }, value: [entry('variabile', 'giorni_preavviso_riunioni'), entry('clausola', 'conv-preavviso')], seen: declared.draft.changelog.seen });
    expect(explained.draft).toMatchObject({ problems: [], nextVersion: '2.0.0', bump: 'major' });
    // The package of the draft, brought in elsewhere, says the same.
    const zip = await test.app.inject({ url: `/api/models/${draftId}/package`, headers: cookieOf(curator) });
    expect(zip.statusCode).toBe(200);
    expect(readPackage(readPackageArchive(zip.rawPayload))).toMatchObject({ version: '2.0.0', lineage: [{ kind: 'retire' }] });

    expect((await publish(curator, '1.2.0')).publishModelDraft).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('2.0.0') });
    const published = (await publish(curator, '2.0.0')).publishModelDraft;
    expect(published).toMatchObject({ __typename: 'ModelPublished', version: '2.0.0' });
    expect((await publish(curator, '2.0.0')).publishModelDraft.__typename).toBe('NotFound');
    expect((await province.request<{ model: { version: string; versions: { version: string }[] } }>('{ model(key: "innovazione") { version versions { version } } }')).model).toEqual({ version: '2.0.0', versions: [{ version: '2.0.0' }, { version: '1.1.0' }, { version: '1.0.0' }] });
    const { modelVersionDiff } = await province.request<{ modelVersionDiff: { status: string; part: { id: string }; reason: string }[] }>('query ($from: ID!, $to: ID!) { modelVersionDiff(fromId: $from, toId: $to) { status part { kind id label } reason } }', { from: before.id, to: published.versionId });
    expect(modelVersionDiff).toEqual([
      expect.objectContaining({ status: 'ADDED', part: expect.objectContaining({ id: 'conv-preavviso' }), reason: 'Chiesto dalle Province.' }),
      expect.objectContaining({ status: 'REMOVED', part: expect.objectContaining({ id: 'conv-definizioni' }), reason: 'Le definizioni sono nella carta dei servizi.' }),
      expect.objectContaining({ status: 'ADDED', part: expect.objectContaining({ id: 'giorni_preavviso_riunioni' }) }),
    ]);
    await expect(test.database.dataSource.query(`update clause_rev set guidance = 'x' where version_id = $1`, [published.versionId])).rejects.toThrow('never changes');
    // The Provincia's own acts stay on the version they were made from.
    const { instance } = await province.request<{ instance: { modelVersion: string; acts: { rendered: unknown }[] } }>('query ($id: ID!) { instance(id: $id) { modelVersion acts { rendered } } }', { id: adoptModel.instanceId });
    expect(instance.modelVersion).toBe('1.1.0');
    expect(JSON.stringify(instance.acts)).not.toContain('Preavviso delle riunioni');
  });

  it('brings a package in as a draft, refuses what cannot be read, and throws a draft away', async () => {
    const { model } = await province.request<{ model: { versions: { id: string; version: string }[] } }>('{ model(key: "innovazione") { versions { id version } } }');
    const first = model.versions.find((version) => version.version === '1.0.0')!;
    const zip = (await test.app.inject({ url: `/api/models/${first.id}/package` })).rawPayload;
    const send = (client: GraphqlClient, payload: Buffer): ReturnType<TestApp['app']['inject']> => test.app.inject({ method: 'POST', url: '/api/models/packages', payload, headers: { ...cookieOf(client), 'content-type': 'application/zip', host: 'localhost:3000', 'sec-fetch-site': 'same-origin' } });
    expect((await send(province, zip)).statusCode).toBe(404);
    expect(JSON.parse((await send(curator, Buffer.from('ciao'))).body)).toEqual({ message: 'pacchetto: il file non è un archivio ZIP leggibile' });
    // Readable as a package, and no model all the same: told, never a fault.
    const files = [...readPackageArchive(zip)];
    const spoiled = (path: string, from: string | RegExp, to: string): Buffer => Buffer.from(writePackageArchive('x', new Map(files.map(([name, text]) => [name, name === path ? text.replace(from, to) : text])), new Date('2026-12-01')));
    for (const [path, from, to, words] of [
      ['modello.yaml', /in_vigore_dal: .*/, 'in_vigore_dal: presto', 'In vigore dal'],
      ['modello.yaml', /^chiave: .*/m, 'chiave: Con Spazi', 'chiave'],
      ['variabili.yaml', /^( *)- id: /m, '$1- id: doppio\n$1  titolo: Uno\n$1- id: doppio\n$1  titolo: Due\n$1- id: ', 'due volte'],
    ] as const) {
      const refused = await send(curator, spoiled(path, from, to));
      expect({ words, status: refused.statusCode, message: (JSON.parse(refused.body) as { message: string }).message }).toEqual({ words, status: 422, message: expect.stringContaining(words) });
    }
    const opened = await send(curator, zip);
    expect(opened.statusCode).toBe(201);
    ({ draftId } = JSON.parse(opened.body) as { draftId: string });
    expect((await send(colleague, zip)).statusCode).toBe(409);
    // 1.0.0 brought in after 2.0.0: it is a draft of the next version, with the old clause back.
    const now = await draft();
    expect(now.nextVersion).toBe('3.0.0');
    expect(now.problems.map((problem) => problem.code)).toContain('UNDECLARED_DISAPPEARANCE');
    expect((await curator.request<{ modelDrafts: { id: string; modelKey: string }[] }>('{ modelDrafts { id modelKey } }')).modelDrafts).toEqual([{ id: draftId, modelKey: 'innovazione' }]);
    expect((await curator.request<{ discardModelDraft: object }>('mutation ($id: ID!) { discardModelDraft(draftId: $id) { __typename } }', { id: draftId })).discardModelDraft).toEqual({ __typename: 'ModelDraftDiscarded' });
    expect((await curator.request<{ modelDrafts: object[] }>('{ modelDrafts { id } }')).modelDrafts).toEqual([]);
  });
});

function cookieOf(client: GraphqlClient): { cookie: string } {
  return { cookie: client.cookie() };
}
