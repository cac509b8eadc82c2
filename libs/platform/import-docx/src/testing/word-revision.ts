import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Who changes, and when, as Word writes it. */
export interface Reviser {
  readonly author: string;
  readonly date?: string;
}

interface Token {
  /** Markup that is no run: bookmarks, hyperlinks, what was wrapped already. */
  readonly raw?: string;
  /** A run that nobody changed yet. */
  readonly run?: { readonly look: string; readonly text: string };
}

interface Paragraph {
  properties: string;
  /** Revision of the mark that ends it. */
  mark: string;
  tokens: Token[];
}

/**
 * A DOCX of ours as Word would leave it after a revision: changes are tracked run by run, paragraph marks are put in and taken out, comments stand in a part of
 * their own. Texts are looked for in what no earlier call changed; offsets count the characters of such runs.
 */
export class WordRevision {
  private readonly files: Record<string, Uint8Array>;
  /** Markup of the body between paragraphs: before the first, before the second and so on. */
  readonly around: string[];
  readonly paragraphs: Paragraph[];
  private readonly comments: string[] = [];
  private readonly threads: string[] = [];
  private next = 9_000;

  constructor(bytes: Uint8Array, private readonly reviser: Reviser = { author: 'Segretario generale', date: '2026-12-02T09:30:00Z' }) {
    this.files = unzipSync(bytes);
    const pieces = strFromU8(this.files['word/document.xml']!).split(/(<w:p>.*?<\/w:p>)/s);
    this.around = pieces.filter((_, index) => index % 2 === 0);
    this.paragraphs = pieces.filter((_, index) => index % 2 === 1).map(readParagraph);
  }

  /** The unchanged text of each paragraph, in order. */
  texts(): string[] {
    return this.paragraphs.map(textOf);
  }

  /** The paragraph that holds these words. */
  at(words: string): number {
    const index = this.paragraphs.findIndex((paragraph) => textOf(paragraph).includes(words));
    if (index < 0) throw new Error(`no paragraph says «${words}»`);
    return index;
  }

  /** Takes words out and puts others in their place, both tracked. */
  replace(words: string, by: string, reviser = this.reviser): this {
    const index = this.at(words);
    const from = textOf(this.paragraphs[index]!).indexOf(words);
    return this.edit(index, from, from + words.length, by, reviser);
  }

  /** The same at offsets of the paragraph's unchanged text. */
  edit(index: number, from: number, to: number, by: string, reviser = this.reviser): this {
    const paragraph = this.paragraphs[index]!;
    const { before, inside, after } = cut(paragraph.tokens, from, to);
    const taken = inside.map((token) => (token.run ? { raw: `<w:del ${this.mark(reviser)}>${runXml(token.run.look, token.run.text, 'w:delText')}</w:del>` } : token));
    const look = inside.find((token) => token.run)?.run?.look ?? '';
    paragraph.tokens = [...before, ...taken, ...(by === '' ? [] : [{ raw: `<w:ins ${this.mark(reviser)}>${runXml(look, by, 'w:t')}</w:ins>` }]), ...after];
    return this;
  }

  /** Changes words with the tracking turned off. */
  untracked(words: string, by: string): this {
    const paragraph = this.paragraphs[this.at(words)]!;
    const from = textOf(paragraph).indexOf(words);
    const { before, inside, after } = cut(paragraph.tokens, from, from + words.length);
    paragraph.tokens = [...before, { run: { look: '', text: by } }, ...inside.filter((token) => !token.run), ...after];
    return this;
  }

  /** Makes words bold, tracked as a change of look. */
  embolden(words: string): this {
    const paragraph = this.paragraphs[this.at(words)]!;
    const from = textOf(paragraph).indexOf(words);
    const { before, inside, after } = cut(paragraph.tokens, from, from + words.length);
    paragraph.tokens = [...before, ...inside.map((token) => (token.run ? { run: { look: `<w:b/><w:rPrChange ${this.mark(this.reviser)}><w:rPr/></w:rPrChange>`, text: token.run.text } } : token)), ...after];
    return this;
  }

