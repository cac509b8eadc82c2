import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType('YearlyShare', { description: 'What an Ente pays in a year, in cents.' })
export class YearlyShareType {
  @Field(() => Int) net!: number;
  @Field(() => Int) vat!: number;
  @Field(() => Int) total!: number;
}

@ObjectType('AdhesionEnte', { description: 'An Ente as the pages of adhesions name it.' })
export class AdhesionEnteType {
  @Field(() => ID) id!: string;
  @Field(() => String) denominazione!: string;
  @Field(() => String) nome!: string;
  @Field(() => Int, { nullable: true }) popolazione!: number | null;
  @Field(() => Int, { nullable: true }) annoPopolazione!: number | null;
}

@ObjectType('AdhesionConvention', { description: 'An approved convention.' })
export class AdhesionConventionType {
  @Field(() => ID) approvalId!: string;
  @Field(() => ID, { description: 'The Provincia whose convention it is.' }) provinciaId!: string;
  @Field(() => ID) instanceId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) modelTitle!: string;
  @Field(() => String) modelVersion!: string;
  @Field(() => String, { nullable: true }) form!: string | null;
  @Field(() => String, { nullable: true }) level!: string | null;
  @Field(() => String, { description: 'As of ActApproval.' }) state!: string;
  @Field(() => String, { nullable: true, description: 'Number and date of the deliberation: `12 del 2027-03-01`.' }) approvedBy!: string | null;
  @Field(() => String, { nullable: true }) startsOn!: string | null;
  @Field(() => String, { nullable: true, description: 'Last day.' }) expiresOn!: string | null;
}

@ObjectType('AdhesionRow', { description: 'An Ente on the board of adhesions.' })
export class AdhesionRowType {
  @Field(() => ID) id!: string;
  @Field(() => AdhesionEnteType) ente!: AdhesionEnteType;
  @Field(() => String, { description: '`INVITATO`, `IN_ESAME`, `DELIBERATO`, `FIRMATO`, `NON_INTERESSATO` or `RECESSO`.' }) state!: string;
  @Field(() => AdhesionEnteType, { nullable: true, description: 'The Comune that followed it, where it ended by a merger.' }) mergedInto!: AdhesionEnteType | null;
  @Field(() => Int, { description: 'Comuni for which a Unione adheres.' }) standsFor!: number;
  @Field(() => [String], { description: 'Labels of the services it chose; empty while it has not said.' }) services!: string[];
  @Field(() => YearlyShareType, { nullable: true, description: 'Null where the text does not tell it.' }) share!: YearlyShareType | null;
  @Field(() => String, { nullable: true, description: 'Why there is no share: `SENZA_POPOLAZIONE`, `NON_DAL_TESTO`.' }) shareUnknown!: string | null;
  @Field(() => Boolean, { description: 'Letters reach it.' }) hasContact!: boolean;
  @Field(() => Date) invitedAt!: Date;
  @Field(() => Date, { nullable: true }) remindedAt!: Date | null;
  @Field(() => Boolean, { description: 'Owes an answer and was not reminded today.' }) remindable!: boolean;
}

@ObjectType('AdhesionCoverage', { description: 'How much of the Provincia the convention reaches. A Comune counts once.' })
export class AdhesionCoverageType {
  @Field(() => Int) comuni!: number;
  @Field(() => Int) population!: number;
  @Field(() => Int) invited!: number;
  @Field(() => Int) adhering!: number;
  @Field(() => Int) adheringPopulation!: number;
}

@ObjectType('AdhesionBoard', { description: 'How a convention fares among the Enti of a Provincia: some 250 at most, so not paged.' })
export class AdhesionBoardType {
  @Field(() => AdhesionConventionType) convention!: AdhesionConventionType;
  @Field(() => Boolean) viewerCanKeep!: boolean;
  @Field(() => [AdhesionRowType], { description: 'Invited Enti, by name.' }) rows!: AdhesionRowType[];
  @Field(() => [AdhesionEnteType], { description: 'Comuni that nobody invited yet, by name.' }) notInvited!: AdhesionEnteType[];
  @Field(() => AdhesionCoverageType) coverage!: AdhesionCoverageType;
  @Field(() => YearlyShareType, { description: 'Sum of the yearly shares of who adheres, as far as the text tells them.' }) expectedRevenue!: YearlyShareType;
  @Field(() => [AdhesionEnteType], { description: 'Enti that adhere to an earlier text of the same acts.' }) onEarlierText!: AdhesionEnteType[];
}

@ObjectType('AdhesionOption', { description: 'A service on offer.' })
export class AdhesionOptionType {
  @Field(() => String) value!: string;
  @Field(() => String) label!: string;
}

