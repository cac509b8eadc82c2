import type { DiscussionPollInput } from '../generated/graphql.js';

/** A poll as the form holds it. */
export interface PollDraft {
  readonly question: string;
  readonly options: readonly { readonly key: string; readonly text: string }[];
  readonly most: string;
  readonly anonymous: boolean;
  readonly visibility: string;
  readonly closesAt: string;
}

export const MOST_POLL_OPTIONS = 12;

export const emptyPollOption = (): { key: string; text: string } => ({ key: crypto.randomUUID(), text: '' });

export function emptyPoll(): PollDraft {
  return { question: '', options: [emptyPollOption(), emptyPollOption()], most: '1', anonymous: false, visibility: 'SEMPRE', closesAt: '' };
}

export function pollInputOf({ question, options, most, anonymous, visibility, closesAt }: PollDraft): DiscussionPollInput {
  return { question, options: options.map(({ text }) => text), most: Number(most), anonymous, visibility, closesAt };
}
