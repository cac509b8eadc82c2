import type { ChangelogEntry, ClauseLineage, LawParameter, ModelCell, ModelSource, Rule, RuleRemedy, VariableMigration } from '@province-comuni/models-contract';
import { CLAUSE_KINDS, CLAUSE_LOCKS, createEnvironment, FUNCTION_NAMES, parseAnswer, type ActTemplate, type AnswerConversion, type ClauseRevision, type InterviewStep, type ScalarType, type VariableDef, type VariableOption, type VariableScope, type VariableType } from '@province-comuni/shared-act-tree';
import { InputFields, readNorm, type PartProblem } from './input-fields.js';
import type { DraftHead, PartKind, PartValue, PartValues } from './draft-part.js';

export type ReadPart = { readonly ok: true; readonly value: PartValue } | { readonly ok: false; readonly problems: readonly PartProblem[] };

const CLAUSE_ID = /^[a-z0-9][a-z0-9-]{0,79}$/;
const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
const SLUG = /^[a-z][a-z0-9-]{0,59}$/;
const CODE = /^[A-Z][A-Z0-9_]{0,59}$/;
const TAG = /^[a-z][a-z0-9-]{0,39}$/;
const ID_HELP = 'Usate lettere minuscole, cifre e trattini: il nome resta lo stesso in ogni versione.';

