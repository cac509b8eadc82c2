import fc from 'fast-check';
import type { Condition, Expression } from '../expression.js';
import type { Block, Inline, Paragraph, RichText } from '../rich-text.js';

const key = fc.constantFrom('durata', 'forma', 'servizi', 'provincia.sede', 'data_firma');
const code = fc.constantFrom('PUBBLICO', 'IN_HOUSE', 'BASE', 'A1');

const literal: fc.Arbitrary<Expression> = fc.oneof(
  code.map((value) => ({ kind: 'literal' as const, value })),
  fc.nat(100_000).map((value) => ({ kind: 'literal' as const, value })),
  fc.boolean().map((value) => ({ kind: 'literal' as const, value })),
  fc.constantFrom('2027-01-01', 'testo libero', 'con "virgolette" e \\').map((value) => ({ kind: 'literal' as const, value })),
);

/** Random conditions and expressions over a handful of variables. */
export const { condition: anyCondition, expression: anyExpression } = fc.letrec<{ condition: Condition; expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    literal,
    key.map((variable) => ({ kind: 'variable' as const, key: variable })),
    fc.constant({ kind: 'parameter' as const, id: 'durata_minima' }),
    fc.record({ kind: fc.constant('arithmetic' as const), operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const), left: tie('expression'), right: tie('expression') }),
    fc.record({ kind: fc.constant('call' as const), fn: fc.constantFrom('anno' as const, 'conta' as const), args: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('if' as const), condition: tie('condition'), then: tie('expression'), else: tie('expression') }),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({ op: fc.constantFrom('is' as const, 'isNot' as const, 'atLeast' as const, 'atMost' as const, 'moreThan' as const, 'lessThan' as const, 'includes' as const), left: tie('expression'), right: tie('expression') }),
    fc.record({ op: fc.constant('oneOf' as const), left: tie('expression'), values: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }) }),
    key.map((variable) => ({ op: 'answered' as const, variable })),
    key.map((variable) => ({ op: 'coversAll' as const, variable })),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), args: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), arg: tie('condition') }),
  ),
}));

const words = fc.array(fc.constantFrom('La', 'Provincia', 'è', 'l’ente', 'capofila', 'dei', 'Comuni', 'qualità', ';', '1.440,00', '€'), { minLength: 1, maxLength: 9 }).map((list) => list.join(' '));

const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: words.map((text): Inline => ({ type: 'text', text })) },
  { weight: 1, arbitrary: words.map((text): Inline => ({ type: 'text', text, marks: [{ type: 'bold' }] })) },
  { weight: 1, arbitrary: key.map((variable): Inline => ({ type: 'variable', attrs: { key: variable } })) },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'clauseRef', attrs: { clauseId: 'conv-durata' } }) },
);

/** A canonical paragraph: no two neighbouring texts of one style. */
const paragraph: fc.Arbitrary<Paragraph> = fc.array(inline, { minLength: 1, maxLength: 4 }).map((content) => ({
  type: 'paragraph',
  content: content.filter((item, index) => index === 0 || !(item.type === 'text' && content[index - 1]!.type === 'text')),
}));

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 1, arbitrary: fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((items): Block => ({ type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [item] })) })) },
);

/** Random clause texts in the strict schema. */
export const anyRichText: fc.Arbitrary<RichText> = fc.array(block, { minLength: 1, maxLength: 4 }).map((content) => ({ type: 'doc', content }));

/** A text and two independent edits of it: words added, taken away, paragraphs added. */
export const anyTwoEdits: fc.Arbitrary<{ base: RichText; ours: RichText; theirs: RichText }> = anyRichText.chain((base) =>
  fc.record({ base: fc.constant(base), ours: edited(base, 'NOI'), theirs: edited(base, 'LORO') }),
);

function edited(base: RichText, mark: string): fc.Arbitrary<RichText> {
  return fc.array(fc.record({ at: fc.nat(), kind: fc.constantFrom('append', 'prepend', 'paragraph', 'drop') }), { maxLength: 3 }).map((edits) => edits.reduce((text, edit, index) => apply(text, edit, `${mark}${index}`), base));
}

function apply(text: RichText, edit: { at: number; kind: string }, token: string): RichText {
  const at = edit.at % text.content.length;
  const blocks = [...text.content];
  const target = blocks[at]!;
  if (edit.kind === 'paragraph') blocks.splice(at, 0, { type: 'paragraph', content: [{ type: 'text', text: token }] });
  else if (edit.kind === 'drop' && blocks.length > 1) blocks.splice(at, 1);
  else if (target.type === 'paragraph') {
    const content = target.content ?? [];
    const [first] = content;
    const last = content.at(-1);
    if (edit.kind === 'append') blocks[at] = { ...target, content: last?.type === 'text' && !last.marks ? [...content.slice(0, -1), { ...last, text: `${last.text} ${token}` }] : [...content, { type: 'text', text: ` ${token}` }] };
    else blocks[at] = { ...target, content: first?.type === 'text' && !first.marks ? [{ ...first, text: `${token} ${first.text}` }, ...content.slice(1)] : [{ type: 'text', text: `${token} ` }, ...content] };
  }
  return { type: 'doc', content: blocks };
}
