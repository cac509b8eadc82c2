import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';
import { DeviationNameType, ModelWordingType } from './deviation.type.js';

@InputType('ClauseKey', { description: 'A clause of a model, or one that a Provincia added to an instance of it.' })
export class ClauseKeyGqlInput {
  @Field(() => String) modelKey!: string;
  @Field(() => String) clauseId!: string;
}

@ObjectType('ClauseTextBeside', { description: 'A clause in an instance that the viewer may read.' })
export class ClauseTextBesideType {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) ente!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: '`STANDARD`, `ADATTATA`, `SOPPRESSA` or `AGGIUNTA`.' }) state!: string;
  @Field(() => Int, { description: 'Beside the newest text of the model, per mille.' }) changedPermille!: number;
  @Field(() => JsonScalar, { description: 'Inline content.' }) heading!: unknown;
  @Field(() => JsonScalar, { description: 'RichText of the shared act tree.' }) body!: unknown;
  @Field(() => Boolean, { description: 'Whether the viewer may open the acts; others are only shared with UPI.' }) viewerCanOpen!: boolean;
}

@ObjectType('ClauseBeside', { description: 'A clause of a model with the texts of the instances the viewer may read, 20 at most.' })
export class ClauseBesideType {
  @Field(() => String) modelKey!: string;
  @Field(() => String) modelTitle!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => String, { description: 'Heading, or the first words.' }) label!: string;
  @Field(() => String) actKey!: string;
  @Field(() => String) actName!: string;
  @Field(() => String, { nullable: true, description: '`vincolata`, `adattabile` or `libera`; null for an added clause.' }) lock!: string | null;
  @Field(() => ModelWordingType, { nullable: true, description: 'Null for a clause that a Provincia added.' }) model!: ModelWordingType | null;
  @Field(() => [ClauseTextBesideType]) texts!: ClauseTextBesideType[];
  @Field(() => [DeviationNameType], { description: 'What the clauses and variables that the texts name are called.' }) names!: DeviationNameType[];
}
