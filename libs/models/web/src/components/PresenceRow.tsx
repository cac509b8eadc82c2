import { useMessages } from '@province-comuni/shared-ui';
import { useEffect, useState, type ReactElement } from 'react';
import { useLive } from '../live/live-context.js';

/** Who goes and comes back within this time (a page loaded again) was never away. */
const STAYS_MS = 3_000;

/** Who else has the instance open, said once when it changes; or that this is not known at the moment. */
export function PresenceRow(): ReactElement {
  const t = useMessages('models');
  const { others, interrupted } = useLive();
  const names = useCalm(others.map((person) => person.name));
  return (
    <p className="presence" role="status">
      {interrupted && <span className="presence-interrupted">{t('presence.interrupted')}</span>}
      {!interrupted && names.length > 0 && (
        <>
          <span className="presence-label">{t('presence.here')}</span>
          {names.map((name, index) => (
            <span key={name} className="presence-person">
              <span className="presence-initials" aria-hidden="true">
                {initials(name)}
              </span>{' '}
              {name}
              {index < names.length - 1 && <span className="visually-hidden">, </span>}
            </span>
          ))}
        </>
      )}
    </p>
  );
}

/** First letters of the first and the last word: «Anna Maria Verdi» is AV. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toLocaleUpperCase('it') ?? '').join('');
}

/** Names that appear at once and disappear late. */
function useCalm(names: readonly string[]): readonly string[] {
  const [shown, setShown] = useState(names);
  const next = names.join('\n');
  useEffect(() => {
    const wanted = next === '' ? [] : next.split('\n');
    if (shown.every((name) => wanted.includes(name))) return setShown((last) => (last.join('\n') === next ? last : wanted));
    const timer = setTimeout(() => setShown(wanted), STAYS_MS);
    return () => clearTimeout(timer);
  }, [next, shown]);
  return shown;
}
