import { Button, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement, ReactNode } from 'react';

interface Props<T> {
  /** Names the list for who does not see it. */
  readonly label: string;
  readonly items: readonly T[];
  readonly nameOf: (position: number) => string;
  readonly addLabel: string;
  readonly removeLabel: (position: number) => string;
  /** A new, empty row. */
  readonly blank: () => T;
  readonly onChange: (items: readonly T[]) => void;
  readonly children: (item: T, change: (item: T) => void, index: number) => ReactNode;
}

/** Rows that can be added, changed, put in another order and taken out. */
export function RowList<T>({ label, items, nameOf, addLabel, removeLabel, blank, onChange, children }: Props<T>): ReactElement {
  const t = useMessages('workshopParts');
  const move = (from: number, to: number): void => {
    const next = [...items];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <div className="row-list" role="group" aria-label={label}>
      <ol>
        {items.map((item, index) => (
          <li key={index}>
            <div role="group" aria-label={nameOf(index + 1)} className="row-list-item">
              {children(item, (next) => onChange(items.map((each, at) => (at === index ? next : each))), index)}
              <div className="row-list-actions">
                <Button size="xs" color="link" type="button" disabled={index === 0} aria-label={`${t('up')}: ${nameOf(index + 1)}`} onClick={() => move(index, index - 1)}>
                  {t('up')}
                </Button>
                <Button size="xs" color="link" type="button" disabled={index === items.length - 1} aria-label={`${t('down')}: ${nameOf(index + 1)}`} onClick={() => move(index, index + 1)}>
                  {t('down')}
                </Button>
                <Button size="xs" color="link" type="button" aria-label={removeLabel(index + 1)} onClick={() => onChange(items.filter((_, at) => at !== index))}>
                  {t('remove')}
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ol>
      <Button size="xs" outline color="primary" type="button" onClick={() => onChange([...items, blank()])}>
        {addLabel}
      </Button>
    </div>
  );
}