@ObjectType('AdhesionQuestion', { description: 'A question for the delibera of the Ente.' })
export class AdhesionQuestionType {
  @Field(() => String) key!: string;
  @Field(() => String, { description: '`testo`, `intero`, `importo` or `scelte`.' }) type!: string;
  @Field(() => String) label!: string;
  @Field(() => String) question!: string;
  @Field(() => String) help!: string;
  @Field(() => String, { nullable: true }) unit!: string | null;
  @Field(() => [AdhesionOptionType]) options!: AdhesionOptionType[];
  @Field(() => JsonScalar, { nullable: true, description: 'What was answered: amounts in cents.' }) value!: unknown;
}

@ObjectType('AdhesionStepField', { description: 'A field that a step asks for.' })
export class AdhesionStepFieldType {
  @Field(() => String, { description: '`data`, `numero`, `collegamento` or `motivo`.' }) key!: string;
  @Field(() => Boolean) required!: boolean;
}

@ObjectType('AdhesionStep', { description: 'A step that the viewer may take.' })
export class AdhesionStepType {
  @Field(() => String, { description: '`ESAMINA`, `DELIBERA`, `FIRMA`, `NON_INTERESSA`, `RECEDE` or `CORREGGI`.' }) key!: string;
  @Field(() => [AdhesionStepFieldType]) fields!: AdhesionStepFieldType[];
}

@ObjectType('RecessoWindow', { description: 'The first recesso that the convention allows this Ente.' })
export class RecessoWindowType {
  @Field(() => String, { description: 'First day of the notice.' }) from!: string;
  @Field(() => String, { description: 'Last day of the notice.' }) until!: string;
  @Field(() => String) effectiveOn!: string;
  @Field(() => Boolean, { description: 'False where the convention ends before it would take effect.' }) possible!: boolean;
}

@ObjectType('AdhesionEvent', { description: 'What happened to an adhesion.' })
export class AdhesionEventType {
  @Field(() => String) kind!: string;
  @Field(() => JsonScalar) input!: unknown;
  @Field(() => String) person!: string;
  @Field(() => Date) at!: Date;
}

@ObjectType('AdhesionFileSigner', { description: 'Who signed a file, as the file says it; whether the certificate was valid and trusted was not checked.' })
export class AdhesionFileSignerType {
  @Field(() => String) name!: string;
  @Field(() => String, { description: '`INTACT`: the content is the one that was signed. `BROKEN`: it is not. `NOT_CHECKED`.' }) integrity!: string;
}

@ObjectType('AdhesionFile', { description: 'A file of an adhesion; its bytes are had by POST at `/api/adhesions/files/<id>`.' })
export class AdhesionFileType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '`DELIBERA`, `ATTO_FIRMATO`, `RICEVUTA_PEC` or `ALLEGATO`.' }) kind!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
  @Field(() => String) sha256!: string;
  @Field(() => [AdhesionFileSignerType]) signers!: AdhesionFileSignerType[];
  @Field(() => String, { description: 'Name of who brought it; for who came with the link, without the people of the Provincia.' }) person!: string;
  @Field(() => Date) at!: Date;
  @Field(() => Boolean, { description: 'The viewer may take it away.' }) viewerCanRemove!: boolean;
}

@ObjectType('Adhesion', { description: 'An Ente and an approved convention, from the invitation to the recesso.' })
export class AdhesionType {
  @Field(() => ID) id!: string;
  @Field(() => AdhesionEnteType) ente!: AdhesionEnteType;
  @Field(() => AdhesionEnteType) provincia!: AdhesionEnteType;
  @Field(() => AdhesionEnteType, { nullable: true, description: 'The Comune that followed the Ente, where it ended by a merger.' }) mergedInto!: AdhesionEnteType | null;
  @Field(() => AdhesionConventionType) convention!: AdhesionConventionType;
  @Field(() => String) state!: string;
  @Field(() => String, { nullable: true, description: 'For whom the viewer acts: `ADERENTE`, `PROVINCIA`; null when he only reads.' }) side!: string | null;
  @Field(() => [AdhesionQuestionType]) questions!: AdhesionQuestionType[];
  @Field(() => Boolean, { description: 'The viewer may answer now.' }) viewerCanAnswer!: boolean;
  @Field(() => YearlyShareType, { nullable: true }) share!: YearlyShareType | null;
  @Field(() => String, { nullable: true, description: 'The share in figures and words, as acts write it.' }) shareInWords!: string | null;
  @Field(() => String, { nullable: true }) shareUnknown!: string | null;
  @Field(() => String, { nullable: true }) resolutionNumber!: string | null;
  @Field(() => String, { nullable: true }) resolutionDate!: string | null;
  @Field(() => String, { nullable: true }) resolutionLink!: string | null;
  @Field(() => String, { nullable: true }) signedOn!: string | null;
  @Field(() => RecessoWindowType, { nullable: true, description: 'Once signed.' }) recessoWindow!: RecessoWindowType | null;
  @Field(() => String, { nullable: true }) recessoNotifiedOn!: string | null;
  @Field(() => String, { nullable: true, description: 'First day without the Ente.' }) recessoEffectiveOn!: string | null;
  @Field(() => [AdhesionStepType]) steps!: AdhesionStepType[];
  @Field(() => [AdhesionFileType], { description: 'Delibera, signed convention, receipts, oldest first.' }) files!: AdhesionFileType[];
  @Field(() => [AdhesionEventType], { description: 'Newest first; for who came with the link, without the people of the Provincia.' }) history!: AdhesionEventType[];
  @Field(() => Int, { description: 'Sent back with answers and steps.' }) revision!: number;
}

