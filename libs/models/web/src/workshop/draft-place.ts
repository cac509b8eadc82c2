import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { PartKind, PartName } from './draft-data.js';

/** The pages of the workshop that are no single part. */
export const SECTIONS = ['scheda', 'atti', 'passi', 'regole', 'celle', 'legge', 'fonti'] as const;
export const RELEASE_VIEWS = ['confronto', 'destini', 'risposte', 'novita', 'storia', 'pubblica'] as const;
export type View = (typeof SECTIONS)[number] | (typeof RELEASE_VIEWS)[number];

/** A part about to be added, and the one it will follow. */
export interface NewPart {
  readonly kind: PartKind;
  readonly after: string | null;
}

/** Where one is in the workshop; all of it is in the address, so that links lead there and a reload stays. */
export interface DraftPlace {
  readonly part: PartName | null;
  readonly view: View | null;
  readonly adding: NewPart | null;
  readonly preview: boolean;
  readonly why: boolean;
}

/** The address of a part, of a page, or of a form for something new. */
export function placeSearch(place: { readonly part?: PartName; readonly view?: View; readonly adding?: NewPart }): string {
  const search = new URLSearchParams();
  if (place.part) search.set('parte', `${place.part.kind}/${place.part.id}`);
  if (place.view) search.set('vista', place.view);
  if (place.adding) search.set('nuova', place.adding.kind);
  if (place.adding?.after) search.set('dopo', place.adding.after);
  return `?${search.toString().replaceAll('%2F', '/')}`;
}

/** Reads an address. */
export function placeFrom(search: URLSearchParams): DraftPlace {
  const [kind, ...id] = (search.get('parte') ?? '').split('/');
  const view = [...SECTIONS, ...RELEASE_VIEWS].find((name) => name === search.get('vista')) ?? null;
  const adding = search.get('nuova');
  return {
    part: kind && id.length > 0 ? { kind: kind as PartKind, id: id.join('/') } : null,
    view,
    adding: adding ? { kind: adding as PartKind, after: search.get('dopo') } : null,
    preview: search.has('anteprima'),
    why: search.has('perche'),
  };
}

/** Where one is, and how to go elsewhere. Going to another clause keeps the preview; going to a form leaves it. */
export function useDraftPlace(): DraftPlace & {
  go(search: string, options?: { readonly preview?: boolean }): void;
  show(mode: { readonly preview: boolean; readonly why: boolean }): void;
} {
  const [search, setSearch] = useSearchParams();
  const place = useMemo(() => placeFrom(search), [search]);
  return {
    ...place,
    go: (address, { preview = false } = {}) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(address);
          if (preview) for (const mode of ['anteprima', 'perche']) if (now.has(mode)) next.set(mode, '1');
          return next;
        },
        { preventScrollReset: true },
      ),
    show: ({ preview, why }) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, on] of [['anteprima', preview], ['perche', why]] as const) {
            next.delete(name);
            if (on) next.set(name, '1');
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
  };
}
