import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useFocusAfterNavigation } from './focus-after-navigation.js';
import { useMessages } from './i18n.js';

export interface Crumb {
  readonly label: string;
  /** Where it leads; the last crumb, the page itself, leads nowhere. */
  readonly to?: string;
}

export interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  /** Uses the whole width: editors and tables. */
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** The frame of every page: where one is, in the tab and on the screen; after a navigation the title takes the focus. */
export function Page({ title, lead, crumbs, actions, wide = false, children }: PageProps): ReactNode {
  const t = useMessages('ui');
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusAfterNavigation(heading);
  useEffect(() => {
    document.title = `${title} – ${t('site')}`;
  }, [title, t]);
  return (
    <div className={wide ? 'pc-page container-fluid' : 'pc-page container'}>
      {crumbs && crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
      <header className="pc-page__header">
        <div>
          <h1 ref={heading} tabIndex={-1} className="pc-page__title">
            {title}
          </h1>
          {lead && <div className="pc-page__lead">{lead}</div>}
        </div>
        {actions && <div className="pc-page__actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }): ReactNode {
  const t = useMessages('ui');
  return (
    <nav className="pc-breadcrumb" aria-label={t('breadcrumb')}>
      <ol>
        {[{ label: t('home'), to: '/' }, ...crumbs].map((crumb, index) => (
          <li key={`${index}-${crumb.label}`}>{crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span aria-current="page">{crumb.label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
