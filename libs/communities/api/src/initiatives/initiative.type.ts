import { ArgsType, createUnionType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { IssueField, IssueKind, IssueOrder, IssueSeverity, IssueState } from '@province-comuni/communities-domain';
import { InvalidInput, JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';

/** The values of a union as GraphQL wants them. */
type EnumOf<T extends string> = Readonly<Record<T, T>>;

export const IssueKindEnum: EnumOf<IssueKind> = { CRITICITA: 'CRITICITA', RISCHIO: 'RISCHIO', DECISIONE: 'DECISIONE', RICHIESTA: 'RICHIESTA' };
registerEnumType(IssueKindEnum, { name: 'IssueKind', description: 'What an issue is: something in the way, something that may go wrong, something to be decided, something asked.' });
export const IssueSeverityEnum: EnumOf<IssueSeverity> = { BASSA: 'BASSA', MEDIA: 'MEDIA', ALTA: 'ALTA', CRITICA: 'CRITICA' };
registerEnumType(IssueSeverityEnum, { name: 'IssueSeverity', description: 'How much an issue weighs.' });
export const IssueStateEnum: EnumOf<IssueState> = { APERTA: 'APERTA', IN_CARICO: 'IN_CARICO', IN_ATTESA: 'IN_ATTESA', RISOLTA: 'RISOLTA', CHIUSA: 'CHIUSA' };
registerEnumType(IssueStateEnum, { name: 'IssueState', description: 'Where an issue stands.' });
export const IssueStateFilterEnum: EnumOf<IssueState | 'DA_CHIUDERE'> = { ...IssueStateEnum, DA_CHIUDERE: 'DA_CHIUDERE' };
registerEnumType(IssueStateFilterEnum, { name: 'IssueStateFilter', description: 'A state, or `DA_CHIUDERE`: neither solved nor closed.' });
export const IssueOrderEnum: EnumOf<IssueOrder> = { NUMERO: 'NUMERO', SCADENZA: 'SCADENZA', GRAVITA: 'GRAVITA', MODIFICA: 'MODIFICA' };
registerEnumType(IssueOrderEnum, { name: 'IssueOrder', description: 'By number, newest first; by day, nearest first; by weight; by last change.' });
export const IssueFieldEnum: EnumOf<IssueField> = { title: 'title', text: 'text', kind: 'kind', severity: 'severity', state: 'state', owner: 'owner', dueOn: 'dueOn', involved: 'involved', discussionId: 'discussionId' };
registerEnumType(IssueFieldEnum, { name: 'IssueField', description: 'What of an issue changed.' });

@ObjectType({ description: 'An Ente that takes part in an initiative.' })
export class InitiativeEnte {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'What who looks may do with an initiative.' })
export class InitiativeAbilities {
  @Field(() => Boolean, { description: 'Changes its words.' }) arrange!: boolean;
  @Field(() => Boolean, { description: 'Opens issues.' }) openIssue!: boolean;
}

@ObjectType({ description: 'A work of a community, with its register of issues.' })
export class Initiative {
  @Field(() => ID) id!: string;
  @Field(() => ID) communityId!: string;
  @Field(() => String) communityKey!: string;
  @Field(() => String) communityTitle!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'What it is meant to reach.' }) purpose!: string;
  @Field(() => [InitiativeEnte]) enti!: InitiativeEnte[];
  @Field(() => String, { description: 'Day, `YYYY-MM-DD`.' }) startsOn!: string;
  @Field(() => String, { nullable: true, description: 'Day; null: not known.' }) endsOn!: string | null;
  @Field(() => String) createdByName!: string;
  @Field(() => Int, { description: 'Given back with a change.' }) revision!: number;
  @Field(() => Int, { description: 'Issues ever opened.' }) issueCount!: number;
  @Field(() => Int, { description: 'Issues that are neither solved nor closed.' }) openCount!: number;
  @Field(() => Int, { description: 'Of these, those whose day is over.' }) overdueCount!: number;
  @Field(() => InitiativeAbilities) viewerCan!: InitiativeAbilities;
}

@ObjectType({ description: 'Initiatives of a community, newest beginning first.' })
export class InitiativeList {
  @Field(() => [Initiative]) nodes!: Initiative[];
  @Field(() => Boolean, { description: 'Who looks opens initiatives.' }) canOpen!: boolean;
}

@ObjectType({ description: 'Somebody, by the name he had.' })
export class IssuePerson {
  @Field(() => ID) personId!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'An issue of an initiative.' })
export class Issue {
  @Field(() => ID) id!: string;
  @Field(() => ID) initiativeId!: string;
  @Field(() => Int, { description: 'From 1, without gaps, in the initiative.' }) number!: number;
  @Field(() => String) title!: string;
  @Field(() => IssueKindEnum) kind!: IssueKind;
  @Field(() => IssueSeverityEnum) severity!: IssueSeverity;
  @Field(() => IssueStateEnum) state!: IssueState;
  @Field(() => IssuePerson, { nullable: true, description: 'Who has it; null: nobody.' }) owner!: IssuePerson | null;
  @Field(() => String, { nullable: true, description: 'Day by which, `YYYY-MM-DD`.' }) dueOn!: string | null;
  @Field(() => Boolean, { description: 'Its day is over, by the calendar of Rome, and it is not.' }) overdue!: boolean;
  @Field(() => String) authorName!: string;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime) changedAt!: Date;
}

