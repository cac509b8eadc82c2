import { describe, expect, it } from '@jest/globals';
import { MessageBudget } from './message-budget.js';

const send = (budget: MessageBudget, count: number, now: number): string[] => Array.from({ length: count }, () => budget.take(now));

describe('MessageBudget', () => {
  it('answers a burst, refuses what is beyond, and answers again after a while', () => {
    const budget = new MessageBudget(0);
    expect(new Set(send(budget, 20, 0))).toEqual(new Set(['answer']));
    expect(budget.take(0)).toBe('refuse');
    expect(send(budget, 3, 1_000)).toEqual(['answer', 'answer', 'refuse']);
  });

  it('does not save up more than a burst', () => {
    const budget = new MessageBudget(0);
    expect(send(budget, 21, 3_600_000).at(-1)).toBe('refuse');
  });

  it('closes on who goes on all the same', () => {
    expect(send(new MessageBudget(0), 121, 0).at(-1)).toBe('close');
  });
});
