import { Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { ProviderButton } from './ProviderButton.js';
import { ProviderRefusal } from './ProviderRefusal.js';
import { useProviderLabel } from './useProviderLabel.js';

/** Binding one's digital identity to the account, where the installation has an identity provider. */
export function ProviderSection(): ReactNode {
  const t = useMessages('identity');
  const [search] = useSearchParams();
  const label = useProviderLabel();
  if (label === null) return null;
  return (
    <section aria-labelledby="profile-provider" className="pc-section">
      <h2 id="profile-provider">{t('provider.title')}</h2>
      <ProviderRefusal />
      {search.get('identita') === 'collegata' && <Notice kind="success"><p>{t('provider.bound')}</p></Notice>}
      <p>{t('provider.text', { label })}</p>
      <ProviderButton purpose={{ bind: true }}>{t('provider.bind')}</ProviderButton>
    </section>
  );
}
