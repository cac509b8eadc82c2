import type { PostText } from '@province-comuni/communities-contract';
import type { TypedPoll } from '@province-comuni/questionnaires-contract';

/** A text with the words of the poll that goes with it, as one reads them under it: who judges the post judges them too. */
export function withPollWords(text: PostText, poll: Pick<TypedPoll, 'question' | 'options'> | null): PostText {
  if (!poll) return text;
  return withLines(text, [`Sondaggio: ${poll.question.trim()}`, ...poll.options.map((option) => `– ${option.trim()}`)]);
}

/** The same with the names of the files that came with it. Documents that were there are named to nobody: who judges may be one who does not read them. */
export function withFileNames(text: PostText, attachments: readonly { readonly title: string; readonly isBrought: boolean }[]): PostText {
  const names = attachments.filter(({ isBrought }) => isBrought).map(({ title }) => `– ${title.trim() || 'file'}`);
  return names.length === 0 ? text : withLines(text, ['Allegati:', ...names]);
}

function withLines(text: PostText, lines: readonly string[]): PostText {
  return { ...text, content: [...text.content, ...lines.map((line) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text: line }] }))] };
}
