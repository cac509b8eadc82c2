import type { DocumentBlock, DocumentParagraph } from '@province-comuni/platform-ports';
import { normaliseText, type ClauseKind, type Inline } from '@province-comuni/shared-act-tree';
import { importedBody } from './imported-body.js';
import type { ImportedClause } from './imported-clause.js';

const HEADING_LENGTH = 140;
const ARTICLE = /^art(?:icolo|\.)?\s*(\d{1,3}(?:\s*-?\s*(?:bis|ter|quater))?)\s*[°º]?\s*(?:[-–—.:)]+\s*)*/i;
/** After these words "Art. 5" is a norm that is quoted, not a heading. */
const QUOTED = /^(?:,|del|dello|della|dell['’]|c\.|comma|commi|lett)/i;
const PREMISES = /^(?:premess[oaie]|vist[oiae]|considerat[oaie]|richiamat[oaie]|ritenut[oaie]|dato atto|tenuto conto|rilevato|atteso)\b/i;
/** The word alone opens a group; with what follows it is a premise itself. */
const GROUP = /^(?:premess[oaie]|vist[oiae]|considerat[oaie]|richiamat[oaie]|ritenut[oaie]|dato atto|tenuto conto)(?:\s+(?:che|inoltre|quanto segue))*\s*:?\s*$/i;
const PARTIES = /^(?:(?:tra|fra|le parti)\W*$|(?:l['’]anno|il giorno|addì)(?![\p{L}]))/iu;
const SIGNATURE = /^(?:letto,?\s+(?:approvato|confermato|firmato)|sottoscrizion[ei]\s*$|firm[ae]\b|per\s+(?:la|il|l['’])\s*(?:provincia|comune|unione|ente)\b|il\s+(?:presidente|sindaco|dirigente|legale rappresentante)\s*[:_]?\s*_*$)/i;

interface Draft {
  kind: ClauseKind;
  number: string | null;
  label: string;
  heading: Inline[];
  blocks: DocumentBlock[];
}

/**
 * Parts a document into clauses: title, parties, premises one by one, articles, signatures. Every block goes into exactly one clause, in order.
 * @param mint gives the id of the next clause
 * @throws RichTextProblem when a clause is too long to be one
 */
export function splitDocument(blocks: readonly DocumentBlock[], mint: () => string): ImportedClause[] {
  return new Splitter(blocks).drafts().map(({ blocks: own, ...draft }) => ({ id: mint(), ...draft, body: importedBody(own, draft.kind === 'articolo') }));
}

/** Label and heading on one line, as the document shows them. */
export function headingText(clause: Pick<ImportedClause, 'label' | 'heading'>): string {
  return normaliseText(`${clause.label} ${plain(clause.heading)}`);
}

function plain(content: readonly Inline[]): string {
  return content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
}

class Splitter {
  private readonly out: Draft[] = [];
  private articles = 0;
  private readonly signatureAt: number;

  constructor(private readonly blocks: readonly DocumentBlock[]) {
    this.signatureAt = findSignature(blocks);
  }

  drafts(): Draft[] {
    for (let index = 0; index < this.blocks.length; index += 1) index += this.take(this.blocks[index]!, index);
    return this.out;
  }

  /** Places a block; returns how many of the next ones it used as well. */
  private take(block: DocumentBlock, index: number): number {
    if (index === this.signatureAt) return this.signature(block as DocumentParagraph);
    const current = this.out.at(-1);
    if (index > this.signatureAt || block.type === 'table') return this.append(block);
    const article = this.articleOf(block);
    if (article) return this.openArticle(block, article, index);
    const text = plain(block.content);
    if (index === 0) return this.start('intestazione', block.content);
    if (block.heading !== null) return this.start(this.articles === 0 && PREMISES.test(text) ? 'gruppo' : 'testo', block.content, block.marker?.text ?? '');
    if (this.articles > 0) return this.append(block);
    if (block.marker === null && GROUP.test(text)) return this.start('gruppo', block.content);
    if (this.isPremise(block, text, current)) return this.voce(block);
    if (current?.kind === 'intestazione' && !PARTIES.test(text)) return this.append(block);
    if (current?.kind === 'gruppo' || current?.kind === 'voce' || current?.kind === 'intestazione') {
      this.start('testo', []);
      return this.append(block);
    }
    return this.append(block);
  }

  private isPremise(block: DocumentParagraph, text: string, current: Draft | undefined): boolean {
    if (PREMISES.test(text)) return true;
    return (current?.kind === 'gruppo' || current?.kind === 'voce') && (block.marker !== null || /^(?:[-–—•▪●]\s+|[a-z0-9]{1,2}[.)]\s+|che\s)/i.test(text));
  }

  private voce(block: DocumentParagraph): number {
    const [first, ...others] = block.content;
    const dash = first?.type === 'text' ? /^[-–—•▪●]\s+/.exec(first.text) : null;
    const content = dash && first?.type === 'text' ? [{ ...first, text: first.text.slice(dash[0].length) }, ...others] : block.content;
    // Labels that count are part of what was written; dashes are the engine's.
    const label = block.marker && block.marker.kind !== 'dash' ? [{ type: 'text' as const, text: `${block.marker.text} ` }] : [];
    this.start('voce', []);
    return this.append({ ...block, marker: null, content: [...label, ...content] });
  }

  private start(kind: ClauseKind, heading: readonly Inline[], label = '', number: string | null = null): number {
    this.out.push({ kind, number, label, heading: [...heading], blocks: [] });
    return 0;
  }

  private append(block: DocumentBlock): number {
    if (this.out.length === 0) this.start('testo', []);
    this.out.at(-1)!.blocks.push(block);
    return 0;
  }

  /** The number an article carries and the words its label takes; null when the block opens none. */
  private articleOf(block: DocumentParagraph): { number: string; label: string; taken: number } | null {
    const text = plain(block.content);
    const counted = block.marker ? (ARTICLE.exec(block.marker.text) ?? (block.heading !== null ? /^(\d{1,3})[.)]?$/.exec(block.marker.text) : null)) : null;
    if (counted) return { number: counted[1]!.replace(/\s/g, ''), label: block.marker!.text, taken: 0 };
    const written = ARTICLE.exec(text);
    if (!written || QUOTED.test(text.slice(written[0].length))) return null;
    // Without a style only the next number in the row is a heading: anything else is a sentence about an article.
    if (block.heading === null && Number.parseInt(written[1]!, 10) !== this.articles + 1) return null;
    return { number: written[1]!.replace(/\s/g, ''), label: written[0].trim(), taken: written[0].length };
  }

  private openArticle(block: DocumentParagraph, { number, label, taken }: { number: string; label: string; taken: number }, index: number): number {
    this.articles += 1;
    const rest = skip(block.content, taken);
    this.start('articolo', [], label, number);
    const article = this.out.at(-1)!;
    if (rest.length > 0 && plain(rest).length > HEADING_LENGTH) return this.append({ ...block, marker: null, heading: null, content: rest });
    article.heading = unbracketed(rest);
    const next = this.blocks[index + 1];
    // The heading may stand on the line below its number.
    if (rest.length === 0 && index + 1 !== this.signatureAt && next?.type === 'paragraph' && next.marker === null && !this.articleOf(next) && looksLikeHeading(next)) {
      article.heading = unbracketed(next.content);
      return 1;
    }
    return 0;
  }

  private signature(block: DocumentParagraph): number {
    const isLabel = plain(block.content).length <= 40 && /^sottoscrizion|^firm[ae]/i.test(plain(block.content));
    this.start('firma', isLabel ? block.content : []);
    return isLabel ? 0 : this.append(block);
  }
}

function looksLikeHeading(block: DocumentParagraph): boolean {
  const text = plain(block.content);
  return text.length <= 100 && !/^\d{1,2}[.)]\s/.test(text) && (block.heading !== null || !/[.;:,]$/.test(text));
}

/** Where the signatures begin: after the last article, at the first line that reads like one. */
function findSignature(blocks: readonly DocumentBlock[]): number {
  const isArticle = (block: DocumentBlock): boolean => block.type === 'paragraph' && (ARTICLE.test(block.marker?.text ?? '') || (ARTICLE.test(plain(block.content)) && plain(block.content).length <= HEADING_LENGTH));
  const last = blocks.findLastIndex(isArticle);
  const at = blocks.findIndex((block, index) => index > last + 1 && last >= 0 && block.type === 'paragraph' && block.marker === null && plain(block.content).length <= 150 && SIGNATURE.test(plain(block.content)));
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function skip(content: readonly Inline[], characters: number): Inline[] {
  let left = characters;
  return content.flatMap((inline): Inline[] => {
    if (inline.type !== 'text') return [inline];
    const cut = Math.min(left, inline.text.length);
    left -= cut;
    const text = inline.text.slice(cut);
    return text === '' ? [] : [{ ...inline, text }];
  });
}

/** "(Durata)" is the heading "Durata"; headings carry no bold of their own, the style gives it. */
function unbracketed(content: readonly Inline[]): Inline[] {
  const text = plain(content).trim();
  const inner = /^\((.*)\)$/.exec(text)?.[1] ?? text;
  return inner === '' ? [] : [{ type: 'text', text: inner }];
}
