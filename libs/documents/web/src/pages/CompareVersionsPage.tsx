import { EmptyState, Failure, Page, RedlineText, Skeleton, useMessages, type RedlineStretch } from '@province-comuni/shared-ui';
import { redline, type RichText } from '@province-comuni/shared-act-tree';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useState, type ReactElement } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { DocumentDocument, DocumentTextDocument } from '../generated/graphql.js';
import '../messages.js';
import '../documents.css';

/** Pages asked at once, and in all: longer texts are compared as far as this. */
const AT_ONCE = 50;
const MOST = 600;

type Comparison = { readonly state: 'loading'; readonly pages: number } | { readonly state: 'working' | 'no-text' } | { readonly state: 'failed'; readonly error: unknown } | { readonly state: 'done'; readonly lines: readonly (readonly RedlineStretch[])[]; readonly cut: boolean };

/** Two versions of a document, word by word. */
export function CompareVersionsPage(): ReactElement {
  const t = useMessages('documents');
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const [from, to] = ['da', 'a'].map((name) => Number(search.get(name)) || 1) as [number, number];
  const { data, error, refetch } = useQuery(DocumentDocument, { variables: { id } });
  const title = data?.document?.title ?? '';
  return (
    <Page title={t('compare.title')} lead={title && t('compare.lead', { from, to, title })} crumbs={[{ label: t('title'), to: '/documenti' }, ...(title ? [{ label: title, to: `/documenti/${id}` }] : []), { label: t('compare.title') }]}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !data.document && <EmptyState title={t('page.notFound')} />}
      {data?.document && <Compared id={id} from={from} to={to} />}
    </Page>
  );
}

function Compared({ id, from, to }: { readonly id: string; readonly from: number; readonly to: number }): ReactElement {
  const t = useMessages('documents');
  const [onlyChanges, setOnlyChanges] = useState(true);
  const comparison = useComparison(id, from, to);
  switch (comparison.state) {
    case 'loading':
      return <p role="status">{t('compare.loading', { count: comparison.pages })}</p>;
    case 'working':
      return <p role="status">{t('compare.working')}</p>;
    case 'no-text':
      return <EmptyState title={t('compare.noText')} />;
    case 'failed':
      return <Failure error={comparison.error} />;
    case 'done': {
      const changed = comparison.lines.filter((line) => line.some(({ change }) => change !== 'same'));
      if (changed.length === 0) return <EmptyState title={t('compare.same')} />;
      return (
        <>
          {comparison.cut && <p className="pc-quiet">{t('compare.tooLong', { count: MOST })}</p>}
          <p>
            <label className="doc-only">
              <input type="checkbox" checked={onlyChanges} onChange={(event) => setOnlyChanges(event.target.checked)} /> {t('compare.onlyChanges')}
            </label>
          </p>
          <RedlineText lines={onlyChanges ? changed : comparison.lines} />
        </>
      );
    }
  }
}

/** Reads both texts, then compares them here: the work is the reader's own computer's. */
function useComparison(id: string, from: number, to: number): Comparison {
  const client = useApolloClient();
  const [comparison, setComparison] = useState<Comparison>({ state: 'loading', pages: 0 });
  useEffect(() => {
    let isCurrent = true;
    const say = (next: Comparison): void => {
      if (isCurrent) setComparison(next);
    };
    let pages = 0;
    const textOf = async (number: number): Promise<{ paragraphs: string[]; cut: boolean }> => {
      const paragraphs: string[] = [];
      for (let at = 0; at < MOST; at += AT_ONCE) {
        const { data } = await client.query({ query: DocumentTextDocument, variables: { id, number, from: at, first: AT_ONCE } });
        const read = data?.documentText?.pages ?? [];
        paragraphs.push(...read.flatMap(({ heading, text }) => [heading, ...text.split(/\n\s*\n/)]).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim()).filter(Boolean));
        pages += read.length;
        say({ state: 'loading', pages });
        if (read.length < AT_ONCE || !isCurrent) return { paragraphs, cut: false };
      }
      return { paragraphs, cut: true };
    };
    void (async () => {
      const [before, after] = [await textOf(from), await textOf(to)];
      if (before.paragraphs.length === 0 || after.paragraphs.length === 0) return say({ state: 'no-text' });
      say({ state: 'working' });
      // The words above are painted before the work begins.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const lines = redline(asText(before.paragraphs), asText(after.paragraphs)).map((line) => line.map(({ change, content }) => ({ change, text: content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('') })));
      say({ state: 'done', lines, cut: before.cut || after.cut });
    })().catch((error: unknown) => say({ state: 'failed', error }));
    return () => {
      isCurrent = false;
    };
  }, [client, id, from, to]);
  return comparison;
}

function asText(paragraphs: readonly string[]): RichText {
  return { type: 'doc', content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
}
