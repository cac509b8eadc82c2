import type { PostText } from '@province-comuni/communities-contract';
import type { TypedPoll } from '@province-comuni/questionnaires-contract';

/** A text with the words of the poll that goes with it, as one reads them under it: who judges the post judges them too. */
export function withPollWords(text: PostText, poll: Pick<TypedPoll, 'question' | 'options'> | null): PostText {
  if (!poll) return text;
  const lines = [`Sondaggio: ${poll.question.trim()}`, ...poll.options.map((option) => `– ${option.trim()}`)];
  return { ...text, content: [...text.content, ...lines.map((line) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text: line }] }))] };
}
