import { useChange, type Change } from '@province-comuni/shared-web-graphql';
import { CommentAsGuestDocument, CommentClauseDocument, SuggestAsGuestDocument, SuggestClauseDocument, WithdrawAsGuestDocument, WithdrawSuggestionDocument, type CommentClauseInput, type SuggestClauseInput } from './generated/graphql.js';
import { useReviewRoom } from './review-context.js';

/** The review asked for anew after a change by a person; what a guest is told holds all he sees. */
export const REVIEW_QUERIES = ['InstanceReview'] as const;

/** A change of a review, with the states that a form draws. `run` answers whether it was made. */
export interface ReviewChange<Input> extends Pick<Change<never, never>, 'busy' | 'problems' | 'message' | 'error'> {
  run(input: Input): Promise<boolean>;
}

export function useComment(): ReviewChange<Omit<CommentClauseInput, 'instanceId'>> {
  const { door } = useReviewRoom();
  const person = useChange(CommentClauseDocument, (data) => data.commentClause, { refetch: REVIEW_QUERIES });
  const guest = useChange(CommentAsGuestDocument, (data) => data.commentAsGuest);
  return door.kind === 'person'
    ? { ...person, run: async (input) => (await person.run({ input: { ...input, instanceId: door.instanceId } })) !== null }
    : { ...guest, run: async (input) => (await guest.run({ input: { ...input, secret: door.secret } })) !== null };
}

export function useSuggest(): ReviewChange<Omit<SuggestClauseInput, 'instanceId'>> {
  const { door } = useReviewRoom();
  const person = useChange(SuggestClauseDocument, (data) => data.suggestClause, { refetch: REVIEW_QUERIES });
  const guest = useChange(SuggestAsGuestDocument, (data) => data.suggestAsGuest);
  return door.kind === 'person'
    ? { ...person, run: async (input) => (await person.run({ input: { ...input, instanceId: door.instanceId } })) !== null }
    : { ...guest, run: async (input) => (await guest.run({ input: { ...input, secret: door.secret } })) !== null };
}

/** Takes one's own suggestion back, by its id. */
export function useWithdraw(): ReviewChange<string> {
  const { door } = useReviewRoom();
  const person = useChange(WithdrawSuggestionDocument, (data) => data.withdrawSuggestion, { refetch: REVIEW_QUERIES });
  const guest = useChange(WithdrawAsGuestDocument, (data) => data.withdrawAsGuest);
  return door.kind === 'person' ? { ...person, run: async (id) => (await person.run({ instanceId: door.instanceId, id })) !== null } : { ...guest, run: async (id) => (await guest.run({ secret: door.secret, id })) !== null };
}
