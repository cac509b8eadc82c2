import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Version { id: string; version: string; status: string; withdrawal: { reason: string; at: string } | null; viewerCanWithdraw: boolean }

let test: TestApp;
let curator: GraphqlClient;
let province: GraphqlClient;
let visitor: GraphqlClient;
let enteId: string;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  const signedIn = async (name: string): Promise<GraphqlClient> => {
    const client = new GraphqlClient(test.app);
    const { email, password } = accounts.find((account) => account.email.startsWith(name))!;
    await client.signIn(email, password);
    return client;
  };
  [curator, province, visitor] = [await signedIn('curatore'), await signedIn('referente.pesaro'), new GraphqlClient(test.app)];
  enteId = (await province.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
}, 120_000);
afterAll(() => test?.close());

const versions = async (client: GraphqlClient): Promise<Version[]> => (await client.request<{ model: { versions: Version[] } }>('{ model(key: "innovazione") { versions { id version status withdrawal { reason at } viewerCanWithdraw } } }')).model.versions;
const withdraw = async (client: GraphqlClient, versionId: string, reason = 'L’articolo 9 cita una norma abrogata.'): Promise<{ __typename: string; message?: string; problems?: { field: string }[] }> => (await client.request<{ withdrawModelVersion: { __typename: string } }>('mutation ($versionId: ID!, $reason: String!) { withdrawModelVersion(versionId: $versionId, reason: $reason) { __typename ... on InvalidInput { problems { field message } } ... on Refused { message } ... on NotFound { message } } }', { versionId, reason })).withdrawModelVersion;
const adopt = async (modelVersionId: string): Promise<{ __typename: string; instanceId: string }> => (await province.request<{ adoptModel: { __typename: string; instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { __typename ... on ModelAdopted { instanceId } } }', { input: { enteId, modelVersionId, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() } })).adoptModel;

describe('a published version that is withdrawn', () => {
  let newest: Version;
  let older: Version;
  let acts: string;

  it('is offered to whoever works on the models, where a newer one is in use', async () => {
    [newest, older] = (await versions(curator)) as [Version, Version];
    expect([newest.viewerCanWithdraw, older.viewerCanWithdraw]).toEqual([false, true]);
    for (const client of [province, visitor]) expect((await versions(client)).some(({ viewerCanWithdraw }) => viewerCanWithdraw)).toBe(false);
    acts = (await adopt(older.id)).instanceId;
  });

  it('is withdrawn by nobody else, not without a reason, and not while nothing takes its place', async () => {
    expect((await province.raw('mutation ($id: ID!) { withdrawModelVersion(versionId: $id, reason: "x") { __typename } }', { id: older.id })).errors).toBeDefined();
    expect((await visitor.raw('mutation ($id: ID!) { withdrawModelVersion(versionId: $id, reason: "x") { __typename } }', { id: older.id })).errors).toBeDefined();
    expect(await withdraw(curator, older.id, '  ')).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'reason' }] });
    expect(await withdraw(curator, older.id, 'x'.repeat(1_001))).toMatchObject({ __typename: 'InvalidInput' });
    expect(await withdraw(curator, newest.id)).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('pubblicate prima quella che la sostituisce') as unknown });
    expect(await withdraw(curator, randomUUID())).toMatchObject({ __typename: 'NotFound' });
    expect((await versions(visitor)).map(({ status }) => status)).toEqual(['PUBLISHED', 'PUBLISHED']);
  });

  it('is withdrawn once, and everybody reads why', async () => {
    const both = await Promise.all([withdraw(curator, older.id), withdraw(curator, older.id, 'Un altro motivo.')]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['ModelVersionWithdrawn', 'ModelVersionWithdrawn']);
    const [, now] = await versions(visitor);
    expect(now).toMatchObject({ status: 'WITHDRAWN', viewerCanWithdraw: false });
    expect(['L’articolo 9 cita una norma abrogata.', 'Un altro motivo.']).toContain(now!.withdrawal!.reason);
    await withdraw(curator, older.id, 'Un terzo motivo.');
    expect((await versions(visitor))[1]!.withdrawal).toEqual(now!.withdrawal);
  });

  it('is adopted by nobody any more; acts that stand on it stay, say why, and go on to the one in use', async () => {
    expect((await adopt(older.id)).__typename).toBe('NotFound');
    const { instance } = await province.request<{ instance: { modelVersion: string; upgradeTo: string; modelWithdrawal: { reason: string }; acts: unknown[] } }>('query ($id: ID!) { instance(id: $id) { modelVersion upgradeTo modelWithdrawal { reason } acts { key rendered } } }', { id: acts });
    expect(instance).toMatchObject({ modelVersion: older.version, upgradeTo: newest.version, modelWithdrawal: { reason: expect.any(String) as unknown } });
    expect(instance.acts).toHaveLength(4);
    const { upgrade } = await province.request<{ upgrade: { pending: boolean; mark: string; open: number } }>('query ($id: ID!) { upgrade(instanceId: $id) { pending mark open } }', { id: acts });
    expect(upgrade).toMatchObject({ pending: true, open: 0 });
    const { applyUpgrade } = await province.request<{ applyUpgrade: { __typename: string } }>('mutation ($id: ID!, $mark: String!) { applyUpgrade(instanceId: $id, mark: $mark) { __typename } }', { id: acts, mark: upgrade.mark });
    expect(applyUpgrade.__typename).toBe('UpgradeApplied');
    expect((await province.request<{ instance: { modelWithdrawal: unknown } }>('query ($id: ID!) { instance(id: $id) { modelWithdrawal { reason } } }', { id: acts })).instance.modelWithdrawal).toBeNull();
  });
});
