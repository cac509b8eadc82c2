import { describe, expect, it } from '@jest/globals';
import type { EnteId } from '@province-comuni/shared-kernel';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { DelibereBatchItem } from './delibere-batch.js';
import { DELIBERE_TABLE, zipOfDelibere } from './zip-of-delibere.js';

const item = (position: number, more: Partial<DelibereBatchItem>): DelibereBatchItem => ({ position, enteId: `${position}` as EnteId, enteName: `Comune ${position}`, population: 10, adhesionState: 'INVITATO', fileName: `Comune-${position}`, answers: {}, outcome: 'FATTA', reason: null, tries: 0, docx: null, pdf: null, ...more });
const items = [item(0, { docx: 'a', pdf: 'b' }), item(1, { outcome: 'NON_FATTA', reason: 'Manca la popolazione.', population: null }), item(2, { enteName: '=1+1', docx: 'c', pdf: 'd' })];

async function zipped(at = new Date('2026-12-01T10:00:00Z')): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOfDelibere(items, async (sha256) => strToU8(`bytes of ${sha256}`), at)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('the ZIP of the delibere', () => {
  it('has the files of every Ente, and a table that says why some are missing', async () => {
    const files = unzipSync(await zipped());
    expect(Object.keys(files).sort()).toEqual(['Comune-0.docx', 'Comune-0.pdf', 'Comune-2.docx', 'Comune-2.pdf', DELIBERE_TABLE]);
    expect(strFromU8(files['Comune-2.pdf']!)).toBe('bytes of d');
    const table = strFromU8(files[DELIBERE_TABLE]!);
    expect(table).toContain('"Comune 1";"";"invitato";"non fatta";"";"";"Manca la popolazione."');
    expect(table).toContain('"Comune 0";"10";"invitato";"fatta";"Comune-0.docx";"Comune-0.pdf";""');
    // A name is never a formula.
    expect(table).not.toMatch(/^"=1\+1/m);
  });

  it('is the same twice', async () => {
    expect((await zipped()).equals(await zipped())).toBe(true);
  });
});
