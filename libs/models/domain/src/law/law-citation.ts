import type { Block, Inline, LegalSource, RichText } from '@province-comuni/shared-act-tree';

/**
 * Whether a citation is touched when a norm changes: it is that norm, or a part of it. A decree touches its articles, an article its commas,
 * never the article whose number only begins the same, and never the decree as a whole.
 */
export function isCitedBy(cited: string, changed: string): boolean {
  const [urn, law] = [cited.toLowerCase(), changed.toLowerCase()];
  if (urn === law) return true;
  return urn.startsWith(law) && (law.includes('~') ? urn[law.length] === '-' : '~!@'.includes(urn[law.length]!));
}

/** Norms that a clause rests on: those its authors named, and those its text refers to. */
export function lawsOf({ heading, body, legalRefs = [] }: { readonly heading: readonly Inline[]; readonly body: RichText; readonly legalRefs?: readonly LegalSource[] }): Set<string> {
  const laws = new Set(legalRefs.map((source) => source.urn).filter((urn) => urn !== ''));
  const inlines = (content: readonly Inline[]): void => content.forEach((inline) => inline.type === 'legalRef' && inline.attrs.urn !== '' && laws.add(inline.attrs.urn));
  const blocks = (content: readonly Block[]): void => {
    for (const block of content) {
      if (block.type === 'paragraph') inlines(block.content ?? []);
      else if (block.type === 'table') block.content.forEach((row) => row.content.forEach((cell) => blocks(cell.content)));
      else block.content.forEach((item) => blocks(item.content));
    }
  };
  inlines(heading);
  blocks(body.content);
  return laws;
}
