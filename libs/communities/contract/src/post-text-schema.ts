import { isUuid } from '@province-comuni/shared-kernel';
import { isReference, type ReferenceKind } from './post-references.js';
import type { PostBlock, PostInline, PostListItem, PostMark, PostParagraph, PostTableCell, PostTableRow, PostText } from './post-text.js';

/** A text that the schema refuses. `message` is Italian. */
export class PostTextProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PostTextProblem';
  }
}

/** Characters of a post at most. */
export const LONGEST_POST = 20_000;
const MAX_DEPTH = 4;
const MAX_NODES = 2_000;
const MAX_MENTIONS = 20;
const MAX_REFERENCES = 20;
const MAX_COLUMNS = 12;
const MAX_HREF = 2_000;
/** Controls (but tab and line end), direction changes and what is no character: they hide text or break it. */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;

/**
 * Reads text that came from an editor: only what the schema names passes, everything else is refused (never silently dropped). Attributes that editors add are left out.
 * The result is canonical: equal texts give equal trees. Empty paragraphs at the end go.
 * @throws PostTextProblem
 */
export function parsePostText(input: unknown): PostText {
  const reader = new Reader();
  const doc = record(input);
  if (doc['type'] !== 'doc') throw new PostTextProblem(UNREADABLE);
  const content = list(doc['content'] ?? []).map((block) => reader.block(block, 0));
  while (content.length > 0 && isEmptyParagraph(content.at(-1)!)) content.pop();
  return { type: 'doc', content };
}

/** Whether an address may stand behind a link of a post. */
export function isLinkAllowed(href: string): boolean {
  if (href.length === 0 || href.length > MAX_HREF || /[\s\\\u0000-\u001f\u007f]/.test(href)) return false;
  // A page of the product, and no address that a browser reads as another site.
  if (href.startsWith('/')) return !href.startsWith('//');
  return /^(https?:\/\/[^/]|mailto:[^@/]+@)/i.test(href) && URL.canParse(href);
}

const UNREADABLE = 'Il testo non è leggibile: ricaricate la pagina e riprovate.';

class Reader {
  private characters = 0;
  private nodes = 0;
  private mentions = 0;
  private references = 0;

  block(input: unknown, depth: number): PostBlock {
    const node = record(input);
    if (depth > MAX_DEPTH) throw new PostTextProblem('Elenchi e citazioni sono uno dentro l’altro troppe volte.');
    this.count();
    switch (node['type']) {
      case 'paragraph':
        return this.paragraph(node);
      case 'bulletList':
      case 'orderedList':
        return { type: node['type'], content: this.items(node, depth) };
      case 'blockquote': {
        const content = list(node['content'] ?? []).map((block) => this.block(block, depth + 1));
        if (content.length === 0) throw new PostTextProblem('Una citazione ha almeno una parola.');
        const { postId } = attrs(node);
        return { type: 'blockquote', ...(typeof postId === 'string' && isUuid(postId) ? { attrs: { postId: postId.toLowerCase() } } : {}), content };
      }
      case 'codeBlock': {
        const text = list(node['content'] ?? []).map((inline) => this.lines(record(inline))).join('');
        return { type: 'codeBlock', ...(text === '' ? {} : { content: [{ type: 'text' as const, text }] as const }) };
      }
      case 'table':
        return this.table(node);
      default:
        throw new PostTextProblem(`L’elemento «${String(node['type']).slice(0, 40)}» non è ammesso in un messaggio.`);
    }
  }

