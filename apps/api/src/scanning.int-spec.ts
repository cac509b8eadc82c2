import { createHash, randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScanFile } from '@province-comuni/documents-domain';
import { SCANNING } from '@province-comuni/documents-api';
import { ScannerUnavailable, type ContentHash } from '@province-comuni/platform-ports';
import { italianDay } from '@province-comuni/shared-kernel';
import { loadDemoAccounts } from './demo-accounts.js';
import { approveConvention } from './testing/approve-convention.js';
import { completeActs } from './testing/complete-acts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { sendFile } from './testing/sent-files.js';
import { createTestApp, type TestApp } from './testing/test-app.js';
import { packFiles } from './testing/zip-files.js';

/** The file that every scanner takes for malware by agreement (EICAR); in two pieces, so that none takes this source for it. */
const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;

let test: TestApp;
let origin: string;
let clamd: TcpServer;
let isDown = false;
let pesaroId: string;
const clients = new Map<string, GraphqlClient>();

/** A stand-in for clamd; the real one is tried by `npm run reliability -- scanner`. */
async function standIn(): Promise<string> {
  clamd = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => undefined).on('data', (chunk) => {
      if (isDown) return void socket.destroy();
      got = Buffer.concat([got, chunk]);
      if (got.subarray(-4).equals(Buffer.alloc(4))) socket.end(got.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : got.includes('PASSWORD') ? 'stream: Heuristics.Encrypted.Zip FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((listening) => clamd.listen(0, '127.0.0.1', listening));
  return `127.0.0.1:${(clamd.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  test = await createTestApp({ roles: ['api'], clamd: await standIn() });
  await test.app.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${((test.app.getHttpServer() as Server).address() as AddressInfo).port}`;
  for (const { email, password } of await loadDemoAccounts(test.app)) {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, password);
    clients.set(email.split('@')[0]!, client);
  }
  pesaroId = (await clients.get('referente.pesaro')!.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
}, 120_000);
afterAll(async () => {
  await test?.close();
  clamd?.close();
});

interface Published { readonly id: string; readonly href: string; readonly sha256: ContentHash; readonly guest: string }

async function publish(bytes: Buffer): Promise<Published> {
  const client = clients.get('referente.pesaro')!;
  const uploadId = await sendFile(origin, client, pesaroId, bytes, 'atto.txt');
  const { addDocuments } = await client.request<{ addDocuments: { documents: { id: string; currentVersion: { href: string } }[] } }>('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id currentVersion { href } } } } }', { input: { items: [{ uploadId, fields: { title: 'Atto', kind: 'altro', licence: 'CC-BY-4.0' } }], visibility: 'PUBBLICO', publish: true } });
  const { id, currentVersion } = addDocuments.documents[0]!;
  const { createGuestLink } = await client.request<{ createGuestLink: { path: string } }>('mutation ($id: ID!) { createGuestLink(id: $id, note: "", days: 1) { ... on GuestLinkCreated { path } } }', { id });
  return { id, href: currentVersion.href, sha256: createHash('sha256').update(bytes).digest('hex') as ContentHash, guest: createGuestLink.path.split('/').at(-1)! };
}

/** Each way out of the product, with the status it answers. */
async function waysOut({ id, href, guest }: Published): Promise<Record<string, number>> {
  const ask = async (path: string, who?: string): Promise<number> => (await fetch(origin + path, { headers: who ? { cookie: clients.get(who)!.cookie() } : {} })).status;
  return { own: await ask(href, 'lettore.pesaro'), other: await ask(href, 'referente.lecco'), upi: await ask(href, 'amministratore'), visitor: await ask(href), shown: await ask(`${href}?mostra=1`), zip: await ask(`/api/documents/zip?ids=${id}`), ownZip: await ask(`/api/documents/zip?ids=${id}`, 'lettore.pesaro'), guest: await ask(`/api/guest-documents/${guest}/file`) };
}

const CLOSED = { own: 200, other: 409, upi: 409, visitor: 409, shown: 409, zip: 404, ownZip: 200, guest: 409 };
const OPEN = { own: 200, other: 200, upi: 200, visitor: 200, shown: 200, zip: 200, ownZip: 200, guest: 200 };
const BLOCKED = { own: 409, other: 409, upi: 409, visitor: 409, shown: 409, zip: 404, ownZip: 404, guest: 409 };
const scanning = (): ScanFile => test.app.get<ScanFile>(SCANNING, { strict: false });

describe('where a scanner looks at files', () => {
  it('nobody but its Ente downloads one that was not looked at; a clean one is let go by itself', async () => {
    const file = await publish(Buffer.from(`testo ${randomUUID()}`));
    expect(await waysOut(file)).toEqual(CLOSED);
    expect((await scanning().execute(file.sha256))?.verdict).toBe('PULITO');
    expect(await waysOut(file)).toEqual(OPEN);
    // Looked at once: not again.
    expect(await scanning().execute(file.sha256)).toBeNull();
  });

  it('nobody at all downloads a harmful one, by any way', async () => {
    const file = await publish(Buffer.from(`${EICAR}\n${randomUUID()}`));
    expect((await scanning().execute(file.sha256))?.verdict).toBe('INFETTO');
    expect(await waysOut(file)).toEqual(BLOCKED);
  });

  it('what it cannot look into is never called clean, and stays with its Ente', async () => {
    const [closed, large] = [await publish(Buffer.from(`PASSWORD ${randomUUID()}`)), await publish(Buffer.alloc(1024 ** 2 + 1, randomUUID()))];
    // Packed into little, it unpacks to more than the scanner takes: of that ClamAV sees the beginning only.
    const packed = await publish(packFiles([{ name: 'a.bin', content: Buffer.concat([Buffer.alloc(1024 ** 2, 'abc'), Buffer.from(`${EICAR}${randomUUID()}`)]) }]));
    for (const file of [closed, large, packed]) {
      expect((await scanning().execute(file.sha256))?.verdict).toBe('NON_ANALIZZATO');
      expect(await waysOut(file)).toEqual(CLOSED);
    }
  });

  it('what an Ente brings to its adhesion with a personal link is not opened by the Provincia before', async () => {
    const referente = clients.get('referente.pesaro')!;
    const lettore = clients.get('lettore.pesaro')!;
    const visitor = new GraphqlClient(test.app);
    const versionId = (await referente.request<{ model: { versions: { id: string }[] } }>('{ model(key: "innovazione") { versions { id } } }')).model.versions[0]!.id;
    const instanceId = await completeActs(referente, pesaroId, versionId);
    await approveConvention(referente, instanceId, italianDay(new Date()));
    const enteId = (await referente.request<{ adhesionBoard: { notInvited: { id: string }[] } }>('query ($id: ID!) { adhesionBoard(instanceId: $id) { notInvited { id } } }', { id: instanceId })).adhesionBoard.notInvited[0]!.id;
    const { inviteEnti } = await referente.request<{ inviteEnti: { board: { rows: { id: string }[] } } }>('mutation ($input: InviteEntiInput!) { inviteEnti(input: $input) { ... on EntiReached { board { rows { id } } } } }', { input: { instanceId, invitees: [{ enteId }], message: '' } });
    const id = inviteEnti.board.rows[0]!.id;
    const { makeAdhesionLink } = await referente.request<{ makeAdhesionLink: { link: string } }>('mutation ($id: ID!) { makeAdhesionLink(id: $id) { ... on AdhesionLinkMade { link } } }', { id });
    const secret = makeAdhesionLink.link.split('#')[1]!;
    const bytes = Buffer.from(`delibera ${randomUUID()}`);
    const sent = await visitor.upload(`/api/adhesions/files?${new URLSearchParams({ kind: 'DELIBERA', fileName: 'delibera.txt' }).toString()}`, bytes, { 'content-type': 'application/octet-stream', 'x-adhesion-secret': secret });
    expect(sent.status).toBe(201);
    const [file] = (await referente.request<{ adhesion: { files: { id: string; sha256: string }[] } }>('query ($access: AdhesionAccessInput!) { adhesion(access: $access) { files { id sha256 } } }', { access: { id } })).adhesion.files;
    const opened = async (): Promise<number[]> => Promise.all(([[visitor, { secret }], [referente, { id }], [lettore, { id }]] as const).map(async ([client, by]) => (await client.post(`/api/adhesions/files/${file!.id}`, by)).status));
    expect(await opened()).toEqual([200, 409, 409]);
    await scanning().execute(file!.sha256 as ContentHash);
    expect(await opened()).toEqual([200, 200, 200]);
  });

  it('while it is down everything stays closed, and is looked at when it is back, without anybody doing anything', async () => {
    const file = await publish(Buffer.from(`attesa ${randomUUID()}`));
    isDown = true;
    await expect(scanning().execute(file.sha256)).rejects.toThrow(ScannerUnavailable);
    expect(await waysOut(file)).toEqual(CLOSED);
    isDown = false;
    const heard: string[] = [];
    await scanning().waiting(new Date(Date.now() + 60_000), (sha256, { verdict }) => heard.push(`${sha256} ${verdict}`));
    expect(heard).toContain(`${file.sha256} PULITO`);
    expect(await waysOut(file)).toEqual(OPEN);
  });
});
