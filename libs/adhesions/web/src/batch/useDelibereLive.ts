import { DELIBERE_HERE, DELIBERE_MOVED, type DelibereHint } from '@province-comuni/adhesions-contract';
import { HintConnection } from '@province-comuni/shared-web-graphql';
import { useEffect, useRef } from 'react';

/** Without a connection it is asked by the clock. */
const LOOK_MS = 5_000;

/** Looks again whenever the delibere of a convention move on, while the page is open. */
export function useDelibereLive(instanceId: string, look: () => void): void {
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    let open = false;
    const connection = new HintConnection<DelibereHint>(
      { here: DELIBERE_HERE, body: { instanceId }, hint: DELIBERE_MOVED, gone: 'ADHESIONS.NOT_FOUND', isOf: (hint) => hint.instanceId === instanceId },
      {
        standing: (standing) => {
          open = standing === 'open';
        },
        heard: () => latest.current(),
      },
    );
    void connection.open().catch(() => undefined);
    const timer = setInterval(() => !open && !document.hidden && latest.current(), LOOK_MS);
    return () => {
      clearInterval(timer);
      connection.close();
    };
  }, [instanceId]);
}
