import { formatDate, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { InstanceData } from '../hooks/useInstance.js';
import '../upgrade/messages.js';
import '../upgrade/upgrade.css';

/** A newer version of the model is there, or something of this one was put off: never an automatic change, only the way to look at it. */
export function UpgradeOffer({ instance }: { instance: InstanceData }): ReactElement | null {
  const t = useMessages('upgrade');
  if (instance.upgradeTo === null) return null;
  const held = instance.upgradeTo === instance.modelVersion;
  const withdrawn = instance.modelWithdrawal;
  return (
    <div className="upgrade-offer">
      <p>
        {withdrawn && `${t('bannerWithdrawn', { version: instance.modelVersion, date: formatDate(withdrawn.at), reason: withdrawn.reason })} `}
        {held ? t('bannerHeld') : t('banner', { to: instance.upgradeTo, from: instance.modelVersion })}
      </p>
      <Link className="btn btn-xs btn-primary" to={`/atti/${instance.id}/aggiorna`}>
        {t('bannerGo')}
      </Link>
    </div>
  );
}
