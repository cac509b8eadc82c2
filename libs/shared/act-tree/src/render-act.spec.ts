import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActTemplate, EffectiveClause } from './act-template.js';
import { parseCondition } from './expression-text.js';
import { actToPlainText } from './plain-text.js';
import { BLANK, renderAct } from './render-act.js';
import { plainRichText } from './rich-text-schema.js';
import type { RichText } from './rich-text.js';
import { anEnvironment, aVariable } from './testing/build-environment.js';

const act: ActTemplate = { key: 'convenzione', position: 0, title: [{ type: 'text', text: 'Convenzione' }], shortName: 'Convenzione', organ: '', source: '' };
const article = (id: string, body: RichText, fields: Partial<EffectiveClause> = {}): EffectiveClause => ({ id, parentId: null, orderKey: id, kind: 'articolo', heading: [{ type: 'text', text: id.toUpperCase() }], body, when: null, state: 'STANDARD', ...fields });
const referringTo = (clauseId: string): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Vedi ' }, { type: 'clauseRef', attrs: { clauseId } }] }] });
const variables = [
  aVariable({ key: 'forma', type: 'scelta', options: [{ value: 'PPP', label: 'Partenariato', attributes: {} }] }),
  aVariable({ key: 'servizi', type: 'scelte', options: [{ value: 'A', label: 'Posta', attributes: { livello: 'BASE' } }, { value: 'B', label: 'Cloud', attributes: { livello: 'AVANZATO' } }] }),
];

describe('rendering an act', () => {
  it('counts only what is shown, and references follow', () => {
    const clauses = [article('a', plainRichText('x'), { when: parseCondition('forma è PPP') }), article('b', plainRichText('y')), article('c', referringTo('b'))];
    expect(actToPlainText(renderAct(act, clauses, anEnvironment(variables)))).toContain('Vedi articolo 1');
    expect(actToPlainText(renderAct(act, clauses, anEnvironment(variables, { forma: 'PPP' })))).toContain('Vedi articolo 2');
  });

  it('shows every reference with the number of its target, in any order (law 20)', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 5 }), fc.constantFrom('a', 'b', 'c', 'd', 'e'), (order, target) => {
        const clauses = order.map((id, index) => article(id, id === 'c' ? referringTo(target) : plainRichText('x'), { orderKey: `m${index}` }));
        const rendered = renderAct(act, clauses, anEnvironment(variables));
        const number = rendered.clauses.find((clause) => clause.id === target)!.number;
        expect(actToPlainText(rendered)).toContain(`Vedi articolo ${number}`);
      }),
    );
  });

  it('marks a reference to a suppressed clause as broken', () => {
    const rendered = renderAct(act, [article('a', plainRichText('x'), { state: 'SOPPRESSA' }), article('b', referringTo('a'))], anEnvironment(variables));
    expect(rendered.clauses[0]!.blocks[0]).toMatchObject({ runs: [{}, { origin: { kind: 'clause', broken: true } }] });
  });

  it('repeats items over the chosen options, filtered by their fields', () => {
    const body: RichText = { type: 'doc', content: [{ type: 'bulletList', content: [{ type: 'listItem', attrs: { repeat: 'servizi', when: parseCondition('servizi.livello è BASE') }, content: [{ type: 'paragraph', content: [{ type: 'variable', attrs: { key: 'servizi.etichetta' } }] }] }] }] };
    expect(actToPlainText(renderAct(act, [article('a', body)], anEnvironment(variables, { servizi: ['B', 'A'] })))).toMatch(/– Posta/);
    expect(actToPlainText(renderAct(act, [article('a', body)], anEnvironment(variables, { servizi: ['B'] })))).not.toMatch(/–\s*\n/);
  });

  it('leaves a blank line where an answer is missing', () => {
    const body: RichText = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'variable', attrs: { key: 'forma' } }] }] };
    expect(actToPlainText(renderAct(act, [article('a', body)], anEnvironment(variables)))).toContain(BLANK);
  });

  it('numbers commi from two paragraphs on', () => {
    const [one] = renderAct(act, [article('a', plainRichText('x'))], anEnvironment(variables)).clauses;
    const [two] = renderAct(act, [article('a', plainRichText('x', 'y'))], anEnvironment(variables)).clauses;
    expect(one!.blocks[0]).not.toHaveProperty('number');
    expect(two!.blocks.map((block) => 'number' in block && block.number)).toEqual(['1.', '2.']);
  });

  it('takes unchanged clauses from the cache and remakes the dependent ones', () => {
    const made: string[] = [];
    const kept = new Map();
    const cache = { get: (key: string) => kept.get(key), set: (key: string, clause: object) => (made.push(key), kept.set(key, clause)) };
    const clauses = [article('a', plainRichText('x')), article('b', { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'variable', attrs: { key: 'forma' } }] }] })];
    renderAct(act, clauses, anEnvironment(variables), { cache });
    made.length = 0;
    renderAct(act, clauses, anEnvironment(variables, { forma: 'PPP' }), { cache });
    expect(made).toHaveLength(1);
  });
});
