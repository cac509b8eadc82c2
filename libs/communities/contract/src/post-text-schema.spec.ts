import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isEmptyPost, mentionsOf, plainPost, plainTextOf, quotedIn, type PostBlock, type PostInline, type PostText } from './post-text.js';
import { isLinkAllowed, LONGEST_POST, parsePostText, PostTextProblem } from './post-text-schema.js';

const words = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' });
const href = fc.constantFrom('https://www.example.it/a?b=c', 'mailto:ufficio@example.it', '/documenti/1');
const mark = fc.oneof(fc.constant({ type: 'bold' as const }), fc.constant({ type: 'italic' as const }), fc.constant({ type: 'code' as const }), href.map((address) => ({ type: 'link' as const, attrs: { href: address } })));
const inline: fc.Arbitrary<PostInline> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: words, marks: fc.uniqueArray(mark, { selector: ({ type }) => type, maxLength: 3 }) }),
  fc.uuid().map((personId) => ({ type: 'mention' as const, attrs: { personId, label: 'Inventata' } })),
);
const paragraph = fc.record({ type: fc.constant('paragraph' as const), content: fc.array(inline, { maxLength: 4 }) });
const code = words.map((text) => ({ type: 'codeBlock' as const, content: [{ type: 'text' as const, text }] as const }));
const cell = fc.record({ type: fc.constantFrom('tableHeader' as const, 'tableCell' as const), content: fc.array(paragraph, { minLength: 1, maxLength: 1 }) });
const table = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 })).map((rows) => ({ type: 'table' as const, content: rows.map((content) => ({ type: 'tableRow' as const, content })) }));
const { block } = fc.letrec<{ block: PostBlock }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2 },
    paragraph,
    code,
    table,
    fc.record({ type: fc.constantFrom('bulletList' as const, 'orderedList' as const), content: fc.array(fc.record({ type: fc.constant('listItem' as const), content: fc.array(tie('block'), { minLength: 1, maxLength: 2 }) }), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant('blockquote' as const), content: fc.array(tie('block'), { minLength: 1, maxLength: 2 }) }),
  ),
}));
const text: fc.Arbitrary<PostText> = fc.record({ type: fc.constant('doc' as const), content: fc.array(block, { maxLength: 4 }) });

const post = (...content: unknown[]): unknown => ({ type: 'doc', content });
const line = (...content: unknown[]): unknown => ({ type: 'paragraph', content });

describe('the text of a post', () => {
  it('is canonical: read again, it is the same', () => {
    fc.assert(fc.property(text, (input) => {
      fc.pre(JSON.stringify(input).split('"mention"').length < 20);
      const read = parsePostText(input);
      expect(parsePostText(JSON.parse(JSON.stringify(read)))).toEqual(read);
    }));
  });

  it('gives a text or a reason, whatever comes', () => {
    fc.assert(fc.property(fc.jsonValue(), (input) => {
      try {
        parsePostText(input);
      } catch (error) {
        expect(error).toBeInstanceOf(PostTextProblem);
      }
    }));
  });

  it.each([
    ['HTML by another name', post({ type: 'html', content: [] })],
    ['a picture', post({ type: 'image', attrs: { src: 'https://example.it/x.png' } })],
    ['a heading', post({ type: 'heading', attrs: { level: 1 } })],
    ['a style', post(line({ type: 'text', text: 'x', marks: [{ type: 'textStyle', attrs: { color: 'red' } }] }))],
    ['joined cells', post({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 2 }, content: [] }] }] })],
    ['rows of another width', post({ type: 'table', content: [{ type: 'tableRow', content: [] }] })],
    ['too much of it', post(line({ type: 'text', text: 'x'.repeat(LONGEST_POST + 1) }))],
    ['a mention of nobody', post(line({ type: 'mention', attrs: { personId: 'x' } }))],
    ['nothing of ours', 'x'],
  ])('is refused when it is %s', (_what, input) => {
    expect(() => parsePostText(input)).toThrow(PostTextProblem);
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', '//altrove.example/x', '/\\altrove.example', 'https://', ' https://example.it', 'vbscript:x', 'file:///etc/passwd', '', 'pagina'])('leads nowhere by %p', (address) => {
    expect(isLinkAllowed(address)).toBe(false);
    expect(() => parsePostText(post(line({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: address } }] })))).toThrow('Un collegamento porta a');
  });

  it('leaves out what hides or turns text, and the names that a page gives to people', () => {
    const personId = '0b9e1f5e-9b0e-4d5c-8a8e-0d9c3b1f6a11';
    const read = parsePostText(post(line({ type: 'text', text: 'ab\u202ecd\u200b\u0007' }, { type: 'mention', attrs: { personId, label: 'Qualcun altro' } }), { type: 'paragraph' }, { type: 'paragraph' }));
    expect(read).toEqual({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'abcd' }, { type: 'mention', attrs: { personId, label: '' } }] }] });
    expect(mentionsOf(read)).toEqual([personId]);
  });

  it('says of a quote which post it is of, and nothing else that an editor adds', () => {
    const [postId, words] = ['0B9E1F5E-9b0e-4d5c-8a8e-0d9c3b1f6a11', [line({ type: 'text', text: 'detto' })]];
    const read = parsePostText(post({ type: 'blockquote', attrs: { postId, cite: 'https://altrove.example' }, content: words }, { type: 'blockquote', attrs: { postId: 'x' }, content: words }, { type: 'blockquote', attrs: { postId: null }, content: words }));
    expect(read.content.map((block) => ('attrs' in block ? block.attrs : null))).toEqual([{ postId: postId.toLowerCase() }, null, null]);
    expect(quotedIn(read)).toEqual([postId.toLowerCase()]);
  });

  it('has words that can be searched and mailed', () => {
    const read = parsePostText(post(line({ type: 'text', text: 'Ecco:' }), { type: 'orderedList', content: [{ type: 'listItem', content: [line({ type: 'text', text: 'uno' })] }, { type: 'listItem', content: [line({ type: 'text', text: 'due' })] }] }, { type: 'blockquote', content: [line({ type: 'text', text: 'detto' })] }, { type: 'codeBlock', content: [{ type: 'text', text: 'a\nb' }] }));
    expect(plainTextOf(read)).toBe('Ecco:\n\n1. uno\n2. due\n\n> detto\n\na\nb');
    expect(isEmptyPost(plainPost('', ' '))).toBe(true);
  });
});
