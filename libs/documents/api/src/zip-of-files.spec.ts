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
