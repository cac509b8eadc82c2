import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role } from '@province-comuni/identity-contract';
import { RoleEnum } from './role.enum.js';

/** What is known of the one-time codes of the viewer. */
export const SecondFactorState = { ACTIVE: 'ACTIVE', MUST_ENROL: 'MUST_ENROL', NONE: 'NONE' } as const;
export type SecondFactorState = keyof typeof SecondFactorState;

registerEnumType(SecondFactorState, {
  name: 'SecondFactorState',
  description: 'State of the one-time codes of an account.',
  valuesMap: {
    ACTIVE: { description: 'Signing in asks for a code.' },
    MUST_ENROL: { description: "UPI's staff without codes: the next step is to enrol." },
    NONE: { description: 'No codes, and none are required.' },
  },
});

@ObjectType({ description: 'A role that the viewer holds now.' })
export class ViewerMembership {
  @Field(() => ID, { description: 'Identifier of the membership.' })
  id!: string;

  @Field(() => ID, { description: 'The Ente in which the role is held.' })
  enteId!: string;

  @Field(() => String, { description: 'Kind of the Ente: UPI, PROVINCIA, COMUNE, UNIONE or ALTRO.' })
  enteKind!: string;

  @Field(() => String, { description: 'Name of the Ente in full: "Provincia di Pesaro e Urbino".' })
  enteName!: string;

  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;
}

@ObjectType({ description: 'The signed-in person, as he sees himself.' })
export class Viewer {
  @Field(() => ID, { description: 'Identifier of the person.' })
  id!: string;

  @Field(() => String, { description: 'First name.' })
  name!: string;

  @Field(() => String, { description: 'Surname.' })
  surname!: string;

  @Field(() => String, { description: 'Address of mail, by which he signs in.' })
  email!: string;

  @Field(() => String, { description: 'Language of the interface: it or en.' })
  locale!: string;

  @Field(() => [ViewerMembership], { description: 'Roles held now, the oldest first.' })
  memberships!: ViewerMembership[];

  @Field(() => SecondFactorState, { description: 'State of the one-time codes.' })
  secondFactor!: SecondFactorState;

  @Field(() => Boolean, { description: "Whether the product's own outbox of mail exists and may be opened." })
  canReadMailOutbox!: boolean;
}

@ObjectType({ description: 'The ways to sign in that this installation offers beside address and password.' })
export class SignInOptions {
  @Field(() => String, { nullable: true, description: 'Words of the button that leads to /auth/oidc/login; null where no identity provider is configured.' })
  externalLabel!: string | null;
}
