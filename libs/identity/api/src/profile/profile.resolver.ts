import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { KeepProfile, ReadDirectory, type DirectoryPerson as Found } from '@province-comuni/identity-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { Done, done, IdentityResult } from '../graphql/identity.results.js';
import { pageRequest } from '../graphql/page.args.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { asId, signedIn } from '../resolver-input.js';
import { DirectoryArgs, DirectoryChoices, DirectoryPage, DirectoryPerson, MemberProfile, OwnProfile, SaveProfileInput } from './profile.type.js';

/** People of the network, and what each says of himself. */
@Resolver()
@UseInterceptors(IdentityRefusalInterceptor)
export class ProfileResolver {
  constructor(
    @Inject(ReadDirectory) private readonly people: ReadDirectory,
    @Inject(KeepProfile) private readonly own: KeepProfile,
  ) {}

  @Access('signed-in')
  @Query(() => DirectoryPage, { nullable: true, description: 'People of the network that show themselves to who looks; null for who has no role in an Ente.' })
  async directory(@CurrentActor() actor: Actor, @Args() { text, enteId, subject, community, order, ...page }: DirectoryArgs): Promise<DirectoryPage> {
    const who = signedIn(actor);
    if (enteId && !isUuid(enteId)) return { items: [], total: 0 };
    const { items, total } = await this.people.search(who, { order, ...(text ? { text } : {}), ...(enteId ? { enteId: enteId as EnteId } : {}), ...(subject ? { subject } : {}), ...(community ? { communityKey: community } : {}) }, pageRequest(page));
    return { items: items.map(present), total };
  }

  @Access('signed-in')
  @Query(() => DirectoryChoices, { nullable: true, description: 'What the list of people may be narrowed by; null for who has no role in an Ente.' })
  async directoryChoices(@CurrentActor() actor: Actor): Promise<DirectoryChoices> {
    const { enti, communities } = await this.people.choices(signedIn(actor));
    return { enti: [...enti], communities: communities.map(({ key, title }) => ({ key, title })) };
  }

  @Access('signed-in')
  @Query(() => MemberProfile, { nullable: true, description: "A person's page; null for one who is not there, or does not show himself to who looks." })
  async memberProfile(@CurrentActor() actor: Actor, @Args('personId', { type: () => ID }) personId: string): Promise<MemberProfile> {
    const person = await this.people.open(signedIn(actor), asId<PersonId>(personId));
    return { ...present(person), contact: person.contact, communities: person.communities.map(({ key, title }) => ({ key, title })), isOwn: person.isOwn };
  }

  @Access('signed-in')
  @Query(() => OwnProfile, { description: 'What one says of oneself to colleagues.' })
  async ownProfile(@CurrentActor() actor: Actor): Promise<OwnProfile> {
    const { subjects, expertise, contact, visibility, revision } = await this.own.read(signedIn(actor));
    return { subjects: [...subjects], expertise, contact, visibility, revision };
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: 'Writes what one says of oneself, and who sees it.' })
  async saveProfile(@CurrentActor() actor: Actor, @Args('input') { seenRevision, ...words }: SaveProfileInput): Promise<Done> {
    await this.own.save(signedIn(actor), words, seenRevision);
    return done('Il profilo è stato salvato.');
  }
}

function present({ personId, name, surname, roles, subjects, expertise, since }: Found): DirectoryPerson {
  return { personId, name, surname, roles: roles.map(({ enteId, ente, role }) => ({ enteId, ente, role })), subjects: [...subjects], expertise, since };
}
