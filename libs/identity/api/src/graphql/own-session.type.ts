import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A browser in which the viewer is signed in.' })
export class OwnSession {
  @Field(() => ID, { description: 'Identifier of the session; it opens nothing.' })
  id!: string;

  @Field(() => Boolean, { description: 'The browser that asks.' })
  current!: boolean;

  @Field(() => GraphQLISODateTime, { description: 'When he signed in.' })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'Last request, to the minute.' })
  lastSeenAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When one must sign in again, whatever happens.' })
  expiresAt!: Date;

  @Field(() => String, { description: 'What the browser says it is.' })
  userAgent!: string;

  @Field(() => String, { description: 'Network address at sign-in.' })
  address!: string;
}
