import { forgetGivenUp } from './client.js';

describe('a rejection that nobody waits for', () => {
  const isForgotten = (reason: unknown): boolean => {
    let forgotten = false;
    forgetGivenUp({ reason, preventDefault: () => (forgotten = true) });
    return forgotten;
  };

  it('is no fault where a request was given up, and is one in every other case', () => {
    expect(isForgotten(new DOMException('The operation was aborted.', 'AbortError'))).toBe(true);
    expect([new Error('aborted'), new TypeError('x is undefined'), null, undefined, 'AbortError'].map(isForgotten)).toEqual([false, false, false, false, false]);
  });
});
