import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { AcceptInvitation, InviteColleague, WithdrawInvitation } from '@province-comuni/identity-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import type { EnteId } from '@province-comuni/shared-kernel';
import { AcceptInvitationInput, InviteColleagueInput, WithdrawInvitationInput } from '../graphql/identity.inputs.js';
import { AcceptInvitationResult, ColleagueInvited, Done, done, IdentityResult, InvitationAccepted, InviteColleagueResult } from '../graphql/identity.results.js';
import { InvitationPreview } from '../graphql/people.type.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { presentInvitation } from '../people.presenter.js';
import { asId, signedIn } from '../resolver-input.js';

@Resolver()
@UseInterceptors(IdentityRefusalInterceptor)
export class InvitationResolver {
  constructor(
    @Inject(InviteColleague) private readonly invite: InviteColleague,
    @Inject(WithdrawInvitation) private readonly withdraw: WithdrawInvitation,
    @Inject(AcceptInvitation) private readonly accept: AcceptInvitation,
  ) {}

  @Access('public')
  @Query(() => InvitationPreview, { nullable: true, description: 'The invitation behind a link from a mail; null when it can no longer be accepted.' })
  async invitation(@Args('token', { description: 'What stands after # in the link.' }) token: string): Promise<InvitationPreview | null> {
    const preview = await this.accept.preview(token);
    return preview && Object.assign(new InvitationPreview(), preview);
  }

  @Access('signed-in')
  @Mutation(() => InviteColleagueResult, { description: 'Offers somebody a role in an Ente, by mail. A new invitation of the same address replaces the open one.' })
  async inviteColleague(@CurrentActor() actor: Actor, @Args('input') input: InviteColleagueInput): Promise<ColleagueInvited> {
    const invitation = await this.invite.execute(signedIn(actor), { ...input, enteId: asId<EnteId>(input.enteId) });
    return Object.assign(new ColleagueInvited(), { invitation: presentInvitation(invitation) });
  }

  @Access('signed-in')
  @Mutation(() => IdentityResult, { description: 'Takes an open invitation back: its link stops working at once.' })
  async withdrawInvitation(@CurrentActor() actor: Actor, @Args('input') input: WithdrawInvitationInput): Promise<Done> {
    await this.withdraw.execute(signedIn(actor), { enteId: asId<EnteId>(input.enteId), invitationId: asId(input.invitationId) });
    return done("L'invito è stato ritirato.");
  }

  @Access('public')
  @Mutation(() => AcceptInvitationResult, { description: 'Accepts an invitation with the link from the mail: makes the account where there is none, and gives it the role.' })
  async acceptInvitation(@Args('input') input: AcceptInvitationInput): Promise<InvitationAccepted> {
    const { email } = await this.accept.execute(input);
    return Object.assign(new InvitationAccepted(), { email });
  }
}
