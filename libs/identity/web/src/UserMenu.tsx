import { useClosing, useMessages, useViewerState } from '@province-comuni/shared-ui';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useSignOut } from './sign-in/useSignOut.js';

/** In the header: the way in for a visitor, one's own menu for who is signed in. */
export function UserMenu(): ReactNode {
  const t = useMessages('identity');
  const { viewer, loading } = useViewerState();
  const { pathname, search } = useLocation();
  if (loading) return null;
  if (viewer) return <OwnMenu name={`${viewer.name} ${viewer.surname}`} />;
  const back = pathname === '/' || pathname === '/accedi' ? '' : `?da=${encodeURIComponent(pathname + search)}`;
  return <Link className="pc-slim__access" to={`/accedi${back}`}>{t('menu.signIn')}</Link>;
}

function OwnMenu({ name }: { readonly name: string }): ReactNode {
  const t = useMessages('identity');
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const signOut = useSignOut();
  useEffect(() => setOpen(false), [pathname]);
  useClosing(box, open, () => setOpen(false));
  return (
    <div ref={box} className="pc-menu">
      <button type="button" className="pc-menu__button" aria-expanded={open} aria-controls={id} aria-label={t('menu.open', { name })} onClick={() => setOpen(!open)}>
        <span className="pc-menu__name">{name}</span>
        <span aria-hidden="true">▾</span>
      </button>
      <ul id={id} className="pc-menu__list" hidden={!open}>
        <li><Link to="/avvisi">{t('menu.notices')}</Link></li>
        <li><Link to="/profilo">{t('menu.profile')}</Link></li>
        <li><button type="button" onClick={() => void signOut()}>{t('menu.signOut')}</button></li>
      </ul>
    </div>
  );
}
