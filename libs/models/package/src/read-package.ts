import type { ActContent, ChangelogEntry, ClauseLineage, LawParameter, ModelCell, MigrationSource, ModelContent, Rule, RuleRemedy, VariableMigration } from '@province-comuni/models-contract';
import { parseCondition, parseExpression, type AnswerConversion, type LegalSource, type ScalarType, type VariableDef, type VariableOption, type VariableScope, type VariableType } from '@province-comuni/shared-act-tree';
import { PackageProblem } from './package-problem.js';
import { readAct } from './read-act.js';
import { YamlFields } from './yaml-fields.js';

/** The format this reader knows. */
export const PACKAGE_FORMAT = 1;
/** Characters of all files together. */
export const MAX_BYTES = 2_000_000;
export const MAX_FILES = 60;

/** What becomes of the answers given under the previous version. */
export const MIGRATIONS_FILE = 'risposte.yaml';

/** The files of a package: path inside it → text. */
export type PackageFiles = ReadonlyMap<string, string>;

/** Reads a package into a model. Whether the model holds together is asked later, at publish. @throws PackageProblem */
export function readPackage(files: PackageFiles): ModelContent {
  const size = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  if (files.size > MAX_FILES || size > MAX_BYTES) throw new PackageProblem('pacchetto', 0, 'il pacchetto è troppo grande: al massimo 60 file e 2 MB in tutto');
  const model = YamlFields.read('modello.yaml', file(files, 'modello.yaml'));
  const format = model.numberOr('formato', 0);
  if (format !== PACKAGE_FORMAT) {
    model.fail(format > PACKAGE_FORMAT ? `il pacchetto è del formato ${format}, più recente di quello che si sa leggere (${PACKAGE_FORMAT}): aggiornate la piattaforma` : 'manca il formato del pacchetto', 'formato');
  }
  const variables = YamlFields.read('variabili.yaml', file(files, 'variabili.yaml'));
  const rules = YamlFields.read('regole.yaml', file(files, 'regole.yaml'));
  const changelog = YamlFields.read('novita.yaml', file(files, 'novita.yaml'));
  const version = model.text('versione');
  if (!/^\d+\.\d+\.\d+$/.test(version)) model.fail('«versione» deve avere la forma 1.0.0', 'versione');
  return {
    key: model.text('chiave'),
    title: model.text('titolo'),
    version,
    effectiveFrom: model.text('in_vigore_dal'),
    pillar: model.text('pilastro'),
    summary: model.text('sintesi'),
    description: model.textOr('descrizione', ''),
    formAxis: model.text('asse_forme'),
    levelAxis: model.text('asse_livelli'),
    cells: model.list('celle').map(readCell),
    parameters: model.list('parametri_di_legge').map(readParameter),
    sources: model.list('fonti').map((source) => ({ id: source.text('id'), title: source.text('titolo'), author: source.textOr('autore', ''), year: source.numberOr('anno', null) })),
    steps: variables.list('passi').map((step) => ({ id: step.text('id'), title: step.text('titolo'), description: step.textOr('descrizione', '') })),
    variables: unique(variables.list('variabili'), readVariable, 'chiave'),
    rules: unique(rules.list('regole'), readRule, 'id'),
    acts: readActs(files),
    changelog: changelog.list('voci').map(readChange),
    ...(files.has('lignaggio.yaml') ? { lineage: YamlFields.read('lignaggio.yaml', file(files, 'lignaggio.yaml')).list('voci').map(readLineage) } : {}),
    ...(files.has(MIGRATIONS_FILE) ? { migrations: unique(YamlFields.read(MIGRATIONS_FILE, file(files, MIGRATIONS_FILE)).list('voci'), readMigration, 'domanda') } : {}),
  };
}

function file(files: PackageFiles, name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new PackageProblem(name, 0, 'il file manca nel pacchetto');
  return text;
}

function unique<T>(items: readonly YamlFields[], read: (fields: YamlFields) => T, key: string): T[] {
  const seen = new Set<string>();
  return items.map((fields) => {
    const id = fields.text(key);
    if (seen.has(id)) fields.fail(`«${id}» è scritto due volte`, key);
    seen.add(id);
    return read(fields);
  });
}

function readActs(files: PackageFiles): ActContent[] {
  const names = [...files.keys()].filter((name) => /^atti\/[^/]+\.md$/.test(name)).sort();
  if (names.length === 0) throw new PackageProblem('atti/', 0, 'il pacchetto non contiene atti');
  const owners = new Map<string, string>();
  return names.map((name, position) => {
    const act = readAct(name, files.get(name)!, position);
    for (const clause of act.clauses) {
      const owner = owners.get(clause.id);
      if (owner) throw new PackageProblem(name, 0, `la clausola «${clause.id}» c’è già in ${owner}`);
      owners.set(clause.id, name);
    }
    return act;
  });
}

