import { redline, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { useMessages } from '@province-comuni/shared-ui';
import { useMemo, type ReactElement } from 'react';
import type { ChipLabels } from '../editor/clause-extensions.js';

/** What `after` says differently from `before`, word by word; added and removed are told in words too, not by colour alone. */
export function RedlineView({ before, after, labels }: { before: RichText; after: RichText; labels: ChipLabels }): ReactElement {
  const t = useMessages('models');
  const lines = useMemo(() => redline(before, after), [before, after]);
  return (
    <div className="redline">
      {lines.map((line, index) => (
        <p key={index}>
          {line.map((part, at) => {
            const text = part.content.map((inline) => inlineText(inline, labels)).join('');
            if (part.change === 'same') return <span key={at}>{text}</span>;
            const Tag = part.change === 'added' ? 'ins' : 'del';
            return (
              <Tag key={at}>
                <span className="visually-hidden">[{t(part.change === 'added' ? 'clause.added' : 'clause.removed')}: </span>
                {text}
                <span className="visually-hidden">]</span>
              </Tag>
            );
          })}
        </p>
      ))}
    </div>
  );
}

export function inlineText(inline: Inline, labels: ChipLabels): string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'variable':
      return `[${labels.variable(inline.attrs.key)}]`;
    case 'clauseRef':
      return `[${labels.clause(inline.attrs.clauseId)}]`;
    case 'legalRef':
      return inline.attrs.label;
  }
}
