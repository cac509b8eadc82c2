import type { Place } from '@province-comuni/models-contract';
import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { useWritersAt } from '../live/live-context.js';
import { initials } from './PresenceRow.js';

const LIST = new Intl.ListFormat('it', { type: 'conjunction' });

/** «Anna Verdi sta modificando», at the clause or question. It is not announced: who reads the place finds it there. */
export function WritingMark({ kind, id }: { readonly kind: Place['kind']; readonly id: string }): ReactElement | null {
  const t = useMessages('models');
  const names = useWritersAt(kind, id);
  if (names.length === 0) return null;
  return (
    <p className="presence-writing">
      {names.map((name) => (
        <span key={name} className="presence-initials" aria-hidden="true">
          {initials(name)}
        </span>
      ))}{' '}
      {t('presence.writing', { names: LIST.format(names), count: names.length })}
    </p>
  );
}
