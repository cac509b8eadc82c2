import { REFERENCE_WORDS, type Reference } from './post-references.js';

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

/** Words of somebody else. Of a post, they go where it goes: once that is hidden, withdrawn or elsewhere, the quote is masked. */
export interface PostQuote {
  readonly type: 'blockquote';
  /** The post whose words they are, where the page knows it. */
  readonly attrs?: { readonly postId: string };
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

export type PostInline = PostWords | PostMention | PostReference;

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

/** A thing of the product. Its title is no part of the text: each reader is shown what he may read. */
export interface PostReference {
  readonly type: 'reference';
  readonly attrs: Reference;
}

/** A text with one paragraph per argument. */
export function plainPost(...paragraphs: string[]): PostText {
  return { type: 'doc', content: paragraphs.map((text) => ({ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) })) };
}

/** Whether a text says nothing. */
export function isEmptyPost(text: PostText): boolean {
  return plainTextOf(text).trim() === '';
}

/**
 * The words alone: blocks parted by empty lines, items on a line each, cells by tabs.
 * @param words of what it refers to, for who reads them; not given: what it is, which everybody may know
 */
export function plainTextOf(text: PostText, words: (reference: Reference) => string = ({ kind }) => REFERENCE_WORDS[kind]): string {
  const block = (inner: PostBlock): string => blockText(inner, words);
  return text.content.map(block).filter((each) => each !== '').join('\n\n');
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

/** Ids of the posts that are quoted, each once, in order. */
export function quotedIn(text: PostText): string[] {
  const found = new Set<string>();
  const visit = (node: object): void => {
    const { type, attrs, content } = node as { type?: string; attrs?: { postId?: string }; content?: readonly object[] };
    if (type === 'blockquote' && attrs?.postId) found.add(attrs.postId);
    content?.forEach(visit);
  };
  visit(text);
  return [...found];
}

function blockText(block: PostBlock, words: (reference: Reference) => string): string {
  const inner = (each: PostBlock): string => blockText(each, words);
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.content ?? [], words);
    case 'codeBlock':
      return block.content?.[0].text ?? '';
    case 'bulletList':
    case 'orderedList':
      return block.content.map((item, index) => `${block.type === 'bulletList' ? '–' : `${index + 1}.`} ${item.content.map(inner).join('\n')}`).join('\n');
    case 'blockquote':
      return block.content.map(inner).join('\n\n').replace(/^/gm, '> ');
    case 'table':
      return block.content.map((row) => row.content.map((cell) => cell.content.map(inner).join(' ')).join('\t')).join('\n');
  }
}

function inlineText(content: readonly PostInline[], words: (reference: Reference) => string): string {
  return content.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'reference' ? words(inline.attrs) : `@${inline.attrs.label}`)).join('');
}