function readCell(fields: YamlFields): ModelCell {
  const admitted = fields.flag('ammessa', true);
  return {
    form: fields.text('forma'),
    level: fields.text('livello'),
    admitted,
    refusal: admitted ? '' : fields.text('motivo'),
    suits: fields.textOr('indicata_per', ''),
    runs: fields.textOr('gestisce', ''),
    bodies: fields.texts('organi'),
    staff: fields.texts('personale'),
    source: fields.textOr('fonte', ''),
  };
}

function readParameter(fields: YamlFields): LawParameter {
  return {
    id: fields.text('id'),
    description: fields.text('descrizione'),
    values: fields.list('valori').map((value) => ({ from: value.text('dal'), value: value.numberOr('valore', 0), source: readLegal(value.nested('norma') ?? value.fail('manca «norma»')) })),
  };
}

function readLegal(fields: YamlFields): LegalSource {
  const urn = fields.text('urn');
  if (!/^urn:nir:\S+$/i.test(urn)) fields.fail('«urn» non è un URN di Normattiva', 'urn');
  return { label: fields.text('testo'), urn };
}

const TYPES: readonly VariableType[] = ['testo', 'testo-lungo', 'intero', 'decimale', 'importo', 'data', 'si-no', 'scelta', 'scelte', 'tabella', 'calcolata'];
const SCALARS: readonly ScalarType[] = ['testo', 'intero', 'decimale', 'importo', 'data'];
const SCOPES: readonly VariableScope[] = ['istanza', 'adesione', 'firma'];

function readVariable(fields: YamlFields): VariableDef {
  const key = fields.text('chiave');
  if (!/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/.test(key)) fields.fail(`«${key}» non può essere il nome di una variabile`, 'chiave');
  const type = fields.oneOf('tipo', TYPES);
  const scope = fields.oneOf('ambito', SCOPES, 'istanza');
  const label = fields.text('etichetta');
  const columns = fields.list('colonne').map((column) => ({ key: column.text('chiave'), label: column.text('etichetta'), type: column.oneOf('tipo', SCALARS), required: column.flag('obbligatoria', true) }));
  const variable = {
    key,
    type,
    scope,
    label,
    question: fields.textOr('domanda', label),
    help: fields.textOr('aiuto', ''),
    why: fields.textOr('perche', ''),
    sources: fields.list('norme').map(readLegal),
    required: fields.flag('obbligatoria', true),
    options: fields.list('opzioni').map(readOption),
    columns,
  };
  if ((type === 'scelta' || type === 'scelte') && variable.options.length === 0) fields.fail(`«${key}» non ha opzioni`);
  if (type === 'tabella' && columns.length === 0) fields.fail(`«${key}» non ha colonne`);
  if (type !== 'calcolata' && scope === 'istanza') fields.text('passo');
  const expression = fields.parsed('calcolo', parseExpression);
  if (type === 'calcolata' && !expression) fields.fail(`«${key}» non ha calcolo`);
  return compact({
    ...variable,
    step: fields.textOr('passo', '') || undefined,
    when: fields.parsed('se', parseCondition),
    defaultValue: readDefault(fields, type, columns),
    registry: fields.textOr('da_registro', '') || undefined,
    min: fields.numberOr('minimo', undefined),
    max: fields.numberOr('massimo', undefined),
    unit: fields.textOr('unita', '') || undefined,
    notBeforeToday: fields.flag('non_prima_di_oggi', false) || undefined,
    resultType: type === 'calcolata' ? fields.oneOf('risultato', SCALARS) : undefined,
    expression,
  });
}

function readOption(fields: YamlFields): VariableOption {
  return compact({
    value: fields.text('valore'),
    label: fields.text('etichetta'),
    description: fields.textOr('descrizione', '') || undefined,
    suits: fields.textOr('indicata_per', '') || undefined,
    when: fields.parsed('se', parseCondition),
    refusal: fields.textOr('motivo', '') || undefined,
    attributes: fields.attributes('attributi'),
  });
}

/** Packages write amounts in euros, the product keeps cents. */
function readDefault(fields: YamlFields, type: VariableType, columns: readonly { key: string; type: ScalarType }[]): unknown {
  const value = fields.raw('predefinito');
  if (value === undefined || value === null) return undefined;
  switch (type) {
    case 'si-no':
      return fields.flag('predefinito', false);
    case 'importo':
      return Math.round((fields.numberOr('predefinito', 0) as number) * 100);
    case 'tabella':
      return fields.list('predefinito').map((row) =>
        Object.fromEntries(
          columns.map((column) => {
            const cell = row.raw(column.key) ?? null;
            return [column.key, column.type === 'importo' && typeof cell === 'number' ? Math.round(cell * 100) : cell];
          }),
        ),
      );
    case 'scelte':
      return value === 'tutte' ? 'tutte' : fields.texts('predefinito');
    case 'intero':
    case 'decimale':
      return fields.numberOr('predefinito', 0);
    default:
      return fields.text('predefinito');
  }
}

