import { formatDateTime, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { CurrentModelsDocument } from '../generated/graphql.js';
import { ConventionImportsDocument } from '../imports/generated/graphql.js';
import { useWritableProvince } from '../hooks/useWritableProvince.js';
import '../import-messages.js';

/** Existing conventions whose comparison was left half way, and the way to begin another. */
export function WaitingImports(): ReactElement | null {
  const t = useMessages('imports');
  const writes = useWritableProvince().length > 0;
  // What is wrong with the list of acts shows there: this is a help beside it.
  const { data } = useQuery(ConventionImportsDocument, { fetchPolicy: 'cache-and-network' });
  const models = useQuery(CurrentModelsDocument, { skip: !writes }).data?.currentModels ?? [];
  const waiting = data?.conventionImports ?? [];
  if (waiting.length === 0 && models.length === 0) return null;
  return (
    <section aria-labelledby="importazioni-titolo" className="import-waiting">
      <h2 id="importazioni-titolo" className="h5">
        {t('waiting.title')}
      </h2>
      <ul>
        {waiting.map((item) => (
          <li key={item.id}>
            <Link to={`/importazioni/${item.id}`}>{t('waiting.resume', { name: item.fileName })}</Link> <span className="models-facts">{t('waiting.changed', { date: formatDateTime(item.updatedAt) })}</span>
          </li>
        ))}
        {models.map((model) => (
          <li key={model.modelKey}>
            <Link to={`/modelli/${model.modelKey}/importa`}>{t('waiting.another', { model: model.title })}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
