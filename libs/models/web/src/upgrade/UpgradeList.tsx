import { Badge, useMessages, type Tone } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { grouped } from './upgrade-view.js';
import type { UpgradeItemData } from './useUpgrade.js';

const TONES: Readonly<Record<string, Tone>> = { MERGED: 'warning', CONFLICT: 'danger', RETIRED_EDITED: 'warning', SUPPRESSED_CHANGED: 'warning', LOCK_RAISED: 'danger', MOVED: 'warning', DANGLING: 'danger', NEW: 'success', RETIRED: 'neutral' };

/** The clauses of the upgrade, list by list; the one being looked at is marked. */
export function UpgradeList({ groups, current, onChoose }: { groups: ReturnType<typeof grouped>; current: string | null; onChoose: (item: UpgradeItemData) => void }): ReactElement {
  const t = useMessages('upgrade');
  return (
    <nav className="upgrade-list" aria-label={t('list')}>
      {groups.map(({ group, items }) => (
        <section key={group} aria-labelledby={`gruppo-${group}`}>
          <h2 id={`gruppo-${group}`} className="h6">
            {t(`group.${group}`)} ({items.length})
          </h2>
          <ul>
            {items.map((item) => (
              <li key={item.key}>
                <button type="button" aria-current={item.key === current ? 'true' : undefined} onClick={() => onChoose(item)}>
                  <span className="upgrade-list-name">{item.label}</span>
                  <span className="models-facts">{item.actName}</span>
                  <Badge tone={TONES[item.class] ?? 'info'}>{t(`class.${item.class}`)}</Badge>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
