import { describe, expect, it } from '@jest/globals';
import type { SearchSource } from '@province-comuni/platform-ports';
import { SearchSourceRegistry } from './search-source-registry.js';

const source = (kind: string): SearchSource => ({ kind, label: kind, follows: [], concerned: () => Promise.resolve([]), entries: () => Promise.resolve([]), ids: () => Promise.resolve([]) });

describe('sources of search entries', () => {
  it('are known by their kind, in the order they came', () => {
    const registry = new SearchSourceRegistry();
    registry.add(source('documento'));
    registry.add(source('ente'));
    expect(registry.all().map(({ kind }) => kind)).toEqual(['documento', 'ente']);
    expect(registry.find('ente')?.label).toBe('ente');
    expect(registry.find('pratica')).toBeUndefined();
  });

  it('may not share a kind: one would hide the entries of the other', () => {
    const registry = new SearchSourceRegistry();
    registry.add(source('documento'));
    expect(() => registry.add(source('documento'))).toThrow('documento');
  });
});
