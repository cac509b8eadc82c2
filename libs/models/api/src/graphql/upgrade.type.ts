import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';
import { CheckType } from './instance.type.js';
import { ChangelogEntryType, LegalSourceType } from './model-version.type.js';

@ObjectType('UpgradeClauseText', { description: 'A clause in one column of the upgrade room.' })
export class UpgradeClauseTextType {
  @Field(() => String) clauseId!: string;
  @Field(() => JsonScalar, { description: 'Inline content.' }) heading!: unknown;
  @Field(() => JsonScalar, { description: 'RichText of the shared act tree.' }) body!: unknown;
}

@ObjectType('UpgradeNote', { description: 'What the changelog of a version in between says of a clause, with the reason.' })
export class UpgradeNoteType {
  @Field(() => String) version!: string;
  @Field(() => String) text!: string;
  @Field(() => String) reason!: string;
  @Field(() => String) source!: string;
  @Field(() => [LegalSourceType]) legalSources!: LegalSourceType[];
}

@ObjectType('UpgradeItem', { description: 'A clause, or clauses divided or united, with what the upgrade proposes and why.' })
export class UpgradeItemType {
  @Field(() => String, { description: 'Stable within the upgrade.' }) key!: string;
  @Field(() => String, { description: '`TAKEN`, `NEW`, `RETIRED`, `KEPT`, `COMBINED` need no decision; `MERGED`, `CONFLICT`, `RETIRED_EDITED`, `SUPPRESSED_CHANGED`, `LOCK_RAISED`, `MOVED`, `DANGLING` do.' }) class!: string;
  @Field(() => String) actKey!: string;
  @Field(() => String) actName!: string;
  @Field(() => String, { description: 'Heading, or the first words.' }) label!: string;
  @Field(() => [UpgradeClauseTextType], { description: 'The model as the instance knows it.' }) before!: UpgradeClauseTextType[];
  @Field(() => [UpgradeClauseTextType], { description: 'The model now.' }) now!: UpgradeClauseTextType[];
  @Field(() => [UpgradeClauseTextType], { description: 'What the Provincia has.' }) ours!: UpgradeClauseTextType[];
  @Field(() => [UpgradeClauseTextType], { description: 'What is proposed; in a conflict, what an edit starts from.' }) proposal!: UpgradeClauseTextType[];
  @Field(() => [String], { description: 'Ids of the texts that an edit may change.' }) editable!: string[];
  @Field(() => Int, { description: 'Places where both sides changed the same words.' }) conflicts!: number;
  @Field(() => String, { description: 'Why, in Italian.' }) because!: string;
  @Field(() => [String], { description: 'Reasons the authors gave for dividing, uniting, replacing or retiring.' }) lineageReasons!: string[];
  @Field(() => [UpgradeNoteType]) notes!: UpgradeNoteType[];
  @Field(() => [String], { description: 'Added clauses of the Provincia that look like this new one.' }) resembles!: string[];
  @Field(() => [String], { description: 'Choices one may make: `ACCEPT`, `MODEL`, `OURS`, `EDIT`, `LATER`.' }) choices!: string[];
  @Field(() => String, { nullable: true, description: 'What holds: the decision, or `ACCEPT` where none is needed; null while it is open.' }) choice!: string | null;
  @Field(() => [UpgradeClauseTextType], { description: 'Texts of an `EDIT`.' }) texts!: UpgradeClauseTextType[];
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Sent back when deciding: nobody decides over somebody else without seeing it.' }) decidedAt!: Date | null;
  @Field(() => String, { description: 'Sent back when deciding: what the item was made from.' }) hash!: string;
}

@ObjectType('UpgradeAnswer', { description: 'What the upgrade means for an answer; the interview asks for what is needed.' })
export class UpgradeAnswerType {
  @Field(() => String) key!: string;
  @Field(() => String, { description: '`CONVERTED`, `ASK_AGAIN`, `ARCHIVED`, `OWN`, `MOVED` or `TO_ANSWER`.' }) kind!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true, description: 'As it prints.' }) before!: string | null;
  @Field(() => String, { nullable: true, description: 'As it prints.' }) after!: string | null;
  @Field(() => String) because!: string;
  @Field(() => String, { nullable: true, description: 'The question the answer was given to, where this one takes its place.' }) fromLabel!: string | null;
  @Field(() => String, { description: 'Key of the question the answer was given to.' }) fromKey!: string;
  @Field(() => [String], { description: 'Why, as the versions in between declare it, oldest first; none where it was computed.' }) reasons!: string[];
}

