import { DomainError } from '@province-comuni/shared-kernel';

/** A field and what is wrong with it, in Italian. */
export interface QuestionnaireProblem {
  readonly field: string;
  readonly message: string;
}

/** The questionnaire does not exist, or is not for who asks: the answer is the same. */
export class QuestionnaireNotFound extends DomainError<'QUESTIONNAIRES.NOT_FOUND'> {
  constructor() {
    super('QUESTIONNAIRES.NOT_FOUND');
  }
}

/** A rule refuses it; `reason` is Italian. */
export class QuestionnaireRefused extends DomainError<'QUESTIONNAIRES.REFUSED', { readonly reason: string }> {
  constructor(reason: string) {
    super('QUESTIONNAIRES.REFUSED', { reason });
  }
}

/** It closed, also while somebody was answering; `kept`: what he wrote is kept as a draft on the server. */
export class QuestionnaireClosed extends DomainError<'QUESTIONNAIRES.CLOSED', { readonly kept: boolean }> {
  constructor(kept: boolean) {
    super('QUESTIONNAIRES.CLOSED', { kept });
  }
}

/** Somebody else changed it since it was on the page: the questionnaire, or the answer of an Ente. */
export class QuestionnaireChanged extends DomainError<'QUESTIONNAIRES.CHANGED'> {
  constructor() {
    super('QUESTIONNAIRES.CHANGED');
  }
}

/** What was typed is refused, field by field. */
export class QuestionnaireInvalid extends DomainError<'QUESTIONNAIRES.INVALID', { readonly problems: readonly QuestionnaireProblem[] }> {
  constructor(problems: readonly QuestionnaireProblem[]) {
    super('QUESTIONNAIRES.INVALID', { problems });
  }
}

/** Every refusal of this domain: a code that the api forgets does not compile. */
export type QuestionnairesError = QuestionnaireNotFound | QuestionnaireRefused | QuestionnaireClosed | QuestionnaireChanged | QuestionnaireInvalid;
