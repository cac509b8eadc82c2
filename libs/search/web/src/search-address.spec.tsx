import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hitAddress, readPlace, withValue, withWord, writePlace, type SearchPlace } from './search-address.js';

const place = fc.record({
  query: fc.string({ maxLength: 300 }),
  kind: fc.option(fc.string({ minLength: 1 })),
  facets: fc.uniqueArray(fc.record({ name: fc.constantFrom('PILASTRO' as const, 'TIPO' as const, 'ENTE' as const, 'ANNO' as const), values: fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }) }), { selector: ({ name }) => name }),
  order: fc.constantFrom('RILEVANZA' as const, 'DATA' as const, 'TITOLO' as const),
  exact: fc.boolean(),
  page: fc.integer({ min: 1, max: 100 }),
});

const sorted = (one: SearchPlace): SearchPlace => ({ ...one, facets: [...one.facets].sort((a, b) => (a.name < b.name ? -1 : 1)) });
const read = (address: string): SearchPlace => readPlace(new URL(address, 'http://x').searchParams);

describe('the address of a search', () => {
  it('says all of it', () => {
    fc.assert(fc.property(place, (one) => expect(sorted(read(writePlace(one)))).toEqual(sorted(one))));
  });

  it('that means nothing is an ordinary search', () => {
    expect(read('/cerca?pagina=-3&ordine=caso&pilastro=&q=')).toMatchObject({ page: 1, order: 'RILEVANZA', query: '' });
    expect(read('/cerca?pagina=1e9')).toMatchObject({ page: 100 });
  });

  it('goes back to where it was when a value is chosen and left', () => {
    const start = read('/cerca?q=gara&tipo=a&pagina=3');
    const chosen = withValue(start, 'TIPO', 'b', true);
    expect(chosen).toMatchObject({ facets: [{ name: 'TIPO', values: ['a', 'b'] }], page: 1 });
    expect(writePlace(withValue(withValue(chosen, 'TIPO', 'b', false), 'TIPO', 'a', false))).toBe('/cerca?q=gara');
  });
});

describe('a word in the place of another', () => {
  it('leaves the rest as it was written', () => {
    expect(withWord('“Reecdere” dall’accordo -comune', 'reecdere', 'recedere')).toBe('“recedere” dall’accordo -comune');
    expect(withWord('PERÓ perola', 'pero', 'però')).toBe('però perola');
    expect(withWord('niente', 'altro', 'x')).toBe('niente');
  });
});

describe('the address of a result', () => {
  it('opens at the page of the passage, before the place in the page', () => {
    expect(hitAddress('/documenti/7', { page: 40 }, 'penale & mora')).toBe('/documenti/7?pagina=40&trova=penale+%26+mora');
    expect(hitAddress('/a?b=1#c', { page: 2 }, 'x')).toBe('/a?b=1&pagina=2&trova=x#c');
    expect(hitAddress('/documenti/7', { page: null }, 'penale')).toBe('/documenti/7?trova=penale');
    expect(hitAddress('/documenti/7', null, 'penale')).toBe('/documenti/7');
    expect(hitAddress('/community/sua/7', { page: null, href: '/community/sua/7?messaggio=5000' }, 'penale')).toBe('/community/sua/7?messaggio=5000&trova=penale');
    expect(hitAddress('/community/sua/7', { page: null, href: null }, 'penale')).toBe('/community/sua/7?trova=penale');
    for (const passage of [null, { page: null }]) expect(hitAddress('/a?b=1#c', passage, 'x')).toBe('/a?b=1#c');
  });
});
