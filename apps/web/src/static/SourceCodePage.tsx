import { formatDate, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { useInstallation } from '../installation.js';
import { Prose } from './Prose.js';

export function SourceCodePage(): ReactNode {
  const t = useMessages('static');
  const { owner, contactEmail, sourceUrl } = useInstallation();
  return (
    <Prose title={t('source.title')} lead={t('source.lead')}>
      <dl className="pc-facts">
        <dt>{t('source.version')}</dt>
        <dd>{__VERSION__}</dd>
        <dt>{t('source.updated')}</dt>
        <dd>{formatDate(__LAST_CHANGE__)}</dd>
        <dt>{t('source.licence')}</dt>
        <dd>AGPL-3.0-or-later</dd>
        <dt>{t('source.where')}</dt>
        <dd>{sourceUrl ? <a href={sourceUrl}>{sourceUrl}</a> : t('source.ask', { contact: contactEmail || owner })}</dd>
      </dl>
    </Prose>
  );
}
