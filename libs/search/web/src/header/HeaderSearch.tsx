import './messages.js';
import './header-search.css';
import { useMessages } from '@province-comuni/shared-ui';
import { lazy, Suspense, useCallback, useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { asksForSearch } from './slash-key.js';

const Suggestions = lazy(() => import('./Suggestions.js').then((module) => ({ default: module.Suggestions })));

/** What the list of suggestions makes of the box. */
export interface BoxState {
  readonly open: boolean;
  /** Id of the option that Enter takes; the focus stays in the box. */
  readonly activeId: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

const CLOSED: BoxState = { open: false, activeId: undefined, onKeyDown: () => undefined };

/** The search box of every page. Suggestions are loaded when somebody first comes to it; without them it is a plain form. */
export function HeaderSearch(): ReactNode {
  const t = useMessages('search-box');
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [visited, setVisited] = useState(false);
  const [writing, setWriting] = useState(false);
  const [box, setBox] = useState<BoxState>(CLOSED);

  // The page of results has its words in the address: the box shows them.
  useEffect(() => {
    setText(pathname === '/cerca' ? (new URLSearchParams(search).get('q') ?? '') : '');
    setWriting(false);
  }, [pathname, search]);

  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const close = useCallback(() => setWriting(false), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    close();
    if (text.trim()) void navigate(`/cerca?${new URLSearchParams({ q: text.trim() }).toString()}`);
  };

  return (
    <form className="search-box" role="search" action="/cerca" onSubmit={submit}>
      <input
        ref={input}
        className="search-box__input"
        type="search"
        name="q"
        maxLength={300}
        autoComplete="off"
        aria-label={t('label')}
        placeholder={t('placeholder')}
        value={text}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={writing && box.open}
        aria-controls={listId}
        {...(writing && box.activeId ? { 'aria-activedescendant': box.activeId } : {})}
        onFocus={() => setVisited(true)}
        onChange={(event) => {
          setText(event.target.value);
          setWriting(true);
        }}
        onKeyDown={(event) => writing && box.onKeyDown(event)}
        onBlur={close}
      />
      <button type="submit" className="search-box__button">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M10.5 3a7.5 7.5 0 1 0 4.7 13.3l4.8 4.7 1-1-4.7-4.8A7.5 7.5 0 0 0 10.5 3Zm0 1.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12Z" fill="currentColor" />
        </svg>
        <span className="visually-hidden">{t('submit')}</span>
      </button>
      <div id={listId} role="listbox" aria-label={t('suggestions')} className="search-box__list" hidden={!(writing && box.open)}>
        {visited && (
          <Suspense fallback={null}>
            <Suggestions text={writing ? text : ''} baseId={listId} onState={setBox} onDone={close} />
          </Suspense>
        )}
      </div>
    </form>
  );
}
