import { describe, expect, it } from '@jest/globals';
import { KeepingClient } from './kept-statements.js';

describe('a connection', () => {
  it('that is lost while nobody listens, on its way from the pool to who asked for it, ends nothing else', () => {
    const lost = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    expect(() => new KeepingClient({}).emit('error', lost)).not.toThrow();
  });
});
