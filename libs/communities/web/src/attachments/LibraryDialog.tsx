import { Dialog, Failure, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState, type ReactElement } from 'react';
import { FindDocumentsDocument } from '../generated/graphql.js';

const TYPED_MS = 300;
const SHORTEST = 2;

interface Props {
  readonly onClose: () => void;
  readonly onChoose: (document: { readonly id: string; readonly title: string }) => void;
}

/** Asks for a document of the library, among those that the viewer may read. */
export function LibraryDialog({ onClose, onChoose }: Props): ReactElement {
  const t = useMessages('communities');
  const [text, setText] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim().slice(0, 200)), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const isAsked = query.length >= SHORTEST;
  const { data, previousData, error, refetch } = useQuery(FindDocumentsDocument, { variables: { query }, skip: !isAsked, fetchPolicy: 'cache-and-network' });
  const search = isAsked ? (data ?? previousData)?.search : undefined;
  const hits = search?.__typename === 'SearchPage' ? search.hits : undefined;
  return (
    <Dialog open title={t('attachments.library')} onClose={onClose}>
      <Field id="documento-cercato" label={t('attachments.find')} help={t('attachments.findHelp')}>
        <TextInput value={text} onChange={setText} autoComplete="off" />
      </Field>
      {error && <Failure error={error} retry={refetch} />}
      <p role="status">{hits?.length === 0 ? t('attachments.none') : ''}</p>
      <ul className="com-plain">
        {hits?.map(({ id, title, enti }) => (
          <li key={id}>
            <button type="button" className="com-link" onClick={() => onChoose({ id, title: title.text })}>
              {title.text}
            </button>{' '}
            <span className="pc-quiet">{enti.join(', ')}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
