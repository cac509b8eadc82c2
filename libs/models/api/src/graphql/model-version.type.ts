import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';

@ObjectType('LegalSource', { description: 'A norm, with its URN:NIR as Normattiva addresses it.' })
export class LegalSourceType {
  @Field(() => String) label!: string;
  @Field(() => String) urn!: string;
}

@ObjectType('AxisOption', { description: 'A value of one of the two axes of a model: a form of management or a level.' })
export class AxisOptionType {
  @Field(() => String) value!: string;
  @Field(() => String) label!: string;
  @Field(() => String) description!: string;
  @Field(() => String, { description: 'Which Province it suits, from the sources; empty when they do not say.' }) suits!: string;
}

@ObjectType('ModelService', { description: 'A service of the catalogue.' })
export class ModelServiceType {
  @Field(() => String) value!: string;
  @Field(() => String) label!: string;
  @Field(() => String) description!: string;
}

@ObjectType('ModelCell', { description: 'One cell of the form × level matrix; where the pair does not exist, `refusal` says why.' })
export class ModelCellType {
  @Field(() => String) form!: string;
  @Field(() => String) level!: string;
  @Field(() => Boolean) admitted!: boolean;
  @Field(() => String) refusal!: string;
  @Field(() => String) suits!: string;
  @Field(() => String) runs!: string;
  @Field(() => [String]) bodies!: string[];
  @Field(() => [String]) staff!: string[];
  @Field(() => [ModelServiceType]) services!: ModelServiceType[];
  @Field(() => String) source!: string;
}

@ObjectType('ModelAct', { description: 'An act of the bundle of a model.' })
export class ModelActType {
  @Field(() => String) key!: string;
  @Field(() => String) shortName!: string;
  @Field(() => String, { description: 'The body that approves or signs it.' }) organ!: string;
  @Field(() => String, { description: 'Public title and chapter of the source.' }) source!: string;
  @Field(() => Int) clauses!: number;
}

@ObjectType('ModelQuestion', { description: 'A question that the model will ask.' })
export class ModelQuestionType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => String) question!: string;
  @Field(() => String) why!: string;
}

@ObjectType('ModelStep', { description: 'A step of the interview.' })
export class ModelStepType {
  @Field(() => String) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String) description!: string;
  @Field(() => [ModelQuestionType]) questions!: ModelQuestionType[];
}

@ObjectType('ModelRule', { description: 'A rule that every instance of the model is checked against.' })
export class ModelRuleType {
  @Field(() => String) id!: string;
  @Field(() => String, { description: '`errore`, `avviso` or `nota`.' }) severity!: string;
  @Field(() => String) message!: string;
  @Field(() => String) explanation!: string;
  @Field(() => String) source!: string;
  @Field(() => [LegalSourceType]) legalSources!: LegalSourceType[];
}

@ObjectType('ChangelogEntry', { description: 'What changed with respect to the source or the previous version, and why.' })
export class ChangelogEntryType {
  @Field(() => String) subject!: string;
  @Field(() => String) subjectKind!: string;
  @Field(() => String, { description: '`correzione`, `aggiunta` or `adattamento`.' }) kind!: string;
  @Field(() => String) text!: string;
  @Field(() => String) reason!: string;
  @Field(() => String) source!: string;
}

@ObjectType('ModelSource', { description: 'A public document the model draws on.' })
export class ModelSourceType {
  @Field(() => String) title!: string;
  @Field(() => String) author!: string;
  @Field(() => Int, { nullable: true }) year!: number | null;
}

@ObjectType('Adoption', { description: 'A Provincia that took over the model: a public fact, without any text of its acts.' })
export class AdoptionType {
  @Field(() => ID) enteId!: string;
  @Field(() => String) ente!: string;
  @Field(() => String, { nullable: true }) sigla!: string | null;
  @Field(() => String) version!: string;
  @Field(() => String, { nullable: true }) form!: string | null;
  @Field(() => String, { nullable: true }) level!: string | null;
  @Field(() => Date) since!: Date;
}

@ObjectType('ModelWithdrawal', { description: 'Why a published version is no longer to be used. Acts that stand on it stay as they are.' })
export class ModelWithdrawalType {
  @Field(() => String) reason!: string;
  @Field(() => Date) at!: Date;
}

@ObjectType('ModelVersionSummary', { description: 'A version of a model in the list of its versions.' })
export class ModelVersionSummaryType {
  @Field(() => ID) id!: string;
  @Field(() => String) version!: string;
  @Field(() => String) status!: string;
  @Field(() => String) effectiveFrom!: string;
  @Field(() => Date, { nullable: true }) publishedAt!: Date | null;
  @Field(() => ModelWithdrawalType, { nullable: true, description: 'Of a version that UPI withdrew.' }) withdrawal!: ModelWithdrawalType | null;
  @Field(() => Boolean, { description: 'The viewer may withdraw it: he works on the models, and a newer version took its place.' }) viewerCanWithdraw!: boolean;
}

@ObjectType('ModelVersion', { description: 'A published version of a national model.' })
export class ModelVersionType {
  @Field(() => ID) id!: string;
  @Field(() => String) modelKey!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Semantic version: `1.0.0`.' }) version!: string;
  @Field(() => String) status!: string;
  @Field(() => String) pillar!: string;
  @Field(() => String) summary!: string;
  @Field(() => String, { description: 'Paragraphs separated by blank lines.' }) description!: string;
  @Field(() => String, { description: '`YYYY-MM-DD`' }) effectiveFrom!: string;
  @Field(() => [AxisOptionType]) forms!: AxisOptionType[];
  @Field(() => [AxisOptionType]) levels!: AxisOptionType[];
  @Field(() => [ModelCellType]) cells!: ModelCellType[];
  @Field(() => [ModelActType]) acts!: ModelActType[];
  @Field(() => [ModelStepType]) steps!: ModelStepType[];
  @Field(() => [ModelRuleType]) rules!: ModelRuleType[];
  @Field(() => [ChangelogEntryType]) changelog!: ChangelogEntryType[];
  @Field(() => [ModelSourceType]) sources!: ModelSourceType[];
}

@ObjectType('ActPreview', { description: 'An act of the model in one cell, with the model\'s defaults and blanks for the rest.' })
export class ActPreviewType {
  @Field(() => String) title!: string;
  @Field(() => JsonScalar, { description: 'RenderedAct of the shared act tree.' }) act!: unknown;
}