  /** Enter at the end of a paragraph and a new one typed, as Word writes it: the mark of the old one is new, the new one has the old mark. */
  addAfter(index: number, text: string, options: { readonly style?: string; readonly reviser?: Reviser } = {}): this {
    const reviser = options.reviser ?? this.reviser;
    const old = this.paragraphs[index]!;
    const added: Paragraph = { properties: options.style ? `<w:pStyle w:val="${options.style}"/>` : old.properties, mark: old.mark, tokens: [{ raw: `<w:ins ${this.mark(reviser)}>${runXml('', text, 'w:t')}</w:ins>` }] };
    old.mark = `<w:ins ${this.mark(reviser)}/>`;
    this.place(index + 1, added);
    return this;
  }

  /** Enter inside a paragraph. */
  split(index: number, at: number, reviser = this.reviser): this {
    const old = this.paragraphs[index]!;
    const { before, after } = cut(old.tokens, at, at);
    // A link that was open at the place is two links.
    const links = before.flatMap(({ raw }) => raw?.match(/<w:hyperlink[^>]*>|<\/w:hyperlink>/g) ?? []);
    const open = links.at(-1)?.startsWith('<w:hyperlink') ? links.at(-1)! : null;
    const rest: Paragraph = { properties: old.properties, mark: old.mark, tokens: [...(open ? [{ raw: open }] : []), ...after] };
    Object.assign(old, { tokens: [...before, ...(open ? [{ raw: '</w:hyperlink>' }] : [])], mark: `<w:ins ${this.mark(reviser)}/>` });
    this.place(index + 1, rest);
    return this;
  }

  /** Takes out the mark that ends a paragraph: it goes on into the next. */
  join(index: number, reviser = this.reviser): this {
    const paragraph = this.paragraphs[index]!;
    paragraph.mark += `<w:del ${this.mark(reviser)}/>`;
    return this;
  }

  /** Takes out a whole paragraph, mark and all. */
  drop(index: number, reviser = this.reviser): this {
    return this.edit(index, 0, textOf(this.paragraphs[index]!).length, '', reviser).join(index, reviser);
  }

  /** Cuts a paragraph and pastes it after another, as Word tracks it. */
  move(index: number, after: number, reviser = this.reviser): this {
    const paragraph = this.paragraphs[index]!;
    const text = textOf(paragraph);
    const pasted: Paragraph = { properties: paragraph.properties, mark: `<w:moveTo ${this.mark(reviser)}/>`, tokens: [{ raw: `<w:moveTo ${this.mark(reviser)}>${runXml('', text, 'w:t')}</w:moveTo>` }] };
    paragraph.tokens = paragraph.tokens.map((token) => (token.run ? { raw: `<w:moveFrom ${this.mark(reviser)}>${runXml(token.run.look, token.run.text, 'w:t')}</w:moveFrom>` } : token));
    paragraph.mark += `<w:moveFrom ${this.mark(reviser)}/>`;
    this.place(after + 1, pasted);
    return this;
  }

