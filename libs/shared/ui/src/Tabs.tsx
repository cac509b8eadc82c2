import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly badge?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps {
  /** Says what is being chosen. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly active: string;
  readonly onChange: (id: string) => void;
}

/** Tabs by the ARIA pattern: arrows move and choose. A panel once opened stays: nothing typed in it is lost. */
export function Tabs({ label, tabs, active, onChange }: TabsProps): ReactNode {
  const base = useId();
  const opened = useRef(new Set<string>());
  opened.current.add(active);
  const choose = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = neighbour(tabs, active, event.key);
    if (!next) return;
    event.preventDefault();
    onChange(next.id);
    document.getElementById(`${base}-tab-${next.id}`)?.focus();
  };
  return (
    <div className="pc-tabs">
      {/* The keys reach it from the tabs inside: the list itself takes no focus. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div className="pc-tabs__list" role="tablist" aria-label={label} onKeyDown={choose}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" role="tab" id={`${base}-tab-${tab.id}`} aria-selected={tab.id === active} aria-controls={`${base}-panel-${tab.id}`} tabIndex={tab.id === active ? 0 : -1} onClick={() => onChange(tab.id)}>
            {tab.label}
            {tab.badge}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div key={tab.id} role="tabpanel" id={`${base}-panel-${tab.id}`} aria-labelledby={`${base}-tab-${tab.id}`} hidden={tab.id !== active} tabIndex={0} className="pc-tabs__panel">
          {opened.current.has(tab.id) && tab.content}
        </div>
      ))}
    </div>
  );
}

function neighbour(tabs: readonly Tab[], active: string, key: string): Tab | undefined {
  const index = tabs.findIndex((tab) => tab.id === active);
  switch (key) {
    case 'ArrowRight':
      return tabs[(index + 1) % tabs.length];
    case 'ArrowLeft':
      return tabs.at(index - 1);
    case 'Home':
      return tabs[0];
    case 'End':
      return tabs.at(-1);
    default:
      return undefined;
  }
}
