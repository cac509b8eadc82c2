import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { AdhesionAccessGqlInput, AdhesionChangedType, AdhesionEnteType } from '../adhesion.type.js';

@ObjectType('NeedsService', { description: 'A service that a scheda dei fabbisogni asks about.' })
export class NeedsServiceType {
  @Field(() => String, { description: 'Own to the sheet; answers refer to it.' }) key!: string;
  @Field(() => String, { nullable: true, description: 'As the model has it; null for one written by hand.' }) code!: string | null;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'What is counted; empty where nothing is.' }) unit!: string;
  @Field(() => String) description!: string;
}

@ObjectType('NeedsSheet', { description: 'The scheda dei fabbisogni of a convention for a year.' })
export class NeedsSheetType {
  @Field(() => ID) id!: string;
  @Field(() => ID) instanceId!: string;
  @Field(() => Int, { description: 'The year that the services are for.' }) year!: number;
  @Field(() => String, { description: '`PROGRAMMATA`, `APERTA` or `CHIUSA`.' }) state!: string;
  @Field(() => [NeedsServiceType]) services!: NeedsServiceType[];
  @Field(() => String) opensOn!: string;
  @Field(() => String, { description: 'Last day of answering.' }) closesOn!: string;
  @Field(() => String) text!: string;
  @Field(() => Int, { description: 'Sent back with a change.' }) revision!: number;
}

@ObjectType('NeedsSheets', { description: 'The sheets of a convention, newest year first, and what a new one would ask.' })
export class NeedsSheetsType {
  @Field(() => String) title!: string;
  @Field(() => Boolean) viewerCanKeep!: boolean;
  @Field(() => Boolean, { description: 'A new one can be opened: the convention is in force.' }) mayOpen!: boolean;
  @Field(() => Int) nextYear!: number;
  @Field(() => [NeedsServiceType]) proposed!: NeedsServiceType[];
  @Field(() => [NeedsSheetType]) sheets!: NeedsSheetType[];
}

@ObjectType('NeedsCounts', { description: 'A number for each choice.' })
export class NeedsCountsType {
  @Field(() => Float) RINNOVA!: number;
  @Field(() => Float) DESIDERA!: number;
  @Field(() => Float) VALUTA!: number;
  @Field(() => Float) NON_INTERESSA!: number;
}

@ObjectType('NeedsSummaryRow', { description: 'What the Enti say of a service, from the answers that were sent. Quantities in hundredths of the unit.' })
export class NeedsSummaryRowType {
  @Field(() => NeedsServiceType) service!: NeedsServiceType;
  @Field(() => NeedsCountsType, { description: 'Enti.' }) counts!: NeedsCountsType;
  @Field(() => NeedsCountsType) quantities!: NeedsCountsType;
  @Field(() => Int, { description: 'Enti that renew it or want it.' }) wanted!: number;
  @Field(() => Float, { description: 'What these ask.' }) wantedQuantity!: number;
  @Field(() => Int, { description: 'Their inhabitants, as far as they are known.' }) population!: number;
}

@ObjectType('NeedsLine', { description: 'What an Ente says of a service.' })
export class NeedsLineType {
  @Field(() => String, { description: 'Key of the service.' }) service!: string;
  @Field(() => String, { description: '`RINNOVA`, `DESIDERA`, `VALUTA` or `NON_INTERESSA`.' }) choice!: string;
  @Field(() => String, { description: 'As Italians write it; empty where none is said.' }) quantity!: string;
  @Field(() => String) note!: string;
}

@ObjectType('NeedsRow', { description: 'An Ente of a sheet.' })
export class NeedsRowType {
  @Field(() => ID) adhesionId!: string;
  @Field(() => AdhesionEnteType) ente!: AdhesionEnteType;
  @Field(() => Int, { nullable: true, description: 'Inhabitants it answers for.' }) population!: number | null;
  @Field(() => Date, { nullable: true, description: 'Null while nothing was sent.' }) sentAt!: Date | null;
  @Field(() => Boolean, { description: 'It wrote something that it has not sent.' }) writing!: boolean;
  @Field(() => Date, { nullable: true }) remindedAt!: Date | null;
  @Field(() => [NeedsLineType], { description: 'What it sent.' }) lines!: NeedsLineType[];
}

