import { describe, expect, it } from '@jest/globals';
import { tableFormatOf } from '@province-comuni/platform-ports';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SpreadsheetWriter } from './spreadsheet-writer.js';

const writer = new SpreadsheetWriter();
const rows = [
  ['Ente', 'Quota', 'Nota'],
  ['Provincia "di" <prova>; due', 2.5, '=1+1'],
  ['Comune & figli', null, ''],
];
const text = async (format: 'csv' | 'ods' | 'xlsx', part?: string): Promise<string> => {
  const { bytes } = await writer.write(format, rows, 'Adesioni: tutte');
  return part ? strFromU8(unzipSync(bytes)[part]!) : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};

describe('a table as a file', () => {
  it('is a CSV in which nothing is computed', async () => {
    const lines = (await text('csv')).split('\r\n');
    expect(lines).toEqual(['\ufeffEnte;Quota;Nota', `"Provincia ""di"" <prova>; due";2,5;'=1+1`, 'Comune & figli;;', '']);
  });

  it.each(['=', '+', '-', '@', '\t', '\r'])('runs no formula that begins with %j', async (first) => {
    const { bytes } = await writer.write('csv', [[`${first}cmd|' /C calc'!A0`]], 'x');
    expect(strFromU8(bytes.slice(3)).replace(/^"/, '').startsWith(`'${first}`)).toBe(true);
  });

  it('is an OpenDocument spreadsheet with numbers as numbers and text as text', async () => {
    expect(Object.keys(unzipSync((await writer.write('ods', rows, 'x')).bytes))[0]).toBe('mimetype');
    const content = await text('ods', 'content.xml');
    expect(content).toContain('office:value-type="float" office:value="2.5"');
    expect(content).toContain('<text:p>=1+1</text:p>');
    expect(content).toContain('Provincia &quot;di&quot; &lt;prova&gt;; due');
  });

  it('is a workbook with numbers as numbers and no formula', async () => {
    const sheet = await text('xlsx', 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<v>2\.5<\/v>/);
    expect(sheet).not.toMatch(/<f>/);
    const strings = await text('xlsx', 'xl/sharedStrings.xml');
    expect(strings).toContain('=1+1');
    expect(strings).toContain('&lt;prova&gt;');
    expect(await text('xlsx', 'xl/workbook.xml')).toContain('name="Adesioni  tutte"');
  });

  it('takes any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)), { maxLength: 4 }), { minLength: 1, maxLength: 4 }), fc.constantFrom('csv', 'ods', 'xlsx' as const), async (table, format) => {
        const { bytes } = await writer.write(tableFormatOf(format), table, 'x');
        if (format !== 'csv') expect(Object.keys(unzipSync(bytes)).length).toBeGreaterThan(2);
      }),
      { numRuns: 60 },
    );
  });

  it('is a CSV where nothing known is asked', () => {
    expect(['ods', 'xlsx', 'csv', 'exe', undefined].map(tableFormatOf)).toEqual(['ods', 'xlsx', 'csv', 'csv', 'csv']);
  });
});
