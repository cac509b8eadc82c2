import { createHash } from 'node:crypto';
import { linksOf, REFERENCE_WORDS, referencesOf, type PostBlock, type PostInline } from '@province-comuni/communities-contract';
import { subjectKey, type NoticeSubject } from '@province-comuni/notices-contract';
import { readLawUrn, type RenderedAct, type RenderedBlock, type RenderedClause, type RenderedListItem, type Run } from '@province-comuni/shared-act-tree';
import { canonicalJson, italianDate, italianDay } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import type { Discussion, Post } from '../discussion/discussion.js';

/** A question and the answer that solved it, both to be read. */
export interface SolvedQuestion {
  readonly community: Pick<Community, 'title'>;
  readonly discussion: Pick<Discussion, 'title'>;
  readonly question: Post;
  readonly answer: Post;
}

/** Says how a question and its answer read: another mark means that one of them changed. */
export function markOfAnswer({ question, answer }: Pick<SolvedQuestion, 'question' | 'answer'>): string {
  return createHash('sha256').update(canonicalJson([question.text, answer.id, answer.text])).digest('hex').slice(0, 32);
}

/** Something that an answer cites, as the file names it. */
export interface CitedThing extends NoticeSubject {
  /** What it is called: `Documento`. */
  readonly label: string;
  readonly title: string;
}

/** Titles of what may be named in the file, by key of subject. */
type Titles = ReadonlyMap<string, string>;

/** What question and answer name in their words: things of the product, and norms by their address on Normattiva. Each once, in order. */
export function namedIn({ question, answer }: Pick<SolvedQuestion, 'question' | 'answer'>): NoticeSubject[] {
  const named = [question, answer].flatMap(({ text }) => [...referencesOf(text), ...linksOf(text).flatMap((address) => readLawUrn(address) ?? []).map((id) => ({ kind: 'norma', id }))]);
  return [...new Map(named.map((subject) => [subjectKey(subject), subject])).values()];
}

/**
 * The sheet as a document that every exporter writes. It names Enti and no people: a file that went out of the product cannot forget anybody.
 * @param cited what the answer cites and everybody in the community may read
 */
export function sheetAsAct(title: string, { community, discussion, question, answer }: SolvedQuestion, cited: readonly CitedThing[]): RenderedAct {
  const titles = new Map(cited.map((thing) => [subjectKey(thing), thing.title]));
  const blocks = (block: PostBlock): RenderedBlock[] => blocksOf(block, titles);
  const sections: readonly (readonly [heading: string, blocks: readonly RenderedBlock[]])[] = [
    ['Domanda', [...question.text.content.flatMap(blocks), origin(question)]],
    ['Risposta', [...answer.text.content.flatMap(blocks), origin(answer)]],
    ['Che cosa cita', cited.length === 0 ? [] : [{ type: 'list', ordered: false, items: cited.map(({ label, title: text }) => ({ marker: '–', blocks: [paragraph([{ text: label ? `${label}: ${text}` : text }])] })) }]],
    ['Da dove viene', [paragraph([{ text: `Discussione «${discussion.title}», ${community.title}, piattaforma Province & Comuni.` }])]],
  ];
  const filled = sections.filter(([, blocks]) => blocks.length > 0);
  const head: RenderedClause = { id: 'intestazione', kind: 'intestazione', depth: 0, label: '', heading: '', blocks: [paragraph([{ text: title, bold: true }])], state: 'STANDARD' };
  const clauses = filled.map(([heading, blocks], index): RenderedClause => ({ id: `sezione-${index + 1}`, kind: 'sezione', depth: 0, number: String(index + 1), label: `${index + 1}. ${heading}`, heading, blocks, state: 'STANDARD' }));
  return { key: 'scheda', title, shortName: 'Scheda', lang: 'it', clauses: [head, ...clauses] };
}

function origin({ author, createdAt, editedAt }: Post): RenderedBlock {
  return paragraph([{ text: [author.ente || 'Rete delle Province', italianDate(italianDay(editedAt ?? createdAt))].join(', '), italic: true }]);
}

function blocksOf(block: PostBlock, titles: Titles): RenderedBlock[] {
  switch (block.type) {
    case 'paragraph':
      return block.content ? [paragraph(runsOf(block.content, titles))] : [];
    case 'codeBlock':
      return (block.content?.[0].text ?? '').split('\n').map((text) => paragraph([{ text }]));
    case 'bulletList':
    case 'orderedList':
      return [{ type: 'list', ordered: block.type === 'orderedList', items: block.content.map((item, index): RenderedListItem => ({ marker: block.type === 'orderedList' ? `${index + 1}.` : '–', blocks: item.content.flatMap((inside) => blocksOf(inside, titles)) })) }];
    case 'blockquote':
      return block.content.flatMap((inside) => blocksOf(inside, titles)).map((quoted) => (quoted.type === 'paragraph' ? { ...quoted, runs: [{ text: '«' }, ...quoted.runs, { text: '»' }] } : quoted));
    case 'table': {
      const rows = block.content.map((row) => row.content.map((cell) => ({ align: 'left' as const, runs: cell.content.flatMap((words, index) => [...(index > 0 ? [{ text: ' ' }] : []), ...runsOf(words.content ?? [], titles)]) })));
      const hasHeader = block.content[0]?.content.every(({ type }) => type === 'tableHeader') ?? false;
      return [{ type: 'table', caption: '', header: hasHeader ? rows[0]! : [], rows: hasHeader ? rows.slice(1) : rows }];
    }
  }
}

function runsOf(content: readonly PostInline[], titles: Titles): Run[] {
  return content.flatMap((inline): Run[] => {
    if (inline.type === 'mention') return [{ text: 'un collega della rete' }];
    if (inline.type === 'reference') {
      const title = titles.get(subjectKey(inline.attrs));
      return [{ text: title === undefined ? REFERENCE_WORDS[inline.attrs.kind] : `«${title}»` }];
    }
    const has = (type: string): boolean => inline.marks?.some((mark) => mark.type === type) ?? false;
    const link = inline.marks?.find((mark) => mark.type === 'link');
    const address = link?.type === 'link' && /^https?:/.test(link.attrs.href) && link.attrs.href !== inline.text ? ` (${link.attrs.href})` : '';
    return [{ text: `${inline.text}${address}`, ...(has('bold') ? { bold: true } : {}), ...(has('italic') ? { italic: true } : {}) }];
  });
}

function paragraph(runs: readonly Run[]): RenderedBlock & { readonly type: 'paragraph' } {
  return { type: 'paragraph', runs };
}
