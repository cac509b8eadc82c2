import { useClosing, useMessages, useViewer, type Viewer } from '@province-comuni/shared-ui';
import { useId, useRef, useState, type ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { administers, curates } from '../administration/administers.js';

interface Entry {
  readonly to: string;
  readonly label: string;
}

/** Entries that are opened together, for what few people do. */
interface Group {
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** Only what exists and is for who looks. The line holds ten: what is for those who keep the product stands behind one word. */
function entriesFor(viewer: Viewer | null): (Entry | Group)[] {
  const hasProvincia = viewer?.memberships.some((membership) => membership.enteKind === 'PROVINCIA');
  return [
    { to: '/', label: 'nav.home' },
    { to: '/modelli', label: 'nav.models' },
    { to: '/documenti', label: 'nav.documents' },
    { to: '/buone-pratiche', label: 'nav.practices' },
    { to: '/piani', label: 'nav.plans' },
    { to: '/community', label: 'nav.communities' },
    { to: '/calendario', label: 'nav.calendar' },
    ...(viewer && viewer.memberships.length > 0 ? [{ to: '/persone', label: 'nav.people' }] : []),
    ...(hasProvincia ? [{ to: '/atti', label: 'nav.acts' }] : []),
    ...(viewer && viewer.memberships.length > 0 ? [{ to: '/ente', label: hasProvincia ? 'nav.provincia' : 'nav.ente' }] : []),
    ...tools(viewer),
  ];
}

function tools(viewer: Viewer | null): (Entry | Group)[] {
  const entries = [
    ...(curates(viewer) ? [{ to: '/laboratorio', label: 'nav.workshop' }, { to: '/cerca/sinonimi', label: 'nav.synonyms' }] : []),
    ...(administers(viewer) ? [{ to: '/amministrazione', label: 'nav.administration' }] : []),
    ...(viewer?.canReadMailOutbox ? [{ to: '/posta', label: 'nav.outbox' }] : []),
  ];
  return entries.length > 1 ? [{ label: 'nav.tools', entries }] : entries;
}

export function MainNavigation(): ReactNode {
  const t = useMessages('shell');
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const leave = (): void => setOpen(false);
  return (
    <nav id="navigazione" className="pc-nav" aria-label={t('nav.label')} tabIndex={-1}>
      <div className="container">
        <button type="button" className="pc-nav__toggle" aria-expanded={open} aria-controls="navigazione-voci" onClick={() => setOpen(!open)}>
          <span aria-hidden="true">☰</span>
          {t('nav.menu')}
        </button>
        <ul id="navigazione-voci" data-open={open}>
          {entriesFor(viewer).map((entry) =>
            'entries' in entry ? (
              <GroupItem key={entry.label} group={entry} onLeave={leave} />
            ) : (
              <li key={entry.to}>
                <NavLink to={entry.to} end={entry.to === '/'} onClick={leave}>{t(entry.label)}</NavLink>
              </li>
            ),
          )}
        </ul>
      </div>
    </nav>
  );
}

/** A word that opens entries below it: by its button, closed by Escape, by leaving it and by one of its entries. Not by the page that comes: it may come after the menu was opened. */
function GroupItem({ group: { label, entries }, onLeave }: { readonly group: Group; readonly onLeave: () => void }): ReactNode {
  const t = useMessages('shell');
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLLIElement>(null);
  useClosing(box, open, () => setOpen(false));
  const isHere = entries.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <li ref={box} className="pc-nav__group">
      <button type="button" className="pc-nav__button" data-here={isHere} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t(label)} <span aria-hidden="true">▾</span>
      </button>
      <ul id={id} className="pc-menu__list" hidden={!open}>
        {entries.map(({ to, label: name }) => (
          <li key={to}>
            <NavLink
              to={to}
              onClick={() => {
                setOpen(false);
                onLeave();
              }}
            >
              {t(name)}
            </NavLink>
          </li>
        ))}
      </ul>
    </li>
  );
}
