import { beforeEach, describe, expect, test } from '@jest/globals';
import { IdentityWorld, OFFICE } from '../testing/identity-world.js';

const HOUR = 3600;

describe('ResolveSession', () => {
  let world: IdentityWorld;
  const open = async (secondFactorAt: Date | null = null) => {
    const ente = world.ente('UPI');
    const actor = await world.actor('ada@example.it', ente, 'CURATORE');
    return { actor, ente, ...(await world.opener.open(actor.personId, OFFICE, world.clock.now(), { secondFactorAt })) };
  };

  beforeEach(() => {
    world = new IdentityWorld();
  });

  test('gives the person with the roles held now', async () => {
    const { token, actor } = await open();
    expect((await world.resolve().execute(token))?.actor).toEqual({ ...actor, communityIds: [] });
  });

  test('knows no other token, and not the stored digest either', async () => {
    await open();
    expect(await world.resolve().execute('token-2')).toBeNull();
    expect(await world.resolve().execute('digest(token-1)')).toBeNull();
  });

  test('gives many that are only open at once, each as it would be given alone; those that open nothing are left out', async () => {
    const [first, second, closed] = [await open(), await world.opener.open((await world.actor('bea@example.it', world.ente('COMUNE'), 'LETTORE')).personId, OFFICE, world.clock.now()), await world.opener.open((await world.actor('carla@example.it', world.ente('COMUNE'), 'LETTORE')).personId, OFFICE, world.clock.now())];
    world.persons.change(world.sessions.rows.get(closed.sessionId)!.personId, { disabledAt: world.clock.now() });
    world.advance(8 * HOUR - 1);
    const all = await world.resolve().executeAll([first.token, 'nobody', second.token, closed.token, first.token]);
    const alone = async (token: string) => [token, await world.resolve().execute(token, { activity: false })];
    expect([...all]).toEqual([await alone(first.token), await alone(second.token)]);
    world.advance(1);
    expect((await world.resolve().executeAll([first.token])).size).toBe(0);
  });

  test('is over after eight hours without a request, however young', async () => {
    const { token } = await open();
    world.advance(8 * HOUR - 1);
    expect(await world.resolve().execute(token)).not.toBeNull();
    world.advance(8 * HOUR);
    expect(await world.resolve().execute(token)).toBeNull();
  });

  test('is over after eight hours of a page that is only open', async () => {
    const { token } = await open();
    world.advance(8 * HOUR - 1);
    expect(await world.resolve().execute(token, { activity: false })).not.toBeNull();
    world.advance(1);
    expect(await world.resolve().execute(token, { activity: false })).toBeNull();
  });

  test('is over after seven days, however busy', async () => {
    const { token } = await open();
    for (let hour = 0; hour < 7 * 24 - 1; hour += 1) {
      world.advance(HOUR);
      expect(await world.resolve().execute(token)).not.toBeNull();
    }
    world.advance(HOUR);
    expect(await world.resolve().execute(token)).toBeNull();
  });

  test('writes that the person was here at most once a minute', async () => {
    const { token, sessionId } = await open();
    const opened = world.clock.now();
    world.advance(59);
    await world.resolve().execute(token);
    expect(world.sessions.rows.get(sessionId)?.lastSeenAt).toEqual(opened);
    world.advance(1);
    await world.resolve().execute(token);
    expect(world.sessions.rows.get(sessionId)?.lastSeenAt).toEqual(world.clock.now());
  });

  test('a closed account is out at the next request', async () => {
    const { token, actor } = await open();
    world.persons.change(actor.personId, { disabledAt: world.clock.now() });
    expect(await world.resolve().execute(token)).toBeNull();
  });

  test('an ended role is gone at the next request', async () => {
    const { token } = await open();
    await world.memberships.end(world.memberships.rows[0]!.id, world.clock.now());
    expect((await world.resolve().execute(token))?.actor.memberships).toEqual([]);
  });

  test('where codes are required of staff, a session without one holds no staff role', async () => {
    const { token, actor, ente } = await open();
    const provincia = world.ente('PROVINCIA');
    await world.memberships.given(actor.personId, provincia, 'LETTORE');
    expect((await world.resolve({ requireStaffSecondFactor: true }).execute(token))?.actor.memberships.map((held) => held.enteId)).toEqual([provincia.id]);
    const { token: withCode } = await world.opener.open(actor.personId, OFFICE, world.clock.now(), { secondFactorAt: world.clock.now() });
    expect((await world.resolve({ requireStaffSecondFactor: true }).execute(withCode))?.actor.memberships.map((held) => held.enteId)).toEqual([ente.id, provincia.id]);
  });
});
