import { EmptyState, Failure, formatDateTime, Page, Skeleton, useMessages, type Crumb } from '@province-comuni/shared-ui';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';

interface KeptPageProps<Kept> {
  /** What the page is called once it is there. */
  readonly title: string;
  readonly communityKey: string;
  /** Undefined: not answered yet; null: not there, or not for who asks. */
  readonly kept: Kept | null | undefined;
  readonly nameOf: (kept: Kept) => string;
  readonly lead: (kept: Kept) => string;
  readonly error: unknown;
  readonly retry: () => Promise<unknown>;
  readonly children: (kept: Kept) => ReactNode;
}

/** A page about what a community says of itself: while it comes, where it is not for who asks, and with its words. */
export function KeptPage<Kept>({ title, communityKey, kept, nameOf, lead, error, retry, children }: KeptPageProps<Kept>): ReactElement {
  const t = useMessages('groups');
  const shown = kept === null ? t('unknown') : title;
  const crumbs: Crumb[] = [{ label: t('communities'), to: '/community' }, ...(kept ? [{ label: nameOf(kept), to: `/community/${communityKey}` }] : []), { label: shown }];
  if (kept === undefined) return <Page title={shown} crumbs={crumbs}>{error ? <Failure error={error} retry={retry} /> : <Skeleton lines={8} />}</Page>;
  if (kept === null) {
    return (
      <Page title={shown} crumbs={crumbs}>
        <EmptyState title={t('unknown')} action={<Link className="btn btn-primary" to="/community">{t('back')}</Link>}><p>{t('unknownText')}</p></EmptyState>
      </Page>
    );
  }
  return <Page title={shown} lead={lead(kept)} crumbs={crumbs}>{children(kept)}</Page>;
}

interface ChangesProps<Change> {
  /** Of the heading. */
  readonly id: string;
  readonly title: string;
  /** Newest first. */
  readonly changes: readonly Change[];
  readonly children: (change: Change, index: number) => ReactNode;
}

/** Who changed it and when, with what each change did. */
export function Changes<Change extends { readonly revision: number; readonly at: string; readonly personName: string }>({ id, title, changes, children }: ChangesProps<Change>): ReactElement {
  const t = useMessages('groups');
  return (
    <section aria-labelledby={id} className="mt-5">
      <h2 id={id} className="h4">{title}</h2>
      {changes.length === 0 && <p className="pc-quiet">{t('words.none')}</p>}
      <ol className="com-list" reversed>
        {changes.map((change, index) => (
          <li key={change.revision} className="com-row">
            <p className="com-row__title">{t('words.changed', { name: change.personName, when: formatDateTime(change.at) })}</p>
            {children(change, index)}
          </li>
        ))}
      </ol>
    </section>
  );
}
