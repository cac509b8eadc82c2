import { Badge, Button, formatDate, Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { ConfirmDocumentSourcesDocument, type DocumentPageFieldsFragment } from '../generated/graphql.js';
import type { DocumentChanges } from '../hooks/useDocumentChange.js';

type Source = DocumentPageFieldsFragment['sources'][number];

/** What the document rests on, and whether that changed since somebody looked. Nothing where it rests on nothing. */
export function DocumentSources({ document, changes }: { readonly document: DocumentPageFieldsFragment; readonly changes: DocumentChanges }): ReactElement | null {
  const t = useMessages('documents');
  const { sources, viewerCan } = document;
  if (sources.length === 0) return null;
  const changed = sources.filter(({ state }) => state !== 'UGUALE');
  const last = changed.flatMap(({ changedAt }) => changedAt ?? []).sort().at(-1);
  return (
    <section aria-labelledby="si-basa-su">
      <h2 id="si-basa-su" className="h4">
        {t('sources.title')}
      </h2>
      {changed.length > 0 && <Notice kind="warning"><p>{t('sources.toReview')}</p></Notice>}
      <ul>
        {sources.map((source, index) => (
          <li key={index}>
            <SourceLine source={source} />
          </li>
        ))}
      </ul>
      {last && viewerCan.edit && document.trashedAt === null && (
        <Button color="primary" outline size="sm" disabled={changes.busy} onClick={() => void changes.make(ConfirmDocumentSourcesDocument, { until: last })}>
          {t('sources.confirm')}
        </Button>
      )}
    </section>
  );
}

function SourceLine({ source: { title, href, label, place, isOrigin, state, changedAt } }: { readonly source: Source }): ReactElement {
  const t = useMessages('documents');
  return (
    <>
      {title && href ? href.startsWith('/') ? <Link to={href}>{title}</Link> : <a href={href} target="_blank" rel="noopener noreferrer">{title}</a> : <span className="pc-quiet">{t('sources.unreadable')}</span>}
      {title && (label ?? place) && <span className="pc-quiet"> {[label, place].filter(Boolean).join(', ')}</span>}
      {isOrigin && <span className="pc-quiet"> ({t('sources.origin')})</span>} {state !== 'UGUALE' && <Badge tone="warning">{t(`sources.states.${state}`, { date: changedAt ? formatDate(changedAt) : '' })}</Badge>}
    </>
  );
}
