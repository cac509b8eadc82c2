import { Dialog, Failure, Field, Select, TextInput, useMessages, useSettled } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { FindForNewsletterDocument } from './generated/graphql.js';
import type { DraftItem } from './newsletter-draft.js';

const KINDS = ['discussione', 'documento', 'raccolta', 'evento', 'pratica'];
const SHORTEST = 2;

/** Asks what an issue is to name, among what who composes may read. */
export function ItemDialog({ onClose, onChoose }: { readonly onClose: () => void; readonly onChoose: (item: DraftItem) => void }): ReactElement {
  const t = useMessages('newsletter');
  const [text, setText] = useState('');
  const [kind, setKind] = useState('');
  const query = useSettled(text.trim().slice(0, 200), 300);
  const isAsked = query.length >= SHORTEST;
  const { data, previousData, error, refetch } = useQuery(FindForNewsletterDocument, { variables: { query, kind: kind || null }, skip: !isAsked, fetchPolicy: 'cache-and-network' });
  const search = isAsked ? (data ?? previousData)?.search : undefined;
  const hits = search?.__typename === 'SearchPage' ? search.hits.filter((hit) => KINDS.includes(hit.kind)) : undefined;
  return (
    <Dialog open title={t('find.title')} onClose={onClose}>
      <Field id="newsletter-cerca" label={t('find.label')} help={t('find.help')}>
        <TextInput value={text} onChange={setText} autoComplete="off" />
      </Field>
      <Field id="newsletter-genere" label={t('find.kind')}>
        <Select value={kind} onChange={setKind} placeholder={t('find.all')} options={KINDS.map((value) => ({ value, label: t(`edit.kinds.${value}`) }))} />
      </Field>
      {error && <Failure error={error} retry={refetch} />}
      <p role="status">{hits?.length === 0 ? t('find.none') : ''}</p>
      <ul className="notice-list">
        {hits?.map((hit) => (
          <li key={`${hit.kind} ${hit.id}`}>
            <span className="notice-list__words">
              <button type="button" className="btn btn-link btn-sm" onClick={() => onChoose({ key: crypto.randomUUID(), kind: hit.kind, id: hit.id, note: '', title: hit.title.text })}>
                {hit.title.text}
              </button>{' '}
              <span className="notice-list__facts">{[t(`edit.kinds.${hit.kind}`), ...hit.enti].join(', ')}</span>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
