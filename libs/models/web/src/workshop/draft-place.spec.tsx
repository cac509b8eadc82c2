import { describe, expect, it } from '@jest/globals';
import { placeFrom, placeSearch } from './draft-place.js';

describe('the address of a place in the workshop', () => {
  it('leads back to the place', () => {
    const cell = { kind: 'cell', id: 'PPP/AVANZATO' } as const;
    expect(placeSearch({ part: cell })).toBe('?parte=cell/PPP/AVANZATO');
    expect(placeFrom(new URLSearchParams(placeSearch({ part: cell }))).part).toEqual(cell);
    expect(placeFrom(new URLSearchParams(placeSearch({ adding: { kind: 'variable', after: 'durata_anni' } }))).adding).toEqual({ kind: 'variable', after: 'durata_anni' });
    expect(placeFrom(new URLSearchParams('?vista=novita&anteprima=1'))).toEqual({ part: null, view: 'novita', adding: null, preview: true, why: false });
  });

  it('that leads nowhere is no place', () => {
    expect(placeFrom(new URLSearchParams('?vista=altro&parte=clause'))).toEqual({ part: null, view: null, adding: null, preview: false, why: false });
  });
});
