import { createContext, useContext, type ReactNode } from 'react';
import { keepFor } from './kept-here.js';

/** A role of the viewer in an Ente. */
export interface ViewerMembership {
  readonly enteId: string;
  /** UPI, PROVINCIA, COMUNE, UNIONE or ALTRO. */
  readonly enteKind: string;
  /** Name of the Ente in full. */
  readonly ente: string;
  readonly role: string;
}

/** The signed-in person as the pages of every domain know him. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly surname: string;
  readonly email: string;
  readonly secondFactor: string;
  readonly canReadMailOutbox: boolean;
  readonly memberships: readonly ViewerMembership[];
}

/** Who looks, and whether we know it yet. */
export interface ViewerState {
  readonly viewer: Viewer | null;
  /** The first answer of the server has not come yet. */
  readonly loading: boolean;
  readonly error?: unknown;
  /** Asks the server again who looks. */
  readonly refresh: () => Promise<unknown>;
}

const ViewerContext = createContext<ViewerState>({ viewer: null, loading: false, refresh: () => Promise.resolve() });

/** Makes the viewer known below; filled by the identity domain's provider, or by a test. */
export function ViewerContextProvider({ state, children }: { readonly state: ViewerState; readonly children: ReactNode }): ReactNode {
  // Before anything below looks for what it was writing.
  keepFor(state.viewer?.id ?? null);
  return <ViewerContext value={state}>{children}</ViewerContext>;
}

/** The signed-in person; null for a visitor (and until the server has answered). */
export function useViewer(): Viewer | null {
  return useContext(ViewerContext).viewer;
}

/** The viewer with the state of the question. */
export function useViewerState(): ViewerState {
  return useContext(ViewerContext);
}
