import { isLoadedAgain } from '@province-comuni/shared-ui';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { placeInWindow } from '../parts/Steady.js';

const KEPT = 'pc-thread-places';
/** Pages of discussions whose place is remembered in this window. */
const MOST = 50;
/** Where the window was opened: what a browser calls the visit before anybody went anywhere in it. */
const FIRST_VISIT = 'default';

/** Where somebody was in a discussion when the page was left. */
export interface ReadingPlace {
  readonly sequence: number;
  /** How far below the upper edge of the window the post began. */
  readonly top: number;
}

/** Visits that were left without leaving the document. */
const left = new Set<string>();

type Places = readonly (readonly [visit: string, place: ReadingPlace])[];

/** @returns where the reader was when this very page was left, by a link, back or reload; null on a visit that is another one */
export function usePlaceOnReturn(discussionId: string): ReadingPlace | null {
  const { key } = useLocation();
  const visit = `${discussionId} ${key}`;
  const [first] = useState(() => ({ visit, place: key === FIRST_VISIT && !left.has(visit) && !isLoadedAgain() ? null : (read().find(([each]) => each === visit)?.[1] ?? null) }));
  const now = useRef(visit);
  now.current = visit;
  useLayoutEffect(() => () => keep(now.current), []);
  useEffect(() => {
    const leave = (): void => keep(now.current);
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, []);
  return first.visit === visit ? first.place : null;
}

function keep(visit: string): void {
  const place = placeInWindow();
  if (!place) return;
  left.add(visit);
  const others = read().filter(([each]) => each !== visit);
  const here = [visit, { sequence: Number(place.element.dataset['sequence']), top: Math.round(place.top) }] as const;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify([...others, here].slice(-MOST)));
  } catch {
    // A full or closed storage: one lands where the address leads.
  }
}

function read(): Places {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as Places;
  } catch {
    return [];
  }
}
