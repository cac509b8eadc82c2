import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';

/** A link to a part in the workshop: the part is in the address. */
export function PartLink({ part, children }: { readonly part: { readonly kind: string; readonly id: string; readonly label: string } | null; readonly children?: ReactNode }): ReactElement | null {
  if (!part) return null;
  return <Link preventScrollReset to={{ search: `?parte=${part.kind}/${encodeURIComponent(part.id)}` }}>{children ?? part.label}</Link>;
}