function readRule(fields: YamlFields): Rule {
  const kind = fields.oneOf('tipo', ['condizione', 'contenuto-minimo'] as const);
  const actKey = fields.textOr('atto', '') || null;
  if (kind === 'contenuto-minimo' && !actKey) fields.fail('una regola di contenuto minimo vuole «atto»');
  return {
    id: fields.text('id'),
    severity: fields.oneOf('gravita', ['errore', 'avviso', 'nota'] as const),
    actKey,
    when: fields.parsed('se', parseCondition) ?? null,
    test:
      kind === 'condizione'
        ? { kind: 'condition', condition: fields.parsed('verifica', parseCondition) ?? fields.fail('manca «verifica»') }
        : { kind: 'content', tag: fields.text('contenuto') },
    message: fields.text('messaggio'),
    explanation: fields.textOr('spiegazione', ''),
    remedy: readRemedy(fields.nested('rimedio')),
    legalSources: fields.list('norme').map(readLegal),
    source: fields.textOr('fonte', ''),
  };
}

function readRemedy(fields: YamlFields | undefined): RuleRemedy | null {
  const key = fields?.textOr('domanda', '');
  const clauseId = fields?.textOr('clausola', '');
  return key ? { kind: 'question', key } : clauseId ? { kind: 'clause', clauseId } : null;
}

const SUBJECTS = ['clausola', 'variabile', 'regola', 'atto', 'modello'] as const;

function readChange(fields: YamlFields): ChangelogEntry {
  const subjectKind = SUBJECTS.find((kind) => fields.raw(kind) !== undefined) ?? fields.fail('manca che cosa è cambiato: clausola, variabile, regola, atto o modello');
  return {
    subject: fields.text(subjectKind),
    subjectKind,
    kind: fields.oneOf('tipo', ['correzione', 'aggiunta', 'adattamento'] as const),
    text: fields.text('testo'),
    reason: fields.text('motivo'),
    source: fields.textOr('fonte', ''),
    legalSources: fields.list('norme').map(readLegal),
  };
}

/** How a package names what became of a clause. */
export const LINEAGE_NAMES: Readonly<Record<ClauseLineage['kind'], string>> = { keep: 'mantenuta', move: 'spostata', split: 'divisa', merge: 'unita', replace: 'sostituita', retire: 'ritirata' };

/** The reason may be missing while the author is still at work; publishing asks for it. */
function readLineage(fields: YamlFields): ClauseLineage {
  const name = fields.oneOf('tipo', Object.values(LINEAGE_NAMES));
  return { kind: (Object.keys(LINEAGE_NAMES) as ClauseLineage['kind'][]).find((kind) => LINEAGE_NAMES[kind] === name)!, sources: fields.texts('da'), targets: fields.texts('a'), heir: fields.textOr('erede', '') || null, reason: fields.textOr('motivo', '') };
}

/** How a package names which answer holds where a question takes several. */
export const SEVERAL_NAMES: Readonly<Record<NonNullable<VariableMigration['several']>, string>> = { first: 'prima', all: 'unite' };

function readMigration(fields: YamlFields): VariableMigration {
  const several = fields.textOr('se_piu', '');
  const named = (Object.keys(SEVERAL_NAMES) as (keyof typeof SEVERAL_NAMES)[]).find((name) => SEVERAL_NAMES[name] === several);
  if (several !== '' && !named) fields.fail(`«se_piu» può essere ${Object.values(SEVERAL_NAMES).join(', ')}; qui è «${several}»`, 'se_piu');
  return { key: fields.text('domanda'), sources: fields.list('da').map(readSource), several: named ?? null, reason: fields.textOr('motivo', '') };
}

/** A source says one thing at most: by how much, option by option, or that it is asked; nothing means as it is. */
function readSource(fields: YamlFields): MigrationSource {
  const said = (['moltiplica', 'dividi', 'opzioni', 'chiedi'] as const).filter((name) => fields.raw(name) !== undefined);
  if (said.length > 1) fields.fail(`«${said.join('» e «')}» non stanno insieme: una risposta si converte in un modo solo`);
  return { key: fields.text('domanda'), conversion: readConversion(fields, said[0]) };
}

function readConversion(fields: YamlFields, said: 'moltiplica' | 'dividi' | 'opzioni' | 'chiedi' | undefined): AnswerConversion {
  switch (said) {
    case 'moltiplica':
    case 'dividi':
      return { kind: 'scale', operation: said === 'moltiplica' ? 'multiply' : 'divide', factor: fields.text(said), decimals: fields.numberOr('decimali', 0) };
    case 'opzioni':
      return { kind: 'options', options: fields.list('opzioni').map((move) => ({ from: move.text('da'), to: move.texts('a') })) };
    case 'chiedi':
      return fields.flag('chiedi', true) ? { kind: 'ask' } : { kind: 'same' };
    default:
      return { kind: 'same' };
  }
}

/** Leaves out what is undefined, so that equal things have equal JSON. */
function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
