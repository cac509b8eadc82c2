import { Disclosure, formatDate, formatDateTime, formatNumber, formatSize, LegalLink, useMessages } from '@province-comuni/shared-ui';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { DocumentPageFieldsFragment, DocumentVocabularyQuery } from '../generated/graphql.js';

/** What is said of a document and of its file. */
export function AboutDocument({ document, vocabulary }: { readonly document: DocumentPageFieldsFragment; readonly vocabulary: DocumentVocabularyQuery | undefined }): ReactElement {
  const t = useMessages('documents');
  const kinds = new Map(vocabulary?.documentVocabulary.kinds.map(({ key, label }) => [key, label]));
  const keywords = new Map(vocabulary?.documentVocabulary.keywords.map(({ key, label }) => [key, label]));
  const pillars = new Map(vocabulary?.pillars.map(({ key, name }) => [key, name]));
  const current = document.versions[0];
  const rows: (readonly [string, ReactNode])[] = [
    [t('filters.ente'), <Link key="ente" to={`/documenti?ente=${document.ente.id}`}>{document.ente.denominazione}</Link>],
    [t('fields.kind'), <Link key="kind" to={`/documenti?tipo=${document.kind}`}>{kinds.get(document.kind) ?? document.kind}</Link>],
    [t('fields.year'), document.year],
    [t('fields.pillars'), document.pillars.map((key) => pillars.get(key) ?? key).join(', ')],
    [t('fields.keywords'), document.keywords.length > 0 && document.keywords.map((key, index) => <Fragment key={key}>{index > 0 && ', '}<Link to={`/documenti?parola=${encodeURIComponent(key)}`}>{keywords.get(key) ?? key}</Link></Fragment>)],
    [t('fields.territory'), document.territory?.denominazione],
    [t('fields.form'), document.form],
    [t('fields.level'), document.level && t(`levels.${document.level}`)],
    [t('fields.profile'), document.profile && t(`levels.${document.profile}`)],
    [t('fields.language'), t(`languages.${document.language}`)],
    [t('fields.licence'), document.licence.url ? <a key="licence" href={document.licence.url} rel="noreferrer">{document.licence.label}</a> : document.licence.label],
    [t('fields.source'), document.source],
    [t('fields.validFrom'), document.validFrom && formatDate(document.validFrom)],
    [t('fields.validUntil'), document.validUntil && formatDate(document.validUntil)],
    [t('fields.reviewOn'), document.reviewOn && formatDate(document.reviewOn)],
    [t('newOnes.file'), current && [current.fileName, current.file.format, formatSize(current.file.size), current.file.pageCount ? t('pageCount', { count: current.file.pageCount }) : ''].filter(Boolean).join(' · ')],
  ];
  return (
    <section aria-labelledby="scheda-documento">
      <h2 id="scheda-documento" className="h4">
        {t('page.about')}
      </h2>
      <dl className="doc-about">
        {rows
          .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {document.cites.length > 0 && (
        <>
          <h3 className="h6">{t('fields.cites')}</h3>
          <ul>
            {document.cites.map(({ label, urn }) => (
              <li key={label}>{urn ? <LegalLink urn={urn} label={label} /> : label}</li>
            ))}
          </ul>
        </>
      )}
      {current && current.file.signatures.length > 0 && (
        <>
          <h3 className="h6">{t('page.signatures')}</h3>
          <ul>
            {current.file.signatures.map(({ signer, signedAt, issuer, integrity }, index) => (
              <li key={index}>
                {[signer, signedAt && t('page.signedAt', { date: formatDateTime(signedAt) }), issuer, t(`page.integrity.${integrity}`)].filter(Boolean).join(' · ')}
              </li>
            ))}
          </ul>
          <p className="pc-quiet">{t('page.trust')}</p>
        </>
      )}
      {document.viewerCan.edit && current && current.file.hints.length > 0 && (
        <Disclosure summary={t('page.accessibility')}>
          <p>{t('page.accessibilityText')}</p>
          <ul>
            {current.file.hints.map((hint) => (
              <li key={hint}>{t(`hints.${hint}`)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {document.use && (
        <Disclosure summary={t('page.use')}>
          <dl className="doc-about">
            {(['views', 'downloads', 'favourites'] as const).map((name) => (
              <div key={name}>
                <dt>{t(`page.${name}`)}</dt>
                <dd>{formatNumber(document.use![name])}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
      {document.history.length > 0 && (
        <Disclosure summary={t('page.history')}>
          <ol className="doc-history">
            {document.history.map(({ kind, detail, personName, at }, index) => (
              <li key={index}>
                <span className="pc-quiet">{formatDateTime(at)}</span> {personName} {t(`deeds.${kind}`, { defaultValue: kind })}
                {detail && kind !== 'condivisione' ? `: ${detail}` : ''}
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </section>
  );
}
