import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ScannerUnavailable } from '@province-comuni/platform-ports';
import { ClamdScanner } from './clamd-scanner.js';

// A stand-in that speaks as clamd(8) says it does. The real one is tried by `npm run reliability -- scanner`.
let server: Server;
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

async function clamd(answer: (received: Buffer, socket: Socket) => void): Promise<string> {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let got = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk]);
      const content: Buffer[] = [];
      let at = 'zINSTREAM\0'.length;
      while (at + 4 <= got.length) {
        const length = got.readUInt32BE(at);
        if (length === 0) return answer(Buffer.concat(content), socket);
        if (at + 4 + length > got.length) return;
        content.push(got.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const scannerAt = (address: string, part: { largestBytes?: number; timeoutMs?: number } = {}): ClamdScanner => new ClamdScanner({ address, largestBytes: 1_000_000, ...part });
const scan = (scanner: ClamdScanner, bytes: Buffer): ReturnType<ClamdScanner['scan']> => scanner.scan(Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)], { objectMode: false }), bytes.length);

describe('clamd', () => {
  it('is sent every byte, in pieces, and believed when it says OK', async () => {
    let received = Buffer.alloc(0);
    const address = await clamd((bytes, socket) => {
      received = Buffer.from(bytes);
      socket.end('stream: OK\0');
    });
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
    expect(await scan(scannerAt(address), bytes)).toEqual({ verdict: 'PULITO', detail: '' });
    expect(received.equals(bytes)).toBe(true);
  });

  it.each([
    ['stream: Eicar-Test-Signature FOUND', 'INFETTO'],
    ['stream: Heuristics.Encrypted.Zip FOUND', 'NON_ANALIZZATO'],
    ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND', 'NON_ANALIZZATO'],
    ['INSTREAM size limit exceeded. ERROR', 'NON_ANALIZZATO'],
  ])('«%s» is %s', async (answer, verdict) => {
    const address = await clamd((_bytes, socket) => socket.end(`${answer}\0`));
    expect((await scan(scannerAt(address), Buffer.from('x'))).verdict).toBe(verdict);
  });

  it('is not given what is larger than it takes, which is not called clean', async () => {
    let asked = false;
    const address = await clamd(() => (asked = true));
    expect((await scan(scannerAt(address, { largestBytes: 10 }), Buffer.alloc(11))).verdict).toBe('NON_ANALIZZATO');
    expect(asked).toBe(false);
  });

  it.each<[string, (bytes: Buffer, socket: Socket) => void]>([
    ['says something else', (_bytes, socket) => socket.end('stream: lstat() failed. ERROR\0')],
    ['says half of it', (_bytes, socket) => socket.end('stream: O')],
    ['goes away', (_bytes, socket) => socket.destroy()],
    ['says nothing', () => undefined],
  ])('that %s is asked again later: nothing is clean by its silence', async (_name, answer) => {
    const address = await clamd(answer);
    await expect(scan(scannerAt(address, { timeoutMs: 100 }), Buffer.from('x'))).rejects.toThrow(ScannerUnavailable);
  });

  it('that is not there is asked again later', async () => {
    const address = await clamd(() => undefined);
    await new Promise((closed) => server.close(closed));
    await expect(scan(scannerAt(address), Buffer.from('x'))).rejects.toThrow(ScannerUnavailable);
  });

  it('a content that breaks off is no verdict', async () => {
    const address = await clamd((_bytes, socket) => socket.end('stream: OK\0'));
    const broken = Readable.from((async function* () {
      yield Buffer.from('abc');
      throw new Error('broken');
    })());
    await expect(scannerAt(address).scan(broken, 10)).rejects.toThrow('broken');
  });
});
