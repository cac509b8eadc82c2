import type { LawParameter, ModelCell, ModelContent, Rule } from '@province-comuni/models-contract';
import { parseCondition, parseExpression, plainRichText, type AnswerConversion, type ClauseRevision, type RichText, type VariableDef } from '@province-comuni/shared-act-tree';
import type { Bump } from '../bump.js';
import { addClauses, all, declare, editClause, lineageEntry, removeClauses, sampleClause, sampleVariable, type Edit } from './model-edits.js';
import { sameJson } from '@province-comuni/shared-kernel';

/** One kind of change and its table value. `prepare` makes room for it in a model, on items of its own, so that any kinds can be put together. */
export interface ChangeKind {
  readonly name: string;
  readonly bump: Bump;
  readonly prepare: Edit;
  readonly edit: Edit;
}

const unchanged: Edit = (model) => model;
const condition = parseCondition('forma è PUBBLICO');
const otherCondition = parseCondition('forma è PPP');
const law = { label: 'art. 30 TUEL', urn: 'urn:nir:stato:decreto.legislativo:2000-08-18;267~art30' };

let minted = 0;
const mint = (prefix: string): string => `${prefix}-${(minted += 1)}`;

type ListName = 'variables' | 'rules' | 'parameters' | 'cells' | 'acts';

/** An item that is there before, after, or both. */
function item<Name extends ListName>(list: Name, name: string, bump: Bump, before: ModelContent[Name][number] | null, after: ModelContent[Name][number] | null): ChangeKind {
  // By what it says: another edit may have made every item of the list anew.
  const put = (model: ModelContent, value: ModelContent[Name][number] | null): ModelContent => (value === null ? model : { ...model, [list]: [...model[list], value] });
  const take = (model: ModelContent): ModelContent => ({ ...model, [list]: (model[list] as readonly ModelContent[Name][number][]).filter((each) => !sameJson(each, before)) });
  const swap = (model: ModelContent): ModelContent => ({ ...model, [list]: (model[list] as readonly ModelContent[Name][number][]).map((each) => (sameJson(each, before) ? after : each)) });
  return { name, bump, prepare: (model) => put(model, before), edit: before === null ? (model) => put(model, after) : after === null ? take : swap };
}

function variable(name: string, bump: Bump, before: Partial<VariableDef> | null, after: Partial<VariableDef> | null): ChangeKind {
  const key = mint('dato');
  return item('variables', `variable: ${name}`, bump, before && sampleVariable(key, before), after && sampleVariable(key, after));
}

function clause(name: string, bump: Bump, before: Partial<ClauseRevision>, after: Partial<ClauseRevision>): ChangeKind {
  const id = mint('prova');
  return { name: `clause: ${name}`, bump, prepare: addClauses(sampleClause(id, before)), edit: editClause(id, after) };
}

function newClause(name: string, bump: Bump, change: Partial<ClauseRevision>): ChangeKind {
  return { name: `clause: ${name}`, bump, prepare: unchanged, edit: addClauses(sampleClause(mint('prova'), change)) };
}

function rule(name: string, bump: Bump, before: Partial<Rule> | null, after: Partial<Rule> | null): ChangeKind {
  const id = mint('regola');
  const sample: Rule = { id, severity: 'avviso', actKey: 'convenzione', when: null, test: { kind: 'content', tag: 'fini' }, message: 'Mancano i fini', explanation: '', remedy: null, legalSources: [], source: '' };
  return item('rules', `rule: ${name}`, bump, before && { ...sample, ...before }, after && { ...sample, ...after });
}

function parameter(name: string, bump: Bump, before: readonly [string, number][] | null, after: readonly [string, number][] | null, description = 'prova'): ChangeKind {
  const id = mint('parametro');
  const of = (values: readonly [string, number][], text: string): LawParameter => ({ id, description: text, values: values.map(([from, value]) => ({ from, value, source: law })) });
  return item('parameters', `parameter: ${name}`, bump, before && of(before, 'prova'), after && of(after, description));
}

function cell(name: string, bump: Bump, before: Partial<ModelCell> | null, after: Partial<ModelCell> | null): ChangeKind {
  const form = mint('FORMA');
  const sample: ModelCell = { form, level: 'BASE', admitted: true, refusal: '', suits: '', runs: '', bodies: [], staff: [], source: '' };
  return item('cells', `cell: ${name}`, bump, before && { ...sample, ...before }, after && { ...sample, ...after });
}

function act(name: string, bump: Bump, before: string | null, after: string | null): ChangeKind {
  const key = mint('atto');
  const of = (shortName: string): ModelContent['acts'][number] => ({ template: { key, position: 90, title: [], shortName, organ: '', source: '' }, clauses: [] });
  return item('acts', `act: ${name}`, bump, before === null ? null : of(before), after === null ? null : of(after));
}

function conditional(...paragraphs: readonly [string, boolean][]): RichText {
  return { type: 'doc', content: paragraphs.map(([text, when]) => ({ type: 'paragraph', ...(when ? { attrs: { when: condition } } : {}), content: [{ type: 'text', text }] })) };
}

