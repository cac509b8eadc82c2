/**
 * The text of a post: a strict tree, valid ProseMirror JSON, the same in the editor, in the database and on the page.
 * What it does not name cannot be stored: no HTML, no colours, no pictures from elsewhere.
 */
export interface PostText {
  readonly type: 'doc';
  readonly content: readonly PostBlock[];
}

export type PostBlock = PostParagraph | PostList | PostQuote | PostCode | PostTable;

export interface PostParagraph {
  readonly type: 'paragraph';
  readonly content?: readonly PostInline[];
}

export interface PostList {
  readonly type: 'bulletList' | 'orderedList';
  readonly content: readonly PostListItem[];
}

export interface PostListItem {
  readonly type: 'listItem';
  readonly content: readonly PostBlock[];
}

/** Words of somebody else. */
export interface PostQuote {
  readonly type: 'blockquote';
  readonly content: readonly PostBlock[];
}

/** Lines as they were typed. */
export interface PostCode {
  readonly type: 'codeBlock';
  readonly content?: readonly [{ readonly type: 'text'; readonly text: string }];
}

/** A table without joined cells; the first row may be the header. */
export interface PostTable {
  readonly type: 'table';
  readonly content: readonly PostTableRow[];
}

export interface PostTableRow {
  readonly type: 'tableRow';
  readonly content: readonly PostTableCell[];
}

export interface PostTableCell {
  readonly type: 'tableHeader' | 'tableCell';
  readonly content: readonly PostParagraph[];
}

export type PostInline = PostWords | PostMention;

export interface PostWords {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly PostMark[];
}

/** `link`: to http, https, mailto, or a page of the product (`/documenti/…`). */
export type PostMark = { readonly type: 'bold' } | { readonly type: 'italic' } | { readonly type: 'code' } | { readonly type: 'link'; readonly attrs: { readonly href: string } };

/** A person of the community who is told. The name is written by the server, whatever the page sent. */
export interface PostMention {
  readonly type: 'mention';
  readonly attrs: { readonly personId: string; readonly label: string };
}

/** A text with one paragraph per argument. */
export function plainPost(...paragraphs: string[]): PostText {
  return { type: 'doc', content: paragraphs.map((text) => ({ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) })) };
}

/** Whether a text says nothing. */
export function isEmptyPost(text: PostText): boolean {
  return plainTextOf(text).trim() === '';
}

/** The words alone: blocks parted by empty lines, items on a line each, cells by tabs. */
export function plainTextOf(text: PostText): string {
  return text.content.map(blockText).filter((block) => block !== '').join('\n\n');
}

/** Ids of the people mentioned, each once, in order. */
export function mentionsOf(text: PostText): string[] {
  const found = new Set<string>();
  const visit = (node: object): void => {
    const { type, attrs, content } = node as { type?: string; attrs?: { personId?: string }; content?: readonly object[] };
    if (type === 'mention' && attrs?.personId) found.add(attrs.personId);
    content?.forEach(visit);
  };
  visit(text);
  return [...found];
}

function blockText(block: PostBlock): string {
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.content ?? []);
    case 'codeBlock':
      return block.content?.[0].text ?? '';
    case 'bulletList':
    case 'orderedList':
      return block.content.map((item, index) => `${block.type === 'bulletList' ? '–' : `${index + 1}.`} ${item.content.map(blockText).join('\n')}`).join('\n');
    case 'blockquote':
      return block.content.map(blockText).join('\n\n').replace(/^/gm, '> ');
    case 'table':
      return block.content.map((row) => row.content.map((cell) => cell.content.map(blockText).join(' ')).join('\t')).join('\n');
  }
}

function inlineText(content: readonly PostInline[]): string {
  return content.map((inline) => (inline.type === 'text' ? inline.text : `@${inline.attrs.label}`)).join('');
}
