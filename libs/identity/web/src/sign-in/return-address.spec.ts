import { returnAddress } from './return-address.js';

describe('returnAddress', () => {
  it.each([
    ['/ente?ente=1', '/ente?ente=1'],
    [null, '/'],
    ['', '/'],
    ['https://altrove.example', '/'],
    ['//altrove.example', '/'],
    ['/\\altrove.example', '/'],
  ])('%s leads to %s', (wanted, expected) => {
    expect(returnAddress(wanted)).toBe(expected);
  });
});
