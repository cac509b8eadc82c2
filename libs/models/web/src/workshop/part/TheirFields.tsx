import '../release/messages.js';
import { sameJson } from '@province-comuni/shared-kernel';
import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';

/** What a colleague's part says differently from one's own, field by field; what does not read as one line is only named. */
export function TheirFields({ theirs, mine }: { readonly theirs: object; readonly mine: object }): ReactElement {
  const t = useMessages('workshop');
  const names = useMessages('workshopRelease');
  const [his, own] = [theirs, mine] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  const fields = [...new Set([...Object.keys(his), ...Object.keys(own)])].filter((field) => !sameJson(his[field] ?? null, own[field] ?? null));
  const word = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? `«${value}»` : typeof value === 'number' ? String(value).replace('.', ',') : typeof value === 'boolean' ? t(value ? 'yes' : 'no') : null);
  return (
    <ul>
      {fields.map((field) => {
        const said = word(his[field]);
        return (
          <li key={field}>
            {names(`compare.fields.${field}`)}
            {said && t('conflict.theirs', { value: said })}
          </li>
        );
      })}
    </ul>
  );
}
