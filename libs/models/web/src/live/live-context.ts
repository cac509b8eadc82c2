import type { Place } from '@province-comuni/models-contract';
import { createContext, useContext } from 'react';
import type { InstanceLive } from './useInstanceLive.js';

const ALONE: InstanceLive = { others: [], interrupted: false, at: () => undefined };

/** The colleagues on this page, for its parts. */
export const LiveContext = createContext<InstanceLive>(ALONE);

export function useLive(): InstanceLive {
  return useContext(LiveContext);
}

/** Names of the colleagues who are writing at this place. */
export function useWritersAt(kind: Place['kind'], key: string): readonly string[] {
  return useLive().others.filter((person) => person.places.some((place) => place.kind === kind && place.key === key)).map((person) => person.name);
}
