import { useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { useInstallation } from '../installation.js';
import { Prose, Sections } from './Prose.js';

export function PrivacyPage(): ReactNode {
  const t = useMessages('static');
  const { owner } = useInstallation();
  return (
    <Prose title={t('privacy.title')} lead={t('privacy.lead', { owner })}>
      <Sections of="privacy" keys={['data', 'why', 'cookies', 'rights']} />
    </Prose>
  );
}
