import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 767px)';

function subscribe(heard: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', heard);
  return () => query.removeEventListener('change', heard);
}

/** Whether columns side by side would be too narrow to read. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
}
