import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { plainRichText, type RichText } from '@province-comuni/shared-act-tree';
import type { EnteId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import type { InstanceClause, InstanceId, ModelVersionId } from '../instance/instance.js';
import type { DeviationSummary, StoredDeviation, StoredWording } from '../ports/deviation-repository.port.js';
import { promote } from '../use-cases/promote-wording.use-case.js';
import { groupWordings } from './clause-wordings.js';
import { reportDeviations } from './deviation-report.js';
import { countDeviations, deviationsOf, mayShowWording, textHash, wordsChanged } from './deviation.js';

const content = readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0'));
const [V1, V2] = ['v1', 'v2'] as ModelVersionId[];
const clauses = content.acts.flatMap((act) => act.clauses);
const model = (id: string): (typeof clauses)[number] => clauses.find((clause) => clause.id === id)!;

function own(clauseId: string, fields: Partial<InstanceClause> = {}): InstanceClause {
  return { clauseId, actKey: 'convenzione', baseVersionId: V1!, state: 'KEPT', heading: null, body: null, orderKey: null, parentId: null, kind: null, reason: null, revision: 0, updatedBy: null, updatedAt: null, ...fields };
}

const withWords = (body: RichText, words: string): RichText => ({ ...body, content: [...body.content, ...plainRichText(words).content] });
const said = (...words: string[]): { heading: []; body: RichText } => ({ heading: [], body: plainRichText(...words) });

describe('wordsChanged', () => {
  it('counts the words that stand in one text only', () => {
    expect(wordsChanged(said('uno due tre quattro'), said('uno due tre quattro'))).toBe(0);
    expect(wordsChanged(said('uno due tre quattro'), said('uno due tre cinque'))).toBe(250);
    expect(wordsChanged(said('uno due'), said('tre quattro'))).toBe(1000);
    expect(wordsChanged(said('uno due'), said())).toBe(1000);
    // Only a sign: not nothing.
    expect(wordsChanged(said('uno, due'), said('uno due'))).toBe(1);
  });

  it('is the same both ways, between 0 and 1000, and 0 only for equal texts', () => {
    const text = fc.array(fc.array(fc.constantFrom('la', 'Provincia', 'il', 'Comune', 'paga', 'oneri'), { maxLength: 6 }).map((words) => words.join(' ')), { maxLength: 4 }).map((lines) => said(...lines));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const share = wordsChanged(a, b);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1000);
        expect(share === 0).toBe(textHash(a) === textHash(b));
        expect(wordsChanged(a, a)).toBe(0);
      }),
    );
  });
});

describe('deviationsOf', () => {
  const next = { ...content, version: '2.0.0' };
  const contents = new Map([[V1!, content], [V2!, next]]);
  const edited = withWords(model('conv-penali').body, 'Non si applicano penali.');
  const instance = {
    modelVersionId: V2!,
    clauses: [
      own('conv-oggetto', { baseVersionId: V2! }),
      own('conv-penali', { baseVersionId: V2!, state: 'EDITED', heading: model('conv-penali').heading, body: edited }),
      own('conv-controversie', { baseVersionId: V2!, state: 'SUPPRESSED' }),
      own('conv-finali', { baseVersionId: V1! }),
      own('nostra', { state: 'ADDED', body: plainRichText('Articolo nostro.') }),
    ],
  };

  it('says of each clause what the Provincia did, how much, and from which version', () => {
    const rows = new Map(deviationsOf(instance, contents).map((row) => [row.clauseId, row]));
    expect(rows.get('conv-oggetto')).toMatchObject({ state: 'STANDARD', changedPermille: 0, heldBack: false });
    expect(rows.get('conv-penali')).toMatchObject({ state: 'ADATTATA', lock: model('conv-penali').lock, textHash: textHash({ heading: model('conv-penali').heading, body: edited }) });
    expect(rows.get('conv-penali')!.changedPermille).toBeGreaterThan(0);
    expect(rows.get('conv-penali')!.changedPermille).toBeLessThan(500);
    expect(rows.get('conv-controversie')).toMatchObject({ state: 'SOPPRESSA', changedPermille: 1000 });
    expect(rows.get('conv-finali')).toMatchObject({ state: 'STANDARD', heldBack: true, baseVersionId: V1 });
    expect(rows.get('nostra')).toMatchObject({ state: 'AGGIUNTA', lock: null, heldBack: false });
    expect(countDeviations([...rows.values()], next)).toMatchObject({ standard: 2, adapted: 1, suppressed: 1, added: 1, heldBack: 1, notTaken: clauses.length - 4 });
  });
});

const summary = (id: string, sharedAt: Date | null): DeviationSummary => ({ approved: false, instanceId: id as InstanceId, enteId: id as EnteId, title: id, modelVersionId: V1!, dataRevision: 1, standard: 0, adapted: 0, suppressed: 0, added: 0, heldBack: 0, notTaken: 0, changedPermille: 0, sharedAt, sharedBy: sharedAt && 'Anna' });
const row = (instance: string, clauseId: string, state: StoredDeviation['state'], changedPermille = 0): StoredDeviation => ({ instanceId: instance as InstanceId, clauseId, actKey: 'convenzione', state, changedPermille, textHash: 'x', lock: state === 'AGGIUNTA' ? null : 'libera', baseVersionId: V1!, heldBack: false });

