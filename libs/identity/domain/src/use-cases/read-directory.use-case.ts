import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type FindablePeople, type KnownCommunities, type KnownCommunity, type PersonCommunities, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { notFound } from '../errors.js';
import { canFindPeople, canReadProfile } from '../policies/profile.policy.js';
import type { Page, PageRequest } from '../ports/membership-repository.port.js';
import type { DirectoryQuery, ProfileRepository } from '../ports/profile-repository.port.js';
import type { DirectoryPerson, MemberProfile, NetworkPerson } from '../profile/profile.js';

/** Whom to look for, as a page asks it. */
export interface DirectorySearch extends Omit<DirectoryQuery, 'communityId' | 'words'> {
  /** Beginnings of words of his name, of the name of his Ente, of what he says he works on: of at most six. */
  readonly text?: string;
  readonly communityKey?: string;
}

const MOST_ENTI = 500;
const [LONGEST_TEXT, MOST_WORDS] = [80, 6];

/** People of the network: who they are, and what they say of themselves to who looks. */
export class ReadDirectory implements FindablePeople {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly profiles: ProfileRepository,
    private readonly enti: EnteRegistry,
    private readonly communitiesOf: PersonCommunities,
    private readonly known: KnownCommunities,
  ) {}

  /** @throws IdentityError NOT_FOUND for who has no role in an Ente */
  async search(actor: SignedInActor, { communityKey, text, ...query }: DirectorySearch, page: PageRequest): Promise<Page<DirectoryPerson>> {
    if (!canFindPeople(actor)) throw notFound();
    const community = communityKey ? (await this.known.of(actor)).find(({ key }) => key === communityKey) : undefined;
    // A community that is not for him has, for him, nobody.
    if (communityKey && !community) return { items: [], total: 0 };
    const beginnings = (text ?? '').slice(0, LONGEST_TEXT).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
    const ofEnti = await this.enti.namedWith(beginnings);
    const words = beginnings.map((beginning, index) => ({ beginning, enteIds: ofEnti[index] ?? [] }));
    const { items, total } = await this.transactions.read(databaseAccessOf(actor), () => this.profiles.search({ ...query, ...(words.length > 0 ? { words } : {}), ...(community ? { communityId: community.id } : {}) }, page));
    return { items: await this.named(await this.readable(actor, items)), total };
  }

  /** What a list may be narrowed by: Enti with people, and the communities that he may know of. @throws IdentityError NOT_FOUND for who has no role in an Ente */
  async choices(actor: SignedInActor): Promise<{ readonly enti: readonly { readonly id: EnteId; readonly name: string; readonly count: number }[]; readonly communities: readonly KnownCommunity[] }> {
    if (!canFindPeople(actor)) throw notFound();
    const counted = await this.transactions.read(databaseAccessOf(actor), () => this.profiles.entiWithPeople(MOST_ENTI));
    const names = await this.namesOf(counted.map(({ enteId }) => enteId));
    const enti = counted.map(({ enteId, count }) => ({ id: enteId, name: names.get(enteId) ?? '', count })).sort((a, b) => a.name.localeCompare(b.name, 'it'));
    return { enti, communities: await this.known.of(actor) };
  }

  /** @throws IdentityError NOT_FOUND for who is not there, has no role any more, or does not show himself to him */
  async open(actor: SignedInActor, personId: PersonId): Promise<MemberProfile> {
    if (!canFindPeople(actor)) throw notFound();
    const found = await this.transactions.read(databaseAccessOf(actor), () => this.profiles.find(personId));
    const [person] = found ? await this.named(await this.readable(actor, [found])) : [];
    if (!person) throw notFound();
    const theirs = (await this.communityIds([personId])).get(personId) ?? [];
    const known = await this.known.of(actor);
    return { ...person, communities: known.filter(({ id }) => theirs.includes(id)), isOwn: actor.personId === personId };
  }

  async namesAmong(actor: SignedInActor, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
    if (ids.length === 0 || !canFindPeople(actor)) return new Map();
    const found = await this.transactions.read(databaseAccessOf(actor), () => this.profiles.among(ids));
    return new Map((await this.readable(actor, found)).map(({ personId, name, surname }) => [personId, `${name} ${surname}`]));
  }

  /** The door of the database decided already; the policy is asked all the same, of all at once. */
  private async readable(actor: SignedInActor, people: readonly NetworkPerson[]): Promise<NetworkPerson[]> {
    const communities = await this.communityIds(people.filter(({ visibility }) => visibility === 'COMUNITA').map(({ personId }) => personId));
    return people.filter((person) => canReadProfile(actor, { ...person, communityIds: communities.get(person.personId) ?? [] }));
  }

  private communityIds(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly string[]>> {
    return ids.length === 0 ? Promise.resolve(new Map()) : this.transactions.read(SYSTEM_ACCESS, () => this.communitiesOf.of(ids));
  }

  private async named(people: readonly NetworkPerson[]): Promise<DirectoryPerson[]> {
    const names = await this.namesOf(people.flatMap(({ roles }) => roles.map(({ enteId }) => enteId)));
    return people.map((person) => ({ ...person, roles: person.roles.map((role) => ({ ...role, ente: names.get(role.enteId) ?? '' })) }));
  }

  private async namesOf(ids: readonly EnteId[]): Promise<ReadonlyMap<EnteId, string>> {
    return new Map((await this.enti.findByIds(ids)).map(({ id, denominazione }) => [id, denominazione]));
  }
}
