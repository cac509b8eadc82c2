import { useMessages, useViewer, type Viewer } from '@province-comuni/shared-ui';
import { useEffect, useState, type ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { administers, curates } from '../administration/administers.js';

interface Entry {
  readonly to: string;
  readonly label: string;
}

/** Only what exists and is for who looks. */
function entriesFor(viewer: Viewer | null): Entry[] {
  const hasProvincia = viewer?.memberships.some((membership) => membership.enteKind === 'PROVINCIA');
  return [
    { to: '/', label: 'nav.home' },
    { to: '/modelli', label: 'nav.models' },
    { to: '/documenti', label: 'nav.documents' },
    { to: '/buone-pratiche', label: 'nav.practices' },
    { to: '/piani', label: 'nav.plans' },
    { to: '/community', label: 'nav.communities' },
    { to: '/calendario', label: 'nav.calendar' },
    ...(hasProvincia ? [{ to: '/atti', label: 'nav.acts' }] : []),
    ...(viewer && viewer.memberships.length > 0 ? [{ to: '/ente', label: hasProvincia ? 'nav.provincia' : 'nav.ente' }] : []),
    ...(curates(viewer) ? [{ to: '/laboratorio', label: 'nav.workshop' }, { to: '/cerca/sinonimi', label: 'nav.synonyms' }] : []),
    ...(administers(viewer) ? [{ to: '/amministrazione', label: 'nav.administration' }] : []),
    ...(viewer?.canReadMailOutbox ? [{ to: '/posta', label: 'nav.outbox' }] : []),
  ];
}

export function MainNavigation(): ReactNode {
  const t = useMessages('shell');
  const viewer = useViewer();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  return (
    <nav id="navigazione" className="pc-nav" aria-label={t('nav.label')} tabIndex={-1}>
      <div className="container">
        <button type="button" className="pc-nav__toggle" aria-expanded={open} aria-controls="navigazione-voci" onClick={() => setOpen(!open)}>
          <span aria-hidden="true">☰</span>
          {t('nav.menu')}
        </button>
        <ul id="navigazione-voci" data-open={open}>
          {entriesFor(viewer).map(({ to, label }) => (
            <li key={to}>
              <NavLink to={to} end={to === '/'}>{t(label)}</NavLink>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
