import type { Outbox } from '@province-comuni/platform-ports';
import type { QuestionnairesEvent } from '@province-comuni/questionnaires-contract';
import type { Questionnaire } from '../questionnaire/questionnaire.js';

/** Tells the discussion of a poll that its page shows another thing now. Votes of an anonymous one are not told: their moment would say whose they are. */
export async function pollMoved(outbox: Outbox, { id, communityId, discussionId, disclosure }: Questionnaire, closed = false): Promise<void> {
  if (communityId === null || discussionId === null || (disclosure === 'ANONIMA' && !closed)) return;
  await outbox.record({ kind: 'questionnaires.poll-moved', payload: { questionnaireId: id, communityId, discussionId } } satisfies QuestionnairesEvent);
}
