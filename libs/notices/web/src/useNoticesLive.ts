import { NOTICES_CHANGED, NOTICES_HERE } from '@province-comuni/notices-contract';
import { HintConnection } from '@province-comuni/shared-web-graphql';
import { useEffect, useRef } from 'react';

/** Hears that the viewer's notices changed, also what he read on another device. Only a window that is looked at holds a line: the others ask when they are. */
export function useNoticesLive(changed: () => void): void {
  const hear = useRef(changed);
  hear.current = changed;
  useEffect(() => {
    let line: HintConnection<object> | null = null;
    const look = (): void => {
      line?.close();
      line = document.hidden ? null : new HintConnection({ here: NOTICES_HERE, body: {}, hint: NOTICES_CHANGED, gone: 'NOTICES.NOT_FOUND', isOf: () => true }, { standing: () => undefined, heard: () => hear.current() });
      void line?.open().catch(() => undefined);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      line?.close();
    };
  }, []);
}
