import { createUnionType, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { NoticeFrequency } from '@province-comuni/notices-contract';
import { NotFound, Refused } from '@province-comuni/platform-graphql';

export const NoticeFrequencyEnum: Readonly<Record<NoticeFrequency, NoticeFrequency>> = { SUBITO: 'SUBITO', GIORNALIERA: 'GIORNALIERA', SETTIMANALE: 'SETTIMANALE' };

registerEnumType(NoticeFrequencyEnum, {
  name: 'NoticeFrequency',
  description: 'When a person is told by mail; in the product it is at once.',
  valuesMap: { SUBITO: { description: 'At once.' }, GIORNALIERA: { description: 'Every morning.' }, SETTIMANALE: { description: 'On Mondays.' } },
});

@ObjectType('Notice', { description: 'Something that the person is told.' })
export class NoticeType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'What it is about: `documento.versione`, `documento.commento`…' }) topic!: string;
  @Field(() => String, { description: 'One sentence, in Italian.' }) title!: string;
  @Field(() => String, { description: 'Address in the product.' }) href!: string;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => Boolean, { description: 'Opened, or put away.' }) read!: boolean;
}

@ObjectType('NoticePage', { description: 'Some of the person\'s notices, newest first.' })
export class NoticePageType {
  @Field(() => [NoticeType]) nodes!: NoticeType[];
  @Field(() => Boolean, { description: 'Whether there are older ones.' }) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Of the last one; null when there is none.' }) endCursor!: string | null;
}

@ObjectType('Follow', { description: 'Something that the person asked to be told of, and may read.' })
export class FollowType {
  @Field(() => String, { description: '`documento`, `raccolta`, `parola`, `pilastro`…' }) kind!: string;
  @Field(() => ID) subjectId!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Address in the product.' }) href!: string;
  @Field(() => NoticeFrequencyEnum) frequency!: NoticeFrequency;
  @Field(() => GraphQLISODateTime) since!: Date;
}

@ObjectType({ description: 'Done.' })
export class NoticesDone {
  @Field(() => Boolean) done!: boolean;
}

export const NoticesResult = createUnionType({ name: 'NoticesResult', description: 'Done, or why not.', types: () => [NoticesDone, NotFound, Refused] as const });
