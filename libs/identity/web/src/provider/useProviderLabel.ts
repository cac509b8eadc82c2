import { useQuery } from '@apollo/client/react';
import { SignInOptionsDocument } from '../generated/graphql.js';

/** What the button of the identity provider says; null where the installation has none, or cannot say. */
export function useProviderLabel(): string | null {
  const { data } = useQuery(SignInOptionsDocument);
  return data?.signInOptions.externalLabel ?? null;
}
