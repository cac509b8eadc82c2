import type { RenderedAct, RenderedBlock, RenderedClause, Run } from '@province-comuni/shared-act-tree';
import { memo, type ReactElement, type ReactNode } from 'react';
import { useMessages } from '../i18n.js';
import './act.css';

/** What the page lets one do with an act; an act that is only shown has none. */
export interface ActActions {
  /** A value was chosen in the text. */
  readonly onVariable: (key: string) => void;
  /** The margin of a clause; null for clauses that have none. */
  readonly margin: (clause: RenderedClause) => ReactNode;
  /** What stands in place of the clause while it is edited. */
  readonly instead: (clause: RenderedClause) => ReactNode | null;
  /** Name of the question behind a value; null where nobody is asked (filled by the Comune, or at signature, or calculated). */
  readonly labelOf: (key: string) => string | null;
}

interface Props {
  readonly act: RenderedAct;
  readonly actions?: ActActions;
  /** Clauses that the last change touched. */
  readonly changed?: ReadonlySet<string>;
  /** Tells that change from the one before: the mark of a clause that changed twice is shown twice. */
  readonly stamp?: number;
  /** The question in focus: every place it feeds is marked. */
  readonly highlighted?: string | null;
}

/** An act as it will print. */
export function RenderedActView({ act, actions, changed, stamp = 0, highlighted = null }: Props): ReactElement {
  return (
    <article className="act-page" lang="it" aria-label={act.title}>
      {act.clauses.map((clause) => {
        const replaced = actions?.instead(clause);
        if (replaced) return <div key={clause.id}>{replaced}</div>;
        return (
          <section key={changed?.has(clause.id) ? `${clause.id} ${stamp}` : clause.id} id={`clausola-${clause.id}`} tabIndex={-1} className={`act-clause act-${clause.kind} act-depth-${clause.depth} act-state-${clause.state.toLowerCase()}${changed?.has(clause.id) ? ' act-changed' : ''}`}>
            <ClauseText clause={clause} actions={actions} highlighted={highlighted} />
            {actions?.margin(clause)}
          </section>
        );
      })}
    </article>
  );
}

const ClauseText = memo(function ClauseText({ clause, actions, highlighted }: { clause: RenderedClause; actions: ActActions | undefined; highlighted: string | null }): ReactElement {
  const inline = clause.kind === 'punto' || clause.kind === 'voce';
  return (
    <>
      {!inline && clause.label && (clause.kind === 'intestazione' ? <h3 className="act-title">{clause.label}</h3> : <h3 className="act-heading">{clause.label}</h3>)}
      {clause.blocks.map((block, index) => (
        <Block key={index} block={block} lead={inline && index === 0 ? clause.label : undefined} actions={actions} highlighted={highlighted} />
      ))}
    </>
  );
});

function Block({ block, lead, actions, highlighted }: { block: RenderedBlock; lead?: string | undefined; actions: ActActions | undefined; highlighted: string | null }): ReactElement {
  const runs = (list: readonly Run[]): ReactNode => list.map((run, index) => <RunText key={index} run={run} actions={actions} highlighted={highlighted} />);
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          {lead && <span className="act-marker">{lead} </span>}
          {block.number && <span className="act-marker">{block.number} </span>}
          {runs(block.runs)}
        </p>
      );
    case 'list':
      return (
        <ul className="act-list">
          {block.items.map((item, index) => (
            <li key={index}>
              {item.blocks.map((inner, at) => (
                <Block key={at} block={inner} lead={at === 0 ? item.marker : undefined} actions={actions} highlighted={highlighted} />
              ))}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <div className="act-table">
          <table className="table table-sm">
            {block.caption && <caption>{block.caption}</caption>}
            <thead>
              <tr>
                {block.header.map((cell, index) => (
                  <th key={index} scope="col" className={cell.align === 'right' ? 'text-end' : ''}>
                    {runs(cell.runs)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, at) => (
                    <td key={at} className={cell.align === 'right' ? 'text-end' : ''}>
                      {runs(cell.runs)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function RunText({ run, actions, highlighted }: { run: Run; actions: ActActions | undefined; highlighted: string | null }): ReactElement {
  const t = useMessages('ui');
  const styled: ReactNode = run.bold ? <strong>{run.text}</strong> : run.italic ? <em>{run.text}</em> : run.text;
  const { origin } = run;
  const label = origin?.kind === 'variable' && actions ? actions.labelOf(origin.key) : null;
  if (origin?.kind === 'variable' && actions && label !== null) {
    const missing = origin.missing ? ' act-missing' : '';
    return (
      <button type="button" data-key={origin.key} className={`act-value${missing}${highlighted === origin.key ? ' act-highlighted' : ''}`} onClick={() => actions.onVariable(origin.key)} {...(origin.missing ? { 'aria-label': t('act.missing', { label }) } : {})}>
        {styled}
      </button>
    );
  }
  if (origin?.kind === 'variable') {
    return (
      <span className={origin.missing ? 'act-later' : undefined} title={origin.missing ? t('act.later') : undefined}>
        {styled}
      </span>
    );
  }
  if (origin?.kind === 'clause') {
    return origin.broken ? <span className="act-broken">{styled}</span> : <a href={`#clausola-${origin.clauseId}`}>{styled}</a>;
  }
  if (origin?.kind === 'law') {
    return (
      <a href={`https://www.normattiva.it/uri-res/N2Ls?${origin.urn}`} target="_blank" rel="noopener noreferrer">
        {styled}
      </a>
    );
  }
  return <>{styled}</>;
}
