import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { fieldProblems, refusalMessage, refusalOf, type Refusal } from './refusal.js';

/** What a change gives when it is not refused. */
export type Accepted<Outcome> = Exclude<Outcome, { readonly __typename: Refusal['__typename'] }>;

/** A change asked of the server, with the states that a form draws. */
export interface Change<Outcome, Variables> {
  /** Asks for the change. @returns what came of it; null when it was refused or got no answer (the states below say why) */
  run(variables: Variables): Promise<Accepted<Outcome> | null>;
  readonly busy: boolean;
  /** What is wrong with each field of the input, by its path. */
  readonly problems: Readonly<Record<string, string>>;
  /** Why it was refused as a whole. */
  readonly message: string | null;
  /** The refusal itself, for who needs its code. */
  readonly refusal: Refusal | null;
  /** The fault or broken connection that left it without an answer. */
  readonly error: unknown;
  /** Forgets the last refusal. */
  clear(): void;
}

interface LastTry {
  readonly refusal: Refusal | null;
  readonly error: unknown;
}

const FRESH: LastTry = { refusal: null, error: null };

/**
 * A mutation whose result is a union with the three refusals.
 * @param pick takes the union out of the data: `(data) => data.signIn`
 */
export function useChange<Data, Variables extends OperationVariables, Outcome extends { readonly __typename: string }>(
  document: TypedDocumentNode<Data, Variables>,
  pick: (data: Data) => Outcome,
  options: { readonly refetch?: readonly string[] } = {},
): Change<Outcome, Variables> {
  const [mutate, { loading }] = useMutation(document as TypedDocumentNode<unknown, OperationVariables>);
  const [last, setLast] = useState<LastTry>(FRESH);
  const run = async (variables: Variables): Promise<Accepted<Outcome> | null> => {
    try {
      const { data } = await mutate({ variables, ...(options.refetch ? { refetchQueries: [...options.refetch], awaitRefetchQueries: true } : {}) });
      const outcome = pick(data as Data);
      const refusal = refusalOf(outcome);
      setLast({ refusal, error: null });
      return refusal ? null : (outcome as Accepted<Outcome>);
    } catch (error) {
      setLast({ refusal: null, error });
      return null;
    }
  };
  const clear = useCallback(() => setLast(FRESH), []);
  return { run, busy: loading, problems: fieldProblems(last.refusal), message: refusalMessage(last.refusal), refusal: last.refusal, error: last.error, clear };
}
