import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanFileName } from './file-name.js';

describe('the name of a file that comes in', () => {
  it.each([
    ['Delibera n. 12.pdf', 'Delibera n. 12.pdf'],
    ['C:\\Utenti\\rossi\\atto.docx', 'atto.docx'],
    ['../../etc/passwd', 'passwd'],
    ['  .. ', ''],
    ['a\u0000b\nc.pdf', 'a b c.pdf'],
    ['fattura\u202efdp.exe', 'fattura fdp.exe'],
    ['«virgolette» "doppie".pdf', '«virgolette» doppie .pdf'],
    ['CON.txt', 'file CON.txt'],
    ['lpt1', 'file lpt1'],
    ['consiglio.pdf', 'consiglio.pdf'],
    ['perche\u0301.pdf', 'perché.pdf'],
    ['\ud800.pdf', '\ufffd.pdf'],
  ])('%j is %j', (sent, clean) => {
    expect(cleanFileName(sent)).toBe(clean);
  });

  it('is short, keeps its ending, and is clean already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (stem) => {
        const clean = cleanFileName(`${stem}.pdf`);
        expect(new TextEncoder().encode(clean).length).toBeLessThanOrEqual(190);
        expect(clean).not.toMatch(/[/\\\u0000-\u001f"<>|:*?\u202a-\u202e]/u);
        expect(cleanFileName(clean)).toBe(clean);
        if (clean.length > 20) expect(clean.endsWith('.pdf')).toBe(true);
      }),
    );
  });
});
