import '../messages.js';
import './messages.js';
import { useQuery } from '@apollo/client/react';
import { useMessages, useViewer } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import '../page-messages.js';
import { DirectoryDocument } from './generated/graphql.js';

const SHOWN = 4;
const SHORTEST = 3;
const [MOST_WORDS, LONGEST] = [6, 80];

/** People whom the words of a search name, beside what else it finds: those who show themselves to who looks, by the rules of the list of people. Nothing where there is nobody. */
export function PeopleFound({ query }: { readonly query: string }): ReactNode {
  const t = useMessages('people');
  const i = useMessages('identity');
  const viewer = useViewer();
  const text = namingWords(query);
  const isAsked = viewer !== null && viewer.memberships.length > 0 && text !== '';
  const { data } = useQuery(DirectoryDocument, { skip: !isAsked, variables: { text, enteId: null, subject: null, community: null, order: 'COGNOME', offset: 0, limit: SHOWN }, fetchPolicy: 'cache-and-network' });
  const found = isAsked ? data?.directory : null;
  if (!found || found.total === 0) return null;
  return (
    <section className="pc-people-found" aria-labelledby="persone-trovate">
      <h2 id="persone-trovate" className="h6">{t('title')}</h2>
      <ul className="pc-people">
        {found.items.map(({ personId, name, surname, roles, expertise }) => (
          <li key={personId} className="pc-people__line">
            <p className="pc-people__name"><Link to={`/persone/${personId}`}>{`${surname} ${name}`}</Link></p>
            <p>{roles.map(({ role, ente }) => t('role', { role: i(`role.${role}`), ente })).join('; ')}</p>
            {expertise && <p className="pc-quiet">{expertise}</p>}
          </li>
        ))}
      </ul>
      {found.total > found.items.length && <p><Link to={`/persone?${new URLSearchParams({ nome: text }).toString()}`}>{t('seeAll', { count: found.total })}</Link></p>}
    </section>
  );
}

/** Of what was looked for, the words that may name somebody: no syntax of the search, no articles. Empty: none. */
export function namingWords(query: string): string {
  const words = query.split(/\s+/).filter((word) => !word.startsWith('-')).flatMap((word) => word.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= SHORTEST);
  return words.slice(0, MOST_WORDS).join(' ').slice(0, LONGEST).trim();
}
