import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { IncomingMailOutcome, IncomingMailReason } from '@province-comuni/communities-domain';

export const IncomingMailOutcomeEnum: Readonly<Record<IncomingMailOutcome, IncomingMailOutcome>> = { PUBBLICATA: 'PUBBLICATA', IN_ATTESA: 'IN_ATTESA', BOZZA: 'BOZZA', IGNORATA: 'IGNORATA', RIFIUTATA: 'RIFIUTATA' };
export const IncomingMailReasonEnum: Readonly<Record<IncomingMailReason, IncomingMailReason>> = {
  ...{ NESSUNO: 'NESSUNO', ALLEGATI: 'ALLEGATI', MODERAZIONE: 'MODERAZIONE', SOSPESO: 'SOSPESO', REGOLE: 'REGOLE', DISCUSSIONE_CHIUSA: 'DISCUSSIONE_CHIUSA', RISPOSTA_AUTOMATICA: 'RISPOSTA_AUTOMATICA', MANCATO_RECAPITO: 'MANCATO_RECAPITO', LISTA: 'LISTA', NOSTRA: 'NOSTRA', ILLEGGIBILE: 'ILLEGGIBILE', TROPPO_GRANDE: 'TROPPO_GRANDE', INDIRIZZO: 'INDIRIZZO', MITTENTE: 'MITTENTE', MITTENTE_FALSO: 'MITTENTE_FALSO' },
  ...{ MITTENTE_SCONOSCIUTO: 'MITTENTE_SCONOSCIUTO', INDIRIZZO_DI_ALTRI: 'INDIRIZZO_DI_ALTRI', SCADUTO: 'SCADUTO', TROPPE: 'TROPPE', SENZA_TESTO: 'SENZA_TESTO', CODIFICA: 'CODIFICA', VUOTA: 'VUOTA', TESTO: 'TESTO', NON_AMMESSO: 'NON_AMMESSO' },
};

registerEnumType(IncomingMailOutcomeEnum, { name: 'IncomingMailOutcome', description: 'What became of a mail: a post, a post that waits for approval, a draft of its author, nothing (a machine wrote it), nothing (refused).' });
registerEnumType(IncomingMailReasonEnum, { name: 'IncomingMailReason', description: 'Why.' });

@ObjectType('IncomingMail', { description: 'A mail that came in. Its words are not kept.' })
export class IncomingMailType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'What it says its sender is, proved or not; empty where it cannot be read.' }) from!: string;
  @Field(() => String) subject!: string;
  @Field(() => GraphQLISODateTime) receivedAt!: Date;
  @Field(() => IncomingMailOutcomeEnum) outcome!: IncomingMailOutcome;
  @Field(() => IncomingMailReasonEnum) reason!: IncomingMailReason;
}

@ObjectType({ description: 'A page of what came in by mail, latest first.' })
export class IncomingMailPage {
  @Field(() => [IncomingMailType]) items!: IncomingMailType[];
  @Field(() => Int, { description: 'How many there are in all.' }) total!: number;
}
