import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFields, type TypedFields } from './read-fields.js';

const VOCABULARY = { types: new Set(['altro']), pillars: new Set(['SUA']), keywords: new Set(['gara']) };
const TYPED: TypedFields = {
  ...{ title: 'Capitolato delle pulizie', abstract: '', typeKey: 'altro', pillars: [], year: null, territoryId: null, form: null, level: null, profile: null },
  ...{ language: 'it', licence: 'CC-BY-4.0', keywords: [], source: '', validFrom: null, validUntil: null, reviewOn: null, cites: [] },
};
const problemsOf = (typed: Partial<TypedFields>): string[] => readFields({ ...TYPED, ...typed }, VOCABULARY, 2026).problems.map(({ field }) => field);

describe('the fields of a document', () => {
  it('may be few', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<TypedFields>, string[]]>([
    ['no title', { title: ' \u200b ' }, ['title']],
    ['a long title', { title: 'a'.repeat(301) }, ['title']],
    ['a long abstract', { abstract: 'a'.repeat(4001) }, ['abstract']],
    ['a type that is not there', { typeKey: 'libro' }, ['typeKey']],
    ['no type', { typeKey: '' }, ['typeKey']],
    ['a pillar that is not there', { pillars: ['SUA', 'ARTE'] }, ['pillars']],
    ['a keyword of one’s own', { keywords: ['mia'] }, ['keywords']],
    ['a year that is a slip', { year: 20224 }, ['year']],
    ['half a year', { year: 2022.5 }, ['year']],
    ['a day that does not exist', { validFrom: '2026-02-30' }, ['validFrom']],
    ['a day of the year 0', { reviewOn: '0000-01-01' }, ['reviewOn']],
    ['an end before the beginning', { validFrom: '2026-02-10', validUntil: '2026-02-09' }, ['validUntil']],
    ['a licence that is not there', { licence: 'MIT' }, ['licence']],
    ['a language that is not there', { language: 'klingon' }, ['language']],
    ['a level that is not there', { level: 'sommo', profile: 'minimo' }, ['level', 'profile']],
    ['a territory that is no Ente', { territoryId: 'Lecco' }, ['territoryId']],
    ['several', { title: '', year: 1, typeKey: '' }, ['title', 'typeKey', 'year']],
  ])('with %s are refused at the field', (_what, typed, expected) => {
    expect(problemsOf(typed)).toEqual(expected);
  });

  it('keep an address of a norm only when it is one', () => {
    const { fields } = readFields({ ...TYPED, cites: [{ label: ' art. 30 TUEL ', urn: 'urn:nir:stato:decreto.legislativo:2000-08-18;267~art30' }, { label: 'x', urn: 'javascript:alert(1)' }, { label: ' ', urn: null }] }, VOCABULARY, 2026);
    expect(fields.cites).toEqual([{ label: 'art. 30 TUEL', urn: 'urn:nir:stato:decreto.legislativo:2000-08-18;267~art30' }, { label: 'x', urn: null }]);
  });

  it('hold no sign that one cannot see, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, abstract) => {
        const { fields } = readFields({ ...TYPED, title, abstract }, VOCABULARY, 2026);
        expect(fields.title + fields.abstract).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u200b\u202a-\u202e]/);
      }),
    );
  });
});
