import '../together/messages.js';
import { useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { CollectionsDocument } from '../generated/graphql.js';
import { CollectionCards } from './CollectionCards.js';

const SHOWN = 3;

/** What UPI put together, in the front of the library, and the way to all collections. */
export default function FrontCollections(): ReactElement | null {
  const t = useMessages('together');
  const { data } = useQuery(CollectionsDocument, { variables: { own: false, curated: true, first: SHOWN, offset: 0 }, fetchPolicy: 'cache-and-network' });
  if (!data) return null;
  const { items } = data.collections;
  const all = (
    <p>
      <Link to="/documenti/raccolte">{t('collections.all')}</Link>
    </p>
  );
  if (items.length === 0) return all;
  return (
    <section aria-labelledby="raccolte-in-apertura">
      <h2 id="raccolte-in-apertura" className="h5">
        {t('collections.front')}
      </h2>
      <CollectionCards collections={items} level={3} />
      {all}
    </section>
  );
}
