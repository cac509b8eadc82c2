import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType('CitedActInput', { description: 'An act that a document cites.' })
export class CitedActGqlInput {
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) urn!: string | null;
}

@InputType('DocumentFieldsInput', { description: 'What a person says of a document, whole: what is left out is emptied.' })
export class DocumentFieldsGqlInput {
  @Field(() => String) title!: string;
  @Field(() => String, { defaultValue: '' }) abstract!: string;
  @Field(() => String) kind!: string;
  @Field(() => [String], { defaultValue: [] }) pillars!: string[];
  @Field(() => Int, { nullable: true }) year!: number | null;
  @Field(() => ID, { nullable: true }) territoryId!: string | null;
  @Field(() => String, { nullable: true }) form!: string | null;
  @Field(() => String, { nullable: true }) level!: string | null;
  @Field(() => String, { nullable: true }) profile!: string | null;
  @Field(() => String, { defaultValue: 'it' }) language!: string;
  @Field(() => String) licence!: string;
  @Field(() => [String], { defaultValue: [] }) keywords!: string[];
  @Field(() => String, { defaultValue: '' }) source!: string;
  @Field(() => String, { nullable: true, description: 'Day, `YYYY-MM-DD`.' }) validFrom!: string | null;
  @Field(() => String, { nullable: true, description: 'Day, `YYYY-MM-DD`.' }) validUntil!: string | null;
  @Field(() => String, { nullable: true, description: 'Day, `YYYY-MM-DD`.' }) reviewOn!: string | null;
  @Field(() => [CitedActGqlInput], { defaultValue: [] }) cites!: CitedActGqlInput[];
}

@InputType('NewDocumentInput', { description: 'A file that has arrived, with what a person says of it.' })
export class NewDocumentGqlInput {
  @Field(() => ID) uploadId!: string;
  @Field(() => DocumentFieldsGqlInput) fields!: DocumentFieldsGqlInput;
}

@InputType('AddDocumentsInput', { description: 'Files that have arrived become documents.' })
export class AddDocumentsGqlInput {
  @Field(() => [NewDocumentGqlInput]) items!: NewDocumentGqlInput[];
  @Field(() => String, { description: '`ENTE`, `ENTI`, `PROVINCE`, `RETE`, `COMMUNITY` or `PUBBLICO`.' }) visibility!: string;
  @Field(() => [ID], { defaultValue: [], description: 'With `ENTI`: Enti they are shared with; with `COMMUNITY`: one’s own communities.' }) sharedWith!: string[];
  @Field(() => Boolean, { description: 'Published at once, or sent to the referente where the kind asks for a look; otherwise drafts.' }) publish!: boolean;
}

@InputType('DocumentsFilter', { description: 'Which documents; absent fields do not narrow.' })
export class DocumentsFilterGqlInput {
  @Field(() => String, { defaultValue: 'TUTTI', description: '`TUTTI` (published), `MIEI`, `BOZZE`, `PREFERITI`, `RECENTI`, `CESTINO`.' }) view!: string;
  @Field(() => String, { nullable: true }) kind?: string | null;
  @Field(() => String, { nullable: true }) pillar?: string | null;
  @Field(() => ID, { nullable: true }) enteId?: string | null;
  @Field(() => Int, { nullable: true }) year?: number | null;
  @Field(() => String, { nullable: true }) keyword?: string | null;
  @Field(() => Boolean, { nullable: true }) featured?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Shared with this community.' }) communityId?: string | null;
}

/** Which document, and which revision of it the person saw. */
@InputType('SeenDocument', { description: 'Which document, and which revision of it the person saw.' })
export class SeenDocumentGqlInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) seenRevision!: number;
}
