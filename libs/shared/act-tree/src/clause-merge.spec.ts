import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinTexts, mergeClauseText, mergeIntoParts } from './clause-merge.js';
import type { Block, RichText } from './rich-text.js';
import { plainRichText } from './rich-text-schema.js';
import { anyRichText, anyTwoEdits } from './testing/arbitraries.js';
import { canonicalJson } from '@province-comuni/shared-kernel';

const wordsOf = (text: unknown): string => canonicalJson(text);

describe('merging two changes of one clause', () => {
  it('is the change of the only one who changed (law 1)', () => {
    fc.assert(
      fc.property(anyTwoEdits, ({ base, ours }) => {
        expect(mergeClauseText(base, ours, base)).toEqual({ merged: ours, conflicts: 0 });
        expect(mergeClauseText(base, base, ours)).toEqual({ merged: ours, conflicts: 0 });
      }),
    );
  });

  it('agrees with two equal changes (law 2)', () => {
    fc.assert(fc.property(anyRichText, anyRichText, (base, both) => void expect(mergeClauseText(base, both, both)).toEqual({ merged: both, conflicts: 0 })));
  });

  it('loses no word that either of the two added (laws 3 and 4)', () => {
    fc.assert(
      fc.property(anyTwoEdits, ({ base, ours, theirs }) => {
        const merged = wordsOf(mergeClauseText(base, ours, theirs).merged);
        for (const token of [...(wordsOf(ours).match(/NOI\d/g) ?? []), ...(wordsOf(theirs).match(/LORO\d/g) ?? [])]) expect(merged).toContain(token);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same every time (law 8)', () => {
    fc.assert(fc.property(anyTwoEdits, ({ base, ours, theirs }) => void expect(mergeClauseText(base, ours, theirs)).toEqual(mergeClauseText(base, ours, theirs))));
  });

  it('joins changes of different words of one sentence', () => {
    const merge = mergeClauseText(plainRichText('La durata è di tre anni dalla firma.'), plainRichText('La durata è di cinque anni dalla firma.'), plainRichText('La durata è di tre anni dalla sottoscrizione.'));
    expect(merge).toEqual({ merged: plainRichText('La durata è di cinque anni dalla sottoscrizione.'), conflicts: 0 });
  });

  it('counts a conflict where both changed the same word, and keeps both', () => {
    const merge = mergeClauseText(plainRichText('Durata di tre anni.'), plainRichText('Durata di cinque anni.'), plainRichText('Durata di nove anni.'));
    expect(merge.conflicts).toBe(1);
    expect(wordsOf(merge.merged)).toMatch(/cinque.*nove/);
  });

  it('shows ours alone in a conflict where theirs is shown beside', () => {
    const merge = mergeClauseText(plainRichText('Durata di tre anni dalla firma.'), plainRichText('Durata di cinque anni dalla firma.'), plainRichText('Durata di nove anni dalla sottoscrizione.'), 'ours');
    expect(merge).toEqual({ merged: plainRichText('Durata di cinque anni dalla sottoscrizione.'), conflicts: 1 });
  });

  it('joins changes of different items of a list, and of different cells of a table', () => {
    const list = (...items: string[]): RichText => ({ type: 'doc', content: [{ type: 'bulletList', content: items.map((text) => ({ type: 'listItem', content: plainRichText(text).content })) }] });
    expect(mergeClauseText(list('posta', 'rete', 'siti'), list('posta certificata', 'rete', 'siti'), list('posta', 'rete', 'siti e portali'))).toEqual({ merged: list('posta certificata', 'rete', 'siti e portali'), conflicts: 0 });
    const table = (...cells: string[]): RichText => ({ type: 'doc', content: [{ type: 'table', content: [{ type: 'tableRow', content: cells.map((text) => ({ type: 'tableCell' as const, content: plainRichText(text).content as never })) }] } as Block] });
    expect(mergeClauseText(table('uno', 'due'), table('uno nostro', 'due'), table('uno', 'due loro'))).toEqual({ merged: table('uno nostro', 'due loro'), conflicts: 0 });
  });

  it('keeps a paragraph that one side added behind one that the other changed to its end', () => {
    const added = (first: string): RichText => plainRichText(first, 'Un capoverso nuovo.');
    const merge = mergeClauseText(plainRichText('Le parti comunicano.'), plainRichText('Le parti comunicano. Anche a voce.'), added('Le parti comunicano.'));
    expect(merge).toEqual({ merged: added('Le parti comunicano. Anche a voce.'), conflicts: 0 });
    expect(mergeClauseText(plainRichText('Le parti comunicano.'), added('Le parti comunicano.'), plainRichText('Le parti comunicano. Anche a voce.'))).toEqual(merge);
  });

  it('joins a paragraph that one side divided with a word that the other changed', () => {
    const two: RichText = { type: 'doc', content: [...plainRichText('La Provincia nomina il referente.').content, ...plainRichText('Il Comune nomina il suo.').content] };
    const merge = mergeClauseText(plainRichText('La Provincia nomina il referente. Il Comune nomina il suo.'), plainRichText('La Provincia nomina il responsabile. Il Comune nomina il suo.'), two);
    expect(merge).toEqual({ merged: { type: 'doc', content: [...plainRichText('La Provincia nomina il responsabile.').content, ...plainRichText('Il Comune nomina il suo.').content] }, conflicts: 0 });
  });
});

describe('merging a change into the parts a text was divided into', () => {
  const first = 'Il recesso si comunica per iscritto.';
  const second = 'Esso ha effetto dal primo gennaio.';

  it('puts each change where the words around it are', () => {
    expect(mergeIntoParts(plainRichText(`${first} ${second}`), plainRichText(`Il recesso si comunica per posta certificata. ${second}`), [plainRichText(first), plainRichText(second)])).toEqual([
      { merged: plainRichText('Il recesso si comunica per posta certificata.'), conflicts: 0 },
      { merged: plainRichText(second), conflicts: 0 },
    ]);
  });

  it('takes the end of a paragraph as a border that nothing lies over', () => {
    expect(mergeIntoParts(plainRichText(first, second), plainRichText(`${first} Anche a mano.`, second), [plainRichText(first), plainRichText(second)])).toEqual([
      { merged: plainRichText(`${first} Anche a mano.`), conflicts: 0 },
      { merged: plainRichText(second), conflicts: 0 },
    ]);
  });

  it('leaves to a person what lies over the border', () => {
    expect(mergeIntoParts(plainRichText(`${first} ${second}`), plainRichText('Il recesso si comunica a voce e subito. Senza effetto dal primo gennaio.'), [plainRichText(first), plainRichText(second)])).toBeNull();
  });

  it('gives the parts as they are where we changed nothing, and loses none of our words (law 15)', () => {
    fc.assert(
      fc.property(anyTwoEdits, fc.nat(), ({ base, ours }, at) => {
        const border = at % (base.content.length + 1);
        const parts = [base.content.slice(0, border), base.content.slice(border)].map((content): RichText => ({ type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }));
        const still = mergeIntoParts(base, base, parts);
        if (border > 0 && border < base.content.length) expect(still).toEqual(parts.map((merged) => ({ merged, conflicts: 0 })));
        const merged = mergeIntoParts(base, ours, parts);
        if (merged) for (const token of wordsOf(ours).match(/NOI\d/g) ?? []) expect(wordsOf(merged)).toContain(token);
      }),
      { numRuns: 300 },
    );
  });

  it('joined again is the text before the division', () => {
    fc.assert(fc.property(anyRichText, (text) => void expect(joinTexts(text.content.map((block): RichText => ({ type: 'doc', content: [block] })))).toEqual(text)));
  });
});
