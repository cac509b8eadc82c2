import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Role } from '@province-comuni/identity-contract';
import { RoleEnum } from './role.enum.js';

@ObjectType({ description: 'Somebody who belongs to an Ente now.' })
export class EnteMember {
  @Field(() => ID, { description: 'Identifier of the membership: what endMembership, changeRole and handOver take.' })
  id!: string;

  @Field(() => ID, { description: 'Identifier of the person.' })
  personId!: string;

  @Field(() => String, { description: 'First name.' })
  name!: string;

  @Field(() => String, { description: 'Surname.' })
  surname!: string;

  @Field(() => String, { description: 'Address of mail; colleagues of the Ente see it.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role held.' })
  role!: Role;

  @Field(() => GraphQLISODateTime, { description: 'Since when.' })
  validFrom!: Date;

  @Field(() => Boolean, { description: 'Whether the viewer may close the account, in every Ente.' })
  viewerCanCloseAccount!: boolean;
}

@ObjectType({ description: 'An invitation that can still be accepted.' })
export class OpenInvitation {
  @Field(() => ID, { description: 'Identifier of the invitation.' })
  id!: string;

  @Field(() => String, { description: 'Address it was sent to.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role offered.' })
  role!: Role;

  @Field(() => GraphQLISODateTime, { description: 'Last instant at which it can be accepted.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'A page of the people of an Ente.' })
export class PeopleOfEnte {
  @Field(() => [EnteMember], { description: 'People by surname and name.' })
  items!: EnteMember[];

  @Field(() => Int, { description: 'How many there are in all.' })
  total!: number;

  @Field(() => [OpenInvitation], { description: 'Open invitations, latest first; empty for who may not invite.' })
  invitations!: OpenInvitation[];

  @Field(() => Boolean, { description: 'Whether the viewer may invite, change roles and end them here.' })
  viewerCanManage!: boolean;
}

@ObjectType({ description: 'What the page of an invitation shows before it is accepted.' })
export class InvitationPreview {
  @Field(() => String, { description: 'Address it was sent to: the account will have it.' })
  email!: string;

  @Field(() => String, { description: 'Name of the Ente in full.' })
  enteName!: string;

  @Field(() => RoleEnum, { description: 'The role offered.' })
  role!: Role;

  @Field(() => GraphQLISODateTime, { description: 'Last instant at which it can be accepted.' })
  expiresAt!: Date;

  @Field(() => Boolean, { description: 'No account has this address yet: name, surname and password are asked.' })
  needsAccount!: boolean;
}
