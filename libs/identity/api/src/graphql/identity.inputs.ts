import { Field, ID, InputType } from '@nestjs/graphql';
import type { Role } from '@province-comuni/identity-contract';
import { RoleEnum } from './role.enum.js';

@InputType({ description: 'Address and password, and the one-time code where the account asks for one.' })
export class SignInInput {
  @Field(() => String, { description: 'Address of mail of the account.' })
  email!: string;

  @Field(() => String, { description: 'Password.' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'Six digits of the authenticator application, after SecondFactorRequired.' })
  code?: string;
}

@InputType({ description: 'Whose password is to be set anew.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'Address of mail of the account.' })
  email!: string;
}

@InputType({ description: 'A new password, with the link from the mail.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'What stands after # in the link.' })
  token!: string;

  @Field(() => String, { description: 'New password: 12 to 128 characters.' })
  password!: string;
}

@InputType({ description: 'Who accepts an invitation without an account yet.' })
export class NewAccountInput {
  @Field(() => String, { description: 'First name.' })
  name!: string;

  @Field(() => String, { description: 'Surname.' })
  surname!: string;

  @Field(() => String, { description: 'Password: 12 to 128 characters.' })
  password!: string;
}

@InputType({ description: 'The invitation to accept.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'What stands after # in the link.' })
  token!: string;

  @Field(() => NewAccountInput, { nullable: true, description: 'Needed where the preview says needsAccount; otherwise ignored.' })
  account?: NewAccountInput;
}

@InputType({ description: 'Whom to invite into an Ente.' })
export class InviteColleagueInput {
  @Field(() => ID, { description: 'The Ente.' })
  enteId!: string;

  @Field(() => String, { description: 'Address of mail of the colleague.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role offered.' })
  role!: Role;
}

@InputType({ description: 'A member of an Ente.' })
export class MemberInput {
  @Field(() => ID, { description: 'The Ente.' })
  enteId!: string;

  @Field(() => ID, { description: 'The membership, as people lists it.' })
  membershipId!: string;
}

@InputType({ description: 'The new role of a member of an Ente.' })
export class ChangeRoleInput extends MemberInput {
  @Field(() => RoleEnum, { description: 'The role from now on.' })
  role!: Role;
}

@InputType({ description: 'An invitation to take back.' })
export class WithdrawInvitationInput {
  @Field(() => ID, { description: 'The Ente.' })
  enteId!: string;

  @Field(() => ID, { description: 'The invitation, as people lists it.' })
  invitationId!: string;
}

@InputType({ description: 'A session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'The session, as mySessions lists it.' })
  sessionId!: string;
}

@InputType({ description: 'The first code of a new authenticator.' })
export class ConfirmSecondFactorInput {
  @Field(() => String, { description: 'Six digits.' })
  code!: string;
}

@InputType({ description: 'An account to close.' })
export class DisablePersonInput {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;
}
