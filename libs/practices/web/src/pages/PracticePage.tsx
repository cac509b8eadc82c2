import { Badge, EmptyState, Failure, formatDate, formatNumber, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { PracticeDocument } from '../generated/graphql.js';
import { Completeness } from '../list/PracticeItem.js';
import '../messages.js';
import '../practices.css';
import { ReviewPanel } from '../review/ReviewPanel.js';
import { DimensionSection } from '../sheet/DimensionSection.js';
import { ExportLinks } from '../sheet/ExportLinks.js';
import { Receipts } from '../sheet/Receipts.js';
import { SourcedList } from '../sheet/Sourced.js';
import type { Sheet, SourcedText } from '../words.js';

/** A sheet: where it stands, the seven dimensions, what one needs to take it over, who did. */
export function PracticePage(): ReactElement {
  const t = useMessages('practices');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(PracticeDocument, { variables: { id } });
  const sheet = data?.practice;
  const crumbs = [{ label: t('title'), to: '/buone-pratiche' }];
  if (error && !data) return <Page title={t('title')} crumbs={crumbs}><Failure error={error} retry={refetch} /></Page>;
  if (!data) return <Page title={t('title')} crumbs={crumbs}><Skeleton lines={10} /></Page>;
  if (!sheet) return <Page title={t('sheet.notFound')} crumbs={[...crumbs, { label: t('sheet.notFound') }]}><EmptyState title={t('sheet.notFound')} action={<Link to="/buone-pratiche">{t('title')}</Link>}>{t('sheet.notFoundText')}</EmptyState></Page>;
  return (
    <Page title={sheet.title} lead={sheet.ente} wide crumbs={[...crumbs, { label: sheet.title }]} actions={<SheetActions sheet={sheet} />}>
      <Standing sheet={sheet} />
      <div className="pr-sheet">
        <Contents sheet={sheet} />
        <div>
          <Overview sheet={sheet} />
          {sheet.dimensions.map((dimension) => (
            <DimensionSection key={dimension.key} dimension={dimension} />
          ))}
          <Texts id="forza" title={t('sheet.strengths')} texts={sheet.strengths} />
          <Texts id="debolezza" title={t('sheet.weaknesses')} texts={sheet.weaknesses} />
          <Texts id="condizioni" title={t('sheet.conditions')} texts={sheet.conditions} />
          <Kit sheet={sheet} />
          <Receipts sheet={sheet} />
          <Texts id="note" title={t('sheet.notes')} texts={sheet.notes} />
          <ReviewPanel sheet={sheet} />
        </div>
      </div>
    </Page>
  );
}

function SheetActions({ sheet }: { sheet: Sheet }): ReactElement {
  const t = useMessages('practices');
  return (
    <>
      {sheet.viewerCan.edit && <Link className="btn btn-primary" to={`/buone-pratiche/${sheet.id}/modifica`}>{t('sheet.edit')}</Link>}
      {sheet.isPublished && <Link className="btn btn-outline-primary btn-sm" to={`/buone-pratiche?confronta=${sheet.id}`}>{t('sheet.compareWith')}</Link>}
      <ExportLinks label={t('sheet.export')} address={(format) => `/api/practices/${sheet.id}?format=${format}`} />
    </>
  );
}

/** What one must know before reading. */
function Standing({ sheet }: { sheet: Sheet }): ReactElement | null {
  const t = useMessages('practices');
  if (sheet.state === 'DA_RIVEDERE') return <Notice kind="warning">{t('sheet.dueReview')}</Notice>;
  if (sheet.state === 'IN_REVISIONE') return <Notice kind="info">{t('sheet.inReview')}</Notice>;
  if (sheet.isPublic) return null;
  return <Notice kind="info">{sheet.isPublished ? t('sheet.newer') : t('sheet.draft')}</Notice>;
}

function Contents({ sheet }: { sheet: Sheet }): ReactElement {
  const t = useMessages('practices');
  const items = [
    ['sintesi', t('sheet.overview')],
    ...sheet.dimensions.map(({ key, label }) => [key.toLowerCase(), label]),
    ...(sheet.strengths.length > 0 ? [['forza', t('sheet.strengths')]] : []),
    ...(sheet.weaknesses.length > 0 ? [['debolezza', t('sheet.weaknesses')]] : []),
    ...(sheet.conditions.length > 0 ? [['condizioni', t('sheet.conditions')]] : []),
    ...(sheet.kit.length > 0 || sheet.modelKey ? [['riuso', t('sheet.kit')]] : []),
    ['riprese', t('sheet.receipts')],
    ...(sheet.notes.length > 0 ? [['note', t('sheet.notes')]] : []),
  ] as [string, string][];
  return (
    <nav className="pr-toc" aria-labelledby="indice">
      <h2 id="indice">{t('sheet.contents')}</h2>
      <ol>
        {items.map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Overview({ sheet }: { sheet: Sheet }): ReactElement {
  const t = useMessages('practices');
  const open = <span className="pr-open">{t('sheet.toComplete')}</span>;
  return (
    <section id="sintesi" className="pr-part" aria-labelledby="titolo-sintesi">
      <h2 id="titolo-sintesi">{t('sheet.overview')}</h2>
      <p>{sheet.summary}</p>
      <ul className="pr-facts">
        {sheet.state !== 'PUBBLICATA' && <li><Badge tone="warning">{t(`state.${sheet.state}`)}</Badge></li>}
        <li><Completeness percent={sheet.completeness} /></li>
        <li>{sheet.reuseCount === 0 ? t('reused_zero') : t('reused', { count: sheet.reuseCount })}</li>
      </ul>
      <dl className="pr-facts-list">
        <div><dt>{t('filter.forma')}</dt><dd>{sheet.form ? t(`form.${sheet.form}`) : open}</dd></div>
        <div><dt>{t('filter.livello')}</dt><dd>{sheet.level ? t(`level.${sheet.level}`) : open}</dd></div>
        <div><dt>{t('sheet.year')}</dt><dd>{sheet.year ?? open}{sheet.yearNote && <span className="pr-source">{sheet.yearNote}</span>}</dd></div>
        <div><dt>{t('sheet.served')}</dt><dd>{sheet.entiServed === null ? open : formatNumber(sheet.entiServed)}</dd></div>
        <div><dt>{t('sheet.others')}</dt><dd>{sheet.otherEntiServed === null ? open : formatNumber(sheet.otherEntiServed)}</dd></div>
        {sheet.publishedAt && <div><dt>{t('sheet.publishedAt')}</dt><dd>{formatDate(sheet.publishedAt)}</dd></div>}
        {sheet.reviewDate && <div><dt>{t('sheet.reviewDate')}</dt><dd>{formatDate(sheet.reviewDate)}</dd></div>}
      </dl>
    </section>
  );
}

function Texts({ id, title, texts }: { id: string; title: string; texts: readonly SourcedText[] }): ReactElement | null {
  if (texts.length === 0) return null;
  return (
    <section id={id} className="pr-part" aria-labelledby={`titolo-${id}`}>
      <h2 id={`titolo-${id}`}>{title}</h2>
      <SourcedList texts={texts} />
    </section>
  );
}

function Kit({ sheet }: { sheet: Sheet }): ReactElement | null {
  const t = useMessages('practices');
  if (sheet.kit.length === 0 && !sheet.modelKey) return null;
  return (
    <section id="riuso" className="pr-part" aria-labelledby="titolo-riuso">
      <h2 id="titolo-riuso">{t('sheet.kit')}</h2>
      {sheet.modelKey && (
        <p>
          <Link className="btn btn-primary btn-sm" to={`/modelli/${sheet.modelKey}`}>{t('sheet.adopt')}</Link>
        </p>
      )}
      {sheet.kit.map(({ key, label, items }) => (
        <div key={key} className="pr-block">
          <h3 className="h5">{label}</h3>
          <ul>
            {items.map((item, index) => (
              <li key={index}>
                {item.href === '' ? item.label : item.href.startsWith('/') ? <Link to={item.href}>{item.label}</Link> : <a href={item.href} rel="noopener noreferrer">{item.label}</a>}
                {item.note && <span className="pr-source">{item.note}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
