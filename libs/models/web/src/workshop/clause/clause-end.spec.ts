import { describe, expect, it } from '@jest/globals';
import { isComplete, withEnd, type ClauseEnd } from './clause-end.js';

const end = (change: Partial<ClauseEnd>): ClauseEnd => ({ kind: 'retire', targets: [], heir: null, reason: 'Perché sì.', ...change });

describe('what became of a clause', () => {
  it('retired: with what it contained', () => {
    expect(withEnd([], ['gruppo', 'voce'], end({}), new Set())).toEqual([{ kind: 'retire', sources: ['gruppo', 'voce'], targets: [], heir: null, reason: 'Perché sì.' }]);
  });

  it('merged into one that was already published: that one is a source too', () => {
    const merged = withEnd([], ['a'], end({ kind: 'merge', targets: ['b'] }), new Set(['b']));
    expect(merged).toEqual([{ kind: 'merge', sources: ['a', 'b'], targets: ['b'], heir: null, reason: 'Perché sì.' }]);
    expect(withEnd(merged, ['c'], end({ kind: 'merge', targets: ['b'] }), new Set(['b']))).toEqual([expect.objectContaining({ sources: ['a', 'b', 'c'], targets: ['b'] })]);
  });

  it('split: from one; what it contained is retired', () => {
    expect(withEnd([], ['gruppo', 'voce'], end({ kind: 'split', targets: ['x', 'y'], heir: 'y' }), new Set())).toEqual([
      { kind: 'split', sources: ['gruppo'], targets: ['x', 'y'], heir: 'y', reason: 'Perché sì.' },
      { kind: 'retire', sources: ['voce'], targets: [], heir: null, reason: 'Perché sì.' },
    ]);
  });

  it('said twice: the newest word counts', () => {
    const before = withEnd([], ['a'], end({}), new Set());
    expect(withEnd(before, ['a'], end({ kind: 'replace', targets: ['b'] }), new Set())).toEqual([expect.objectContaining({ kind: 'replace', sources: ['a'] })]);
  });

  it('must say all it must', () => {
    expect(isComplete(end({}))).toBe(true);
    expect(isComplete(end({ reason: ' ' }))).toBe(false);
    expect(isComplete(end({ kind: 'split', targets: ['x', 'y'] }))).toBe(false);
    expect(isComplete(end({ kind: 'merge' }))).toBe(false);
    expect(isComplete(end({ kind: 'replace', targets: ['x'] }))).toBe(true);
  });
});
