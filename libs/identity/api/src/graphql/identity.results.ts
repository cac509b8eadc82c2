import { createUnionType, Field, GraphQLISODateTime, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { OpenInvitation } from './people.type.js';
import { Viewer } from './viewer.type.js';

@ObjectType({ description: 'Signed in; the session is in a cookie that scripts cannot read.' })
export class SignedIn {
  @Field(() => Viewer, { description: 'Who signed in.' })
  viewer!: Viewer;

  @Field(() => GraphQLISODateTime, { description: 'When one must sign in again, whatever happens.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The password is right; the same again with a one-time code signs in.' })
export class SecondFactorRequired {
  @Field(() => String, { description: 'What to do, in Italian.' })
  message!: string;
}

@ObjectType({ description: 'Done; there is nothing to show but that.' })
export class Done {
  @Field(() => String, { description: 'What happened, in Italian.' })
  message!: string;
}

@ObjectType({ description: 'The invitation was sent.' })
export class ColleagueInvited {
  @Field(() => OpenInvitation, { description: 'The invitation.' })
  invitation!: OpenInvitation;
}

@ObjectType({ description: 'The invitation was accepted: the person can sign in.' })
export class InvitationAccepted {
  @Field(() => String, { description: 'Address by which the person signs in.' })
  email!: string;
}

@ObjectType({ description: 'Other sessions ended.' })
export class OtherSessionsEnded {
  @Field(() => Int, { description: 'How many.' })
  ended!: number;
}

@ObjectType({ description: 'A second factor waits for its first code.' })
export class SecondFactorEnrolment {
  @Field(() => String, { description: 'Address otpauth:// to show as QR code and as text; it is shown this once.' })
  uri!: string;
}

// Every mutation can be refused in the same three ways.
export const SignInResult = createUnionType({ name: 'SignInResult', description: 'Outcome of signIn.', types: () => [SignedIn, SecondFactorRequired, Refused, InvalidInput, NotFound] as const });
export const IdentityResult = createUnionType({ name: 'IdentityResult', description: 'Outcome of a step that shows nothing but that it is done.', types: () => [Done, Refused, InvalidInput, NotFound] as const });
export const InviteColleagueResult = createUnionType({ name: 'InviteColleagueResult', description: 'Outcome of inviteColleague.', types: () => [ColleagueInvited, Refused, InvalidInput, NotFound] as const });
export const AcceptInvitationResult = createUnionType({ name: 'AcceptInvitationResult', description: 'Outcome of acceptInvitation.', types: () => [InvitationAccepted, Refused, InvalidInput, NotFound] as const });
export const EndOtherSessionsResult = createUnionType({ name: 'EndOtherSessionsResult', description: 'Outcome of endOtherSessions.', types: () => [OtherSessionsEnded, Refused, InvalidInput, NotFound] as const });
export const EnrolSecondFactorResult = createUnionType({ name: 'EnrolSecondFactorResult', description: 'Outcome of enrolSecondFactor.', types: () => [SecondFactorEnrolment, Refused, InvalidInput, NotFound] as const });

/** The answer of a step that shows nothing else. */
export function done(message: string): Done {
  return Object.assign(new Done(), { message });
}
