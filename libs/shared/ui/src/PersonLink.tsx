import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useViewer } from './viewer-context.js';

/** A name that leads to the person's page, for who may look for people: whoever has a role in an Ente. For others, and where nobody stands behind it, the name alone. */
export function PersonLink({ personId, children }: { readonly personId: string | null; readonly children: ReactNode }): ReactNode {
  const viewer = useViewer();
  return personId && viewer && viewer.memberships.length > 0 ? <Link to={`/persone/${personId}`}>{children}</Link> : children;
}
