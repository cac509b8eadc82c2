import { useMessages } from '@province-comuni/shared-ui';
import { useConnection } from '@province-comuni/shared-web-graphql';
import type { ReactNode } from 'react';

/** Says that the service does not answer, and takes it back by itself when it does. */
export function ConnectionBanner(): ReactNode {
  const t = useMessages('shell');
  const offline = useConnection() === 'offline';
  return (
    <div role="status">
      {offline && (
        <div className="pc-offline">
          <p className="container">{t('offline')}</p>
        </div>
      )}
    </div>
  );
}