function splitOf(id: string): ChangeKind {
  const parts = [sampleClause(`${id}-a`), sampleClause(`${id}-b`)];
  return { name: 'clause: split', bump: 'major', prepare: addClauses(sampleClause(id)), edit: all(removeClauses(id), addClauses(...parts), declare(lineageEntry('split', [id], [`${id}-a`, `${id}-b`], `${id}-a`))) };
}

function mergeOf(id: string): ChangeKind {
  return { name: 'clause: merge', bump: 'major', prepare: addClauses(sampleClause(`${id}-a`), sampleClause(`${id}-b`)), edit: all(removeClauses(`${id}-a`, `${id}-b`), addClauses(sampleClause(id)), declare(lineageEntry('merge', [`${id}-a`, `${id}-b`], [id], id))) };
}

function retireOf(id: string): ChangeKind {
  return { name: 'clause: retire', bump: 'major', prepare: addClauses(sampleClause(id)), edit: all(removeClauses(id), declare(lineageEntry('retire', [id]))) };
}

/** What is declared about answers, with no other change where `added` is not given. */
function migration(name: string, bump: Bump, conversion: AnswerConversion, added: Partial<VariableDef> | null = null): ChangeKind {
  const [from, to] = [mint('dato'), mint('dato')];
  const key = added ? to : from;
  return {
    name: `migration: ${name}`,
    bump,
    prepare: (model) => ({ ...model, variables: [...model.variables, sampleVariable(from)] }),
    edit: (model) => ({ ...model, variables: added ? [...model.variables, sampleVariable(to, added)] : model.variables, migrations: [...(model.migrations ?? []), { key, sources: [{ key: from, conversion }], several: null, reason: 'così è più chiaro' }] }),
  };
}

const option = (value: string, change: Partial<VariableDef['options'][number]> = {}): VariableDef['options'][number] => ({ value, label: value, attributes: {}, ...change });
const choice = (...options: VariableDef['options']): Partial<VariableDef> => ({ type: 'scelta', options });
const column = (key: string, change: Partial<VariableDef['columns'][number]> = {}): VariableDef['columns'][number] => ({ key, label: key, type: 'intero', required: true, ...change });
const table = (...columns: VariableDef['columns']): Partial<VariableDef> => ({ type: 'tabella', columns });
const calculated = (text: string): Partial<VariableDef> => ({ type: 'calcolata', resultType: 'intero', expression: parseExpression(text) });

