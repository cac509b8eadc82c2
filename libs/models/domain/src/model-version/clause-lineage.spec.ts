import { describe, expect, it } from '@jest/globals';
import type { ClauseLineage } from '@province-comuni/models-contract';
import { PackageProblem, readPackage, readPackageFolder, writePackage } from '@province-comuni/models-package';
import { plainRichText } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import { checkLineage, clausesById } from './clause-lineage.js';
import { proposeLineage } from './lineage-proposal.js';
import { addClauses, all, declare, lineageEntry as entry, removeClauses, sampleClause } from './testing/model-edits.js';

const files = readPackageFolder('libs/models/content/innovazione');
const model = readPackage(files);
const clauses = clausesById(model);
const anyRemoved = fc.subarray([...clauses.keys()], { maxLength: 8 });
/** New clauses with the text of old ones, as after a copy or a renumbering of ids. */
const anyCopies = fc.subarray([...clauses.keys()], { maxLength: 5 });

const [a, b, c] = [sampleClause('prova-a'), sampleClause('prova-b'), sampleClause('prova-c')];
const before = addClauses(a, b)(model);

describe('the lineage of a version', () => {
  it('needs nothing while no clause disappears', () => {
    expect(checkLineage(model, model, [])).toEqual([]);
    expect(checkLineage(model, addClauses(a)(model), [])).toEqual([]);
  });

  it('must name every clause that disappeared, and no other', () => {
    fc.assert(
      fc.property(anyRemoved, anyRemoved, (removed, declared) => {
        const lineage = removed.filter((id) => declared.includes(id)).map((id) => entry('retire', [id]));
        const problems = checkLineage(model, removeClauses(...removed)(model), lineage);
        expect(problems.map(({ code, subject }) => `${code} ${subject}`).sort()).toEqual(removed.filter((id) => !declared.includes(id)).map((id) => `UNDECLARED_DISAPPEARANCE ${id}`).sort());
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, ClauseLineage, readonly string[]]>([
    ['kept', entry('keep', ['prova-b'], ['prova-b']), ['prova-a']],
    ['moved', entry('move', ['prova-b'], ['prova-b']), ['prova-a']],
    ['divided, the old id on one part', entry('split', ['prova-b'], ['prova-b', 'prova-c'], 'prova-b'), ['prova-a']],
    ['joined into one of the two', entry('merge', ['prova-a', 'prova-b'], ['prova-b'], 'prova-b'), []],
    ['joined into a new one', entry('merge', ['prova-a', 'conv-spese'], ['prova-c']), ['conv-spese']],
    ['replaced', entry('replace', ['prova-a'], ['prova-c']), []],
  ])('takes clauses %s', (_name, declared, otherwise) => {
    const next = all(removeClauses('prova-a', ...otherwise.filter((id) => declared.sources.includes(id))), addClauses(c))(before);
    const retired = declared.sources.includes('prova-a') ? [] : [entry('retire', ['prova-a'])];
    expect(checkLineage(before, next, [declared, ...retired])).toEqual([]);
  });

  it.each<[string, readonly ClauseLineage[], RegExp]>([
    ['no reason', [entry('retire', ['prova-a'], [], null, '  ')], /motivo/],
    ['a source that never was', [entry('retire', ['prova-a', 'mai-vista'])], /«mai-vista» non c’è nella versione precedente/],
    ['a target that is not there', [entry('replace', ['prova-a'], ['mai-vista'])], /«mai-vista» non c’è in questa versione/],
    ['a split without heir', [entry('split', ['prova-a'], ['prova-b', 'prova-c'])], /erede/],
    ['an heir that is no part', [entry('split', ['prova-a'], ['prova-b', 'prova-c'], 'conv-spese')], /«conv-spese».*non è fra/],
    ['a split into one', [entry('split', ['prova-a'], ['prova-c'], 'prova-c')], /divisione va da una/],
    ['a merge of one', [entry('merge', ['prova-a'], ['prova-c'])], /unione va da due/],
    ['a replacement by nothing', [entry('replace', ['prova-a'])], /sostituzione/],
    ['a retirement with something left', [entry('retire', ['prova-a'], ['prova-c'])], /ritirata/],
    ['a kept clause with another id', [entry('retire', ['prova-a']), entry('keep', ['prova-b'], ['prova-c'])], /stesso identificativo/],
    ['a kept clause that is gone', [entry('retire', ['prova-a']), entry('keep', ['prova-a'], ['prova-a'])], /non c’è in questa versione/],
    ['a retired clause that is still there', [entry('retire', ['prova-a', 'prova-b'])], /«prova-b» è dichiarata finita/],
    ['a clause that ends twice', [entry('retire', ['prova-a']), entry('replace', ['prova-a'], ['prova-c'])], /più di una volta/],
    ['a clause named twice', [entry('retire', ['prova-a', 'prova-a'])], /due volte/],
    ['nothing at all', [entry('retire', ['prova-a']), entry('retire', [])], /ritirata/],
  ])('refuses %s', (_name, lineage, message) => {
    const problems = checkLineage(before, all(removeClauses('prova-a'), addClauses(c))(before), lineage);
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set(['BAD_LINEAGE']));
  });

  it('refuses a retired id for another kind of clause, at once and versions later', () => {
    const without = removeClauses('prova-a')(before);
    const otherKind = addClauses({ ...a, kind: 'testo' })(without);
    const otherAct = addClauses({ ...a, actKey: 'carta-servizi' })(without);
    expect(checkLineage(before, otherKind, [entry('retire', ['prova-a'])]).map((problem) => problem.message).join('\n')).toMatch(/era di un’altra clausola/);
    for (const next of [otherKind, otherAct]) expect(checkLineage(without, next, [], [before])).toEqual([expect.objectContaining({ code: 'BAD_LINEAGE', subject: 'prova-a' })]);
    expect(checkLineage(without, addClauses(a)(without), [], [before])).toEqual([]);
  });
});

describe('the lineage the tool proposes', () => {
  it('satisfies the check once the reasons are written, whatever disappeared and came', () => {
    fc.assert(
      fc.property(anyRemoved, anyCopies, (removed, copied) => {
        const next = all(removeClauses(...removed), addClauses(...copied.map((id) => ({ ...clauses.get(id)!, id: `${id}-bis`, parentId: null }))))(model);
        const proposals = proposeLineage(model, next);
        expect(proposals.every((proposal) => proposal.reason === '' && proposal.similarity >= 0 && proposal.similarity <= 1)).toBe(true);
        expect(checkLineage(model, next, proposals.map((proposal) => ({ ...proposal, reason: 'deciso dal gruppo di lavoro' })))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('finds every clause under its new id', () => {
    const found = [...clauses.values()].filter((clause) => clause.body.content.length > 0).map((clause) => proposeLineage(model, all(removeClauses(clause.id), addClauses({ ...clause, id: `${clause.id}-bis` }))(model))[0]);
    expect(found.filter((proposal) => proposal?.kind !== 'replace' || proposal.similarity !== 1)).toEqual([]);
  });

  it('looks for a formula that two acts share in its own act', () => {
    const twins = ['dp-firma', 'da-firma', 'da-voti', 'dp-voti'].map((id) => clauses.get(id)!);
    const next = all(removeClauses(...twins.map(({ id }) => id)), addClauses(...twins.map((clause) => ({ ...clause, id: `${clause.id}-bis` }))))(model);
    for (const proposal of proposeLineage(model, next)) expect(proposal).toMatchObject({ kind: 'replace', targets: [`${proposal.sources[0]!}-bis`] });
  });

  it('takes no clause of the model for another: what is gone with nothing new in its place is retired', () => {
    const gone = clauses.get('conv-recesso')!;
    const next = all(removeClauses(gone.id), addClauses(sampleClause('prova-a', { body: plainRichText('Le parti trattano i dati personali secondo il regolamento europeo e nominano il responsabile.') })))(model);
    expect(proposeLineage(model, next)).toEqual([{ kind: 'retire', sources: ['conv-recesso'], targets: [], heir: null, reason: '', similarity: 0 }]);
  });

  it('sees a division, one part the heir, and the same the other way round as a union', () => {
    const whole = clauses.get('conv-recesso')!;
    const blocks = whole.body.content;
    const parts = [blocks.slice(0, 3), blocks.slice(3)].map((content, index) => ({ ...whole, id: `conv-recesso-${index + 1}`, body: { ...whole.body, content } }));
    const next = all(removeClauses(whole.id), addClauses(...parts))(model);
    expect(proposeLineage(model, next)).toEqual([expect.objectContaining({ kind: 'split', sources: ['conv-recesso'], targets: ['conv-recesso-1', 'conv-recesso-2'], heir: expect.stringMatching(/^conv-recesso-[12]$/) })]);
    expect(proposeLineage(next, model)).toEqual([expect.objectContaining({ kind: 'merge', sources: ['conv-recesso-1', 'conv-recesso-2'], targets: ['conv-recesso'] })]);
  });
});

describe('lignaggio.yaml', () => {
  const lineage = [entry('split', ['conv-spese'], ['prova-a', 'prova-b'], 'prova-a'), entry('merge', ['x', 'y'], ['z']), entry('retire', ['conv-penali'], [], null, ''), entry('keep', ['k'], ['k']), entry('move', ['k'], ['k']), entry('replace', ['k'], ['j'])];

  it('is read as it was written, and is not there where there is no lineage', () => {
    const written = declare(...lineage)(model);
    expect(readPackage(writePackage(written))).toEqual(written);
    expect(readPackage(writePackage({ ...model, lineage: [] })).lineage).toEqual([]);
    expect(writePackage(model).has('lignaggio.yaml')).toBe(false);
    expect('lineage' in model).toBe(false);
  });

  it('names the line of an unknown kind', () => {
    const read = (): unknown => readPackage(new Map(files).set('lignaggio.yaml', 'voci:\n  - { tipo: persa, da: [conv-spese], motivo: x }\n'));
    expect(read).toThrow(PackageProblem);
    expect(read).toThrow(/lignaggio\.yaml, riga 2: «tipo» può essere mantenuta, spostata, divisa/);
  });
});
