import { isReference, type Reference } from '@province-comuni/communities-contract';
import { Dialog, Failure, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { FindThingsDocument } from '../generated/graphql.js';

const TYPED_MS = 300;
const SHORTEST = 2;

interface Props {
  readonly onClose: () => void;
  readonly onChoose: (chosen: Reference & { readonly label: string }) => void;
}

/** Asks for a thing of the product to refer to, among those that the viewer may read. Arrows go from one to the next. */
export function ReferenceDialog({ onClose, onChoose }: Props): ReactElement {
  const t = useMessages('communities');
  const [text, setText] = useState('');
  const [query, setQuery] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim().slice(0, 200)), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const isAsked = query.length >= SHORTEST;
  const { data, previousData, error, refetch } = useQuery(FindThingsDocument, { variables: { query }, skip: !isAsked, fetchPolicy: 'cache-and-network' });
  const search = isAsked ? (data ?? previousData)?.search : undefined;
  const hits = search?.__typename === 'SearchPage' ? search.hits.filter(({ kind, id }) => isReference(kind, id)) : undefined;
  useEffect(() => {
    const held = box.current;
    const walk = (event: KeyboardEvent): void => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const stops = [...(held?.querySelectorAll<HTMLElement>('input, [data-thing]') ?? [])];
      const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
      if (step === 0 || !next) return;
      event.preventDefault();
      next.focus();
    };
    held?.addEventListener('keydown', walk);
    return () => held?.removeEventListener('keydown', walk);
  }, []);
  return (
    <Dialog open title={t('editor.reference')} onClose={onClose}>
      <div ref={box}>
        <Field id="rimando" label={t('editor.referenceFind')} help={t('editor.referenceHelp')}>
          <TextInput value={text} onChange={setText} autoComplete="off" />
        </Field>
        {error && <Failure error={error} retry={refetch} />}
        <p role="status">{hits ? t('editor.referenceFound', { count: hits.length }) : ''}</p>
        <ul className="com-plain">
          {hits?.map(({ kind, id, title, enti }) => (
            <li key={`${kind} ${id}`}>
              <button type="button" data-thing className="com-link" onClick={() => onChoose({ kind: kind as Reference['kind'], id, label: title.text })}>
                {title.text}
              </button>{' '}
              <span className="pc-quiet">{[t(`reference.kinds.${kind}`), ...enti].join(', ')}</span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