/** Every kind of change with the value the table of the project gives it. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  variable('removed', 'major', {}, null),
  variable('other type', 'major', {}, { type: 'decimale' }),
  variable('other scope', 'major', {}, { scope: 'adesione' }),
  variable('other unit', 'major', { unit: 'anni' }, { unit: 'mesi' }),
  variable('other calculation', 'major', calculated('1 + 1'), calculated('1 + 2')),
  variable('other condition', 'major', { when: condition }, { when: otherCondition }),
  variable('optional to required', 'major', { required: false }, {}),
  variable('required to optional', 'minor', {}, { required: false }),
  variable('option removed', 'major', choice(option('A'), option('B')), choice(option('A'))),
  variable('option conditioned', 'major', choice(option('A')), choice(option('A', { when: condition }))),
  variable('option attribute changed', 'major', choice(option('A', { attributes: { livello: 'BASE' } })), choice(option('A', { attributes: { livello: 'ALTO' } }))),
  variable('option added', 'minor', choice(option('A')), choice(option('A'), option('B'))),
  variable('option freed', 'minor', choice(option('A', { when: condition })), choice(option('A'))),
  variable('option text', 'patch', choice(option('A')), choice(option('A', { label: 'Alfa' }))),
  variable('options reordered', 'patch', choice(option('A'), option('B')), choice(option('B'), option('A'))),
  variable('minimum raised', 'major', { min: 1 }, { min: 2 }),
  variable('minimum lowered', 'minor', { min: 2 }, { min: 1 }),
  variable('minimum set', 'major', {}, { min: 1 }),
  variable('minimum lifted', 'minor', { min: 1 }, {}),
  variable('maximum lowered', 'major', { max: 9 }, { max: 8 }),
  variable('maximum raised', 'minor', { max: 8 }, { max: 9 }),
  variable('maximum set', 'major', {}, { max: 9 }),
  variable('length set over the usual 300', 'minor', { type: 'testo' }, { type: 'testo', max: 500 }),
  variable('length set to the usual 300', 'patch', { type: 'testo' }, { type: 'testo', max: 300 }),
  variable('no past dates', 'major', { type: 'data' }, { type: 'data', notBeforeToday: true }),
  variable('past dates again', 'minor', { type: 'data', notBeforeToday: true }, { type: 'data' }),
  variable('column removed', 'major', table(column('a'), column('b')), table(column('a'))),
  variable('column added, required', 'major', table(column('a')), table(column('a'), column('b'))),
  variable('column added, optional', 'minor', table(column('a')), table(column('a'), column('b', { required: false }))),
  variable('column of another type', 'major', table(column('a')), table(column('a', { type: 'importo' }))),
  variable('column to required', 'major', table(column('a', { required: false })), table(column('a'))),
  variable('column to optional', 'minor', table(column('a')), table(column('a', { required: false }))),
  variable('column label', 'patch', table(column('a')), table(column('a', { label: 'Alfa' }))),
  variable('added, required', 'major', null, {}),
  variable('added, optional', 'minor', null, { required: false }),
  variable('added with default', 'minor', null, { defaultValue: 5 }),
  variable('added with default of the registry', 'minor', null, { registry: 'provincia.popolazione' }),
  variable('added, calculated', 'minor', null, calculated('1 + 1')),
  variable('added, for the signature', 'minor', null, { scope: 'firma' }),
  variable('default lost', 'major', { defaultValue: 5 }, {}),
  variable('default changed', 'minor', { defaultValue: 5 }, { defaultValue: 6 }),
  variable('label', 'patch', {}, { label: 'Altro' }),
  variable('question', 'patch', {}, { question: 'Altro?' }),
  variable('help', 'patch', {}, { help: 'Altro' }),
  variable('why', 'patch', {}, { why: 'Altro' }),
  variable('sources', 'patch', {}, { sources: [law] }),
  variable('step', 'patch', {}, { step: 'forma-e-livello' }),
  migration('an answer times a factor', 'major', { kind: 'scale', operation: 'multiply', factor: '2', decimals: 0 }),
  migration('an answer asked again', 'major', { kind: 'ask' }),
  migration('a new question receives an answer', 'minor', { kind: 'same' }, { required: false }),
  migration('a new question receives an answer converted', 'major', { kind: 'ask' }, { required: false }),
  clause('heading', 'patch', {}, { heading: [{ type: 'text', text: 'Altra rubrica' }] }),
  clause('wording', 'patch', {}, { body: plainRichText('Testo corretto.') }),
  clause('legal references', 'patch', {}, { legalRefs: [law] }),
  clause('guidance', 'patch', {}, { guidance: 'Attenzione' }),
  clause('source', 'patch', {}, { source: 'Report' }),
  clause('condition set', 'major', {}, { when: condition }),
  clause('condition changed', 'major', { when: condition }, { when: otherCondition }),
  clause('condition lifted', 'major', { when: condition }, { when: null }),
  clause('lock raised', 'major', {}, { lock: 'vincolata' }),
  clause('lock lowered', 'minor', {}, { lock: 'libera' }),
  clause('kind', 'major', {}, { kind: 'testo' }),
  clause('content added', 'minor', {}, { contents: ['fini'] }),
  clause('content removed', 'major', { contents: ['fini'] }, { contents: [] }),
  clause('moved under another', 'minor', {}, { parentId: 'conv-premesse' }),
  newClause('added, mandatory', 'major', {}),
  newClause('added, libera', 'minor', { lock: 'libera' }),
  newClause('added, conditional', 'minor', { when: condition }),
  newClause('added under a conditional one', 'minor', { parentId: 'conv-gestione-ppp' }),
  splitOf(mint('divisa')),
  mergeOf(mint('unita')),
  retireOf(mint('ritirata')),
  rule('added, error', 'major', null, { severity: 'errore' }),
  rule('added, warning', 'minor', null, {}),
  rule('added, note', 'minor', null, { severity: 'nota' }),
  rule('removed', 'minor', { severity: 'errore' }, null),
  rule('severity raised', 'major', { severity: 'nota' }, { severity: 'avviso' }),
  rule('severity lowered', 'minor', { severity: 'errore' }, { severity: 'avviso' }),
  rule('error that asks for more', 'major', { severity: 'errore' }, { severity: 'errore', test: { kind: 'content', tag: 'durata' } }),
  rule('warning that asks for more', 'minor', {}, { when: condition }),
  rule('message', 'patch', {}, { message: 'Altro' }),
  rule('remedy', 'patch', {}, { remedy: { kind: 'question', key: 'durata_anni' } }),
  parameter('new dated value', 'minor', [['2020-01-01', 3]], [['2020-01-01', 3], ['2027-01-01', 4]]),
  parameter('value rewritten', 'major', [['2020-01-01', 3]], [['2020-01-01', 4]]),
  parameter('added', 'minor', null, [['2020-01-01', 3]]),
  parameter('removed', 'major', [['2020-01-01', 3]], null),
  parameter('description', 'patch', [['2020-01-01', 3]], [['2020-01-01', 3]], 'altro'),
  act('added', 'major', null, 'Regolamento'),
  act('removed', 'major', 'Regolamento', null),
  act('name', 'patch', 'Regolamento', 'Disciplinare'),
  cell('removed', 'major', {}, null),
  cell('no more admitted', 'major', {}, { admitted: false, refusal: 'non più' }),
  cell('admitted', 'minor', { admitted: false, refusal: 'non ancora' }, {}),
  cell('texts', 'patch', {}, { suits: 'Province grandi' }),
];

/** A condition that goes from one paragraph to another: the words are the same, the acts are not. */
export const CONDITION_ELSEWHERE = { before: conditional(['Uno.', true], ['Due.', false]), after: conditional(['Uno.', false], ['Due.', true]) };
