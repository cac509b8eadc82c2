import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** The three ways in which any change can be refused, as operations select them. */
export type Refusal =
  | { readonly __typename: 'Refused'; readonly code: string; readonly message: string }
  | { readonly __typename: 'NotFound'; readonly message: string }
  | { readonly __typename: 'InvalidInput'; readonly problems: readonly { readonly field: string; readonly message: string }[] };

/** The refusal in an outcome, or null when it is none. */
export function refusalOf(result: { readonly __typename?: string | undefined } | null | undefined): Refusal | null {
  switch (result?.__typename) {
    case 'Refused':
    case 'NotFound':
    case 'InvalidInput':
      return result as Refusal;
    default:
      return null;
  }
}

/** What is wrong with each field, by its path; empty for the other refusals. */
export function fieldProblems(refusal: Refusal | null): Readonly<Record<string, string>> {
  return refusal?.__typename === 'InvalidInput' ? Object.fromEntries(refusal.problems.map(({ field, message }) => [field, message])) : {};
}

/** The reason to show above a form; null when the fields say it. */
export function refusalMessage(refusal: Refusal | null): string | null {
  return refusal && refusal.__typename !== 'InvalidInput' ? refusal.message : null;
}

/** What the server says of a fault of its own (it is Italian, and has the code to tell); undefined when it did not answer. */
export function faultMessage(error: unknown): string | undefined {
  return CombinedGraphQLErrors.is(error) ? error.errors[0]?.message : undefined;
}
