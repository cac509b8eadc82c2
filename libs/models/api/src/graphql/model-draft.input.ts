import { Field, ID, InputType } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';

@InputType('PartRefInput', { description: 'A part of a draft: see PartRef.' })
export class PartRefGqlInput {
  @Field(() => String) kind!: string;
  @Field(() => String) id!: string;
}

@InputType('AddDraftPartInput', { description: 'A new part of a draft.' })
export class AddDraftPartGqlInput {
  @Field(() => ID) draftId!: string;
  @Field(() => PartRefGqlInput) part!: PartRefGqlInput;
  @Field(() => JsonScalar, { description: 'Shape of its kind: see DraftPart.value.' }) value!: unknown;
  @Field(() => String, { nullable: true, description: 'What it follows in its list, or among the clauses of its act and group; null = first.' }) afterId!: string | null;
}

@InputType('SaveDraftPartInput', { description: 'A new value for a part of a draft. The place of a clause is changed by moving it.' })
export class SaveDraftPartGqlInput {
  @Field(() => ID) draftId!: string;
  @Field(() => PartRefGqlInput) part!: PartRefGqlInput;
  @Field(() => JsonScalar) value!: unknown;
  @Field(() => String, { description: 'Mark of the value the person saw.' }) seen!: string;
}

@InputType('MoveDraftPartInput', { description: 'A new place for a part of a draft.' })
export class MoveDraftPartGqlInput {
  @Field(() => ID) draftId!: string;
  @Field(() => PartRefGqlInput) part!: PartRefGqlInput;
  @Field(() => String, { nullable: true, description: 'What it follows; null = first.' }) afterId!: string | null;
  @Field(() => String, { nullable: true, description: 'For clauses: the group it goes into; null = directly in the act; absent = the one it is in.' }) parentId?: string | null;
  @Field(() => String) seen!: string;
}

@InputType('RemoveDraftPartInput', { description: 'Taking a part out of a draft.' })
export class RemoveDraftPartGqlInput {
  @Field(() => ID) draftId!: string;
  @Field(() => PartRefGqlInput) part!: PartRefGqlInput;
  @Field(() => String) seen!: string;
  @Field(() => JsonScalar, { nullable: true, description: 'With a clause: the whole lineage as it is from now on, which says what became of it. One action with the removal.' }) lineage?: unknown;
}
