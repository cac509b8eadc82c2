import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 1100px)';

/** Whether three panes fit side by side. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(WIDE);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(WIDE).matches,
  );
}
