import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

/**
 * What the page shows, kept in the address so that it can be sent to a colleague. A change shows at once, before the router has taken it in:
 * a check box that is clicked is checked.
 */
export function useAddress(): readonly [URLSearchParams, (edit: (next: URLSearchParams) => void) => void] {
  const [search, setSearch] = useSearchParams();
  const [ahead, setAhead] = useState<URLSearchParams | null>(null);
  useEffect(() => setAhead(null), [search]);
  const shown = ahead ?? search;
  const change = (edit: (next: URLSearchParams) => void): void => {
    const next = new URLSearchParams(shown);
    edit(next);
    setAhead(next);
    setSearch(next, { preventScrollReset: true, replace: true });
  };
  return [shown, change];
}
