import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType('Registration', { description: 'Number and day of a registration: a deliberation, a protocol.' })
export class RegistrationType {
  @Field(() => String) number!: string;
  @Field(() => String, { description: '`YYYY-MM-DD`.' }) date!: string;
}

@ObjectType('Opinion', { description: 'The opinion of the body that represents the Enti.' })
export class OpinionType {
  @Field(() => String, { description: '`Assemblea dei Sindaci`, `Assemblea degli Enti`.' }) body!: string;
  @Field(() => String) date!: string;
  @Field(() => String, { description: '`FAVOREVOLE`, `FAVOREVOLE_CON_OSSERVAZIONI` or `CONTRARIO`.' }) outcome!: string;
  @Field(() => String) note!: string;
}

@ObjectType('FileSigner', { description: 'Who signed a file, as the file says it; whether the certificate was valid and trusted was not checked.' })
export class FileSignerType {
  @Field(() => String) name!: string;
  @Field(() => Date, { nullable: true }) at!: Date | null;
  @Field(() => String, { description: '`INTACT`: the content is the one that was signed. `BROKEN`: it is not. `NOT_CHECKED`.' }) integrity!: string;
}

@ObjectType('ActFile', { description: 'A file that goes with an approval; its bytes are at `/api/act-files/<id>`.' })
export class ActFileType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '`ATTO_FIRMATO`, `RICEVUTA_PEC` or `ALLEGATO`.' }) kind!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
  @Field(() => String) sha256!: string;
  @Field(() => [FileSignerType]) signers!: FileSignerType[];
  @Field(() => String) person!: string;
  @Field(() => Date) at!: Date;
}

@ObjectType('ActApproval', { description: 'The way of one text of one act from draft to expiry. What was approved never changes.' })
export class ActApprovalType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Counts the ways of this act, from 1.' }) number!: number;
  @Field(() => String, { description: '`BOZZA`, `IN_REVISIONE`, `AL_CONSIGLIO`, `APPROVATA`, `TRASMESSA`, `IN_VIGORE`, `IN_SCADENZA` (180 days before its last day), `SCADUTA` or `RINNOVATA`.' }) state!: string;
  @Field(() => Int, { description: 'Data revision of the kept text.' }) dataRevision!: number;
  @Field(() => String) modelVersion!: string;
  @Field(() => String, { description: 'SHA-256 of the normalised text, as exports have it.' }) textSha256!: string;
  @Field(() => OpinionType, { nullable: true }) opinion!: OpinionType | null;
  @Field(() => RegistrationType, { nullable: true, description: 'The deliberation that approved it.' }) approval!: RegistrationType | null;
  @Field(() => String, { nullable: true, description: 'Where the signed act is.' }) link!: string | null;
  @Field(() => RegistrationType, { nullable: true }) protocol!: RegistrationType | null;
  @Field(() => String, { nullable: true }) transmittedOn!: string | null;
  @Field(() => String, { nullable: true }) inForceFrom!: string | null;
  @Field(() => String, { nullable: true, description: 'Last day in force.' }) expiresOn!: string | null;
  @Field(() => Int, { description: 'Sent back with a step.' }) revision!: number;
  @Field(() => [ActFileType], { description: 'Signed act, receipts, oldest first.' }) files!: ActFileType[];
}

@ObjectType('StepField', { description: 'A field that a step asks for.' })
export class StepFieldType {
  @Field(() => String, { description: '`nota`, `motivo`, `data`, `numero`, `collegamento`, `esito`, `protocolloNumero`, `protocolloData` or `scadenza`.' }) key!: string;
  @Field(() => Boolean) required!: boolean;
  @Field(() => String, { nullable: true, description: 'What it holds before the person writes.' }) proposed!: string | null;
}

@ObjectType('ActStep', { description: 'A step offered to the viewer.' })
export class ActStepType {
  @Field(() => String, { description: '`MANDA_IN_REVISIONE`, `RIMANDA_IN_BOZZA`, `PORTA_AL_CONSIGLIO`, `REGISTRA_PARERE`, `APPROVA`, `TRASMETTI` or `METTI_IN_VIGORE`.' }) key!: string;
  @Field(() => [StepFieldType]) fields!: StepFieldType[];
  @Field(() => String, { nullable: true, description: 'Why it cannot be taken now; null when it can.' }) refusal!: string | null;
}

