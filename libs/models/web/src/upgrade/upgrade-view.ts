import type { Block, Inline, RichText } from '@province-comuni/shared-act-tree';
import type { UpgradeItemData, UpgradeTextData } from './useUpgrade.js';

/** The lists of the room: what waits, what was decided, what comes from the model, what stays the Provincia's, what was put off. */
export type UpgradeGroup = 'open' | 'decided' | 'model' | 'ours' | 'later';

export const GROUPS: readonly UpgradeGroup[] = ['open', 'decided', 'model', 'ours', 'later'];

const OURS = new Set(['KEPT', 'COMBINED']);

/** In which list an item stands. */
export function groupOf(item: UpgradeItemData): UpgradeGroup {
  if (item.choice === null) return 'open';
  if (item.choice === 'LATER') return 'later';
  if (item.decidedBy !== null) return 'decided';
  return OURS.has(item.class) ? 'ours' : 'model';
}

/** The items list by list, each in the order of the acts: the order in which one walks through them. */
export function grouped(items: readonly UpgradeItemData[]): { group: UpgradeGroup; items: UpgradeItemData[] }[] {
  return GROUPS.map((group) => ({ group, items: items.filter((item) => groupOf(item) === group) })).filter((each) => each.items.length > 0);
}

/** The item to look at after `key`: the next that waits, else the next at all. */
export function nextOpen(items: readonly UpgradeItemData[], key: string | null): UpgradeItemData | undefined {
  const at = items.findIndex((item) => item.key === key);
  const around = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return around.find((item) => item.choice === null);
}

/** Texts of one column as one text to read and compare: headings stand in bold before what they head. */
export function asOneText(texts: readonly UpgradeTextData[]): RichText {
  const content = texts.flatMap((text): Block[] => {
    const heading = text.heading as readonly Inline[];
    const body = text.body as RichText;
    return [...(heading.length > 0 ? [{ type: 'paragraph' as const, content: heading.map((inline): Inline => ({ ...inline, marks: [{ type: 'bold' }] })) }] : []), ...body.content];
  });
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** Choices that mean something particular for a class of items. */
const NAMED: ReadonlySet<string> = new Set(['NEW_OURS', 'RETIRED_ACCEPT', 'RETIRED_OURS', 'TAKEN_OURS', 'RETIRED_EDITED_ACCEPT', 'RETIRED_EDITED_MODEL', 'SUPPRESSED_CHANGED_ACCEPT', 'SUPPRESSED_CHANGED_MODEL', 'MOVED_ACCEPT', 'MOVED_OURS']);

/** Key of the message that names a choice for this item. */
export function choiceMessage(item: Pick<UpgradeItemData, 'class'>, choice: string): string {
  const named = `${item.class}_${choice}`;
  return NAMED.has(named) ? `choiceOf.${named}` : `choice.${choice}`;
}

/** What the acts will say with the choice made; null where nothing is left to read. */
export function resultOf(item: UpgradeItemData): readonly UpgradeTextData[] {
  switch (item.choice) {
    case 'MODEL':
      return item.now;
    case 'OURS':
      return item.class === 'NEW' ? [] : item.ours;
    case 'LATER':
      return item.ours;
    case 'EDIT':
      return item.proposal.map((text) => item.texts.find((each) => each.clauseId === text.clauseId) ?? text);
    default:
      return item.class === 'SUPPRESSED_CHANGED' ? [] : item.proposal;
  }
}
