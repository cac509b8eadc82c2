import { beforeEach, describe, expect, test } from '@jest/globals';
import type { EnteCard } from '@province-comuni/enti-contract';
import type { Role, SignedInActor } from '@province-comuni/identity-contract';
import { IdentityWorld } from '../testing/identity-world.js';
import { ChangeRole } from './change-role.use-case.js';
import { EndMembership } from './end-membership.use-case.js';
import { HandOver } from './hand-over.use-case.js';

describe('roles of an Ente', () => {
  let world: IdentityWorld;
  let provincia: EnteCard;
  let upi: EnteCard;
  let referente: SignedInActor;
  let redattore: SignedInActor;
  let amministratore: SignedInActor;
  const refused = (code: string) => expect.objectContaining({ code: `IDENTITY.${code}` });
  const membershipOf = (actor: SignedInActor): string => world.memberships.rows.findLast((row) => row.personId === actor.personId && row.validTo === null)!.id;
  const rolesIn = (ente: EnteCard) => world.memberships.rows.filter((row) => row.enteId === ente.id && row.validTo === null).map((row) => [row.personId, row.role]);
  const end = (actor: SignedInActor, of: SignedInActor, ente = provincia) =>
    new EndMembership(world.transactions, world.clock, world.memberships, world.eventLog).execute(actor, { enteId: ente.id, membershipId: membershipOf(of) });
  const change = (actor: SignedInActor, of: SignedInActor, role: Role, ente = provincia) =>
    new ChangeRole(world.transactions, world.clock, world.memberships, world.eventLog).execute(actor, { enteId: ente.id, membershipId: membershipOf(of), role });
  const handOver = (actor: SignedInActor, to: SignedInActor, ente = provincia) =>
    new HandOver(world.transactions, world.clock, world.memberships, world.eventLog).execute(actor, { enteId: ente.id, membershipId: membershipOf(to) });

  beforeEach(async () => {
    world = new IdentityWorld();
    provincia = world.ente('PROVINCIA');
    upi = world.ente('UPI');
    referente = await world.actor('referente@example.it', provincia, 'REFERENTE');
    redattore = await world.actor('redattore@example.it', provincia, 'REDATTORE');
    amministratore = await world.actor('upi@example.it', upi, 'AMMINISTRATORE');
  });

  test('the referente ends a role; the row stays, with its end and an event', async () => {
    await end(referente, redattore);
    expect(rolesIn(provincia)).toEqual([[referente.personId, 'REFERENTE']]);
    expect(world.memberships.rows.find((row) => row.personId === redattore.personId)?.validTo).toEqual(world.clock.now());
    expect(world.events).toEqual([{ kind: 'identity.membership-ended', payload: { personId: redattore.personId, enteId: provincia.id, role: 'REDATTORE', by: referente.personId } }]);
  });

  test('the last referente neither leaves nor steps down; UPI may end his role', async () => {
    await expect(end(referente, referente)).rejects.toEqual(refused('LAST_IN_CHARGE'));
    await expect(change(referente, referente, 'LETTORE')).rejects.toEqual(refused('LAST_IN_CHARGE'));
    await end(amministratore, referente);
    expect(rolesIn(provincia)).toEqual([[redattore.personId, 'REDATTORE']]);
  });

  test('the last amministratore of UPI stays', async () => {
    await expect(end(amministratore, amministratore, upi)).rejects.toEqual(refused('LAST_IN_CHARGE'));
  });

  test('a role changes by ending one and beginning another in the same instant', async () => {
    await change(referente, redattore, 'LETTORE');
    expect(rolesIn(provincia)).toContainEqual([redattore.personId, 'LETTORE']);
    expect(world.events.map((event) => event.kind)).toEqual(['identity.membership-ended', 'identity.membership-granted']);
    await expect(change(referente, redattore, 'CURATORE')).rejects.toEqual(refused('INVALID_INPUT'));
  });

  test('handing over swaps in one step', async () => {
    await handOver(referente, redattore);
    expect(rolesIn(provincia)).toEqual([
      [redattore.personId, 'REFERENTE'],
      [referente.personId, 'REDATTORE'],
    ]);
    // The actor of the next request would say so; the stored role is asked all the same.
    await expect(handOver(referente, redattore)).rejects.toEqual(refused('NOT_FOUND'));
  });

  test('in a Comune, which knows one role, who hands over leaves', async () => {
    const comune = world.ente('COMUNE');
    const giver = await world.actor('a@example.it', comune, 'REFERENTE');
    const taker = await world.actor('b@example.it', comune, 'REFERENTE');
    await handOver(giver, taker, comune);
    expect(rolesIn(comune)).toEqual([[taker.personId, 'REFERENTE']]);
  });

  test('nobody hands over to himself, nor to somebody of another Ente', async () => {
    await expect(handOver(referente, referente)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(handOver(referente, amministratore)).rejects.toEqual(refused('NOT_FOUND'));
  });
});
