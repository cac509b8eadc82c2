import { describe, expect, it } from '@jest/globals';
import type { CommunityId } from '@province-comuni/communities-contract';
import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { OF_THE_NETWORK, type CommunityVisibility } from '../community/community.js';
import { audienceOf, canEditPost, canJoin, canKnow, canMarkSolved, canModerate, canRead, canWithdrawPost, canWrite } from './community.policy.js';

const id = 'k' as CommunityId;
const person = (enteKind: EnteKind | null, role: Role, member: boolean, personId = 'p'): Actor => ({ kind: 'person', personId: personId as PersonId, name: 'Prova', memberships: enteKind ? [{ enteId: 'e' as EnteId, enteKind, role }] : [], communityIds: member ? [id] : [] });
const ACTORS: Record<string, Actor> = {
  visitor: VISITOR,
  'person without a role': person(null, 'LETTORE', false),
  'former official, still a member': person(null, 'LETTORE', true),
  official: person('PROVINCIA', 'LETTORE', false),
  member: person('PROVINCIA', 'LETTORE', true),
  curator: person('UPI', 'CURATORE', false),
  'curator who is a member': person('UPI', 'CURATORE', true),
};
const EVERYBODY = Object.keys(ACTORS);
const MEMBERS = ['member', 'curator who is a member'];

/** Every cell: who does what where. */
const MATRIX: Record<CommunityVisibility, { know: string[]; read: string[]; join: string[] }> = {
  PUBBLICA: { know: EVERYBODY, read: EVERYBODY, join: ['official', 'curator'] },
  MEMBRI: { know: ['official', 'member', 'curator', 'curator who is a member'], read: MEMBERS, join: ['official', 'curator'] },
  INVITO: { know: MEMBERS, read: MEMBERS, join: [] },
};

describe.each(Object.keys(MATRIX) as CommunityVisibility[])('a community that is %s', (visibility) => {
  const community = { id, visibility, ...OF_THE_NETWORK };
  const who = (may: (actor: Actor) => boolean): string[] => EVERYBODY.filter((name) => may(ACTORS[name]!));

  it('is known, read and joined by whom it is for', () => {
    expect(who((actor) => canKnow(actor, community))).toEqual(MATRIX[visibility].know);
    expect(who((actor) => canRead(actor, community))).toEqual(MATRIX[visibility].read);
    expect(who((actor) => canJoin(actor, community))).toEqual(MATRIX[visibility].join);
  });

  it('is written by members who have a role, and moderated by moderators and by curators among them', () => {
    expect(who((actor) => canWrite(actor, community))).toEqual(['member', 'curator who is a member']);
    expect(who((actor) => canModerate(actor, community, { role: 'MEMBRO' }))).toEqual(['curator who is a member']);
    expect(who((actor) => canModerate(actor, community, { role: 'MODERATORE' }))).toEqual(['member', 'curator who is a member']);
  });

  it('has words of audience that no other community has', () => {
    expect(audienceOf(community)).toEqual(visibility === 'PUBBLICA' ? ['pubblico', 'comunita:k'] : ['comunita:k']);
  });
});

describe('a post', () => {
  const community = { id, visibility: 'PUBBLICA' as const, ...OF_THE_NETWORK };
  const author = { personId: 'p' as PersonId, name: 'Prova', ente: '' };
  const post = { author, withdrawnAt: null, hiddenAt: null, sequence: 2 };
  const member = person('PROVINCIA', 'LETTORE', true);
  const other = person('PROVINCIA', 'LETTORE', true, 'q');

  it('is changed by its author alone, and taken away by him or by who moderates; the first one stays', () => {
    expect([canEditPost(member, community, post), canEditPost(other, community, post)]).toEqual([true, false]);
    expect(canWithdrawPost(other, community, { role: 'MEMBRO' }, post)).toBe(false);
    expect(canWithdrawPost(other, community, { role: 'MODERATORE' }, post)).toBe(true);
    expect(canWithdrawPost(member, community, { role: 'MODERATORE' }, { ...post, sequence: 1 })).toBe(false);
    expect(canEditPost(member, community, { ...post, withdrawnAt: new Date() })).toBe(false);
    expect(canEditPost(member, community, { ...post, hiddenAt: new Date() })).toBe(false);
    expect(canWithdrawPost(other, community, { role: 'MODERATORE' }, { ...post, hiddenAt: new Date() })).toBe(false);
  });

  it('of UPI is nobody’s to change', () => {
    expect(canEditPost(member, community, { ...post, author: { ...author, personId: null } })).toBe(false);
  });

  it('solves a question when who asked says so, or who moderates', () => {
    expect(canMarkSolved(member, community, { role: 'MEMBRO' }, { author, kind: 'QUESTION' })).toBe(true);
    expect(canMarkSolved(other, community, { role: 'MEMBRO' }, { author, kind: 'QUESTION' })).toBe(false);
    expect(canMarkSolved(member, community, { role: 'MODERATORE' }, { author, kind: 'ANNOUNCEMENT' })).toBe(false);
  });
});
