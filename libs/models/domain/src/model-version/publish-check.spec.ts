import { describe, expect, it } from '@jest/globals';
import type { ModelContent } from '@province-comuni/models-contract';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { parseCondition, type RichText } from '@province-comuni/shared-act-tree';
import { checkPublishable } from './publish-check.js';

const CONTENT: ModelContent = readPackage(readPackageFolder('libs/models/content/innovazione'));
const PPP = 'forma è PPP';

type Clause = ModelContent['acts'][number]['clauses'][number];

function withClause(id: string, change: (clause: Clause) => Clause): ModelContent {
  return { ...CONTENT, acts: CONTENT.acts.map((act) => ({ ...act, clauses: act.clauses.map((clause) => (clause.id === id ? change(clause) : clause)) })) };
}

const saying = (...whens: (string | null)[]): RichText => ({ type: 'doc', content: whens.map((when) => ({ type: 'paragraph', ...(when ? { attrs: { when: parseCondition(when) } } : {}), content: [{ type: 'text', text: 'Parole.' }] })) }) as RichText;
const impossible = (content: ModelContent): string[] => checkPublishable(content).filter(({ code }) => code === 'IMPOSSIBLE_CONDITION').map(({ subject }) => subject);

describe('a condition that can never hold', () => {
  it('is found where a stretch contradicts its clause, though each could hold alone', () => {
    const body = (when: string): ModelContent => withClause('conv-durata', (clause) => ({ ...clause, when: parseCondition(PPP), body: saying(null, when) }));
    expect(impossible(body('forma è PUBBLICO'))).toEqual(['conv-durata']);
    expect(impossible(body('livello è BASE'))).toEqual(['conv-durata']);
    expect(impossible(body('livello è AVANZATO'))).toEqual([]);
  });

  it('is found where a clause contradicts the one that holds it', () => {
    const parent = CONTENT.acts.flatMap((act) => act.clauses).find((clause) => clause.when !== null && clause.parentId === null)!;
    const child = (when: string): ModelContent => ({ ...withClause(parent.id, (clause) => ({ ...clause, when: parseCondition(PPP) })), acts: withClause(parent.id, (clause) => ({ ...clause, when: parseCondition(PPP) })).acts.map((act) => (act.clauses.some(({ id }) => id === parent.id) ? { ...act, clauses: [...act.clauses, { ...parent, id: 'figlia', parentId: parent.id, when: parseCondition(when), body: saying(null) }] } : act)) });
    expect(impossible(child('forma è IN_HOUSE'))).toEqual(['figlia']);
    expect(impossible(child('livello è AVANZATO'))).toEqual([]);
  });

  it('is found in an item of a list within another', () => {
    const list = (inner: string): RichText => ({ type: 'doc', content: [{ type: 'bulletList', content: [{ type: 'listItem', attrs: { when: parseCondition('funzioni_fondamentali è sì') }, content: [...saying(null).content, { type: 'bulletList', content: [{ type: 'listItem', attrs: { when: parseCondition(inner) }, content: saying(null).content }] }] }] }] }) as unknown as RichText;
    expect(impossible(withClause('conv-durata', (clause) => ({ ...clause, body: list('funzioni_fondamentali è no') })))).toEqual(['conv-durata']);
    expect(impossible(withClause('conv-durata', (clause) => ({ ...clause, body: list('durata_anni è almeno 5') })))).toEqual([]);
  });
});

describe('a check that tells nothing', () => {
  const idle = (verifica: string, se: string | null = null, content: ModelContent = CONTENT): string[] => {
    const rule = { ...content.rules.find(({ id }) => id === 'durata-consigliata')!, id: 'prova', when: se ? parseCondition(se) : null, test: { kind: 'condition' as const, condition: parseCondition(verifica) } };
    return checkPublishable({ ...content, rules: [...content.rules, rule] }).map(({ code, subject, message }) => `${code} ${subject}: ${/non è mai|è sempre|non vale mai/.exec(message)?.[0]}`);
  };
  const NEVER = ['IDLE_CHECK prova: non è mai'];
  const ALWAYS = ['IDLE_CHECK prova: è sempre'];

  it.each<[string, string | null, string[]]>([
    ['durata_anni è almeno 3', null, []],
    ['durata_anni è almeno 5 e durata_anni è minore di 5', null, NEVER],
    ['durata_anni è almeno 1000', null, NEVER],
    ['durata_anni è almeno 5 oppure durata_anni è minore di 5', null, ALWAYS],
    ['funzioni_fondamentali è sì oppure funzioni_fondamentali è no', null, ALWAYS],
    ['non (funzioni_fondamentali è sì e funzioni_fondamentali è no)', null, ALWAYS],
    ['forma è PPP oppure forma è IN_HOUSE oppure forma è PUBBLICO', null, ALWAYS],
    ['forma è PUBBLICO e livello è AVANZATO', null, []],
    ['durata_anni ha risposta', null, []],
    ['servizi comprende CLOUD', null, []],
    ['fasce copre ogni valore', null, []],
    ['data_decorrenza è almeno 2030-01-01', null, []],
    ['durata_anni è almeno parametro("durata_minima_funzioni_fondamentali")', null, []],
  ])('%s', (verifica, se, found) => expect(idle(verifica, se)).toEqual(found));

  it.each<[string, string, string[]]>([
    ['forma è PUBBLICO', PPP, NEVER],
    ['forma è PPP', PPP, ALWAYS],
    ['livello è BASE', PPP, NEVER],
    ['durata_anni è almeno 3', 'durata_anni è almeno 5', ALWAYS],
    ['durata_anni è almeno 5', 'durata_anni è almeno 3', []],
    ['durata_anni è almeno 5', 'durata_anni è minore di 5', NEVER],
    ['durata_anni è almeno 5', PPP, []],
  ])('%s, where %s', (verifica, se, found) => expect(idle(verifica, se)).toEqual(found));

  it('may wait for what only an earlier choice leads to: a cell that is not admitted, a number its question no longer takes', () => {
    expect(idle('livello non è BASE', PPP)).toEqual([]);
    const question = CONTENT.variables.find(({ key }) => key === 'preavviso_recesso_giorni')!;
    expect(question.min).toBe(90);
    expect(idle('preavviso_recesso_giorni è almeno 90')).toEqual([]);
  });

  it('is told once where the rule never applies', () => expect(idle('durata_anni è almeno 5', 'forma è PPP e forma è PUBBLICO')).toEqual(['IMPOSSIBLE_CONDITION prova: non vale mai']));
});
