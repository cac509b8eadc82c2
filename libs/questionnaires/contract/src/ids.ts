import type { Brand } from '@province-comuni/shared-kernel';

/** Identifier (UUID) of a questionnaire: a survey, or the poll of a discussion. */
export type QuestionnaireId = Brand<string, 'QuestionnaireId'>;
