import { describe, expect, it } from '@jest/globals';
import { isDatabaseTrouble } from './database-trouble.js';

const withCode = (code: string): Error => Object.assign(new Error('failed'), { code });

describe('what failed because of the database', () => {
  it.each(['08006', '53300', '57P01', '57P03', '58030', '40001', '40P01', '55P03', 'ECONNREFUSED', 'ECONNRESET'])('is known by its code: %s', (code) => {
    expect(isDatabaseTrouble(withCode(code))).toBe(true);
    expect(isDatabaseTrouble(Object.assign(new Error('query failed'), { driverError: withCode(code) }))).toBe(true);
    expect(isDatabaseTrouble(new Error('not kept', { cause: withCode(code) }))).toBe(true);
    expect(isDatabaseTrouble(new AggregateError([withCode(code), withCode(code)]))).toBe(true);
  });

  it.each(['Connection terminated unexpectedly', 'Connection terminated due to connection timeout', 'timeout exceeded when trying to connect', 'Query runner already released. Cannot run queries anymore.', 'Database connection provided by a query runner was already released, cannot continue to use its querying methods anymore.'])('is known by what the driver says: %s', (message) => {
    expect(isDatabaseTrouble(new Error(message))).toBe(true);
  });

  it.each([withCode('23505'), withCode('22P02'), withCode('57014'), withCode('42501'), new TypeError('x is not a function'), null, undefined, 'words', Object.assign(new Error('the mail server'), { code: 'EAUTH' })])('is not what a follower does itself: %p', (error) => {
    expect(isDatabaseTrouble(error)).toBe(false);
  });
});
