import { redline, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { RedlineText } from '@province-comuni/shared-ui';
import { useMemo, type ReactElement } from 'react';
import type { ChipLabels } from '../editor/clause-extensions.js';

/** What `after` says differently from `before`, word by word. */
export function RedlineView({ before, after, labels }: { before: RichText; after: RichText; labels: ChipLabels }): ReactElement {
  const lines = useMemo(() => redline(before, after).map((line) => line.map(({ change, content }) => ({ change, text: content.map((inline) => inlineText(inline, labels)).join('') }))), [before, after, labels]);
  return <RedlineText lines={lines} />;
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