@ObjectType('MyAdhesion', { description: 'An adhesion for which the viewer answers.' })
export class MyAdhesionType {
  @Field(() => ID) id!: string;
  @Field(() => String) state!: string;
  @Field(() => String) title!: string;
  @Field(() => String) provincia!: string;
  @Field(() => Date) invitedAt!: Date;
}

@ObjectType('NationalAdhesionRow', { description: 'A Provincia on the national board: numbers only.' })
export class NationalAdhesionRowType {
  @Field(() => AdhesionEnteType) ente!: AdhesionEnteType;
  @Field(() => AdhesionConventionType) convention!: AdhesionConventionType;
  @Field(() => Int) invited!: number;
  @Field(() => Int) adhering!: number;
  @Field(() => Int) recessi!: number;
  @Field(() => Int, { nullable: true, description: 'Comuni of the Provincia.' }) comuni!: number | null;
}

@InputType('AdhesionAccessInput', { description: 'How one comes to an adhesion: signed in, by its id; otherwise by the secret of the personal link.' })
export class AdhesionAccessGqlInput {
  @Field(() => ID, { nullable: true }) id!: string | null;
  @Field(() => String, { nullable: true }) secret!: string | null;
}

@InputType('InviteeInput', { description: 'An Ente to invite.' })
export class InviteeGqlInput {
  @Field(() => ID) enteId!: string;
  @Field(() => String, { defaultValue: '', description: 'Where its letter goes.' }) contact!: string;
  @Field(() => [ID], { defaultValue: [], description: 'Comuni for which a Unione adheres.' }) standsFor!: string[];
}

@InputType('InviteEntiInput', { description: 'An invitation of several Enti.' })
export class InviteEntiGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => [InviteeGqlInput]) invitees!: InviteeGqlInput[];
  @Field(() => String, { defaultValue: '', description: 'Words of the Provincia in the letter.' }) message!: string;
}

@InputType('AdhesionValueInput', { description: 'A value by its key.' })
export class AdhesionValueGqlInput {
  @Field(() => String) key!: string;
  @Field(() => JsonScalar, { nullable: true }) value!: unknown;
}

@InputType('AnswerAdhesionInput', { description: 'Answers for the delibera of the Ente, as typed.' })
export class AnswerAdhesionGqlInput {
  @Field(() => AdhesionAccessGqlInput) access!: AdhesionAccessGqlInput;
  @Field(() => [AdhesionValueGqlInput]) answers!: AdhesionValueGqlInput[];
  @Field(() => Int) seenRevision!: number;
}

@InputType('TakeAdhesionStepInput', { description: 'A step of an adhesion.' })
export class TakeAdhesionStepGqlInput {
  @Field(() => AdhesionAccessGqlInput) access!: AdhesionAccessGqlInput;
  @Field(() => String) step!: string;
  @Field(() => [AdhesionValueGqlInput], { defaultValue: [] }) values!: AdhesionValueGqlInput[];
  @Field(() => Int) seenRevision!: number;
}

@ObjectType({ description: 'The adhesion as it stands now.' })
export class AdhesionKept {
  @Field(() => AdhesionType) adhesion!: AdhesionType;
}

@ObjectType('AdhesionChanged', { description: 'Someone changed the adhesion meanwhile.' })
export class AdhesionChangedType {
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'Enti were invited or reminded.' })
export class EntiReached {
  @Field(() => Int) count!: number;
  @Field(() => Int, { description: 'Letters that went out.' }) letters!: number;
  @Field(() => Int, { description: 'Left as they were.' }) skipped!: number;
  @Field(() => AdhesionBoardType) board!: AdhesionBoardType;
}

@ObjectType({ description: 'A personal link to hand over.' })
export class AdhesionLinkMade {
  @Field(() => String) link!: string;
}

export const AdhesionResult = createUnionType({ name: 'AdhesionResult', types: () => [AdhesionKept, AdhesionChangedType, InvalidInput, Refused, NotFound] as const });
export const ReachEntiResult = createUnionType({ name: 'ReachEntiResult', types: () => [EntiReached, InvalidInput, Refused, NotFound] as const });
export const AdhesionLinkResult = createUnionType({ name: 'AdhesionLinkResult', types: () => [AdhesionLinkMade, Refused, NotFound] as const });
