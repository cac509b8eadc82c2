import { Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { useInstallation } from '../installation.js';
import { Prose } from './Prose.js';

/** How to say that something does not work, without an account. */
export function ReportPage(): ReactNode {
  const t = useMessages('static');
  const { contactEmail, demonstration } = useInstallation();
  return (
    <Prose title={t('report.title')} lead={t('report.lead')}>
      {demonstration && <Notice kind="warning"><p>{t('report.demonstration')}</p></Notice>}
      {!contactEmail && <Notice kind="warning"><p>{t('report.noAddress')}</p></Notice>}
      <section>
        <h2>{t('report.accessibility')}</h2>
        <p>{t('report.accessibilityText')}</p>
        <Mail kind="accessibility" address={contactEmail} />
      </section>
      <section id="opinione">
        <h2>{t('report.opinion')}</h2>
        <p>{t('report.opinionText')}</p>
        <Mail kind="opinion" address={contactEmail} />
      </section>
    </Prose>
  );
}

function Mail({ kind, address }: { readonly kind: 'accessibility' | 'opinion'; readonly address: string }): ReactNode {
  const t = useMessages('static');
  if (!address) return null;
  const query = new URLSearchParams({ subject: t(`report.${kind}Subject`), body: t('report.body', { version: __VERSION__ }) });
  return (
    <>
      {/* Mail programs read `+` as a plus. */}
      <p><a className="btn btn-primary" href={`mailto:${address}?${query.toString().replaceAll('+', '%20')}`}>{t(`report.${kind}Mail`)}</a></p>
      <p className="pc-quiet">{t('report.address', { address })}</p>
    </>
  );
}
