import { describe, expect, test } from '@jest/globals';
import type { PersonId } from '@province-comuni/shared-kernel';
import { TOTP, URI } from 'otpauth';
import { Argon2PasswordHasher, hashesAtOnce } from './argon2-password-hasher.js';
import { RandomTokenGenerator } from './random-token-generator.js';
import { SignedDeviceTokens } from './signed-device-tokens.js';
import { TotpCodes } from './totp-codes.js';

const SECRET = 'a secret of the tests, long enough';
const person = '01890000-0000-7000-8000-000000000001' as PersonId;

describe('Argon2PasswordHasher', () => {
  const hasher = new Argon2PasswordHasher();

  test('hashes with argon2id at or above 19 MiB and two passes', async () => {
    const hash = await hasher.hash('cavallo batteria graffetta');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(hasher.isOutdated(hash)).toBe(false);
    expect(hasher.isOutdated('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
  });

  test('128 characters of any kind count to the last', async () => {
    const password = '密è😀x'.repeat(32);
    const hash = await hasher.hash(password);
    expect(await hasher.verify(hash, password)).toBe(true);
    expect(await hasher.verify(hash, `${password.slice(0, -1)}y`)).toBe(false);
  });

  test('without a hash the answer is no, even for the decoy’s own password', async () => {
    expect(await hasher.verify(null, 'nessuna password di nessuno')).toBe(false);
  });

  test('a flood is turned away instead of piling up, and the next one is served', async () => {
    const small = new Argon2PasswordHasher({ atOnce: 2, waitingAtMost: 3 });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => small.verify(null, 'x')));
    const busy = outcomes.filter((outcome) => outcome.status === 'rejected' && (outcome.reason as { code: string }).code === 'IDENTITY.BUSY');
    expect(busy).toHaveLength(15);
    expect(await small.verify(null, 'x')).toBe(false);
  });

  test('a flood leaves a processor to everybody else', () => {
    expect([1, 2, 3, 4, 64].map(hashesAtOnce)).toEqual([1, 1, 2, 2, 2]);
  });
});

test('tokens have 256 bits and never come twice', () => {
  const tokens = new RandomTokenGenerator();
  const many = new Set(Array.from({ length: 1000 }, () => tokens.generate()));
  expect(many.size).toBe(1000);
  for (const token of many) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

describe('SignedDeviceTokens', () => {
  const devices = new SignedDeviceTokens(SECRET);

  test('knows its own marks, and no other', () => {
    const token = devices.issue(person);
    expect(devices.read(token)?.personId).toBe(person);
    expect(new SignedDeviceTokens('another secret of the tests, as long').read(token)).toBeNull();
    expect(devices.read(token.replace(person, '01890000-0000-7000-8000-000000000002'))).toBeNull();
    for (const junk of ['', '.', '..', 'a.b.c', `${token}.x`, token.slice(0, -1)]) expect(devices.read(junk)).toBeNull();
  });

  test('asks for a secret worth the name', () => {
    expect(() => new SignedDeviceTokens('short')).toThrow(/32 characters/);
  });
});

test('TOTP: the code of now, of a step before and after; the secret rests sealed', () => {
  const codes = new TotpCodes(SECRET);
  const { sealed, uri } = codes.create('ada@example.it');
  const totp = URI.parse(uri) as TOTP;
  const now = new Date('2026-12-01T09:00:10Z');
  const codeOf = (seconds: number): string => totp.generate({ timestamp: now.getTime() + seconds * 1000 });
  const step = Math.floor(now.getTime() / 30_000);
  expect(codes.verify(sealed, codeOf(0), now)).toBe(step);
  expect(codes.verify(sealed, codeOf(-30), now)).toBe(step - 1);
  expect(codes.verify(sealed, codeOf(30), now)).toBe(step + 1);
  expect(codes.verify(sealed, codeOf(-90), now)).toBeNull();
  for (const junk of ['', 'abcdef', '12345', '1234567', '１２３４５６']) expect(codes.verify(sealed, junk, now)).toBeNull();
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain(totp.secret.base32);
  expect(() => new TotpCodes('another secret of the tests, as long').verify(sealed, '123456', now)).toThrow();
});
