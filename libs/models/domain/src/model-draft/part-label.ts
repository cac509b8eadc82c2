import type { ModelContent } from '@province-comuni/models-contract';
import type { Block, ClauseRevision, Inline } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import { partOf, type PartRef, type PartValues } from './draft-part.js';

/** How a part stands beside the published version. */
export type PartStanding = 'SAME' | 'ADDED' | 'CHANGED' | 'REMOVED';

/** What people call a part; its id when the version has no such part. */
export function partLabel(content: ModelContent, ref: PartRef): string {
  const state = partOf(content, ref);
  if (!state) return ref.id;
  const value = state.value as never;
  switch (ref.kind) {
    case 'head':
      return 'Scheda del modello';
    case 'changelog':
      return 'Novità';
    case 'lineage':
      return 'Che cosa è successo alle clausole';
    case 'migrations':
      return 'Che cosa diventano le risposte';
    case 'act':
      return (value as PartValues['act']).shortName;
    case 'clause':
      return clauseLabel(content, value as ClauseRevision);
    case 'variable':
      return (value as PartValues['variable']).label;
    case 'rule':
      return (value as PartValues['rule']).message;
    case 'parameter':
      return (value as PartValues['parameter']).description;
    case 'cell': {
      const { form, level } = value as PartValues['cell'];
      return `${optionLabel(content, content.formAxis, form)} – ${optionLabel(content, content.levelAxis, level)}`;
    }
    default:
      return (value as PartValues['step'] | PartValues['source']).title;
  }
}

/** The heading of a clause, or its first words where it has none. */
export function clauseLabel(content: ModelContent, clause: Pick<ClauseRevision, 'id' | 'heading' | 'body'>): string {
  const heading = plainHeading(content, clause.heading);
  if (heading !== '') return heading;
  const words = clause.body.content.map(blockText).join(' ').replace(/\s+/g, ' ').trim();
  return words === '' ? clause.id : words.length > 70 ? `${words.slice(0, 70).replace(/\s\S*$/, '')}…` : words;
}

/** Beside the version it follows; without one everything is new. */
export function partStanding(previous: ModelContent | null, content: ModelContent, ref: PartRef): PartStanding {
  const before = previous && partOf(previous, ref);
  const after = partOf(content, ref);
  if (!after) return 'REMOVED';
  if (!before) return 'ADDED';
  return sameJson(before.value, after.value) ? 'SAME' : 'CHANGED';
}

function optionLabel(content: ModelContent, key: string, value: string): string {
  return content.variables.find((variable) => variable.key === key)?.options.find((option) => option.value === value)?.label ?? value;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return (block.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'variable' ? '…' : inline.type === 'legalRef' ? inline.attrs.label : '')).join('');
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.map(blockText)).join(' ');
    case 'table':
      return block.attrs?.caption ?? '';
  }
}

/** A heading as plain words, a chip as the name of its datum in brackets. */
function plainHeading(content: ModelContent, heading: readonly Inline[]): string {
  const name = (key: string): string => content.variables.find((variable) => variable.key === key)?.label ?? key;
  return heading.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'variable' ? `[${name(inline.attrs.key)}]` : '')).join('').trim();
}
