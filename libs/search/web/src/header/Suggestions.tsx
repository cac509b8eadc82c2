import { useMessages } from '@province-comuni/shared-ui';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useNavigate } from 'react-router';
import { Marked, type MarkedText } from '../components/Marked.js';
import { SearchSuggestionsDocument, type SearchSuggestionsQuery } from '../generated/graphql.js';
import type { BoxState } from './HeaderSearch.js';

/** Milliseconds without a key after which the server is asked. */
const PAUSE = 120;
const SHORTEST = 2;

interface Option {
  readonly id: string;
  readonly group: string;
  readonly label: MarkedText;
  readonly to: string;
}

export interface SuggestionsProps {
  /** What is written; empty for no suggestions. */
  readonly text: string;
  readonly baseId: string;
  readonly onState: (state: BoxState) => void;
  /** Somewhere else was gone to, or the list was closed. */
  readonly onDone: () => void;
}

/** The options under the search box, grouped by kind, as the ARIA combobox pattern has them: arrows move, Enter goes, Escape closes. */
export function Suggestions({ text, baseId, onState, onDone }: SuggestionsProps): ReactNode {
  const t = useMessages('search-box');
  const navigate = useNavigate();
  const found = useSuggestions(text);
  const options = useMemo(() => (found === null ? [] : optionsOf(found.text, found.data, baseId, t)), [found, baseId, t]);
  const [active, setActive] = useState(-1);
  useEffect(() => setActive(-1), [options]);

  useEffect(() => {
    const go = (option: Option): void => {
      onDone();
      void navigate(option.to);
    };
    const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
      if (options.length === 0) return;
      if (event.key === 'ArrowDown') setActive((now) => (now + 1) % options.length);
      else if (event.key === 'ArrowUp') setActive((now) => (now <= 0 ? options.length - 1 : now - 1));
      else if (event.key === 'Enter' && options[active]) go(options[active]);
      else if (event.key === 'Escape') onDone();
      else return;
      event.preventDefault();
    };
    onState({ open: options.length > 0, activeId: options[active]?.id, onKeyDown });
    if (options[active]) document.getElementById(options[active].id)?.scrollIntoView({ block: 'nearest' });
  }, [options, active, navigate, onState, onDone]);

  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <>
      {groups.map((group, index) => (
        <div key={group} role="group" aria-labelledby={`${baseId}-group-${index}`}>
          <p id={`${baseId}-group-${index}`} className="search-box__group" role="presentation" hidden={group === ''}>{group}</p>
          {options.filter((option) => option.group === group).map((option) => (
            // The keys come through the box, which keeps the focus.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={option.id}
              id={option.id}
              role="option"
              tabIndex={-1}
              aria-selected={option.id === options[active]?.id}
              className="search-box__option"
              // Before the box loses the focus, and with it the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                onDone();
                void navigate(option.to);
              }}
            >
              <Marked {...option.label} />
            </div>
          ))}
        </div>
      ))}
      {createPortal(<div role="status" className="visually-hidden">{found === null ? '' : t(options.length === 0 ? 'none' : 'count', { count: options.length })}</div>, document.body)}
    </>
  );
}

interface Found {
  readonly text: string;
  readonly data: SearchSuggestionsQuery['searchSuggestions'];
}

/** What the server suggests, asked after a pause; a question that is overtaken is cancelled. */
function useSuggestions(text: string): Found | null {
  const client = useApolloClient();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const written = text.trimStart();
    if (written.trim().length < SHORTEST) return setFound(null);
    const stop = new AbortController();
    const wait = setTimeout(() => {
      client
        .query({ query: SearchSuggestionsDocument, variables: { query: written.slice(0, 300) }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal: stop.signal } } })
        .then(({ data }) => {
          if (!stop.signal.aborted && data) setFound({ text: written, data: data.searchSuggestions });
        })
        // Suggestions that cannot be had are only missed: the form works.
        .catch(() => setFound((now) => (stop.signal.aborted ? now : null)));
    }, PAUSE);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [text, client]);
  return found;
}

function optionsOf(text: string, { words, groups }: Found['data'], baseId: string, t: (key: string, values?: Readonly<Record<string, unknown>>) => string): Option[] {
  const plain = (label: string): MarkedText => ({ text: label, marks: [] });
  const before = text.replace(/\S*$/, '');
  const address = (query: string): string => `/cerca?${new URLSearchParams({ q: query.trim() }).toString()}`;
  const options = [
    ...words.map((word) => ({ group: t('words'), label: plain(`${before}${word}`), to: address(`${before}${word}`) })),
    ...groups.flatMap(({ label, entries }) => entries.map((entry) => ({ group: label, label: entry.title, to: entry.href }))),
  ];
  if (options.length === 0) return [];
  return [...options, { group: '', label: plain(t('everywhere', { text: text.trim() })), to: address(text) }].map((option, index) => ({ ...option, id: `${baseId}-option-${index}` }));
}
