import type { DiscussionId } from '@province-comuni/communities-contract';
import type { Discussion } from '../discussion/discussion.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { markOfAnswer } from './sheet.js';

/** How the answers are that solved these discussions; one that is not solved, or whose answer may not be read any more, has none. */
export async function marksOfAnswers(discussions: DiscussionRepository, ids: readonly DiscussionId[]): Promise<ReadonlyMap<string, string>> {
  const marks = new Map<string, string>();
  for (const discussion of await discussions.find(ids)) {
    const mark = await markOf(discussions, discussion);
    if (mark !== null) marks.set(discussion.id, mark);
  }
  return marks;
}

/** How these discussions are for what refers to them: by the answer that solved them, if there is one. */
export async function marksOfDiscussions(discussions: DiscussionRepository, ids: readonly DiscussionId[]): Promise<ReadonlyMap<string, string>> {
  const answers = await marksOfAnswers(discussions, ids);
  return new Map((await discussions.find(ids)).map(({ id, movedTo }) => [id, movedTo === null ? (answers.get(id) ?? 'senza soluzione') : 'unita a un’altra']));
}

async function markOf(discussions: DiscussionRepository, { id, movedTo, solvedSequence }: Discussion): Promise<string | null> {
  if (movedTo !== null || solvedSequence === null) return null;
  const [question, answer] = await discussions.posts(id, [1, solvedSequence], null);
  const isRead = [question, answer].every((post) => post && post.withdrawnAt === null && post.hiddenAt === null);
  return question && answer && isRead ? markOfAnswer({ question, answer }) : null;
}
