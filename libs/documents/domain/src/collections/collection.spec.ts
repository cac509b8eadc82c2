import { describe, expect, it } from '@jest/globals';
import type { DocumentId } from '../document/document.js';
import { keepHidden, type CollectionPart, type PartId } from './collection.js';

const part = (id: string, ...documentIds: string[]): CollectionPart => ({ id: id as PartId, title: id, documentIds: documentIds as DocumentId[] });

describe('a collection that is put in another order by who does not see all of it', () => {
  const hidden = new Set(['segreto'] as DocumentId[]);

  it('keeps what is hidden in its part', () => {
    expect(keepHidden([part('a', 'uno', 'segreto'), part('b', 'due')], [part('b', 'due', 'uno'), part('a')], hidden)).toEqual([part('b', 'due', 'uno'), part('a', 'segreto')]);
  });

  it('keeps it in the first part when its own goes', () => {
    expect(keepHidden([part('a', 'uno'), part('b', 'segreto')], [part('a', 'uno')], hidden)).toEqual([part('a', 'uno', 'segreto')]);
  });

  it('does not let it be put in from outside', () => {
    expect(keepHidden([part('a', 'uno')], [part('a', 'segreto', 'uno')], hidden)).toEqual([part('a', 'uno')]);
  });
});
