import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { OutboxMailArchive, OutboxMailer } from '@province-comuni/platform-mail-outbox';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { IDENTITY_ENTITIES } from '../entities/index.js';
import { PostgresIdentityHousekeeping } from './postgres-identity-housekeeping.js';
import { PostgresPersonDirectory } from './postgres-person-directory.js';
import { PostgresRateLimits } from './postgres-rate-limits.js';
import { TypeOrmMembershipRepository } from './typeorm-membership.repository.js';
import { TypeOrmPersonRepository } from './typeorm-person.repository.js';
import { TypeOrmSessionRepository } from './typeorm-session.repository.js';

let database: TestDatabase;
const asSystem = <T>(work: () => Promise<T>): Promise<T> => database.runner.run(SYSTEM_ACCESS, work);
const persons = new TypeOrmPersonRepository();
const memberships = new TypeOrmMembershipRepository();
const at = (seconds: number): Date => new Date(Date.UTC(2026, 11, 1, 9) + seconds * 1000);

let people = 0;
const aPerson = (): Promise<PersonId> => {
  people += 1;
  return asSystem(async () => (await persons.create({ email: `persona${people}@example.it`, name: 'Ada', surname: `Neri ${people}`, passwordHash: null, locale: 'it' })).id);
};
let enti = 0;
const anEnte = async (kind: EnteKind = 'PROVINCIA'): Promise<{ enteId: EnteId; enteKind: EnteKind }> => {
  enti += 1;
  const codice = kind === 'PROVINCIA' ? String(100 + enti) : null;
  const [row] = await asSystem(async (): Promise<{ id: EnteId }[]> =>
    currentManager().query('insert into ente (kind, codice_istat, nome, denominazione) values ($1, $2, $3, $3) returning id', [kind, codice, `Ente ${enti}`]),
  );
  return { enteId: row!.id, enteKind: kind };
};

beforeAll(async () => {
  database = await createTestDatabase({ entities: IDENTITY_ENTITIES });
});

afterAll(() => database?.close());

describe('PostgresRateLimits', () => {
  const limits = new PostgresRateLimits();
  const take = (bucket: string, seconds: number): Promise<boolean> => asSystem(() => limits.take(bucket, 3, 60_000, at(seconds)));

  test('the window slides: a place is free a minute after each attempt, not after all', async () => {
    expect([await take('a', 0), await take('a', 20), await take('a', 40), await take('a', 50)]).toEqual([true, true, true, false]);
    expect([await take('a', 61), await take('a', 62)]).toEqual([true, false]);
    expect(await take('a', 81)).toBe(true);
  });

  test('fifty at once are three', async () => {
    const taken = await Promise.all(Array.from({ length: 50 }, () => take('b', 0)));
    expect(taken.filter(Boolean)).toHaveLength(3);
  });

  test('one is given back, another of the same instant stays; clearing forgets all', async () => {
    await take('c', 0);
    await take('c', 0);
    await asSystem(() => limits.giveBack('c', at(0)));
    expect([await take('c', 1), await take('c', 1), await take('c', 1)]).toEqual([true, true, false]);
    await asSystem(() => limits.giveBack('c', at(30)));
    expect(await take('c', 2)).toBe(false);
    await asSystem(() => limits.clear('c'));
    expect(await take('c', 3)).toBe(true);
  });
});

