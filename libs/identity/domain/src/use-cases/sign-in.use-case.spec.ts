import { beforeEach, describe, expect, test } from '@jest/globals';
import { codeAt } from '../testing/in-memory-credentials.js';
import { IdentityWorld, OFFICE } from '../testing/identity-world.js';

const email = 'ada.neri@provincia.example.it';
const password = 'cavallo batteria graffetta';

describe('SignIn', () => {
  let world: IdentityWorld;
  const attempt = (changes: object = {}) => world.signIn().execute({ email, password, origin: OFFICE, ...changes });
  const refused = (code: string) => expect.objectContaining({ code: `IDENTITY.${code}` });
  const failTimes = async (times: number, changes: object = {}) => {
    for (let i = 0; i < times; i += 1) await expect(attempt({ password: 'sbagliata', ...changes })).rejects.toEqual(refused('INVALID_CREDENTIALS'));
  };

  beforeEach(async () => {
    world = new IdentityWorld();
    await world.person(email);
  });

  test('opens a session whose token is stored as a digest only', async () => {
    const outcome = await attempt({ email: '  Ada.Neri@Provincia.example.it ' });
    expect(outcome).toMatchObject({ kind: 'SIGNED_IN', token: 'token-1' });
    expect([...world.sessions.rows.values()]).toEqual([expect.objectContaining({ tokenHash: 'digest(token-1)', address: '192.0.2.10' })]);
  });

  test('gives a new token at every sign-in', async () => {
    const [first, second] = [await attempt(), await attempt()];
    expect(first).not.toMatchObject({ token: (second as { token: string }).token });
  });

  test('unknown, wrong, closed and password-less accounts get the same answer after the same work', async () => {
    await world.person('chiuso@example.it', { disabledAt: new Date(0) });
    await world.person('spid@example.it', { passwordHash: null });
    for (const changes of [{ email: 'ignoto@example.it' }, { password: 'sbagliata' }, { email: 'chiuso@example.it' }, { email: 'spid@example.it' }]) {
      await expect(attempt(changes)).rejects.toEqual(refused('INVALID_CREDENTIALS'));
    }
    expect(world.hasher.verified).toBe(4);
  });

  test('makes an outdated hash anew', async () => {
    const old = await world.person('vecchio@example.it', { passwordHash: `old:${password}` });
    await attempt({ email: old.email });
    expect((await world.persons.findById(old.id))?.passwordHash).toBe(`new:${password}`);
  });

  test('after ten failures even the right password is refused, for fifteen minutes', async () => {
    await failTimes(10);
    await expect(attempt()).rejects.toEqual(refused('TOO_MANY_ATTEMPTS'));
    expect(world.hasher.verified).toBe(10);
    world.advance(15 * 60 + 1);
    await expect(attempt()).resolves.toMatchObject({ kind: 'SIGNED_IN' });
  });

  test('an account that does not exist is refused after ten failures too', async () => {
    await failTimes(10, { email: 'ignoto@example.it' });
    await expect(attempt({ email: 'ignoto@example.it' })).rejects.toEqual(refused('TOO_MANY_ATTEMPTS'));
  });

  test('a known device still enters while strangers guess; another person’s device does not', async () => {
    const first = (await attempt()) as { deviceToken: string };
    const other = await world.person('altri@example.it');
    await failTimes(10);
    await expect(attempt({ deviceToken: world.devices.issue(other.id) })).rejects.toEqual(refused('TOO_MANY_ATTEMPTS'));
    await expect(attempt({ deviceToken: first.deviceToken })).resolves.toMatchObject({ kind: 'SIGNED_IN' });
  });

  test('guesses from a stolen known device are counted on their own', async () => {
    const { deviceToken } = (await attempt()) as { deviceToken: string };
    await failTimes(10, { deviceToken });
    await expect(attempt({ deviceToken })).rejects.toEqual(refused('TOO_MANY_ATTEMPTS'));
  });

  test('a network has a hundred failures over all accounts, and an account of one’s own does not wash them', async () => {
    for (let i = 0; i < 99; i += 1) await failTimes(1, { email: `vittima${i}@example.it` });
    await attempt();
    await failTimes(1, { email: 'vittima99@example.it' });
    await expect(attempt()).rejects.toEqual(refused('TOO_MANY_ATTEMPTS'));
    await expect(attempt({ origin: { ...OFFICE, address: '198.51.100.1' } })).resolves.toMatchObject({ kind: 'SIGNED_IN' });
  });

  test('a success forgets the failures of the account', async () => {
    await failTimes(9);
    await attempt();
    await failTimes(9);
    await expect(attempt()).resolves.toMatchObject({ kind: 'SIGNED_IN' });
  });

  describe('with a second factor', () => {
    beforeEach(async () => {
      const person = (await world.persons.findByEmail(email))!;
      world.persons.change(person.id, { secondFactorSecret: 'sealed', secondFactorConfirmedAt: new Date(0) });
    });

    test('asks for the code, opens nothing before', async () => {
      await expect(attempt()).resolves.toEqual({ kind: 'SECOND_FACTOR_REQUIRED' });
      expect(world.sessions.rows.size).toBe(0);
    });

    test('enters with the code, once per code', async () => {
      const code = codeAt(world.clock.now());
      await expect(attempt({ code })).resolves.toMatchObject({ kind: 'SIGNED_IN' });
      expect([...world.sessions.rows.values()][0]?.secondFactorAt).toEqual(world.clock.now());
      await expect(attempt({ code })).rejects.toEqual(refused('SECOND_FACTOR_WRONG'));
    });

    test('asking for the code again and again does not wash wrong codes', async () => {
      for (let i = 0; i < 10; i += 1) {
        await expect(attempt({ code: '000000' })).rejects.toEqual(refused('SECOND_FACTOR_WRONG'));
        if (i < 9) await attempt();
      }
      await expect(attempt({ code: codeAt(world.clock.now()) })).rejects.toEqual(refused('TOO_MANY_ATTEMPTS'));
    });
  });
});
