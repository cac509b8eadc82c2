import { formatDate, Page, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import './messages.js';

/** Day on which somebody last read these pages against the product and the law; moved by hand. */
const CHECKED_ON = '2026-11-21';

interface ProseProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** A page of text, with the day on which somebody last checked it. */
export function Prose({ title, lead, children }: ProseProps): ReactNode {
  const t = useMessages('static');
  return (
    <Page title={title} lead={lead} crumbs={[{ label: title }]}>
      <div className="pc-prose">
        {children}
        <p className="pc-quiet">{t('checked', { date: formatDate(CHECKED_ON) })}</p>
      </div>
    </Page>
  );
}

/** Headings and paragraphs by their keys: `state` and `stateText`. */
export function Sections({ of, keys }: { readonly of: string; readonly keys: readonly string[] }): ReactNode {
  const t = useMessages('static');
  return keys.map((key) => (
    <section key={key}>
      <h2>{t(`${of}.${key}`)}</h2>
      <p>{t(`${of}.${key}Text`)}</p>
    </section>
  ));
}
