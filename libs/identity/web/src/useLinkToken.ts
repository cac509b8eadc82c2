import { useLocation } from 'react-router';

/** The token of a link from a mail: it stands after `#`, so it reaches no server log. Empty where it is missing. */
export function useLinkToken(): string {
  return useLocation().hash.slice(1);
}