@ObjectType('UpgradeVersion', { description: 'A version between the instance\'s own and the newest, with its changelog.' })
export class UpgradeVersionType {
  @Field(() => String) version!: string;
  @Field(() => String) summary!: string;
  @Field(() => [ChangelogEntryType]) changelog!: ChangelogEntryType[];
}

@ObjectType('UpgradeName', { description: 'What a variable or a clause is called.' })
export class UpgradeNameType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
}

@ObjectType('Upgrade', { description: 'What the newest version of the model means for an instance. Computed anew each time: nothing changes until it is applied.' })
export class UpgradeType {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) modelTitle!: string;
  @Field(() => String) fromVersion!: string;
  @Field(() => String) toVersion!: string;
  @Field(() => [UpgradeVersionType]) versions!: UpgradeVersionType[];
  @Field(() => [UpgradeItemType]) items!: UpgradeItemType[];
  @Field(() => Int, { description: 'Clauses that stay as they are.' }) untouched!: number;
  @Field(() => Int, { description: 'Items that wait for a decision.' }) open!: number;
  @Field(() => [UpgradeAnswerType]) answers!: UpgradeAnswerType[];
  @Field(() => [CheckType], { description: 'Errors the upgrade would bring in: it is not applied with any.' }) blocking!: CheckType[];
  @Field(() => [CheckType], { description: 'What the interview will have to mend afterwards.' }) notices!: CheckType[];
  @Field(() => [UpgradeNameType]) clauseNames!: UpgradeNameType[];
  @Field(() => [UpgradeNameType]) variableNames!: UpgradeNameType[];
  @Field(() => Boolean, { description: 'There is something to apply, now or once the open items are decided.' }) pending!: boolean;
  @Field(() => Boolean) viewerCanEdit!: boolean;
  @Field(() => String, { description: 'Of everything applying rests on: sent back when applying.' }) mark!: string;
}

@InputType('UpgradeTextInput', { description: 'A text of one\'s own for a clause.' })
export class UpgradeTextGqlInput {
  @Field(() => String) clauseId!: string;
  @Field(() => JsonScalar) heading!: unknown;
  @Field(() => JsonScalar) body!: unknown;
}

@InputType('DecideUpgradeInput', { description: 'A decision about one item of an upgrade.' })
export class DecideUpgradeGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) key!: string;
  @Field(() => String) seenHash!: string;
  @Field(() => Date, { nullable: true, description: 'When the decision one saw was taken.' }) seenDecision!: Date | null;
  @Field(() => String, { description: '`ACCEPT`, `MODEL`, `OURS`, `EDIT` or `LATER`.' }) choice!: string;
  @Field(() => [UpgradeTextGqlInput], { defaultValue: [] }) texts!: UpgradeTextGqlInput[];
  @Field(() => String, { defaultValue: '', description: 'Asked for with `OURS`.' }) reason!: string;
}

@ObjectType({ description: 'The decision was kept; the upgrade as it stands now.' })
export class UpgradeDecided {
  @Field(() => UpgradeType) upgrade!: UpgradeType;
}

@ObjectType('UpgradeChanged', { description: 'Something else came first: read the upgrade again. Decisions that still hold were kept.' })
export class UpgradeChangedType {
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'The instance is on the new version.' })
export class UpgradeApplied {
  @Field(() => ID) instanceId!: string;
  @Field(() => Int) dataRevision!: number;
}

export const DecideUpgradeResult = createUnionType({ name: 'DecideUpgradeResult', types: () => [UpgradeDecided, UpgradeChangedType, Refused, NotFound] as const });
export const ApplyUpgradeResult = createUnionType({ name: 'ApplyUpgradeResult', types: () => [UpgradeApplied, UpgradeChangedType, Refused, NotFound] as const });