  /** A comment at the margin of words, which may reach over several runs; with answers below it. */
  comment(words: string, text: string, answers: readonly string[] = [], reviser = this.reviser): this {
    const paragraph = this.paragraphs[this.at(words)]!;
    const from = textOf(paragraph).indexOf(words);
    const { before, inside, after } = cut(paragraph.tokens, from, from + words.length);
    const ids = [text, ...answers].map((each, index) => this.addComment(each, index === 0 ? null : this.comments.length - index, reviser));
    paragraph.tokens = [...before, { raw: ids.map((id) => `<w:commentRangeStart w:id="${id}"/>`).join('') }, ...inside, { raw: ids.map((id) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`).join('') }, ...after];
    return this;
  }

  /** Markup put into the body before the end of a paragraph: what no helper makes. */
  raw(index: number, xml: string): this {
    this.paragraphs[index]!.tokens.push({ raw: xml });
    return this;
  }

  /** Without the properties and bookmarks of ours: a file that was made anew from the text. */
  unmarked(): this {
    delete this.files['docProps/custom.xml'];
    for (const paragraph of this.paragraphs) paragraph.tokens = paragraph.tokens.map((token) => (token.raw ? { raw: token.raw.replace(/<w:bookmark(Start|End)[^>]*>/g, '') } : token));
    return this;
  }

  bytes(): Uint8Array {
    const xml = this.around.map((piece, index) => `${piece}${this.paragraphs[index] ? paragraphXml(this.paragraphs[index]!) : ''}`).join('');
    const files: Record<string, Uint8Array> = { ...this.files, 'word/document.xml': strToU8(xml) };
    if (this.comments.length > 0) {
      files['word/comments.xml'] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${this.comments.join('')}</w:comments>`);
      files['word/commentsExtended.xml'] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${this.threads.join('')}</w15:commentsEx>`);
    }
    return zipSync(files, { mtime: new Date('2026-12-02T10:00:00Z') });
  }

  private addComment(text: string, answerTo: number | null, { author, date }: Reviser): number {
    const id = this.comments.length;
    const paraId = (0x10_00_00_00 + id).toString(16);
    this.comments.push(`<w:comment w:id="${id}" w:author="${escape(author)}"${date ? ` w:date="${date}"` : ''}><w:p w14:paraId="${paraId}"><w:r><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p></w:comment>`);
    this.threads.push(`<w15:commentEx w15:paraId="${paraId}"${answerTo === null ? '' : ` w15:paraIdParent="${(0x10_00_00_00 + answerTo).toString(16)}"`} w15:done="0"/>`);
    return id;
  }

  private place(index: number, paragraph: Paragraph): void {
    this.paragraphs.splice(index, 0, paragraph);
    this.around.splice(index, 0, '');
  }

  private mark({ author, date }: Reviser): string {
    this.next += 1;
    return `w:id="${this.next}" w:author="${escape(author)}"${date ? ` w:date="${date}"` : ''}`;
  }
}

function readParagraph(xml: string): Paragraph {
  const [, properties = '', content = ''] = /^<w:p>(?:<w:pPr>(.*?)<\/w:pPr>)?(.*)<\/w:p>$/s.exec(xml)!;
  const tokens = content.split(/(<w:r>.*?<\/w:r>)/s).filter((piece) => piece !== '');
  return {
    properties,
    mark: '',
    tokens: tokens.map((piece): Token => {
      const run = /^<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?((?:<w:t xml:space="preserve">[^<]*<\/w:t>|<w:br\/>|<w:tab\/>)*)<\/w:r>$/s.exec(piece);
      return run ? { run: { look: run[1] ?? '', text: unescape(run[2]!.replaceAll('<w:br/>', '\n').replaceAll('<w:tab/>', '\t').replace(/<[^>]*>/g, '')) } } : { raw: piece };
    }),
  };
}

function paragraphXml({ properties, mark, tokens }: Paragraph): string {
  const inner = tokens.map((token) => token.raw ?? runXml(token.run!.look, token.run!.text, 'w:t')).join('');
  return `<w:p><w:pPr>${properties}${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}</w:pPr>${inner}</w:p>`;
}

function runXml(look: string, text: string, element: 'w:t' | 'w:delText'): string {
  const pieces = text.split(/([\n\t])/).map((piece) => (piece === '\n' ? '<w:br/>' : piece === '\t' ? '<w:tab/>' : piece && `<${element} xml:space="preserve">${escape(piece)}</${element}>`));
  return `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${pieces.join('')}</w:r>`;
}

function textOf({ tokens }: Paragraph): string {
  return tokens.map((token) => token.run?.text ?? '').join('');
}

/** Cuts at two offsets of the text of runs; markup at a border stays before it. */
function cut(tokens: readonly Token[], from: number, to: number): { before: Token[]; inside: Token[]; after: Token[] } {
  const parts = { before: [] as Token[], inside: [] as Token[], after: [] as Token[] };
  let at = 0;
  for (const token of tokens) {
    if (!token.run) {
      (at <= from ? parts.before : at < to ? parts.inside : parts.after).push(token);
      continue;
    }
    const { look, text } = token.run;
    const piece = (start: number, end: number): Token[] => (end > start ? [{ run: { look, text: text.slice(start, end) } }] : []);
    const [low, high] = [clamp(from - at, text.length), clamp(to - at, text.length)];
    parts.before.push(...piece(0, low));
    parts.inside.push(...piece(low, high));
    parts.after.push(...piece(high, text.length));
    at += text.length;
  }
  return parts;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