  private paragraph(node: Record<string, unknown>): PostParagraph {
    const content = merge(list(node['content'] ?? []).map((inline) => this.inline(inline)));
    return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) };
  }

  private items(node: Record<string, unknown>, depth: number): PostListItem[] {
    const items = list(node['content'] ?? []).map((input): PostListItem => {
      const item = record(input);
      if (item['type'] !== 'listItem') throw new PostTextProblem('Un elenco contiene solo voci.');
      this.count();
      return { type: 'listItem', content: list(item['content'] ?? []).map((block) => this.block(block, depth + 1)) };
    });
    if (items.length === 0) throw new PostTextProblem('Un elenco ha almeno una voce.');
    return items;
  }

  private table(node: Record<string, unknown>): PostBlock {
    const rows = list(node['content'] ?? []).map((input): PostTableRow => {
      const row = record(input);
      if (row['type'] !== 'tableRow') throw new PostTextProblem('Una tabella contiene solo righe.');
      return { type: 'tableRow', content: list(row['content'] ?? []).map((cell) => this.cell(cell)) };
    });
    const width = rows[0]?.content.length ?? 0;
    if (width === 0 || rows.some((row) => row.content.length !== width)) throw new PostTextProblem('Le righe della tabella non hanno tutte le stesse colonne.');
    if (width > MAX_COLUMNS) throw new PostTextProblem(`Una tabella ha al massimo ${MAX_COLUMNS} colonne.`);
    return { type: 'table', content: rows };
  }

  private cell(input: unknown): PostTableCell {
    const cell = record(input);
    this.count();
    if (cell['type'] !== 'tableHeader' && cell['type'] !== 'tableCell') throw new PostTextProblem('Una riga contiene solo celle.');
    const { colspan, rowspan } = attrs(cell);
    if ((colspan ?? 1) !== 1 || (rowspan ?? 1) !== 1) throw new PostTextProblem('Le celle unite non sono ammesse: un lettore di schermo non le legge.');
    const content = list(cell['content'] ?? []).map((block) => {
      const node = record(block);
      if (node['type'] !== 'paragraph') throw new PostTextProblem('Una cella contiene solo testo.');
      return this.paragraph(node);
    });
    return { type: cell['type'], content };
  }

  private inline(input: unknown): PostInline {
    const node = record(input);
    this.count();
    switch (node['type']) {
      case 'text':
        return { type: 'text', text: this.text(node['text']), ...this.marks(node) };
      case 'mention': {
        const { personId } = attrs(node);
        if (typeof personId !== 'string' || !isUuid(personId)) throw new PostTextProblem('La persona citata non è leggibile.');
        this.mentions += 1;
        if (this.mentions > MAX_MENTIONS) throw new PostTextProblem(`Si citano al massimo ${MAX_MENTIONS} persone in un messaggio.`);
        return { type: 'mention', attrs: { personId: personId.toLowerCase(), label: '' } };
      }
      case 'reference': {
        // Kind and id alone: a title that a page sent would be read by who may not know it.
        const { kind, id } = attrs(node);
        if (!isReference(kind, id)) throw new PostTextProblem('Ciò a cui il messaggio rimanda non è leggibile: toglietelo e sceglietelo di nuovo.');
        this.references += 1;
        if (this.references > MAX_REFERENCES) throw new PostTextProblem(`Si rimanda al massimo a ${MAX_REFERENCES} cose in un messaggio.`);
        return { type: 'reference', attrs: { kind: kind as ReferenceKind, id: kind === 'clausola' ? (id as string) : (id as string).toLowerCase() } };
      }
      default:
        throw new PostTextProblem(`L’elemento «${String(node['type']).slice(0, 40)}» non è ammesso in un messaggio.`);
    }
  }

  private marks(node: Record<string, unknown>): { marks?: readonly PostMark[] } {
    const read = list(node['marks'] ?? []).map((mark) => this.mark(record(mark)));
    const marks = (['bold', 'italic', 'code', 'link'] as const).flatMap((type) => read.find((mark) => mark.type === type) ?? []);
    return marks.length > 0 ? { marks } : {};
  }

  private mark(mark: Record<string, unknown>): PostMark {
    const { type } = mark;
    if (type === 'bold' || type === 'italic' || type === 'code') return { type };
    if (type !== 'link') throw new PostTextProblem(`Lo stile «${String(type).slice(0, 40)}» non è ammesso in un messaggio.`);
    const { href } = attrs(mark);
    if (typeof href !== 'string' || !isLinkAllowed(href)) throw new PostTextProblem('Un collegamento porta a un indirizzo http, https o di posta, o a una pagina di questo sito.');
    return { type: 'link', attrs: { href } };
  }

  private lines(node: Record<string, unknown>): string {
    if (node['type'] !== 'text') throw new PostTextProblem('Il codice contiene solo testo.');
    return this.clean(node['text'], false);
  }

  private text(input: unknown): string {
    return this.clean(input, true);
  }

  private clean(input: unknown, isLine: boolean): string {
    if (typeof input !== 'string') throw new PostTextProblem(UNREADABLE);
    this.characters += input.length;
    if (this.characters > LONGEST_POST) throw new PostTextProblem(`Il messaggio è troppo lungo: al massimo ${LONGEST_POST.toLocaleString('it-IT')} caratteri. Un testo più lungo si condivide come documento.`);
    const text = input.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '');
    return isLine ? text.replace(/[\n\t]/g, ' ') : text;
  }

  private count(): void {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) throw new PostTextProblem('Il messaggio ha troppe parti.');
  }
}

function isEmptyParagraph(block: PostBlock): boolean {
  return block.type === 'paragraph' && (block.content ?? []).every((inline) => inline.type === 'text' && inline.text.trim() === '');
}

function merge(inlines: readonly PostInline[]): PostInline[] {
  const merged: PostInline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (inline.type === 'text' && inline.text === '') continue;
    if (last?.type === 'text' && inline.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(inline.marks)) merged[merged.length - 1] = { ...last, text: last.text + inline.text };
    else merged.push(inline);
  }
  return merged;
}

function record(input: unknown): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new PostTextProblem(UNREADABLE);
  return input as Record<string, unknown>;
}

function list(input: unknown): readonly unknown[] {
  if (!Array.isArray(input)) throw new PostTextProblem(UNREADABLE);
  return input;
}

function attrs(node: Record<string, unknown>): Record<string, unknown> {
  const value = node['attrs'];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