describe('memberships', () => {
  test('the database refuses a role that the kind of Ente does not know, a false kind, and two roles in one Ente', async () => {
    const [personId, provincia, other] = [await aPerson(), await anEnte(), await anEnte('ALTRO')];
    const grant = (ente: { enteId: EnteId; enteKind: EnteKind }, role: 'AMMINISTRATORE' | 'REFERENTE' | 'LETTORE') =>
      asSystem(() => memberships.grant({ personId, ...ente, role, validFrom: at(0), grantedBy: null }));
    await expect(grant(provincia, 'AMMINISTRATORE')).rejects.toThrow(/membership_role_of_ente/);
    await expect(grant({ ...provincia, enteKind: 'UPI' }, 'AMMINISTRATORE')).rejects.toThrow(/membership_ente/);
    await expect(grant(other, 'LETTORE')).rejects.toThrow(/membership_role_of_ente/);
    const held = await grant(provincia, 'REFERENTE');
    await expect(grant(provincia, 'LETTORE')).rejects.toThrow(/membership_one_role/);
    await asSystem(() => memberships.end(held.id, at(10)));
    await grant(provincia, 'LETTORE');
    await expect(asSystem(() => memberships.end(held.id, at(20)))).rejects.toThrow(/not open/);
  });

  test('two people in charge who end each other at once wait for each other', async () => {
    const ente = await anEnte();
    for (let index = 0; index < 2; index += 1) {
      const personId = await aPerson();
      await asSystem(() => memberships.grant({ personId, ...ente, role: 'REFERENTE', validFrom: at(0), grantedBy: null }));
    }
    const leave = (index: number): Promise<boolean> =>
      asSystem(async () => {
        const members = await memberships.lockCurrentOf(ente.enteId);
        if (members.length < 2) return false;
        await memberships.end(members[index]!.id, at(10));
        return true;
      });
    expect((await Promise.all([leave(0), leave(1)])).filter(Boolean)).toHaveLength(1);
  });

  test('lists by surname, a page at a time, with a total; statements do not grow with the list', async () => {
    const ente = await anEnte();
    for (let index = 0; index < 5; index += 1) {
      const personId = await aPerson();
      await asSystem(() => memberships.grant({ personId, ...ente, role: 'LETTORE', validFrom: at(0), grantedBy: null }));
    }
    const page = await asSystem(() => memberships.listMembers(ente.enteId, { offset: 2, limit: 2 }));
    expect(page.total).toBe(5);
    expect(page.items).toHaveLength(2);
    const all = await asSystem(() => memberships.listMembers(ente.enteId, { offset: 0, limit: 5 }));
    const surnames = all.items.map((item) => item.surname);
    expect(surnames).toEqual([...surnames].sort());
    expect(page.items).toEqual(all.items.slice(2, 4));
  });
});

test('addresses of mail are unique, whatever their case', async () => {
  const someone = { email: 'unica@example.it', name: 'Ada', surname: 'Neri', passwordHash: null, locale: 'it' as const };
  await asSystem(() => persons.create(someone));
  await expect(asSystem(() => persons.create(someone))).rejects.toThrow(/person_email_unique/);
  await expect(asSystem(() => persons.create({ ...someone, email: 'Unica@example.it' }))).rejects.toThrow(/person_email_normal/);
});

test('a code’s step is used once, by one of many at once', async () => {
  const id = await aPerson();
  const used = await Promise.all(Array.from({ length: 5 }, () => asSystem(() => persons.useSecondFactorStep(id, 59_000_000))));
  expect(used.filter(Boolean)).toHaveLength(1);
  expect(await asSystem(() => persons.useSecondFactorStep(id, 58_999_999))).toBe(false);
  expect(await asSystem(() => persons.useSecondFactorStep(id, 59_000_001))).toBe(true);
});

test('names are told to whoever is signed in, for histories; the rest of the row is not', async () => {
  const [id, reader] = [await aPerson(), await aPerson()];
  await database.runner.run({ enteIds: [], personId: reader }, async () => {
    expect([...(await new PostgresPersonDirectory().namesOf([id, id, '00000000-0000-7000-8000-00000000dead' as PersonId])).keys()]).toEqual([id]);
    expect(await persons.findById(id)).toBeNull();
  });
});

test('mail is written in the caller’s transaction by anybody, and read by the platform alone', async () => {
  const mail = { to: 'qualcuno@example.it', subject: 'Prova', text: 'Testo' };
  await expect(
    database.runner.run({ enteIds: [] }, async () => {
      await new OutboxMailer().send(mail);
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  await database.runner.run({ enteIds: [] }, () => new OutboxMailer().send(mail));
  const archive = new OutboxMailArchive();
  expect(await asSystem(() => archive.list({ to: mail.to, offset: 0, limit: 10 }))).toMatchObject({ total: 1, items: [mail] });
  expect(await database.runner.run({ enteIds: [] }, () => archive.list({ offset: 0, limit: 10 }))).toEqual({ items: [], total: 0 });
});

test('housekeeping removes what has no effect any more, and nothing else', async () => {
  const personId = await aPerson();
  const sessions = new TypeOrmSessionRepository();
  const open = (tokenHash: string, createdAt: Date, expiresAt: Date) => asSystem(() => sessions.create({ tokenHash, personId, createdAt, expiresAt, secondFactorAt: null, userAgent: '', address: '' }));
  const DAY = 86_400;
  await open('idle', at(0), at(7 * DAY));
  const live = await open('live', at(DAY), at(8 * DAY));
  await asSystem(() => new PostgresIdentityHousekeeping().removeExpired(at(DAY + 60)));
  expect((await asSystem(() => sessions.listOf(personId))).map((session) => session.id)).toEqual([live.id]);
});
