import { Component, type ReactNode } from 'react';

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

interface Props {
  /** Number of the first post of the list. */
  readonly first: number;
  readonly children: ReactNode;
}

/** Posts that come above those one looks at, or leave, move nothing: not every browser sees to it, and none where a button stands above them. */
export class Steady extends Component<Props> {
  override getSnapshotBeforeUpdate({ first }: Props): Place | null {
    return first === this.props.first ? null : placeInWindow('.com-posts [data-sequence]');
  }

  override componentDidUpdate(_props: Props, _state: unknown, place: Place | null): void {
    if (!place?.element.isConnected) return;
    const moved = place.element.getBoundingClientRect().top - place.top;
    if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
