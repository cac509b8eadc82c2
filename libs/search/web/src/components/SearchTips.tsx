import { Disclosure, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactNode } from 'react';
import { slashKeyIsOn, turnSlashKey } from '../header/slash-key.js';

/** How one searches, and the key that goes to the box. */
export function SearchTips(): ReactNode {
  const t = useMessages('search');
  const [slash, setSlash] = useState(slashKeyIsOn);
  return (
    <Disclosure summary={t('tips')}>
      <ul>
        {(['tip1', 'tip2', 'tip3', 'tip4'] as const).map((tip) => <li key={tip}>{t(tip)}</li>)}
      </ul>
      <div className="search-facet">
        <input
          id="tasto-barra"
          type="checkbox"
          checked={slash}
          onChange={(event) => {
            setSlash(event.target.checked);
            turnSlashKey(event.target.checked);
          }}
        />
        <label htmlFor="tasto-barra">{t('slash')}</label>
      </div>
    </Disclosure>
  );
}