/** Reads a part as a form sends it, in its strict shape; otherwise everything that is wrong, field by field. Unknown fields are left out. */
export function readPart(kind: PartKind, input: unknown): ReadPart {
  const problems: PartProblem[] = [];
  const value = READERS[kind](InputFields.of(kind === 'changelog' || kind === 'lineage' || kind === 'migrations' ? { entries: input } : input, problems));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

const READERS: { readonly [K in PartKind]: (fields: InputFields) => PartValues[K] } = {
  head: readHead,
  act: readAct,
  clause: readClause,
  step: readStep,
  variable: readVariable,
  rule: readRule,
  cell: readCell,
  parameter: readParameter,
  source: readSource,
  changelog: (fields) => fields.list('entries', readChange, 500),
  lineage: (fields) => fields.list('entries', readLineage, 200),
  migrations: readMigrations,
};

function readHead(fields: InputFields): DraftHead {
  return {
    title: fields.text('title', { label: 'Titolo', required: true, max: 200 }),
    effectiveFrom: fields.day('effectiveFrom', 'In vigore dal'),
    summary: fields.text('summary', { label: 'Sintesi', required: true, max: 2000 }),
    description: fields.text('description', { label: 'Descrizione', max: 20_000, lines: true }),
  };
}

function readAct(fields: InputFields): ActTemplate {
  const title = fields.inlines('title');
  if (title.length === 0) fields.refuse('title', 'Titolo: manca.');
  return {
    key: fields.matching('key', SLUG, ID_HELP),
    position: 0,
    title,
    shortName: fields.text('shortName', { label: 'Nome breve', required: true, max: 100 }),
    organ: fields.text('organ', { label: 'Organo' }),
    source: fields.text('source', { label: 'Fonte' }),
  };
}

function readClause(fields: InputFields): ClauseRevision {
  const parentId = fields.raw('parentId');
  return {
    id: fields.matching('id', CLAUSE_ID, ID_HELP),
    actKey: fields.matching('actKey', SLUG, 'Scegliete l’atto.'),
    kind: fields.oneOf('kind', CLAUSE_KINDS, 'Tipo'),
    heading: fields.inlines('heading'),
    body: fields.richText('body'),
    when: fields.condition('when'),
    lock: fields.oneOf('lock', CLAUSE_LOCKS, 'Blocco'),
    contents: fields.texts('contents', 'Contenuti', TAG),
    legalRefs: fields.norms('legalRefs'),
    source: fields.text('source', { label: 'Fonte', max: 500 }),
    guidance: fields.text('guidance', { label: 'Guida', max: 2000 }),
    parentId: parentId === null || parentId === undefined ? null : fields.matching('parentId', CLAUSE_ID, 'Scegliete il gruppo.'),
    orderKey: fields.matching('orderKey', /^[0-9a-z]{1,200}$/, 'Il posto della clausola non è leggibile.'),
  };
}

function readStep(fields: InputFields): InterviewStep {
  return { id: fields.matching('id', SLUG, ID_HELP), title: fields.text('title', { label: 'Titolo', required: true }), description: fields.text('description', { label: 'Descrizione', max: 2000 }) };
}

const TYPES: readonly VariableType[] = ['testo', 'testo-lungo', 'intero', 'decimale', 'importo', 'data', 'si-no', 'scelta', 'scelte', 'tabella', 'calcolata'];
const SCALARS: readonly ScalarType[] = ['testo', 'intero', 'decimale', 'importo', 'data'];
const SCOPES: readonly VariableScope[] = ['istanza', 'adesione', 'firma'];

/** What the registry of public bodies can answer by itself. */
export const REGISTRY_VALUES: readonly string[] = [
  'provincia.denominazione',
  'provincia.sigla',
  'provincia.regione',
  'provincia.numero_comuni',
  'provincia.popolazione',
  'provincia.anno_popolazione',
  'provincia.codice_istat',
  'provincia.sede',
  'comune.denominazione',
  'comune.popolazione',
  'comune.anno_popolazione',
];

function readVariable(fields: InputFields): VariableDef {
  const type = fields.oneOf('type', TYPES, 'Tipo');
  const scope = fields.oneOf('scope', SCOPES, 'Chi risponde', 'istanza');
  const choice = type === 'scelta' || type === 'scelte';
  const step = fields.text('step', { label: 'Passo', required: type !== 'calcolata' && scope === 'istanza' });
  const options = choice ? fields.list('options', readOption) : [];
  const columns = type === 'tabella' ? fields.list('columns', (column) => ({ key: column.matching('key', NAME, ID_HELP), label: column.text('label', { label: 'Colonna', required: true }), type: column.oneOf('type', SCALARS, 'Tipo'), required: column.flag('required') }), 20) : [];
  if (choice && options.length === 0) fields.refuse('options', 'Scrivete almeno un’opzione.');
  if (type === 'tabella' && columns.length === 0) fields.refuse('columns', 'Scrivete almeno una colonna.');
  if (new Set(options.map((option) => option.value)).size < options.length) fields.refuse('options', 'Due opzioni hanno lo stesso codice.');
  if (new Set(columns.map((column) => column.key)).size < columns.length) fields.refuse('columns', 'Due colonne hanno lo stesso nome.');
  const [min, max] = [fields.number('min', 'Minimo'), fields.number('max', 'Massimo')];
  if (min !== undefined && max !== undefined && min > max) fields.refuse('max', 'Il massimo è minore del minimo.');
  const registry = fields.text('registry', { label: 'Dall’anagrafe' });
  if (registry !== '' && !REGISTRY_VALUES.includes(registry)) fields.refuse('registry', 'L’anagrafe non ha questo dato.');
  const expression = type === 'calcolata' ? fields.expression('expression') : null;
  if (type === 'calcolata' && expression === null) fields.refuse('expression', 'Dite come si calcola.');
  if (expression) refuseWrongCalls(expression, fields);
  const variable: VariableDef = {
    key: fields.matching('key', NAME, 'Usate lettere minuscole, cifre e trattini bassi: il nome resta lo stesso in ogni versione.'),
    type,
    scope,
    ...(step === '' ? {} : { step }),
    label: fields.text('label', { label: 'Etichetta', required: true }),
    question: fields.text('question', { label: 'Domanda', required: type !== 'calcolata' && scope === 'istanza', max: 500 }),
    help: fields.text('help', { label: 'Aiuto', max: 2000 }),
    why: fields.text('why', { label: 'Perché lo chiediamo', max: 2000 }),
    sources: fields.norms('sources'),
    required: fields.flag('required'),
    ...given('when', fields.condition('when') ?? undefined),
    ...given('registry', registry || undefined),
    ...given('min', min),
    ...given('max', max),
    ...given('unit', fields.text('unit', { label: 'Unità', max: 40 }) || undefined),
    ...given('notBeforeToday', fields.flag('notBeforeToday') || undefined),
    options,
    columns,
    ...(type === 'calcolata' ? { resultType: fields.oneOf('resultType', SCALARS, 'Risultato') } : {}),
    ...given('expression', expression ?? undefined),
  };
  return { ...variable, ...given('defaultValue', readDefault(fields, variable)) };
}

/** The default must be an answer the question itself would take, conditions of its options apart. */
function readDefault(fields: InputFields, variable: VariableDef): unknown {
  const raw = fields.raw('defaultValue');
  if (raw === undefined || raw === null || raw === '' || variable.type === 'calcolata') return undefined;
  if (variable.type === 'scelte' && raw === 'tutte') return 'tutte';
  const open = { ...variable, options: variable.options.map(({ when: _, ...option }) => option) };
  const parsed = parseAnswer(open, raw, createEnvironment([open], new Map(), {}), '1900-01-01');
  if (parsed.ok) return parsed.value ?? undefined;
  for (const problem of parsed.problems) fields.refuse('defaultValue', problem.message);
  return undefined;
}

const ARITY: Readonly<Record<(typeof FUNCTION_NAMES)[number], number>> = { anno: 1, data: 3, aggiungi_anni: 2, aggiungi_giorni: 2, conta: 1, somma: 2 };

function refuseWrongCalls(expression: NonNullable<VariableDef['expression']>, fields: InputFields): void {
  const json = JSON.stringify(expression, (_, node: unknown) => {
    const call = node as { kind?: unknown; fn?: keyof typeof ARITY; args?: unknown[] } | null;
    if (call?.kind === 'call' && call.args?.length !== ARITY[call.fn!]) fields.refuse('expression', `La funzione «${call.fn}» vuole ${ARITY[call.fn!]} valori.`);
    return node;
  });
  if (json.length > 8000) fields.refuse('expression', 'Il calcolo è troppo lungo.');
}

function readOption(fields: InputFields): VariableOption {
  const attributes = fields.nested('attributes');
  return {
    value: fields.matching('value', CODE, 'Usate lettere maiuscole, cifre e trattini bassi: il codice resta lo stesso in ogni versione.'),
    label: fields.text('label', { label: 'Etichetta', required: true }),
    ...given('description', fields.text('description', { label: 'Descrizione', max: 2000 }) || undefined),
    ...given('suits', fields.text('suits', { label: 'Indicata per', max: 2000 }) || undefined),
    ...given('when', fields.condition('when') ?? undefined),
    ...given('refusal', fields.text('refusal', { label: 'Motivo del rifiuto', max: 1000 }) || undefined),
    attributes: Object.fromEntries(Object.keys((fields.raw('attributes') as object | null | undefined) ?? {}).filter((name) => NAME.test(name)).slice(0, 20).map((name) => [name, attributes!.text(name, { label: name, max: 1000 })])),
  };
}

function readRule(fields: InputFields): Rule {
  const test = fields.nested('test');
  const kind = test?.oneOf('kind', ['condition', 'content'] as const, 'Tipo di controllo') ?? 'condition';
  const actKey = fields.text('actKey', { label: 'Atto' }) || null;
  if (kind === 'content' && actKey === null) fields.refuse('actKey', 'Scegliete l’atto che deve avere questo contenuto.');
  const condition = kind === 'condition' ? (test?.condition('condition') ?? null) : null;
  if (kind === 'condition' && condition === null) fields.refuse('test.condition', 'Dite che cosa deve valere.');
  return {
    id: fields.matching('id', SLUG, ID_HELP),
    severity: fields.oneOf('severity', ['errore', 'avviso', 'nota'] as const, 'Gravità'),
    actKey,
    when: fields.condition('when'),
    test: condition ? { kind: 'condition', condition } : { kind: 'content', tag: kind === 'content' ? test!.matching('tag', TAG, 'Scrivete il contenuto richiesto.') : '' },
    message: fields.text('message', { label: 'Messaggio', required: true }),
    explanation: fields.text('explanation', { label: 'Spiegazione', max: 3000 }),
    remedy: readRemedy(fields.nested('remedy')),
    legalSources: fields.norms('legalSources'),
    source: fields.text('source', { label: 'Fonte', max: 500 }),
  };
}

function readRemedy(fields: InputFields | null): RuleRemedy | null {
  if (!fields) return null;
  return fields.oneOf('kind', ['question', 'clause'] as const, 'Dove si rimedia') === 'question' ? { kind: 'question', key: fields.matching('key', NAME, 'Scegliete la domanda.') } : { kind: 'clause', clauseId: fields.matching('clauseId', CLAUSE_ID, 'Scegliete la clausola.') };
}

function readCell(fields: InputFields): ModelCell {
  const admitted = fields.flag('admitted');
  return {
    form: fields.matching('form', CODE, 'Scegliete la forma.'),
    level: fields.matching('level', CODE, 'Scegliete il livello.'),
    admitted,
    refusal: fields.text('refusal', { label: 'Perché non esiste', required: !admitted, max: 1000 }),
    suits: fields.text('suits', { label: 'Indicata per', max: 2000 }),
    runs: fields.text('runs', { label: 'Chi gestisce', max: 2000 }),
    bodies: fields.texts('bodies', 'Organi'),
    staff: fields.texts('staff', 'Personale'),
    source: fields.text('source', { label: 'Fonte', max: 500 }),
  };
}

function readParameter(fields: InputFields): LawParameter {
  const values = fields.list('values', (value) => ({ from: value.day('from', 'Dal'), value: value.number('value', 'Valore') ?? (value.refuse('value', 'Valore: manca.'), 0), source: readNorm(value.nested('source') ?? value) }), 50);
  if (values.length === 0) fields.refuse('values', 'Scrivete almeno un valore con la sua data.');
  if (new Set(values.map((value) => value.from)).size < values.length) fields.refuse('values', 'Due valori hanno la stessa data.');
  return { id: fields.matching('id', NAME, ID_HELP), description: fields.text('description', { label: 'Descrizione', required: true }), values };
}

function readSource(fields: InputFields): ModelSource {
  return { id: fields.matching('id', SLUG, ID_HELP), title: fields.text('title', { label: 'Titolo', required: true }), author: fields.text('author', { label: 'Autore' }), year: fields.number('year', 'Anno') ?? null };
}

function readChange(fields: InputFields): ChangelogEntry {
  return {
    subject: fields.text('subject', { label: 'Che cosa', required: true }),
    subjectKind: fields.oneOf('subjectKind', ['clausola', 'variabile', 'regola', 'atto', 'modello'] as const, 'Che cosa'),
    kind: fields.oneOf('kind', ['correzione', 'aggiunta', 'adattamento'] as const, 'Tipo'),
    text: fields.text('text', { label: 'Che cosa cambia', required: true, max: 2000 }),
    // Asked for when the version is published: while at work the list may be incomplete.
    reason: fields.text('reason', { label: 'Perché', max: 2000 }),
    source: fields.text('source', { label: 'Fonte', max: 500 }),
    legalSources: fields.norms('legalSources'),
  };
}

function readLineage(fields: InputFields): ClauseLineage {
  return {
    kind: fields.oneOf('kind', ['keep', 'move', 'split', 'merge', 'replace', 'retire'] as const, 'Che cosa è successo'),
    sources: fields.texts('sources', 'Da', CLAUSE_ID),
    targets: fields.texts('targets', 'A', CLAUSE_ID),
    heir: fields.text('heir', { label: 'Erede' }) || null,
    reason: fields.text('reason', { label: 'Motivo', max: 2000 }),
  };
}

function readMigrations(fields: InputFields): VariableMigration[] {
  const entries = fields.list('entries', readMigration, 300);
  if (new Set(entries.map((entry) => entry.key)).size < entries.length) fields.refuse('entries', 'Di una domanda si dice una volta sola che cosa diventano le risposte: mettete insieme le righe.');
  return entries;
}

/** Whether questions and options exist is asked when the version is published: while at work they come and go. */
function readMigration(fields: InputFields): VariableMigration {
  const several = fields.raw('several');
  return {
    key: fields.matching('key', NAME, 'Scegliete la domanda che riceve la risposta.'),
    sources: fields.list('sources', (source) => ({ key: source.matching('key', NAME, 'Scegliete la domanda di prima.'), conversion: readConversion(source.nested('conversion') ?? source) }), 20),
    several: several === null || several === undefined ? null : fields.oneOf('several', ['first', 'all'] as const, 'Con più risposte'),
    reason: fields.text('reason', { label: 'Perché', max: 2000 }),
  };
}

function readConversion(fields: InputFields): AnswerConversion {
  const kind = fields.oneOf('kind', ['same', 'scale', 'options', 'ask'] as const, 'Che cosa diventa');
  switch (kind) {
    case 'scale': {
      const decimals = fields.number('decimals', 'Decimali') ?? 0;
      return { kind, operation: fields.oneOf('operation', ['multiply', 'divide'] as const, 'Operazione'), factor: fields.text('factor', { label: 'Fattore', required: true, max: 20 }), decimals };
    }
    case 'options':
      return { kind, options: fields.list('options', (move) => ({ from: move.matching('from', CODE, 'Scegliete l’opzione di prima.'), to: move.texts('to', 'Opzioni di ora', CODE) })) };
    default:
      return { kind };
  }
}

/** An absent member is left out, so that equal parts have equal JSON. */
function given<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [key in K]: V });
}
