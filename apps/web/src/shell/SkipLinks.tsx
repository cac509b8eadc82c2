import { useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';

/** First in the page: straight to the content, the navigation or the footer. */
export function SkipLinks(): ReactNode {
  const t = useMessages('shell');
  return (
    <nav className="pc-skiplinks" aria-label={t('skip.label')}>
      <a href="#contenuto">{t('skip.main')}</a>
      <a href="#navigazione">{t('skip.navigation')}</a>
      <a href="#piede">{t('skip.footer')}</a>
    </nav>
  );
}
