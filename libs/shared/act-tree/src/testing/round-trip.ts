import fc from 'fast-check';

import { actToPlainText, normaliseText } from '../plain-text.js';
import { CLAUSE_KINDS, type RenderedAct, type RenderedBlock, type RenderedClause, type Run } from '../rendered-act.js';
import { fourPageRenderedAct, sampleRenderedAct } from './sample-rendered-act.js';

/** What every export of the act must read as, white space aside. */
export function expectedText(act: RenderedAct): string {
  return normaliseText(actToPlainText(act));
}

/** Acts every export must carry unchanged, by what is special in them. */
export const ROUND_TRIP_ACTS: readonly (readonly [string, RenderedAct])[] = [
  ['every kind of clause and block', sampleRenderedAct()],
  ['four pages', fourPageRenderedAct()],
  ['no title block', { ...sampleRenderedAct(), clauses: sampleRenderedAct().clauses.slice(1) }],
  ['nothing at all', { ...sampleRenderedAct(), clauses: [] }],
  ['odd structure', oddAct()],
];

/** Acts of any shape, with words that tell a lost, doubled or moved piece. */
export function anyRenderedAct(): fc.Arbitrary<RenderedAct> {
  const word = fc.oneof(fc.stringMatching(/^[a-zàèéù]{1,8}$/), fc.constantFrom('<b>', '&amp;', '"x"', '1.', 'a)', '–', '€', '  ', '\n', '\u0001', '{{x}}', ']]>'));
  const runs: fc.Arbitrary<Run[]> = fc.array(fc.record({ text: fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')), bold: fc.boolean(), italic: fc.boolean() }), { maxLength: 3 });
  const marker = fc.constantFrom('1.', '2.', '3.', '7.', 'a)', 'b)', 'c)', '–', '2-bis.', 'aa)', '');
  const cell = fc.record({ align: fc.constantFrom('left' as const, 'right' as const), runs });
  const { block } = fc.letrec<{ block: RenderedBlock }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record({ type: fc.constant('paragraph' as const), number: fc.option(marker, { nil: undefined }), runs }) as fc.Arbitrary<RenderedBlock>,
      fc.record({
        type: fc.constant('list' as const),
        ordered: fc.boolean(),
        items: fc.array(fc.record({ marker, blocks: fc.array(tie('block'), { maxLength: 3 }) }), { maxLength: 4 }),
      }),
      fc.record({
        type: fc.constant('table' as const),
        caption: fc.constantFrom('', 'Tabella dei canoni'),
        header: fc.array(cell, { maxLength: 3 }),
        rows: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }),
      }),
    ),
  }));
  const clause = fc
    .record({ kind: fc.constantFrom(...CLAUSE_KINDS), number: fc.constantFrom('1', '2', '3', '9', '2-bis'), heading: fc.constantFrom('', 'Durata', 'Oggetto & fini'), blocks: fc.array(block, { maxLength: 4 }) })
    .map(({ kind, number, heading, blocks }) => ({ kind, number, heading, blocks, label: labelOf(kind, number, heading) }));
  return fc.array(clause, { maxLength: 8 }).map((clauses) => ({
    ...sampleRenderedAct(),
    clauses: clauses.map((entry, index): RenderedClause => ({ ...entry, id: `c-${index}`, state: 'STANDARD', depth: ['voce', 'punto'].includes(entry.kind) ? 1 : 0 })),
  }));
}

function labelOf(kind: RenderedClause['kind'], number: string, heading: string): string {
  if (kind === 'articolo') return `Art. ${number}${heading && ` – ${heading}`}`;
  if (kind === 'sezione') return `${number}.${heading && ` ${heading}`}`;
  if (kind === 'punto') return `${number}.`;
  return kind === 'voce' ? '–' : heading;
}

/** Tables in nested lists, items that open with no paragraph, rows of unequal length, empty things. */
function oddAct(): RenderedAct {
  const paragraph = (text: string, number?: string): RenderedBlock => ({ type: 'paragraph', runs: [{ text }], ...(number && { number }) });
  const cell = (text: string) => ({ align: 'left' as const, runs: [{ text }] });
  const table: RenderedBlock = { type: 'table', caption: '', header: [], rows: [[cell('uno'), cell('due')], [cell('tre')]] };
  const list = (...items: [string, ...RenderedBlock[]][]): RenderedBlock => ({ type: 'list', ordered: true, items: items.map(([marker, ...blocks]) => ({ marker, blocks })) });
  const blocks: RenderedBlock[] = [
    paragraph('comma', '3.'),
    list(['a)', paragraph('prima'), list(['1.', paragraph('interna'), table, paragraph('dopo la tabella')], ['2.', paragraph('seconda')])], ['b)', list(['–', paragraph('senza capoverso')])], ['b-bis)', paragraph('non contata')], ['d)']),
    paragraph('altro comma', '4.'),
    table,
    table,
    { type: 'list', ordered: false, items: [] },
    paragraph(''),
  ];
  const clauses: RenderedClause[] = [
    { id: 'gruppo', kind: 'gruppo', depth: 0, label: 'PREMESSO', heading: 'PREMESSO', blocks: [], state: 'STANDARD' },
    { id: 'dentro', kind: 'articolo', depth: 1, number: '4', label: 'Art. 4 – Dentro un gruppo', heading: 'Dentro un gruppo', blocks, state: 'STANDARD' },
    { id: 'punto', kind: 'punto', depth: 1, number: '5', label: '5.', heading: '', blocks: [list(['a)', paragraph('subito una lista')])], state: 'STANDARD' },
  ];
  return { ...sampleRenderedAct(), clauses };
}
