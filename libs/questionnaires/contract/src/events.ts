import type { QuestionnaireId } from './ids.js';

/** What happens to questionnaires and others may follow. None of them says who answered. */
export type QuestionnairesEvent =
  /** A survey was opened, or opens at a time that was said: who is asked is told when it is. */
  | { readonly kind: 'questionnaires.published'; readonly payload: { readonly questionnaireId: QuestionnaireId } }
  /** What the poll of a discussion shows is another thing now. Of an anonymous one only its end is told: a vote seen to arrive would be a name. */
  | { readonly kind: 'questionnaires.poll-moved'; readonly payload: { readonly questionnaireId: QuestionnaireId; readonly communityId: string; readonly discussionId: string } };