@ObjectType({ description: 'A page of the register.' })
export class IssuePage {
  @Field(() => [Issue]) nodes!: Issue[];
  @Field(() => Int) total!: number;
}

@ObjectType({ description: 'What of an issue changed.' })
export class IssueChange {
  @Field(() => IssueFieldEnum) field!: IssueField;
  @Field(() => String, { description: 'Empty: nothing, or what is not told here.' }) from!: string;
  @Field(() => String) to!: string;
}

@ObjectType({ description: 'A step of the history of an issue.' })
export class IssueStep {
  @Field(() => Int) sequence!: number;
  @Field(() => GraphQLISODateTime) at!: Date;
  @Field(() => String) byName!: string;
  @Field(() => [IssueChange], { description: 'Empty for its opening.' }) changes!: IssueChange[];
  @Field(() => String, { description: 'Why; empty when it was not said.' }) reason!: string;
}

@ObjectType({ description: 'A discussion that an issue is about.' })
export class IssueDiscussion {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
}

@ObjectType({ description: 'An issue with everything that is said of it.' })
export class OpenedIssue {
  @Field(() => Issue) issue!: Issue;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => [IssuePerson]) involved!: IssuePerson[];
  @Field(() => IssueDiscussion, { nullable: true }) discussion!: IssueDiscussion | null;
  @Field(() => Int, { description: 'Given back with a change.' }) revision!: number;
  @Field(() => String) initiativeTitle!: string;
  @Field(() => ID) communityId!: string;
  @Field(() => String) communityKey!: string;
  @Field(() => String) communityTitle!: string;
  @Field(() => [IssueStep], { description: 'Newest first.' }) steps!: IssueStep[];
  @Field(() => [IssueStateEnum], { description: 'Where who looks may take it; empty for who may not change it.' }) nextStates!: IssueState[];
  @Field(() => Boolean) canChange!: boolean;
}

@ObjectType({ description: 'An issue that who looks has, with its initiative.' })
export class OwnIssue {
  @Field(() => Issue) issue!: Issue;
  @Field(() => String) initiativeTitle!: string;
}

@ArgsType()
export class IssuesArgs {
  @Field(() => ID) initiativeId!: string;
  @Field(() => IssueStateFilterEnum, { nullable: true }) state?: IssueState | 'DA_CHIUDERE' | null;
  @Field(() => IssueKindEnum, { nullable: true }) kind?: IssueKind | null;
  @Field(() => IssueSeverityEnum, { nullable: true }) severity?: IssueSeverity | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Those that who looks has.' }) mine!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'Those whose day is over.' }) overdue!: boolean;
  @Field(() => IssueOrderEnum, { defaultValue: 'NUMERO' }) order!: IssueOrder;
  @Field(() => Int, { defaultValue: 0 }) offset!: number;
  @Field(() => Int, { defaultValue: 20, description: 'At most 50.' }) first!: number;
}

@InputType({ description: 'An initiative.' })
export class InitiativeInput {
  @Field(() => String, { description: 'From 5 to 200 characters.' }) title!: string;
  @Field(() => String, { description: 'At most 1000 characters.' }) purpose!: string;
  @Field(() => [ID], { defaultValue: [], description: 'At most 100.' }) enteIds!: string[];
  @Field(() => String, { description: 'Day, `YYYY-MM-DD`.' }) startsOn!: string;
  @Field(() => String, { defaultValue: '', description: 'Day; empty: not known.' }) endsOn!: string;
}

@InputType({ description: 'An issue.' })
export class IssueInput {
  @Field(() => String, { description: 'From 5 to 200 characters.' }) title!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => IssueKindEnum) kind!: IssueKind;
  @Field(() => IssueSeverityEnum) severity!: IssueSeverity;
  @Field(() => ID, { nullable: true, description: 'A member.' }) ownerId!: string | null;
  @Field(() => String, { defaultValue: '', description: 'Day, `YYYY-MM-DD`; empty: none.' }) dueOn!: string;
  @Field(() => [ID], { defaultValue: [], description: 'Members, at most 20.' }) involvedIds!: string[];
  @Field(() => ID, { nullable: true, description: 'A discussion of the same community.' }) discussionId!: string | null;
}

@InputType({ description: 'How an issue is meant to be from now on, and why.' })
export class IssueChangeInput extends IssueInput {
  @Field(() => IssueStateEnum) state!: IssueState;
  @Field(() => String, { defaultValue: '', description: 'Asked to wait, to be over, to be open again.' }) reason!: string;
}

@ObjectType({ description: 'The initiative is there.' })
export class InitiativeKept {
  @Field(() => ID) initiativeId!: string;
}

@ObjectType({ description: 'The issue is there.' })
export class IssueKept {
  @Field(() => ID) issueId!: string;
}

export const InitiativeResult = createUnionType({ name: 'InitiativeResult', description: 'The initiative, or why not.', types: () => [InitiativeKept, InvalidInput, NotFound, Refused] as const });
export const IssueResult = createUnionType({ name: 'IssueResult', description: 'The issue, or why not.', types: () => [IssueKept, InvalidInput, NotFound, Refused] as const });
