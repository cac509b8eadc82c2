import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import type { OpenedFile } from '@province-comuni/documents-domain';
import { strFromU8, unzipSync } from 'fflate';
import { named, zipOf } from './zip-of-files.js';

const file = (fileName: string, sha256 = fileName): OpenedFile => ({ version: { fileName, createdAt: new Date('2026-03-01T10:00:00Z') }, file: { sha256 } }) as never;

describe('several files as one ZIP', () => {
  it('has each under a name of its own, and no folders', () => {
    expect(named([file('a.pdf'), file('A.pdf'), file('a.pdf'), file('../../etc/passwd'), file('senza')]).map(([name]) => name)).toEqual(['a.pdf', 'A (2).pdf', 'a (3).pdf', '..-..-etc-passwd', 'senza']);
  });

  it('opens with the contents of the files', async () => {
    const zip = await buffer(zipOf([file('uno.txt'), file('due.txt')], { read: (sha256) => Promise.resolve(Readable.from([Buffer.from(`contenuto di ${sha256}`)])) }));
    expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
      ['uno.txt', 'contenuto di uno.txt'],
      ['due.txt', 'contenuto di due.txt'],
    ]);
  });

  it('waits for the end of who asked once, however many the files', async () => {
    const waiting: number[] = [];
    const zip = zipOf(
      Array.from({ length: 30 }, (_, index) => file(`${index}.txt`)),
      {
        read: async () => {
          await new Promise(setImmediate);
          waiting.push(zip.listenerCount('close'));
          return Readable.from([Buffer.from('a')]);
        },
      },
    );
    await buffer(zip);
    expect(waiting.at(-1)).toBe(waiting[0]);
  });

  it('leaves no file open when who asked left while it was opened', async () => {
    const content = new Readable({ read: () => undefined });
    const asked: (() => void)[] = [];
    const zip = zipOf([file('uno.txt')], { read: () => new Promise((resolve) => asked.push(() => resolve(content))) });
    zip.destroy();
    await new Promise(setImmediate);
    asked[0]!();
    await new Promise(setImmediate);
    expect(content.destroyed).toBe(true);
  });

  it('breaks off where a file does', async () => {
    const broken = (): Readable =>
      new Readable({
        read() {
          this.destroy(new Error('damaged'));
        },
      });
    await expect(buffer(zipOf([file('uno.txt')], { read: () => Promise.resolve(broken()) }))).rejects.toThrow('damaged');
  });
});
