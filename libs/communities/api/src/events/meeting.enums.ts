import { registerEnumType } from '@nestjs/graphql';
import type { EnrolmentBar, EnrolmentState, MeetingKind, MeetingPaper, MeetingState } from '@province-comuni/communities-domain';

/** The values of a union as GraphQL wants them. */
type EnumOf<T extends string> = Readonly<Record<T, T>>;

export const MeetingKindEnum: EnumOf<MeetingKind> = { WEBINAR: 'WEBINAR', TAVOLO: 'TAVOLO', FOCUS_GROUP: 'FOCUS_GROUP', INCONTRO: 'INCONTRO', FASE: 'FASE' };
registerEnumType(MeetingKindEnum, { name: 'MeetingKind', description: 'What an event is.', valuesMap: { FASE: { description: 'A stretch of the project’s own calendar; it comes with the product.' } } });

export const MeetingStateEnum: EnumOf<MeetingState> = { PROGRAMMATO: 'PROGRAMMATO', ANNULLATO: 'ANNULLATO', CONCLUSO: 'CONCLUSO' };
registerEnumType(MeetingStateEnum, { name: 'MeetingState', description: 'Where an event stands: to come or going on, cancelled, over.' });

export const EnrolmentStateEnum: EnumOf<EnrolmentState> = { ISCRITTO: 'ISCRITTO', IN_ATTESA: 'IN_ATTESA', RITIRATO: 'RITIRATO' };
registerEnumType(EnrolmentStateEnum, { name: 'EnrolmentState', description: 'Has a place, waits for one, gave it back.' });

export const EnrolmentBarEnum: EnumOf<EnrolmentBar> = { SENZA_ISCRIZIONE: 'SENZA_ISCRIZIONE', ANNULLATO: 'ANNULLATO', NON_ANCORA: 'NON_ANCORA', CHIUSE: 'CHIUSE' };
registerEnumType(EnrolmentBarEnum, { name: 'EnrolmentBar', description: 'Why nobody can enrol now: nobody has to, the event is cancelled, not open yet, closed.' });

export const MeetingPaperKindEnum: EnumOf<MeetingPaper['kind']> = { VERBALE: 'VERBALE', MATERIALE: 'MATERIALE' };
registerEnumType(MeetingPaperKindEnum, { name: 'MeetingPaperKind', description: 'Minutes, or anything else that goes with an event.' });
