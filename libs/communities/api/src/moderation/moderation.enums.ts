import { registerEnumType } from '@nestjs/graphql';
import type { CaseVerdict, DecisionKind, HoldReason, ReportReason } from '@province-comuni/communities-domain';

type EnumOf<T extends string> = Readonly<Record<T, T>>;

export const ReportReasonEnum: EnumOf<ReportReason> = { SPAM: 'SPAM', OFFESA: 'OFFESA', DATI_PERSONALI: 'DATI_PERSONALI', FUORI_TEMA: 'FUORI_TEMA', ALTRO: 'ALTRO' };
registerEnumType(ReportReasonEnum, { name: 'ReportReason', description: 'Why a post is reported or hidden.' });

export const HoldReasonEnum: EnumOf<HoldReason> = { COLLEGAMENTO: 'COLLEGAMENTO', COLLEGAMENTI: 'COLLEGAMENTI', RIPETUTO: 'RIPETUTO' };
registerEnumType(HoldReasonEnum, { name: 'HoldReason', description: 'Why a post waits for approval: an address that is looked at first, many links of a new member, nearly the same text again.' });

export const DecisionKindEnum: EnumOf<DecisionKind> = {
  ...{ NESSUNA_VIOLAZIONE: 'NESSUNA_VIOLAZIONE', NASCOSTO: 'NASCOSTO', MOSTRATO: 'MOSTRATO', AMMONIZIONE: 'AMMONIZIONE', SOSPENSIONE: 'SOSPENSIONE', FINE_SOSPENSIONE: 'FINE_SOSPENSIONE' },
  ...{ APPROVATO: 'APPROVATO', NON_APPROVATO: 'NON_APPROVATO', RIESAME_ACCOLTO: 'RIESAME_ACCOLTO', RIESAME_RESPINTO: 'RIESAME_RESPINTO', LIMITI: 'LIMITI' },
  ...{ SPOSTATA: 'SPOSTATA', UNITA: 'UNITA', DIVISA: 'DIVISA' },
};
registerEnumType(DecisionKindEnum, { name: 'ModerationDecisionKind', description: 'What was decided.' });

export const CaseVerdictEnum: EnumOf<CaseVerdict> = { NESSUNA_VIOLAZIONE: 'NESSUNA_VIOLAZIONE', NASCONDI: 'NASCONDI', AMMONISCI: 'AMMONISCI', SOSPENDI: 'SOSPENDI', APPROVA: 'APPROVA', NON_APPROVARE: 'NON_APPROVARE' };
registerEnumType(CaseVerdictEnum, { name: 'CaseVerdict', description: 'What is decided of a case: of a report the first four, of a held post the last two.' });

export const CaseKindEnum = { SEGNALAZIONE: 'SEGNALAZIONE', IN_ATTESA: 'IN_ATTESA' } as const;
registerEnumType(CaseKindEnum, { name: 'ModerationCaseKind', description: 'A post that was reported, or one that waits for approval.' });

export const AppealStateEnum = { APERTO: 'APERTO', ACCOLTO: 'ACCOLTO', RESPINTO: 'RESPINTO' } as const;
registerEnumType(AppealStateEnum, { name: 'AppealState', description: 'Where an appeal stands.' });

export const HeldStateEnum = { IN_ATTESA: 'IN_ATTESA', PUBBLICATO: 'PUBBLICATO', NON_APPROVATO: 'NON_APPROVATO' } as const;
registerEnumType(HeldStateEnum, { name: 'HeldPostState', description: 'Where a held post stands.' });
