import { useMutation } from '@apollo/client/react';
import { SignOutDocument } from '@province-comuni/shared-web-graphql';

/** Ends the session; the page is loaded anew, so that nothing of the person stays in memory. */
export function useSignOut(): () => Promise<void> {
  const [signOut] = useMutation(SignOutDocument);
  return async () => {
    await signOut();
    window.location.assign('/');
  };
}
