import { expect, test } from '@jest/globals';
import { normalisePassword, passwordFault } from './password-rule.js';

const email = 'ada.neri@provincia.example.it';

test.each([
  ['undici-char', 'PASSWORD_TOO_SHORT'],
  ['👍🏽'.repeat(5), 'PASSWORD_TOO_SHORT'],
  ['x'.repeat(100) + 'yz!'.repeat(10), 'PASSWORD_TOO_LONG'],
  ['Ada.Neri@Provincia.example.it!', 'PASSWORD_CONTAINS_EMAIL'],
  ['sono ada.neri dal 1980', 'PASSWORD_CONTAINS_EMAIL'],
  ['Password2026!', 'PASSWORD_TOO_COMMON'],
  ['passwordpassword', 'PASSWORD_TOO_COMMON'],
  ['P@ssw0rd2026', 'PASSWORD_TOO_COMMON'],
  ['Benvenuto2026', 'PASSWORD_TOO_COMMON'],
  ['Settembre-2026', 'PASSWORD_TOO_COMMON'],
  ['Provincia2026!', 'PASSWORD_TOO_COMMON'],
  ['123456789012', 'PASSWORD_TOO_COMMON'],
  ['abcdefghijklm', 'PASSWORD_TOO_COMMON'],
  ['aaaaaaaaaaaaaa', 'PASSWORD_TOO_COMMON'],
  ['cavallo batteria graffetta', null],
  ['però città perché', null],
  ['密码密码很长的一句话在这里', null],
])('%s: %s', (password, fault) => {
  expect(passwordFault(password, email)).toBe(fault);
});

test('128 characters are still good, counted as people count them', () => {
  expect(passwordFault('è😀ab'.repeat(32), email)).toBeNull();
});

test('the same characters typed on two keyboards are the same password', () => {
  expect(normalisePassword('perche\u0301')).toBe('perch\u00e9');
});
