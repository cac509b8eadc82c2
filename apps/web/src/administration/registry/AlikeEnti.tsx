import { useQuery } from '@apollo/client/react';
import { useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { FindEntiDocument } from '../generated/graphql.js';

const SHORTEST = 3;
const SHOWN = 5;

/** Enti of the registry with a name like this one: who adds one sees first whether it is there. */
export function AlikeEnti({ text }: { readonly text: string }): ReactNode {
  const t = useMessages('registry');
  const { data } = useQuery(FindEntiDocument, { variables: { text }, skip: text.length < SHORTEST });
  const found = text.length < SHORTEST ? undefined : data?.enti;
  return (
    <>
      <p role="status" className="pc-quiet">{found && (found.totalCount === 0 ? t('add.alike_zero') : t('add.alike', { count: found.totalCount }))}</p>
      {found && found.nodes.length > 0 && (
        <ul aria-label={t('add.alikeList')}>
          {found.nodes.slice(0, SHOWN).map(({ id, denominazione }) => (
            <li key={id}>
              <Link to={`/amministrazione/enti/${id}`}>{denominazione}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
