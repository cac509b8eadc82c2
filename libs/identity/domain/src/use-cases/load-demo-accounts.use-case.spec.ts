import { expect, test } from '@jest/globals';
import { IdentityWorld } from '../testing/identity-world.js';
import { LoadDemoAccounts } from './load-demo-accounts.use-case.js';

test('a later start keeps people and roles, and gives new passwords', async () => {
  const world = new IdentityWorld();
  const provincia = world.ente('PROVINCIA');
  const load = new LoadDemoAccounts(world.transactions, world.clock, world.persons, world.memberships, world.hasher, world.enti);
  const account = { email: 'Referente@Demo.example', name: 'Ada', surname: 'Prova', enteId: provincia.id, role: 'REFERENTE' as const };
  let next = 0;
  const generate = (): string => `password casuale ${(next += 1)}`;

  expect(await load.execute([account], generate)).toEqual([{ ...account, email: 'referente@demo.example', password: 'password casuale 1' }]);
  const person = (await world.persons.findByEmail('referente@demo.example'))!;
  await world.persons.disable(person.id, world.clock.now());
  expect(await load.execute([account], generate)).toMatchObject([{ password: 'password casuale 2' }]);
  expect(world.persons.rows.size).toBe(1);
  expect(await world.persons.findById(person.id)).toMatchObject({ passwordHash: 'new:password casuale 2', disabledAt: null });
  expect(world.memberships.rows).toHaveLength(1);

  await load.execute([{ ...account, role: 'LETTORE' }], generate);
  expect((await world.memberships.findCurrentOf(person.id)).map((held) => held.role)).toEqual(['LETTORE']);
});

test('an Ente that is not there is a fault of who starts, not a silent gap', async () => {
  const world = new IdentityWorld();
  const elsewhere = new IdentityWorld().ente('COMUNE');
  const load = new LoadDemoAccounts(world.transactions, world.clock, world.persons, world.memberships, world.hasher, world.enti);
  await expect(load.execute([{ email: 'a@demo.example', name: 'A', surname: 'B', enteId: elsewhere.id, role: 'REFERENTE' }], () => 'x')).rejects.toThrow(/no Ente/);
});
