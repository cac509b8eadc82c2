import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType('DeliberaLeftOut', { description: 'An Ente whose delibera was not made.' })
export class DeliberaLeftOutType {
  @Field(() => String) ente!: string;
  @Field(() => String, { description: 'Why, in Italian.' }) reason!: string;
}

@ObjectType('DelibereBatch', { description: 'The delibere of all invited Enti, as one ZIP.' })
export class DelibereBatchType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '`IN_CORSO`, `PRONTA`, `ANNULLATA` or `FALLITA`.' }) state!: string;
  @Field(() => String, { nullable: true, description: 'Why it failed, in Italian.' }) problem!: string | null;
  @Field(() => Int, { description: 'Enti in all.' }) total!: number;
  @Field(() => Int, { description: 'Enti whose files are made.' }) made!: number;
  @Field(() => [DeliberaLeftOutType], { description: 'Enti without files, by name.' }) leftOut!: DeliberaLeftOutType[];
  @Field(() => Float, { nullable: true, description: 'Bytes of the ZIP.' }) size!: number | null;
  @Field(() => String) askedBy!: string;
  @Field(() => Date, { description: 'Its data are of this moment.' }) askedAt!: Date;
  @Field(() => Date, { description: 'Until when the ZIP can be downloaded.' }) expiresAt!: Date;
}

@ObjectType('AdhesionDelibere', { description: 'The delibere of a convention that were made together.' })
export class AdhesionDelibereType {
  @Field(() => Boolean) viewerCanPrepare!: boolean;
  @Field(() => DelibereBatchType, { nullable: true, description: 'The newest, unless it is the ready one.' }) latest!: DelibereBatchType | null;
  @Field(() => DelibereBatchType, { nullable: true, description: 'The one whose ZIP can be downloaded.' }) ready!: DelibereBatchType | null;
}

@InputType('PrepareDelibereInput', { description: 'The delibere of all Enti invited to the approved convention.' })
export class PrepareDelibereGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => ID, { description: 'UUID minted by the page: the same key of a person is one batch.' }) clientKey!: string;
}

@ObjectType({ description: 'The delibere as they are now.' })
export class DelibereKept {
  @Field(() => AdhesionDelibereType) delibere!: AdhesionDelibereType;
}

export const DelibereResult = createUnionType({ name: 'DelibereResult', types: () => [DelibereKept, Refused, NotFound] as const });