@ObjectType('ActWay', { description: 'Where one act of an instance is on its way.' })
export class ActWayType {
  @Field(() => String) actKey!: string;
  @Field(() => String) shortName!: string;
  @Field(() => String) state!: string;
  @Field(() => ActApprovalType, { nullable: true, description: 'The newest way; null while the act never set out.' }) current!: ActApprovalType | null;
  @Field(() => [ActApprovalType], { description: 'Earlier ways, newest first.' }) earlier!: ActApprovalType[];
  @Field(() => Boolean, { description: 'The text in the editor is no longer the one the newest way is about.' }) textChanged!: boolean;
  @Field(() => Boolean, { description: 'The text keeps the numbers of the approved one: what is added takes 12-bis.' }) numbersKept!: boolean;
  @Field(() => Boolean, { description: 'The viewer decides about the numbers: there is an approved text, and he writes the acts.' }) viewerCanKeepNumbers!: boolean;
  @Field(() => [ActStepType]) steps!: ActStepType[];
}

@ObjectType('TakenStep', { description: 'A step that was taken: an entry of the timeline.' })
export class TakenStepType {
  @Field(() => String) actKey!: string;
  @Field(() => Int) number!: number;
  @Field(() => String) step!: string;
  @Field(() => String) to!: string;
  @Field(() => JsonScalar, { description: 'What was filled in, by key of the field.' }) input!: unknown;
  @Field(() => Int) dataRevision!: number;
  @Field(() => String) person!: string;
  @Field(() => Date) at!: Date;
}

@ObjectType('InstanceApprovals', { description: 'The ways of all acts of an instance, and the steps taken, newest first.' })
export class InstanceApprovalsType {
  @Field(() => ID) instanceId!: string;
  @Field(() => ID) enteId!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: 'Version of the model that a renewal would start from; null where the acts are on the newest one.' }) upgradeTo!: string | null;
  @Field(() => Boolean, { description: 'The viewer adds and removes files.' }) viewerCanKeepFiles!: boolean;
  @Field(() => Boolean, { description: 'The viewer says who takes which step.' }) viewerCanNameRoles!: boolean;
  @Field(() => [ActWayType]) ways!: ActWayType[];
  @Field(() => [TakenStepType]) taken!: TakenStepType[];
}

@ObjectType('ApprovedText', { description: 'The text a way is about, as it was kept.' })
export class ApprovedTextType {
  @Field(() => ActApprovalType) approval!: ActApprovalType;
  @Field(() => JsonScalar, { description: 'RenderedAct of the shared act tree.' }) rendered!: unknown;
}

@ObjectType('WaitingAct', { description: 'An act that waits for a step of the viewer, or is about to expire.' })
export class WaitingActType {
  @Field(() => ID) instanceId!: string;
  @Field(() => String, { description: 'Title of the instance.' }) title!: string;
  @Field(() => String) actKey!: string;
  @Field(() => String) state!: string;
  @Field(() => String, { nullable: true }) expiresOn!: string | null;
}

@ObjectType('StepRoles', { description: 'Who takes a step in an Ente.' })
export class StepRolesType {
  @Field(() => String) step!: string;
  @Field(() => [String], { description: '`REFERENTE`, `REDATTORE`.' }) roles!: string[];
  @Field(() => Boolean, { description: 'The Ente named them; otherwise they are the usual ones.' }) named!: boolean;
}

@InputType('StepActInput', { description: 'An act with the revision of its way that the person saw; 0 when it had not set out.' })
export class StepActGqlInput {
  @Field(() => String) actKey!: string;
  @Field(() => Int) seenRevision!: number;
}

@InputType('StepValueInput', { description: 'What was filled in for a field of the step.' })
export class StepValueGqlInput {
  @Field(() => String) key!: string;
  @Field(() => String) value!: string;
}

@InputType('TakeStepInput', { description: 'A step for one or more acts, taken together: all of them or none.' })
export class TakeStepGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) step!: string;
  @Field(() => [StepActGqlInput]) acts!: StepActGqlInput[];
  @Field(() => [StepValueGqlInput], { defaultValue: [] }) values!: StepValueGqlInput[];
}

@ObjectType({ description: 'The step was taken.' })
export class StepTaken {
  @Field(() => InstanceApprovalsType) approvals!: InstanceApprovalsType;
}

@ObjectType('ApprovalChanged', { description: 'Someone took a step meanwhile.' })
export class ApprovalChangedType {
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'Who takes which step, as it is now.' })
export class StepRolesNamed {
  @Field(() => [StepRolesType]) roles!: StepRolesType[];
}

export const TakeStepResult = createUnionType({ name: 'TakeStepResult', types: () => [StepTaken, InvalidInput, ApprovalChangedType, Refused, NotFound] as const });
export const ActFileResult = createUnionType({ name: 'ActFileResult', types: () => [StepTaken, InvalidInput, Refused, NotFound] as const });
export const NameStepRolesResult = createUnionType({ name: 'NameStepRolesResult', types: () => [StepRolesNamed, InvalidInput, Refused, NotFound] as const });
export const KeepNumbersResult = createUnionType({ name: 'KeepNumbersResult', types: () => [StepTaken, Refused, NotFound] as const });
