import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ChooseMembers, CloseCommunity, InviteToCommunity, KeepGuidelines, KeepWords, OpenCommunity, ReadMembers, SetMemberRole, type CommunityRole, type MemberPlace, type OwnWords, type ShownMember } from '@province-comuni/communities-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid, type PersonId } from '@province-comuni/shared-kernel';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { presentCommunity } from '../communities.presenter.js';
import { CommunityRoleEnum } from '../graphql/community.enums.js';
import { CommunityDone, CommunityResult } from '../graphql/community.results.js';
import { known } from '../known-id.js';
import { done } from '../resolvers/communities.resolver.js';
import { CommunityInvitations, CommunityKeptGuidelines, CommunityKeptWords, CommunityMemberCard, CommunityOpened, CommunityOwnWords, CommunityRoster, CommunityWordsInput, OpenCommunityResult, OpeningInput } from './groups.type.js';

/** Working groups of communities, spaces of territories and communities that UPI opens: who opens them, who is in them, when they are over. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
export class GroupsResolver {
  constructor(
    @Inject(OpenCommunity) private readonly opening: OpenCommunity,
    @Inject(ReadMembers) private readonly members: ReadMembers,
    @Inject(ChooseMembers) private readonly choosing: ChooseMembers,
    @Inject(InviteToCommunity) private readonly inviting: InviteToCommunity,
    @Inject(SetMemberRole) private readonly roles: SetMemberRole,
    @Inject(CloseCommunity) private readonly closing: CloseCommunity,
    @Inject(KeepWords) private readonly words: KeepWords,
    @Inject(KeepGuidelines) private readonly guidelines: KeepGuidelines,
  ) {}

  @Access('signed-in')
  @Query(() => CommunityRoster, { nullable: true, description: 'Members of a community, for its members; null for everybody else.' })
  async communityRoster(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String }) key: string, @Args('after', { type: () => String, nullable: true }) after: string | null, @Args('first', { type: () => Int, defaultValue: 50, description: 'At most 50.' }) first: number): Promise<CommunityRoster> {
    const { shown, members, hasMore, can } = await this.members.execute(actor, key, readMemberCursor(after), first);
    const last = members.at(-1)?.member;
    return {
      ...{ community: presentCommunity(shown), nodes: members.map(presentMember) },
      ...{ hasNextPage: hasMore, endCursor: last ? writeMemberCursor(last) : null, canChoose: can.choose, canInvite: can.invite, canAppoint: can.appoint, canClose: can.close, canName: can.name, canSuspendEverywhere: can.suspendEverywhere },
    };
  }

  @Access('signed-in')
  @Query(() => CommunityInvitations, { nullable: true, description: 'Who was invited, for who may invite; null for everybody else.' })
  async communityInvitations(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string): Promise<CommunityInvitations> {
    const { enti, people } = await this.inviting.read(actor, known(communityId));
    return { enti: [...enti], people: [...people] };
  }

  @Access('signed-in')
  @Query(() => CommunityKeptWords, { nullable: true, description: 'What a group or a space says of itself and what it said before, for who may change it; null for everybody else.' })
  async communityWords(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String }) key: string): Promise<CommunityKeptWords> {
    const { communityId, words, revision, changes } = await this.words.read(actor, key);
    const shown = ({ title, purpose, thisWeek, subjects }: OwnWords): CommunityOwnWords => ({ title, purpose, thisWeek, subjects: [...subjects] });
    return { communityId, words: shown(words), revision, changes: changes.map((change) => ({ revision: change.revision, at: change.at, personName: change.personName, before: shown(change.before), after: shown(change.after) })) };
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Changes what a group or a space says of itself: who moderates it. Its address stays; who changed what is kept.' })
  async changeCommunityWords(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('seenRevision', { type: () => Int, description: 'Which words were on the page.' }) seenRevision: number, @Args('input') input: CommunityWordsInput): Promise<CommunityDone> {
    await this.words.change(actor, known(communityId), seenRevision, input);
    return done(communityId);
  }

  @Access('signed-in')
  @Query(() => CommunityKeptGuidelines, { nullable: true, description: 'The guidelines of a community and what they were before, for its members; null for everybody else.' })
  async communityGuidelines(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String }) key: string): Promise<CommunityKeptGuidelines> {
    const { guidelines, changes, ...kept } = await this.guidelines.read(actor, key);
    return { ...kept, guidelines: [...guidelines], changes: changes.map(({ revision, version, at, personName, before, after }) => ({ revision, version, at, personName, before: [...before], after: [...after] })) };
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Changes the guidelines of a community: who moderates it. A new version is accepted by its members before they write again; a correction asks nobody anything. Who changed what is kept.' })
  async changeCommunityGuidelines(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('seenRevision', { type: () => Int, description: 'Which guidelines were on the page.' }) seenRevision: number, @Args('guidelines', { type: () => [String], description: 'From 1 to 20, of 500 characters each.' }) guidelines: string[], @Args('correction', { type: () => Boolean, description: 'They mean the same as before.' }) correction: boolean): Promise<CommunityDone> {
    await this.guidelines.change(actor, known(communityId), seenRevision, guidelines, correction);
    return done(communityId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'A member accepts the version of the guidelines that was on the page.' })
  async acceptCommunityGuidelines(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('version', { type: () => Int }) version: number): Promise<CommunityDone> {
    await this.guidelines.accept(actor, known(communityId), version);
    return done(communityId);
  }

  @Access('signed-in')
  @Mutation(() => OpenCommunityResult, { description: 'Opens a working group of a community: who moderates it.' })
  async openGroup(@CurrentActor() actor: SignedInActor, @Args('parentId', { type: () => ID }) parentId: string, @Args('input') input: OpeningInput, @Args('clientKey', { type: () => ID, description: 'Minted by the page: the same key is the same group.' }) clientKey: string): Promise<CommunityOpened> {
    return Object.assign(new CommunityOpened(), { key: await this.opening.group(actor, known(parentId), input, clientKey) });
  }

  @Access('signed-in')
  @Mutation(() => OpenCommunityResult, { description: 'Opens a space for the Enti of the territory of a Provincia: its referente.' })
  async openSpace(@CurrentActor() actor: SignedInActor, @Args('provinciaId', { type: () => ID }) provinciaId: string, @Args('input') input: OpeningInput, @Args('clientKey', { type: () => ID, description: 'Minted by the page: the same key is the same space.' }) clientKey: string): Promise<CommunityOpened> {
    return Object.assign(new CommunityOpened(), { key: await this.opening.space(actor, known(provinciaId), input, clientKey) });
  }

  @Access('signed-in')
  @Mutation(() => OpenCommunityResult, { description: 'Opens a community of the whole network: UPI’s curatori and amministratori.' })
  async openCommunity(@CurrentActor() actor: SignedInActor, @Args('input') input: OpeningInput, @Args('clientKey', { type: () => ID, description: 'Minted by the page: the same key is the same community.' }) clientKey: string): Promise<CommunityOpened> {
    return Object.assign(new CommunityOpened(), { key: await this.opening.network(actor, input, clientKey) });
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Takes members of its community into a working group: who moderates the group. They are told.' })
  async chooseMembers(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('personIds', { type: () => [ID], description: 'At most 50.' }) personIds: string[]): Promise<CommunityDone> {
    await this.choosing.execute(actor, known(communityId), personIds.map((id) => known(id)));
    return done(communityId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Invites all people of an Ente: who moderates a space, or a community by invitation. They are told.' })
  async inviteEnteToCommunity(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('enteId', { type: () => ID }) enteId: string): Promise<CommunityDone> {
    await this.inviting.ente(actor, known(communityId), known(enteId));
    return done(communityId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Invites a person by the address of his account: who moderates a space, or a community by invitation. He is told.' })
  async invitePersonToCommunity(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('email', { type: () => String }) email: string): Promise<CommunityDone> {
    await this.inviting.person(actor, known(communityId), email);
    return done(communityId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Takes the invitation of an Ente or a person back. Who entered stays; UPI’s people are in a space by their invitation alone.' })
  async withdrawCommunityInvitation(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('id', { type: () => ID, description: 'Of the Ente, or of the person.' }) id: string): Promise<CommunityDone> {
    await this.inviting.withdraw(actor, known(communityId), known(id));
    return done(communityId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Says whether a member moderates: who moderates. Somebody always does.' })
  async setMemberRole(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('personId', { type: () => ID }) personId: string, @Args('role', { type: () => CommunityRoleEnum }) role: CommunityRole): Promise<CommunityDone> {
    await this.roles.execute(actor, known(communityId), known(personId), role);
    return done(communityId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Closes a community that somebody opened, with its groups, or opens it again: who moderates it. What is closed is read and no longer written.' })
  async closeCommunity(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('closed', { type: () => Boolean }) closed: boolean): Promise<CommunityDone> {
    await this.closing.execute(actor, known(communityId), closed);
    return done(communityId);
  }
}

function presentMember({ member: { personId, name, ente, role, since }, canSuspend, suspensions }: ShownMember): CommunityMemberCard {
  return { personId, name, ente, role, since, canSuspend, suspensions: suspensions.map(({ id, communityId, until, reason, canLift }) => ({ id, until, reason, canLift, everywhere: communityId === null })) };
}

function writeMemberCursor({ name, personId }: MemberPlace): string {
  return Buffer.from(`members:${personId}:${name}`).toString('base64url');
}

/** Where the page after this cursor begins; the first one for no cursor, and for one that is none of ours. */
function readMemberCursor(cursor: string | null): MemberPlace | null {
  const [, personId = '', name = ''] = /^members:([0-9a-f-]{36}):([^\0]*)$/.exec(Buffer.from(cursor ?? '', 'base64url').toString()) ?? [];
  return isUuid(personId) ? { personId: personId as PersonId, name } : null;
}
