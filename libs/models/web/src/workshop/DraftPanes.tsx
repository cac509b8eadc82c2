import { Tabs, useMessages } from '@province-comuni/shared-ui';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';

interface Work {
  readonly main: ReactNode;
  /** Null where there is nothing beside what is open. */
  readonly side: ReactNode;
  readonly sideLabel: string;
}

/** The tree with, at its right, what is open: the tree stays the same whatever is opened. */
export function TreeAndWork({ tree, children }: { readonly tree: ReactNode; readonly children: ReactNode }): ReactElement {
  const t = useMessages('workshop');
  return (
    <div className="workshop-panes">
      <Pane id="struttura" label={t('panes.tree')}>
        {tree}
      </Pane>
      {children}
    </div>
  );
}

/** What is open, and beside it what is known about it. */
export function WorkPanes({ main, side, sideLabel }: Work): ReactElement {
  const t = useMessages('workshop');
  return (
    <>
      <Pane id="testo" label={t('panes.main')} wide={side === null}>
        {main}
      </Pane>
      {side !== null && (
        <Pane id="dettagli" label={sideLabel}>
          {side}
        </Pane>
      )}
    </>
  );
}

function Pane({ id, label, wide = false, children }: { id: string; label: string; wide?: boolean; children: ReactNode }): ReactElement {
  return (
    <section className={`editor-pane workshop-pane-${id}${wide ? ' workshop-pane-wide' : ''}`} aria-labelledby={`pannello-${id}`}>
      <h2 id={`pannello-${id}`} className="editor-pane-title">
        {label}
      </h2>
      {/* What scrolls must be reachable by keyboard also where it holds nothing to press. */}
      <div className="editor-pane-body" role="region" aria-labelledby={`pannello-${id}`} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}

type PaneName = 'struttura' | 'testo' | 'dettagli';

/** Where there is no room for panes, as many tabs. @param props.mainKey what is open: when it changes, one goes to it */
export function PaneTabs({ tree, main, side, sideLabel, mainKey }: Work & { readonly tree: ReactNode; readonly mainKey: string }): ReactElement {
  const t = useMessages('workshop');
  const [pane, setPane] = useState<PaneName>('testo');
  const last = useRef(mainKey);
  useEffect(() => {
    if (last.current !== mainKey) setPane('testo');
    last.current = mainKey;
  }, [mainKey]);
  const shown = side === null && pane === 'dettagli' ? 'testo' : pane;
  const tabs = [
    { id: 'struttura', label: t('panes.tree'), content: tree },
    { id: 'testo', label: t('panes.main'), content: main },
    ...(side === null ? [] : [{ id: 'dettagli', label: sideLabel, content: side }]),
  ];
  return <Tabs label={t('panes.label')} active={shown} onChange={(next) => setPane(next as PaneName)} tabs={tabs.map((tab) => (tab.id === shown ? tab : { ...tab, content: null }))} />;
}
