import { describe, expect, it } from '@jest/globals';
import type { DocumentState } from './document.js';
import { stateAfter, TRANSITIONS, type Step } from './lifecycle.js';

const STATES: readonly DocumentState[] = ['BOZZA', 'IN_REVISIONE', 'PUBBLICATO'];

describe('the life of a document', () => {
  it.each<[DocumentState, Step, DocumentState | null]>([
    ['BOZZA', 'submit', 'IN_REVISIONE'],
    ['BOZZA', 'publish', 'PUBBLICATO'],
    ['BOZZA', 'sendBack', null],
    ['BOZZA', 'withdraw', null],
    ['IN_REVISIONE', 'submit', null],
    ['IN_REVISIONE', 'publish', 'PUBBLICATO'],
    ['IN_REVISIONE', 'sendBack', 'BOZZA'],
    ['IN_REVISIONE', 'withdraw', null],
    ['PUBBLICATO', 'submit', null],
    ['PUBBLICATO', 'publish', null],
    ['PUBBLICATO', 'sendBack', null],
    ['PUBBLICATO', 'withdraw', 'BOZZA'],
  ])('from %s, %s leads to %s', (state, step, expected) => {
    expect(stateAfter(state, step)).toBe(expected);
  });

  it('has no state that cannot be reached from a new document, and none without a way on', () => {
    const reached = new Set<DocumentState>(['BOZZA']);
    for (let more = true; more; ) {
      const before = reached.size;
      for (const { from, to } of TRANSITIONS) if (from.some((state) => reached.has(state))) reached.add(to);
      more = reached.size > before;
    }
    expect([...reached].sort()).toEqual([...STATES].sort());
    for (const state of STATES) expect(TRANSITIONS.some(({ from }) => from.includes(state))).toBe(true);
  });
});
