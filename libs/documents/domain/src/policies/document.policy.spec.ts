import { describe, expect, it } from '@jest/globals';
import { VISITOR, type Actor, type Role, type SignedInActor } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import type { DocumentState, Visibility } from '../document/document.js';
import { canCurateDocument, canEditDocument, canReadDocument, canReviewDocument } from './document.policy.js';

const OWNER = 'v1' as EnteId;
const of = (id: string, enteKind: EnteKind, role: Role): Actor => ({ kind: 'person', personId: `p-${id}` as PersonId, name: id, memberships: [{ enteId: id as EnteId, enteKind, role }] });
const ACTORS = {
  visitor: VISITOR,
  stranger: { kind: 'person', personId: 'p' as PersonId, name: 'p', memberships: [] } as Actor,
  comune: of('c1', 'COMUNE', 'REFERENTE'),
  chosen: of('c2', 'COMUNE', 'REFERENTE'),
  other: of('v2', 'PROVINCIA', 'REFERENTE'),
  upi: of('u', 'UPI', 'CURATORE'),
  lettore: of('v1', 'PROVINCIA', 'LETTORE'),
  redattore: of('v1', 'PROVINCIA', 'REDATTORE'),
  referente: of('v1', 'PROVINCIA', 'REFERENTE'),
};
type Who = keyof typeof ACTORS;
const EVERYBODY = Object.keys(ACTORS) as Who[];
const document = (visibility: Visibility, state: DocumentState = 'PUBBLICATO', trashedAt: Date | null = null) => ({ enteId: OWNER, visibility, sharedWith: ['c2' as EnteId], state, trashedAt });
const OWN: Who[] = ['lettore', 'redattore', 'referente'];

describe('who reads a document', () => {
  it.each<[Visibility, Who[]]>([
    ['ENTE', OWN],
    ['ENTI', ['chosen', ...OWN]],
    ['PROVINCE', ['other', 'upi', ...OWN]],
    ['RETE', ['comune', 'chosen', 'other', 'upi', ...OWN]],
    ['PUBBLICO', EVERYBODY],
  ])('published for %s', (visibility, expected) => {
    expect(EVERYBODY.filter((who) => canReadDocument(ACTORS[who], document(visibility)))).toEqual(EVERYBODY.filter((who) => expected.includes(who)));
  });

  it.each<[string, DocumentState, Date | null]>([
    ['a draft', 'BOZZA', null],
    ['under review', 'IN_REVISIONE', null],
    ['in the trash', 'PUBBLICATO', new Date()],
  ])('%s: its own Ente only, however it is shared', (_what, state, trashedAt) => {
    expect(EVERYBODY.filter((who) => canReadDocument(ACTORS[who], document('PUBBLICO', state, trashedAt)))).toEqual(OWN);
  });
});

describe('a document for communities', () => {
  const shared = { ...document('COMMUNITY'), sharedWith: ['k1', 'v2'] };
  const member = (...communityIds: string[]): Actor => ({ ...(ACTORS.comune as SignedInActor), communityIds });

  it('is read by its Ente and by their members, whatever their Ente; by nobody else', () => {
    expect([member('k1'), member('k2', 'k1'), member('k2'), member()].map((actor) => canReadDocument(actor, shared))).toEqual([true, true, false, false]);
    // The id of an Ente among them lets no Ente in.
    expect(EVERYBODY.filter((who) => canReadDocument(ACTORS[who], shared))).toEqual(OWN);
    expect(canReadDocument({ ...(ACTORS.stranger as SignedInActor), communityIds: ['k1'] }, shared)).toBe(false);
    expect(canReadDocument(member('k1'), { ...shared, state: 'BOZZA' })).toBe(false);
    expect(canReadDocument(member('c2'), document('ENTI'))).toBe(false);
  });
});

describe('who does more', () => {
  it('who writes for the Ente changes it; its referente reviews it; UPI curates what is published for it', () => {
    const doing = (can: (actor: Actor) => boolean): Who[] => EVERYBODY.filter((who) => can(ACTORS[who]));
    expect(doing((actor) => canEditDocument(actor, document('PUBBLICO')))).toEqual(['redattore', 'referente']);
    expect(doing((actor) => canReviewDocument(actor, document('PUBBLICO')))).toEqual(['referente']);
    expect(doing((actor) => canCurateDocument(actor, document('PROVINCE')))).toEqual(['upi']);
    expect(doing((actor) => canCurateDocument(actor, document('ENTE')))).toEqual([]);
    expect(doing((actor) => canCurateDocument(actor, document('PUBBLICO', 'BOZZA')))).toEqual([]);
  });
});
