import { formatDate, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useInstallation } from '../installation.js';

/** What the law asks every public page to have. */
export function Footer(): ReactNode {
  const t = useMessages('shell');
  const { owner, contactEmail, pec, accessibilityStatementUrl, privacyPolicyUrl, sourceUrl } = useInstallation();
  return (
    <footer id="piede" className="pc-footer" tabIndex={-1}>
      <div className="container">
        <div className="pc-footer__columns">
          <section aria-labelledby="footer-contacts">
            <h2 id="footer-contacts">{t('footer.contacts')}</h2>
            <ul>
              <li>{owner}</li>
              {contactEmail && <li><a href={`mailto:${contactEmail}`}>{contactEmail}</a></li>}
              {pec && <li>{`PEC: ${pec}`}</li>}
            </ul>
          </section>
          <section aria-labelledby="footer-help">
            <h2 id="footer-help">{t('footer.voice')}</h2>
            <ul>
              <li><Link to="/newsletter">{t('footer.newsletter')}</Link></li>
              <li><Link to="/segnalazioni">{t('footer.report')}</Link></li>
              <li><Link to="/segnalazioni#opinione">{t('footer.feedback')}</Link></li>
            </ul>
          </section>
          <section aria-labelledby="footer-legal">
            <h2 id="footer-legal">{t('footer.legal')}</h2>
            <ul>
              <li><StatementLink url={accessibilityStatementUrl} page="/accessibilita" element="accessibility-link" label={t('footer.accessibility')} /></li>
              <li><StatementLink url={privacyPolicyUrl} page="/privacy" element="privacy-policy-link" label={t('footer.privacy')} /></li>
              <li><Link to="/note-legali">{t('footer.notes')}</Link></li>
              <li><StatementLink url={sourceUrl} page="/codice-sorgente" element="source-code-link" label={t('footer.source', { version: __VERSION__ })} /></li>
            </ul>
          </section>
        </div>
        <p className="pc-footer__end">{t('footer.updated', { date: formatDate(__LAST_CHANGE__) })}</p>
      </div>
    </footer>
  );
}

/** A document of the installation where it has one, else our own page. */
function StatementLink({ url, page, element, label }: { readonly url: string; readonly page: string; readonly element: string; readonly label: string }): ReactNode {
  return url ? <a href={url} data-element={element}>{label}</a> : <Link to={page} data-element={element}>{label}</Link>;
}
