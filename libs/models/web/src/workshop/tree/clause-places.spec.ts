import { describe, expect, it } from '@jest/globals';
import { neighbour, placeAfter, placeBeside, proposedId } from './clause-places.js';

const item = (id: string, kind = 'articolo', parentId: string | null = null) => ({ id, kind, parentId });
const CLAUSES = [item('titolo', 'intestazione'), item('visti', 'gruppo'), item('v1', 'voce', 'visti'), item('v2', 'voce', 'visti'), item('uno'), item('due')];
const of = (id: string) => CLAUSES.find((clause) => clause.id === id)!;

describe('where a clause goes', () => {
  it.each([
    ['due', 'titolo', { parentId: null, afterId: 'titolo' }],
    ['due', 'v1', { parentId: null, afterId: 'visti' }],
    ['v2', 'visti', { parentId: 'visti', afterId: null }],
    ['v1', 'v2', { parentId: 'visti', afterId: 'v2' }],
    ['v1', 'uno', null],
    ['visti', 'v1', null],
    ['uno', 'uno', null],
  ])('%s after %s', (moved, target, place) => expect(placeAfter(CLAUSES, of(moved), of(target))).toEqual(place));

  it('steps among its siblings, and stops at the ends', () => {
    expect(placeBeside(CLAUSES, of('due'), 'up')).toEqual({ parentId: null, afterId: 'visti' });
    expect(placeBeside(CLAUSES, of('visti'), 'up')).toEqual({ parentId: null, afterId: null });
    expect(placeBeside(CLAUSES, of('v1'), 'down')).toEqual({ parentId: 'visti', afterId: 'v2' });
    expect(placeBeside(CLAUSES, of('v2'), 'down')).toBeNull();
    expect(placeBeside(CLAUSES, of('titolo'), 'up')).toBeNull();
    expect(neighbour(['a', 'b'], 'b', 'up')).toBeNull();
  });
});

describe('the id of a new clause', () => {
  it('begins as those of its act, and says the heading', () => {
    expect(proposedId('convenzione', [], ['conv-durata', 'conv-recesso'], 'Qualità & Società')).toBe('conv-qualita-societa');
    expect(proposedId('carta-servizi', [], [], '')).toBe('cart-nuova');
  });

  it('is nobody else’s', () => {
    expect(proposedId('c', ['conv-durata', 'conv-durata-2'], ['conv-durata'], 'Durata')).toBe('conv-durata-3');
  });
});
