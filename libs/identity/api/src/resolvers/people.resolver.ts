import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { ChangeRole, DisablePerson, EndMembership, HandOver, ListPeopleOfEnte } from '@province-comuni/identity-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { ChangeRoleInput, DisablePersonInput, MemberInput } from '../graphql/identity.inputs.js';
import { Done, done, IdentityResult } from '../graphql/identity.results.js';
import { PageArgs, pageRequest } from '../graphql/page.args.js';
import { PeopleOfEnte } from '../graphql/people.type.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { presentPeople } from '../people.presenter.js';
import { asId, signedIn } from '../resolver-input.js';

@Resolver(() => PeopleOfEnte)
@UseInterceptors(IdentityRefusalInterceptor)
export class PeopleResolver {
  constructor(
    @Inject(ListPeopleOfEnte) private readonly list: ListPeopleOfEnte,
    @Inject(EndMembership) private readonly end: EndMembership,
    @Inject(ChangeRole) private readonly change: ChangeRole,
    @Inject(HandOver) private readonly pass: HandOver,
    @Inject(DisablePerson) private readonly disable: DisablePerson,
  ) {}

  @Access('signed-in')
  @Query(() => PeopleOfEnte, { nullable: true, description: 'People of an Ente, for its members and UPI\'s amministratore; null for others.' })
  async people(@CurrentActor() actor: Actor, @Args('enteId', { type: () => ID, description: 'The Ente.' }) enteId: string, @Args() page: PageArgs): Promise<PeopleOfEnte> {
    return presentPeople(await this.list.execute(signedIn(actor), asId<EnteId>(enteId), pageRequest(page)));
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: "Ends somebody's role in an Ente, from his next request on." })
  async endMembership(@CurrentActor() actor: Actor, @Args('input') input: MemberInput): Promise<Done> {
    await this.end.execute(signedIn(actor), { enteId: asId<EnteId>(input.enteId), membershipId: asId(input.membershipId) });
    return done('Il ruolo è stato chiuso.');
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: 'Gives a member of an Ente another of its roles.' })
  async changeRole(@CurrentActor() actor: Actor, @Args('input') input: ChangeRoleInput): Promise<Done> {
    await this.change.execute(signedIn(actor), { enteId: asId<EnteId>(input.enteId), membershipId: asId(input.membershipId), role: input.role });
    return done('Il ruolo è stato cambiato.');
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: "Passes the viewer's role in charge of an Ente to another of its members." })
  async handOver(@CurrentActor() actor: Actor, @Args('input') input: MemberInput): Promise<Done> {
    await this.pass.execute(signedIn(actor), { enteId: asId<EnteId>(input.enteId), membershipId: asId(input.membershipId) });
    return done('Il ruolo è stato passato.');
  }

  @Access('staff')
  @Mutation(() => IdentityResult, { description: "Closes an account, for UPI's amministratore: its sessions end and nobody signs in with it." })
  async disablePerson(@CurrentActor() actor: Actor, @Args('input') input: DisablePersonInput): Promise<Done> {
    await this.disable.execute(signedIn(actor), asId<PersonId>(input.personId));
    return done("L'account è stato chiuso.");
  }
}
