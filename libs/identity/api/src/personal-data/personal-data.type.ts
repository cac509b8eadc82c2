import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const DataFateEnum = { REMOVE: 'REMOVE', RENAME: 'RENAME', KEEP: 'KEEP' } as const;
registerEnumType(DataFateEnum, { name: 'DataFate', description: 'What becomes of data when their person is erased: REMOVE, they go; RENAME, they stay without his name; KEEP, they stay as they are, for a reason of law.' });
export const CopyStateEnum = { IN_ATTESA: 'IN_ATTESA', PRONTA: 'PRONTA' } as const;
registerEnumType(CopyStateEnum, { name: 'PersonalCopyState', description: 'IN_ATTESA: being made. PRONTA: may be downloaded.' });

@ObjectType({ description: 'A copy of what the product holds about who looks.' })
export class PersonalCopy {
  @Field(() => ID) id!: string;
  @Field(() => CopyStateEnum) state!: keyof typeof CopyStateEnum;
  @Field(() => Int, { description: 'Parts of the product that are in it.' }) partsDone!: number;
  @Field(() => Int) partsAll!: number;
  @Field(() => Int, { nullable: true, description: 'Bytes of the ZIP; null until it is ready.' }) size!: number | null;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) readyAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it is gone.' }) expiresAt!: Date | null;
}

@ObjectType({ description: 'An erasure that was asked for, of who looks.' })
export class OwnErasure {
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'From then on it is done; until then it may be taken back.' }) dueAt!: Date;
}

@ObjectType({ description: 'Something that the product holds of people.' })
export class HeldItem {
  @Field(() => String, { description: 'What it is, in Italian.' }) title!: string;
  @Field(() => DataFateEnum) fate!: keyof typeof DataFateEnum;
  @Field(() => String, { nullable: true, description: 'Of KEEP, why; in Italian.' }) reason!: string | null;
}

@ObjectType({ description: 'What a part of the product holds of people.' })
export class HeldData {
  @Field(() => String, { description: 'In Italian.' }) title!: string;
  @Field(() => [HeldItem]) items!: HeldItem[];
}

@ObjectType({ description: 'One’s own data: the copy, the erasure, and what is held at all.' })
export class OwnData {
  @Field(() => PersonalCopy, { nullable: true, description: 'Null: none was asked for, or it is gone.' }) copy!: PersonalCopy | null;
  @Field(() => OwnErasure, { nullable: true, description: 'Null: none was asked for.' }) erasure!: OwnErasure | null;
  @Field(() => [HeldData]) held!: HeldData[];
}

@ObjectType({ description: 'An erasure that waits, for UPI’s amministratori.' })
export class WaitingErasure {
  @Field(() => ID) personId!: string;
  @Field(() => String, { description: 'Name and surname.' }) name!: string;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => GraphQLISODateTime) dueAt!: Date;
  @Field(() => Boolean, { description: 'Asked for by an office, for somebody who left.' }) byOffice!: boolean;
  @Field(() => Boolean, { description: 'Something of it is done: it may not be taken back.' }) begun!: boolean;
}

@InputType({ description: 'Asks for the erasure of one’s own data.' })
export class AskErasureInput {
  @Field(() => String, { description: 'The password of the account, to confirm.' }) password!: string;
}
