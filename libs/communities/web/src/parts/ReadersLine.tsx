import type { ReadersHint } from '@province-comuni/communities-contract';
import { useLanguage, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';

/** As the dates are written: British English knows no comma before the last of a list. */
const LISTS = { it: new Intl.ListFormat('it'), en: new Intl.ListFormat('en-GB') };

/** Who else reads the discussion now: names of those who show themselves, the others counted. Read where it stands, never announced: people come and go. Its place stays. */
export function ReadersLine({ readers }: { readonly readers: ReadersHint | null }): ReactElement {
  const t = useMessages('communities');
  const [language] = useLanguage();
  const { names, others } = readers ?? { names: [], others: 0 };
  const people = [...names, ...(others > 0 ? [t('thread.readersOthers', { count: others })] : [])];
  return <p className="com-readers pc-quiet">{people.length > 0 && t('thread.readers', { people: LISTS[language].format(people) })}</p>;
}
