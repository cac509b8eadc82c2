import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lawAddress, lawInWords, readLawUrn } from './law-urn.js';

describe('a norm by its URN', () => {
  it.each([
    ['urn:nir:stato:decreto.legislativo:2000-08-18;267~art30-com2', 'decreto legislativo 18/8/2000, n. 267, art. 30, comma 2'],
    ['urn:nir:stato:legge:2014-04-07;56', 'legge 7/4/2014, n. 56'],
    ['urn:nir:stato:costituzione', 'costituzione'],
    ['urn:nir:regione.marche:legge:2015-04-03;13', 'legge regione marche 3/4/2015, n. 13'],
    ['urn:nir:stato:legge:1990;241', 'legge 1990, n. 241'],
    ['qualcosa', 'qualcosa'],
  ])('%s in words', (urn, words) => expect(lawInWords(urn)).toBe(words));

  it('is read again from the address that is made of it, and words never fail', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^urn:nir:[a-z0-9.;:~@\-_,]{5,200}$/), (urn) => {
        expect(readLawUrn(lawAddress(urn))).toBe(urn);
        expect(lawInWords(urn)).not.toBe('');
      }),
    );
  });
});