describe('reportDeviations', () => {
  const shared = summary('a', new Date(0));
  const drafts = [summary('b', null), summary('c', null)];
  const rows = [row('a', 'conv-penali', 'ADATTATA', 200), row('a', 'conv-oggetto', 'STANDARD'), row('b', 'conv-penali', 'ADATTATA', 400), row('b', 'conv-finali', 'SOPPRESSA', 1000), row('c', 'conv-penali', 'STANDARD'), row('c', 'nostra', 'AGGIUNTA', 1000), row('gone', 'conv-penali', 'ADATTATA', 900)];
  const report = reportDeviations('convenzione', [content], [shared, ...drafts], rows);

  it('counts everybody, and shows only who may be shown', () => {
    expect(mayShowWording(shared)).toBe(true);
    expect(mayShowWording({ sharedAt: null, approved: true })).toBe(true);
    expect(mayShowWording({ sharedAt: null, approved: false })).toBe(false);
    expect(report.shown.map((instance) => instance.instanceId)).toEqual(['a']);
    expect(report.numbersOnly).toBe(2);
    const [first] = report.clauses;
    expect(first).toMatchObject({ clauseId: 'conv-penali', counts: { standard: 1, adapted: 2, suppressed: 0 }, changedPermille: 300, absent: 0, inModel: true });
    expect(first!.cells).toEqual([{ instanceId: 'a', state: 'ADATTATA', changedPermille: 200, heldBack: false }]);
    expect(report.clauses[1]).toMatchObject({ clauseId: 'conv-finali', counts: { suppressed: 1 }, absent: 2, cells: [{ instanceId: 'a', state: 'ASSENTE' }] });
    expect(report.clauses.find((line) => line.clauseId === 'conv-oggetto')!.cells).toEqual([]);
    expect(JSON.stringify(report.clauses)).not.toMatch(/"instanceId":"[bc]"/);
    expect(report.added).toBe(1);
    expect(report.byLock.find((line) => line.lock === 'libera')).toMatchObject({ standard: 2, adapted: 2, suppressed: 1 });
  });
});

const wording = (instance: string, sharedAt: Date | null, fields: Partial<StoredWording> = {}): StoredWording => ({ ...summary(instance, sharedAt), modelKey: 'innovazione', clauseId: 'conv-penali', actKey: 'convenzione', state: 'ADATTATA', baseVersionId: V1!, heading: null, body: plainRichText('Nostro testo.'), reason: null, updatedAt: null, localVariables: new Map(), ...fields });

describe('groupWordings', () => {
  it('puts equal texts together and leaves out what may not be shown', () => {
    const groups = groupWordings([wording('a', new Date(0)), wording('b', null), wording('c', new Date(0)), wording('d', new Date(0), { state: 'SOPPRESSA' }), wording('e', null, { body: plainRichText('Segreto.') })], model('conv-penali'), () => model('conv-penali'));
    expect(groups.map((group) => [group.state, group.instances.map((instance) => instance.instanceId)])).toEqual([['ADATTATA', ['a', 'c']], ['SOPPRESSA', ['d']]]);
    expect(JSON.stringify(groups)).not.toContain('Segreto');
  });
});

describe('promote', () => {
  const origin = { enteId: 'a', ente: 'Provincia di Lecco', instanceId: 'a', title: 'Convenzione ICT', dataRevision: 7, clauseId: 'conv-penali' };
  const draft = { ...content, changelog: [], lineage: [] };
  const words = { heading: model('conv-penali').heading, body: withWords(model('conv-penali').body, 'Nei primi sei mesi non si applicano penali.') };

  it('puts the words in the draft and says where they come from', () => {
    const done = promote(draft, wording('a', new Date(0), { reason: 'Le penali scoraggiano.' }), words, origin);
    expect(done.changes.map((change) => change.part.kind)).toEqual(['clause', 'changelog']);
    expect(done.content.acts.flatMap((act) => act.clauses).find((clause) => clause.id === 'conv-penali')).toEqual({ ...model('conv-penali'), ...words });
    expect(done.content.changelog).toEqual([{ subject: 'conv-penali', subjectKind: 'clausola', kind: 'adattamento', text: 'Testo ripreso da Provincia di Lecco.', reason: 'Le penali scoraggiano.', source: 'Provincia di Lecco, «Convenzione ICT», revisione 7', legalSources: [] }]);
    expect(promote(done.content, wording('a', new Date(0)), words, origin).changes).toEqual([]);
  });

  it('refuses what only the Provincia has, with the reason', () => {
    const variable = { ...words, body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'variable', attrs: { key: 'sede_nostra' } }] }] } as RichText };
    expect(() => promote(draft, wording('a', new Date(0), { localVariables: new Map([['sede_nostra', 'Sede dell’ufficio']]) }), variable, origin)).toThrow(expect.objectContaining({ details: { reason: expect.stringContaining('«Sede dell’ufficio», che è solo di questa Provincia') } }));
    const reference = { ...words, body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'clauseRef', attrs: { clauseId: 'nostra' } }] }] } as RichText };
    expect(() => promote(draft, wording('a', new Date(0)), reference, origin)).toThrow(expect.objectContaining({ details: { reason: expect.stringContaining('clausola propria') } }));
  });

  it('puts a clause that a Provincia added at the end of the act', () => {
    const id = '3f0b2a44-7d3f-4c55-9c43-0f3f6f1f8a01';
    const done = promote(draft, wording('a', new Date(0), { clauseId: id, state: 'AGGIUNTA' }), { heading: [{ type: 'text', text: 'Sportello' }], body: plainRichText('C’è uno sportello.') }, { ...origin, clauseId: id });
    expect(done.content.acts.find((act) => act.template.key === 'convenzione')!.clauses.find((clause) => clause.id === id)).toMatchObject({ lock: 'libera', kind: 'articolo', source: 'Provincia di Lecco, «Convenzione ICT»' });
    expect(done.content.changelog[0]).toMatchObject({ kind: 'aggiunta', text: 'Clausola ripresa da Provincia di Lecco.' });
  });
});
