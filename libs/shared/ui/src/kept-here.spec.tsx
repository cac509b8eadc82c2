import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { render } from '@testing-library/react';
import { readKept, writeKept } from './kept-here.js';
import { ViewerContextProvider, type Viewer } from './viewer-context.js';

/** Whoever is signed in from now on, as the pages are told. */
function comes(id: string | null): void {
  render(<ViewerContextProvider state={{ viewer: id === null ? null : ({ id } as Viewer), loading: false, refresh: () => Promise.resolve() }}>{null}</ViewerContextProvider>);
}

beforeEach(() => comes('anna'));
afterEach(() => localStorage.clear());

describe('what is kept in this browser', () => {
  it('is found by who wrote it, and not by who signs in there after him', () => {
    writeKept('pc-draft-1', { text: 'Riservato.' });
    comes('luca');
    expect(readKept('pc-draft-1')).toBeNull();
    writeKept('pc-draft-1', { text: 'Di Luca.' });
    comes('anna');
    expect(readKept('pc-draft-1')).toEqual({ text: 'Riservato.' });
    writeKept('pc-draft-1', null);
    comes('luca');
    expect(readKept('pc-draft-1')).toEqual({ text: 'Di Luca.' });
  });

  it('is still his while his session is over and the page goes on', () => {
    comes(null);
    writeKept('pc-draft-1', 'Ancora mio.');
    comes('luca');
    expect(readKept('pc-draft-1')).toBeNull();
    comes('anna');
    expect(readKept('pc-draft-1')).toBe('Ancora mio.');
  });

  it.each(['', '{', 'undefined'])('is nothing where %j was written', (written) => {
    localStorage.setItem('anna:pc-draft-1', written);
    expect(readKept('pc-draft-1')).toBeNull();
  });
});
