import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import type { PartKind } from '../draft-data.js';
import { placeSearch } from '../draft-place.js';
import { sectionOf } from '../part/sections.js';

/** Lists that are one part: they are a page, not a form. */
const WHOLE = new Set(['changelog', 'lineage', 'migrations']);

/** A link to a part in the workshop: the part is in the address. */
export function PartLink({ part, children }: { readonly part: { readonly kind: string; readonly id: string; readonly label: string } | null; readonly children?: ReactNode }): ReactElement | null {
  if (!part) return null;
  const view = WHOLE.has(part.kind) ? sectionOf(part.kind as PartKind) : null;
  return <Link preventScrollReset to={{ search: view ? placeSearch({ view }) : `?parte=${part.kind}/${encodeURIComponent(part.id)}` }}>{children ?? part.label}</Link>;
}
