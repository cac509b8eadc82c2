import { Dialog, Failure, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { CommunityMembersDocument } from '../generated/graphql.js';

interface Props {
  readonly communityId: string;
  readonly onClose: () => void;
  readonly onChoose: (person: { readonly personId: string; readonly label: string }) => void;
}

/** Asks for a member to be mentioned. */
export function MentionDialog({ communityId, onClose, onChoose }: Props): ReactElement {
  const t = useMessages('communities');
  const [text, setText] = useState('');
  const { data, previousData, error, refetch } = useQuery(CommunityMembersDocument, { variables: { communityId, text }, fetchPolicy: 'cache-and-network' });
  const people = (data ?? previousData)?.communityMembers;
  return (
    <Dialog open title={t('editor.mention')} onClose={onClose}>
      <Field id="persona-citata" label={t('editor.mentionFind')}>
        <TextInput value={text} onChange={setText} autoComplete="off" />
      </Field>
      {error && <Failure error={error} retry={refetch} />}
      <p role="status">{people?.length === 0 ? t('editor.mentionNone') : ''}</p>
      <ul className="com-plain">
        {people?.map(({ personId, name, ente }) => (
          <li key={personId}>
            <button type="button" className="com-link" onClick={() => (onClose(), onChoose({ personId, label: name }))}>
              {name}
            </button>{' '}
            <span className="pc-quiet">{ente}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