@ObjectType('ListedService', { description: 'A service of next year\'s list.' })
export class ListedServiceType {
  @Field(() => String) key!: string;
  @Field(() => String) name!: string;
  @Field(() => String) unit!: string;
  @Field(() => Int, { description: 'Enti that renewed it or wanted it when the list was made.' }) wanted!: number;
  @Field(() => Float, { description: 'What they asked, in hundredths of the unit.' }) quantity!: number;
}

@ObjectType('NeedsList', { description: 'Next year\'s list of services, as it was made from the sheet.' })
export class NeedsListType {
  @Field(() => [ListedServiceType]) services!: ListedServiceType[];
  @Field(() => Int) threshold!: number;
  @Field(() => Date) madeAt!: Date;
  @Field(() => String) madeBy!: string;
  @Field(() => Int) revision!: number;
}

@ObjectType('NeedsBoard', { description: 'A sheet with what the Enti of the convention say, for the Provincia.' })
export class NeedsBoardType {
  @Field(() => NeedsSheetType) sheet!: NeedsSheetType;
  @Field(() => Boolean) viewerCanKeep!: boolean;
  @Field(() => [NeedsSummaryRowType]) summary!: NeedsSummaryRowType[];
  @Field(() => [NeedsRowType], { description: 'Enti that adhere, by name: some 250 at most, so not paged.' }) rows!: NeedsRowType[];
  @Field(() => Int) answered!: number;
  @Field(() => Int, { description: 'Inhabitants of who answered, as far as they are known.' }) answeredPopulation!: number;
  @Field(() => Int, { description: 'Enti that have not answered and were not reminded today.' }) remindable!: number;
  @Field(() => NeedsListType, { nullable: true }) list!: NeedsListType | null;
}

@ObjectType('NeedsOfEnte', { description: 'A sheet with the answer of one Ente.' })
export class NeedsOfEnteType {
  @Field(() => NeedsSheetType) sheet!: NeedsSheetType;
  @Field(() => [NeedsLineType], { description: 'What it is writing.' }) lines!: NeedsLineType[];
  @Field(() => Date, { nullable: true, description: 'When it sent the answer that counts.' }) sentAt!: Date | null;
  @Field(() => Boolean, { description: 'What it writes is other than what it sent.' }) changedSinceSent!: boolean;
  @Field(() => Boolean) viewerCanAnswer!: boolean;
  @Field(() => Int, { description: 'Sent back with every change.' }) revision!: number;
}

@ObjectType('NeedsAct', { description: 'An act of the Provincia that the list may be taken into.' })
export class NeedsActType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
}

@ObjectType('NeedsListAdoption', { description: 'What an act would say with the list.' })
export class NeedsListAdoptionType {
  @Field(() => NeedsActType) act!: NeedsActType;
  @Field(() => Int) listRevision!: number;
  @Field(() => String, { description: 'Label of the question.' }) label!: string;
  @Field(() => [String]) before!: string[];
  @Field(() => [String]) after!: string[];
  @Field(() => String, { description: 'As of ProposedAnswer: `CHANGES`, `SAME`, `NO_QUESTION`, `NOT_ASKED`, `REFUSED`.' }) state!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Int, { description: 'Of the answer, sent back with the change.' }) seenRevision!: number;
  @Field(() => [String], { description: 'Services that the act has no word for.' }) notCarried!: string[];
}

@InputType('NeedsServiceInput', { description: 'A service to ask about.' })
export class NeedsServiceGqlInput {
  @Field(() => String) key!: string;
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => String) name!: string;
  @Field(() => String) unit!: string;
  @Field(() => String) description!: string;
}

