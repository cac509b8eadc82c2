import { describe, expect, it } from '@jest/globals';
import { numberLists } from './list-numbering.mjs';

/** A file with only what is looked at: two lists, one in the other, laid out as Typst does. */
function fileWithLists(numbering = '/None'): Buffer {
  const list = (object: number, kids: string): string => `${object} 0 obj\n<<\n  /Type /StructElem\n  /S /L\n  /A [<<\n    /O /List\n    /ListNumbering ${numbering}\n  >>]\n  /K [${kids}]\n>>\nendobj\n\n`;
  const objects = [`1 0 obj\n<<\n  /Type /StructTreeRoot\n  /K [2 0 R]\n>>\nendobj\n\n`, list(2, '4 0 R 3 0 R'), `3 0 obj\n<<\n  /Type /StructElem\n  /S /LI\n  /K 9\n>>\nendobj\n\n`, list(4, '<< /Type /OBJR /Obj 7 0 R >>')];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object) => {
    const at = body.length;
    body += object;
    return at;
  });
  const entries = [`0000000000 65535 f \n`, ...offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`)].join('');
  return Buffer.from(`${body}xref\n0 5\n${entries}trailer\n<<\n  /Root 1 0 R\n>>\nstartxref\n${body.length}\n%%EOF`, 'latin1');
}

describe('how lists are numbered', () => {
  it('is said of each in the order of the text, and every object is still where the table says', () => {
    const text = Buffer.from(numberLists(fileWithLists(), ['dashed', 'numbered'])).toString('latin1');
    expect(text.match(/ListNumbering \/\w+/g)).toEqual(['ListNumbering /Circle', 'ListNumbering /Decimal']);
    const table = Number(/startxref\n(\d+)/.exec(text)![1]);
    expect(text.slice(table, table + 4)).toBe('xref');
    const offsets = [...text.slice(table).matchAll(/(\d{10}) 00000 n/g)].map(([, at]) => Number(at));
    expect(offsets.map((at) => text.slice(at, at + 7))).toEqual(['1 0 obj', '2 0 obj', '3 0 obj', '4 0 obj']);
  });

  it('is not guessed: a file with other lists, or lists that say it already, is refused', () => {
    for (const kinds of [['numbered'], ['numbered', 'numbered', 'dashed']] as const) expect(() => numberLists(fileWithLists(), kinds)).toThrow('forma inattesa');
    expect(() => numberLists(fileWithLists('/Circle'), ['numbered', 'dashed'])).toThrow('forma inattesa');
    expect(() => numberLists(Buffer.from('no file'), ['numbered'])).toThrow('forma inattesa');
    const same = fileWithLists();
    expect(numberLists(same, [])).toBe(same);
  });
});
