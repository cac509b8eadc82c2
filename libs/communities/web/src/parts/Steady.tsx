import { Component, useEffect, type ReactNode } from 'react';

/** A post in the window, and how far below its upper edge it stands. */
export interface Place {
  readonly element: HTMLElement;
  readonly top: number;
}

/** The first post that begins inside the window; where one post fills it, that one. @param posts selector of those that count */
export function placeInWindow(posts = '[data-sequence]'): Place | null {
  let around: Place | null = null;
  for (const element of document.querySelectorAll<HTMLElement>(posts)) {
    const { top, bottom } = element.getBoundingClientRect();
    if (top >= window.innerHeight) break;
    if (top >= 0) return { element, top };
    if (bottom > 0) around = { element, top };
  }
  return around;
}

/** Whether somebody pressed End and is still on the way: browsers go there smoothly, and to where the end was when the key was pressed. */
let isOnTheWayDown = false;

/** Listens to the keys that lead to the end of the page, while the posts are shown. */
export function useWayToTheEnd(): void {
  useEffect(() => {
    let lowest = 0;
    const stop = (): void => void (isOnTheWayDown = false);
    const press = (event: KeyboardEvent): void => {
      const isEnd = event.key === 'End' || (event.key === 'ArrowDown' && event.metaKey);
      isOnTheWayDown = isEnd && !(event.target as Element).closest('input, textarea, select, [contenteditable]');
      lowest = window.scrollY;
    };
    const scroll = (): void => {
      if (window.scrollY < lowest) stop();
      lowest = window.scrollY;
    };
    window.addEventListener('keydown', press);
    window.addEventListener('scroll', scroll, { passive: true });
    for (const deed of ['wheel', 'touchmove', 'pointerdown']) window.addEventListener(deed, stop, { passive: true });
    return () => {
      stop();
      window.removeEventListener('keydown', press);
      window.removeEventListener('scroll', scroll);
      for (const deed of ['wheel', 'touchmove', 'pointerdown']) window.removeEventListener(deed, stop);
    };
  }, []);
}

/** Whether one writes the answer below, or went to the very end of the page or is going there: what comes above would push it away, again and again. */
export function isBelow(): boolean {
  const { scrollHeight } = document.documentElement;
  return isOnTheWayDown || (window.scrollY > 0 && window.scrollY + window.innerHeight >= scrollHeight - 1) || document.getElementById('rispondi')?.contains(document.activeElement) === true;
}

/** What stands right below the posts. Who asked for more himself, by the button there, wants to see them come. */
function placeBelow(): Place | null {
  const element = document.querySelector<HTMLElement>('.com-fresh');
  if (!element || document.activeElement?.matches('.com-later')) return null;
  return { element, top: element.getBoundingClientRect().top };
}

interface Props {
  /** Numbers of the first and the last post of the list. */
  readonly first: number;
  readonly last: number;
  readonly children: ReactNode;
}

/** Posts that come above what one looks at, or leave, move nothing: not every browser sees to it, and none where a button stands above them. */
export class Steady extends Component<Props> {
  override getSnapshotBeforeUpdate({ first, last }: Props): Place | null {
    if (last !== this.props.last && isBelow()) return placeBelow();
    return first === this.props.first ? null : placeInWindow('.com-posts [data-sequence]');
  }

  override componentDidUpdate(_props: Props, _state: unknown, place: Place | null): void {
    if (!place?.element.isConnected) return;
    // The end of the page is further down now, and a page that is moved on its way stays where it was moved to.
    if (isOnTheWayDown) return window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    const moved = place.element.getBoundingClientRect().top - place.top;
    if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
