import { useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Prose, Sections } from './Prose.js';

export function AccessibilityPage(): ReactNode {
  const t = useMessages('static');
  return (
    <Prose title={t('accessibility.title')} lead={t('accessibility.lead')}>
      <Sections of="accessibility" keys={['state', 'done', 'limits', 'report']} />
      <p><Link to="/segnalazioni">{t('accessibility.reportLink')}</Link></p>
    </Prose>
  );
}
