import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import PizZip from 'pizzip';

import { packPart, storePart, zipPackage } from './zip-package.js';

const parts = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-zà-ù][a-zà-ù0-9./-]{0,30}$/), content: fc.string({ unit: 'binary' }), stored: fc.boolean() }), { selector: ({ name }) => name, maxLength: 8 });

describe('zipPackage', () => {
  it('is read back part by part, whatever they hold', () =>
    fc.assert(
      fc.property(parts, (some) => {
        const zip = zipPackage(some.map(({ name, content, stored }) => (stored ? storePart(name, content) : packPart(name, content))));
        expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual(some.map(({ name, content }) => [name, Buffer.from(content).toString()]));
      }),
    ));

  it('holds for a reader that checks the sums', () => {
    const text = '<a>à</a>'.repeat(1000);
    const zip = new PizZip(zipPackage([storePart('mimetype', 'application/x'), packPart('è.xml', text)]), { checkCRC32: true });
    expect([zip.file('mimetype')!.asText(), zip.file('è.xml')!.asText()]).toEqual(['application/x', text]);
  });

  it('keeps a stored part readable in the file', () => {
    expect(Buffer.from(zipPackage([storePart('mimetype', 'application/x')]).subarray(30, 51)).toString('latin1')).toBe('mimetypeapplication/x');
  });
});
