import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { plainRichText, readLawUrn, type RichText } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import type { InstanceClause, ModelVersionId } from '../instance/instance.js';
import { readLawChange } from '../use-cases/mark-law-changed.use-case.js';
import { isCitedBy, lawsOf } from './law-citation.js';
import { textsInInstance, textsInModel, usesInInstance, usesInModel } from './law-watch.js';

const TUEL = 'urn:nir:stato:decreto.legislativo:2000-08-18;267';
const content = readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0'));

describe('a norm as a curator writes it', () => {
  it.each([
    [TUEL, TUEL],
    [`  ${TUEL.toUpperCase()} `, TUEL],
    [`https://www.normattiva.it/uri-res/N2Ls?${TUEL}~art30-com2`, `${TUEL}~art30-com2`],
    [`https://www.normattiva.it/uri-res/N2Ls?${encodeURIComponent(`${TUEL}~art30`)}`, `${TUEL}~art30`],
    ['art. 30 TUEL', null],
    ['', null],
    ['%', null],
    ['https://example.it/?urn:nir:stato', null],
  ])('%s', (text, urn) => expect(readLawUrn(text)).toBe(urn));

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readLawUrn(text)));
  });
});

describe('isCitedBy', () => {
  it.each([
    [`${TUEL}~art30`, TUEL, true],
    [`${TUEL}~art30-com2`, `${TUEL}~art30`, true],
    [`${TUEL}~ART30`, `${TUEL}~art30`, true],
    [`${TUEL}~art30`, `${TUEL}~art30`, true],
    [`${TUEL}~art301`, `${TUEL}~art30`, false],
    [`${TUEL}~art30bis`, `${TUEL}~art30`, false],
    [`${TUEL}~art30-com21`, `${TUEL}~art30-com2`, false],
    [TUEL, `${TUEL}~art30`, false],
    [`${TUEL}8`, TUEL, false],
    ['urn:nir:stato:legge:2014-04-07;56', TUEL, false],
  ])('%s · %s: %s', (cited, changed, touched) => expect(isCitedBy(cited, changed)).toBe(touched));
});

describe('what rests on a norm', () => {
  const cited = content.acts.flatMap((act) => act.clauses).filter((clause) => [...lawsOf(clause)].some((law) => law.startsWith(`${TUEL}~art30`)));
  const own = (clauseId: string, fields: Partial<InstanceClause> = {}): InstanceClause => ({ clauseId, actKey: 'convenzione', baseVersionId: 'v' as ModelVersionId, state: 'KEPT', heading: null, body: null, orderKey: null, parentId: null, kind: null, reason: null, revision: 0, updatedBy: null, updatedAt: null, ...fields });
  const reference = (urn: string): RichText => ({ type: 'doc', content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Si applica ' }, { type: 'legalRef', attrs: { urn, label: 'art. 30' } }] }] }] }] });

  it('in a model: its clauses and rules, by what they name and by what they say', () => {
    const uses = usesInModel(content, `${TUEL}~art30`);
    expect(uses.filter((use) => use.subjectKind === 'clausola').map((use) => use.subjectId)).toEqual(cited.map((clause) => clause.id));
    expect(uses.some((use) => use.subjectKind === 'regola')).toBe(true);
    for (const use of uses) expect(textsInModel(content).get(`${use.subjectKind} ${use.subjectId}`)).toBe(use.textHash);
    expect(usesInModel(content, 'urn:nir:stato:legge:1900-01-01;1')).toEqual([]);
  });

  it('in an instance: its clauses as they stand, its own too, and none that it suppressed', () => {
    const [first, second] = cited;
    const instance = { clauses: [own(first!.id), own(second!.id, { state: 'SUPPRESSED' }), own('nostra', { state: 'ADDED', body: reference(`${TUEL}~art30-com4`) }), own('altra', { state: 'ADDED', body: plainRichText('Niente norme.') }), own('conv-comunicazioni', { state: 'EDITED', heading: [], body: reference(`${TUEL}~art30`) })] };
    const uses = usesInInstance(instance, content, `${TUEL}~art30`);
    expect(uses.map((use) => use.subjectId)).toEqual([first!.id, 'nostra', 'conv-comunicazioni']);
    expect(textsInInstance(instance, content).has(second!.id)).toBe(false);
    expect(textsInInstance(instance, content).get('nostra')).toBe(uses[1]!.textHash);
  });
});

describe('readLawChange', () => {
  it('names every field that is wrong', () => {
    expect(() => readLawChange({ urn: 'art. 30', label: ' ', note: '', changedOn: '2026-02-30', dueOn: '' })).toThrow(expect.objectContaining({ details: { problems: ['urn', 'label', 'note', 'changedOn', 'dueOn'].map((field) => expect.objectContaining({ field })) } }));
    expect(readLawChange({ urn: TUEL.toUpperCase(), label: ' TUEL ', note: 'Cambia.', changedOn: '2026-12-01', dueOn: '2027-01-31' })).toEqual({ urn: TUEL, label: 'TUEL', note: 'Cambia.', changedOn: '2026-12-01', dueOn: '2027-01-31' });
  });
});
