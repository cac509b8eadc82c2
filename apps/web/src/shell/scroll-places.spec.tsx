import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { UIMatch } from 'react-router';
import { forgetFirstVisit, KEPT_PLACES, visitOf } from './scroll-places.js';

const location = { key: 'a1', pathname: '/community/sua/1', search: '', hash: '', state: null };
const match = (handle: unknown): UIMatch => ({ id: '1', pathname: '/', params: {}, data: undefined, loaderData: undefined, handle });

function loadedBy(type: string): void {
  Object.defineProperty(performance, 'getEntriesByType', { configurable: true, value: jest.fn(() => [{ type }]) });
}
const kept = (): unknown => JSON.parse(sessionStorage.getItem(KEPT_PLACES)!);

describe('where pages were scrolled to', () => {
  afterEach(() => {
    Reflect.deleteProperty(performance, 'getEntriesByType');
    sessionStorage.clear();
  });

  it('is forgotten for the first visit of a window whose address is opened anew', () => {
    sessionStorage.setItem(KEPT_PLACES, '{"default":4851,"a1":12}');
    loadedBy('navigate');
    forgetFirstVisit();
    expect(kept()).toEqual({ a1: 12 });
  });

  it.each(['reload', 'back_forward'])('is kept when the document comes by %s', (type) => {
    sessionStorage.setItem(KEPT_PLACES, '{"default":4851}');
    loadedBy(type);
    forgetFirstVisit();
    expect(kept()).toEqual({ default: 4851 });
  });

  it.each(['', '{', 'null'])('is nothing where %j was written', (written) => {
    sessionStorage.setItem(KEPT_PLACES, written);
    loadedBy('navigate');
    expect(forgetFirstVisit).not.toThrow();
  });

  it('is known by the visit, and never for a page that keeps its own place', () => {
    expect(visitOf(location, [match(undefined), match({ signedIn: true })])).toBe('a1');
    const own = [match(undefined), match({ keepsItsPlace: true })];
    expect(visitOf(location, own)).not.toBe(visitOf(location, own));
  });
});
