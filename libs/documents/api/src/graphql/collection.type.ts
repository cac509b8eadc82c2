import { createUnionType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { DocumentConflict } from './document.result.js';
import { DocumentEnteType, DocumentGqlType } from './document.type.js';

@InputType('CollectionInput', { description: 'What is said of a collection, and who may read it.' })
export class CollectionGqlInput {
  @Field(() => String) title!: string;
  @Field(() => String, { defaultValue: '' }) abstract!: string;
  @Field(() => String, { description: '`ENTE`, `ENTI`, `PROVINCE`, `RETE` or `PUBBLICO`. What is in it has readers of its own.' }) visibility!: string;
  @Field(() => [ID], { defaultValue: [], description: 'With `ENTI`: whom it is shared with.' }) sharedWith!: string[];
  @Field(() => Boolean, { defaultValue: false, description: 'Of UPI: shown in the front of the library.' }) curated!: boolean;
}

@InputType('SeenCollection', { description: 'A collection and the revision that was seen.' })
export class SeenCollectionGqlInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) seenRevision!: number;
}

@InputType('CollectionPartInput', { description: 'A part and its documents in order.' })
export class CollectionPartGqlInput {
  @Field(() => ID, { nullable: true, description: 'Without it the part is new.' }) id!: string | null;
  @Field(() => String, { description: 'Empty only for the first.' }) title!: string;
  @Field(() => [ID]) documentIds!: string[];
}

@ObjectType('CollectionViewerCan', { description: 'What the page may offer to who looks.' })
export class CollectionViewerCanType {
  @Field(() => Boolean, { description: 'Change words, readers and order, take it away.' }) edit!: boolean;
  @Field(() => Boolean, { description: 'Put it in the front of the library.' }) curate!: boolean;
}

@ObjectType('Collection', { description: 'Documents that an Ente put together, in an order.' })
export class CollectionType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String) abstract!: string;
  @Field(() => DocumentEnteType) ente!: DocumentEnteType;
  @Field(() => String) visibility!: string;
  @Field(() => [DocumentEnteType], { description: 'With visibility `ENTI`: whom it is shared with; told to who may change it.' }) sharedWith!: DocumentEnteType[];
  @Field(() => Boolean, { description: 'Shown in the front of the library.' }) curated!: boolean;
  @Field(() => Int) revision!: number;
  @Field(() => GraphQLISODateTime) updatedAt!: Date;
  @Field(() => Int, { description: 'Documents in it that who looks may read.' }) documentCount!: number;
  @Field(() => CollectionViewerCanType) viewerCan!: CollectionViewerCanType;
}

@ObjectType('CollectionPart', { description: 'A stretch of a collection.' })
export class CollectionPartType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Empty only for what stands before the first titled part.' }) title!: string;
  @Field(() => [DocumentGqlType], { description: 'Those that who looks may read, in order.' }) documents!: DocumentGqlType[];
}

@ObjectType('OpenCollection', { description: 'A collection with what is in it.' })
export class OpenCollectionType {
  @Field(() => CollectionType) collection!: CollectionType;
  @Field(() => [CollectionPartType]) parts!: CollectionPartType[];
}

@ObjectType('CollectionList', { description: 'A page of collections.' })
export class CollectionListType {
  @Field(() => [CollectionType]) items!: CollectionType[];
  @Field(() => Int) total!: number;
}

@ObjectType({ description: 'The change was kept.' })
export class CollectionKept {
  @Field(() => ID) id!: string;
  @Field(() => Int) revision!: number;
}

export const CollectionResult = createUnionType({ name: 'CollectionResult', types: () => [CollectionKept, DocumentConflict, InvalidInput, Refused, NotFound] as const });