@InputType('KeepNeedsSheetInput', { description: 'A sheet, new or changed.' })
export class KeepNeedsSheetGqlInput {
  @Field(() => ID, { description: 'UUID minted by the page: the same one sent twice is one sheet.' }) id!: string;
  @Field(() => ID) instanceId!: string;
  @Field(() => Int) year!: number;
  @Field(() => [NeedsServiceGqlInput]) services!: NeedsServiceGqlInput[];
  @Field(() => String) opensOn!: string;
  @Field(() => String) closesOn!: string;
  @Field(() => String) text!: string;
  @Field(() => Int, { description: '0 for a new one.' }) seenRevision!: number;
}

@InputType('SaveNeedsLineInput', { description: 'What is typed for one service.' })
export class SaveNeedsLineGqlInput {
  @Field(() => AdhesionAccessGqlInput) access!: AdhesionAccessGqlInput;
  @Field(() => ID) sheetId!: string;
  @Field(() => String) service!: string;
  @Field(() => String) choice!: string;
  @Field(() => String) quantity!: string;
  @Field(() => String) note!: string;
  @Field(() => Int) seenRevision!: number;
}

@InputType('SendNeedsInput', { description: 'The answer as it is written, to be sent.' })
export class SendNeedsGqlInput {
  @Field(() => AdhesionAccessGqlInput) access!: AdhesionAccessGqlInput;
  @Field(() => ID) sheetId!: string;
  @Field(() => Int) seenRevision!: number;
}

@InputType('MakeNeedsListInput', { description: 'Next year\'s list of services.' })
export class MakeNeedsListGqlInput {
  @Field(() => ID) sheetId!: string;
  @Field(() => [String], { description: 'Keys of the services.' }) services!: string[];
  @Field(() => Int, { description: 'Enti from which on a service was proposed.' }) threshold!: number;
  @Field(() => Int, { description: 'Of the list; 0 when there is none.' }) seenRevision!: number;
}

@InputType('AdoptNeedsListInput', { description: 'The list, into an act.' })
export class AdoptNeedsListGqlInput {
  @Field(() => ID) sheetId!: string;
  @Field(() => ID) instanceId!: string;
  @Field(() => Int) listRevision!: number;
  @Field(() => Int) seenRevision!: number;
}

@ObjectType({ description: 'The sheet as it is now.' })
export class NeedsSheetKept {
  @Field(() => NeedsBoardType) board!: NeedsBoardType;
}

@ObjectType({ description: 'Enti were reminded.' })
export class NeedsReminded {
  @Field(() => Int) count!: number;
  @Field(() => Int, { description: 'Letters that went out.' }) letters!: number;
  @Field(() => NeedsBoardType) board!: NeedsBoardType;
}

@ObjectType({ description: 'The answer as it is now.' })
export class NeedsAnswerKept {
  @Field(() => NeedsOfEnteType) needs!: NeedsOfEnteType;
}

@ObjectType({ description: 'The act says what the list says.' })
export class NeedsListAdopted {
  @Field(() => NeedsListAdoptionType) adoption!: NeedsListAdoptionType;
}

export const NeedsSheetResult = createUnionType({ name: 'NeedsSheetResult', types: () => [NeedsSheetKept, AdhesionChangedType, InvalidInput, Refused, NotFound] as const });
export const RemindNeedsResult = createUnionType({ name: 'RemindNeedsResult', types: () => [NeedsReminded, Refused, NotFound] as const });
export const NeedsAnswerResult = createUnionType({ name: 'NeedsAnswerResult', types: () => [NeedsAnswerKept, AdhesionChangedType, InvalidInput, Refused, NotFound] as const });
export const AdoptNeedsListResult = createUnionType({ name: 'AdoptNeedsListResult', types: () => [NeedsListAdopted, AdhesionChangedType, InvalidInput, Refused, NotFound] as const });
