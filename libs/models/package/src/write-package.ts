import type { ActContent, ClauseLineage, MigrationSource, ModelContent, VariableMigration } from '@province-comuni/models-contract';
import { inReadingOrder, printCondition, printExpression, type ClauseRevision, type LegalSource, type VariableDef } from '@province-comuni/shared-act-tree';
import { stringify } from 'yaml';
import { writeBody } from './body-text.js';
import { writeInlines } from './inline-text.js';
import { LINEAGE_NAMES, MIGRATIONS_FILE, PACKAGE_FORMAT, SEVERAL_NAMES, type PackageFiles } from './read-package.js';

/** Writes a model as the text files that `readPackage` reads; reading them again gives the same model. */
export function writePackage(model: ModelContent): PackageFiles {
  return new Map([
    ['modello.yaml', yaml(writeModel(model))],
    ['variabili.yaml', yaml({ passi: model.steps.map((step) => ({ id: step.id, titolo: step.title, descrizione: step.description })), variabili: model.variables.map(writeVariable) })],
    ['regole.yaml', yaml({ regole: model.rules.map(writeRule) })],
    ...model.acts.map((act, index): [string, string] => [`atti/${String(index + 1).padStart(2, '0')}-${act.template.key}.md`, writeAct(act)]),
    [
      'novita.yaml',
      yaml({ voci: model.changelog.map((entry) => ({ [entry.subjectKind]: entry.subject, tipo: entry.kind, testo: entry.text, motivo: entry.reason, fonte: entry.source || undefined, norme: legal(entry.legalSources) })) }),
    ],
    ...(model.lineage ? [['lignaggio.yaml', yaml({ voci: model.lineage.map(writeLineage) })] as const] : []),
    ...(model.migrations ? [[MIGRATIONS_FILE, yaml({ voci: model.migrations.map(writeMigration) })] as const] : []),
  ]);
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 120, aliasDuplicateObjects: false });
}

function legal(sources: readonly LegalSource[]): { testo: string; urn: string }[] | undefined {
  return sources.length === 0 ? undefined : sources.map((source) => ({ testo: source.label, urn: source.urn }));
}

const yesNo = (value: boolean): string => (value ? 'sì' : 'no');

function writeModel(model: ModelContent): unknown {
  return {
    formato: PACKAGE_FORMAT,
    chiave: model.key,
    titolo: model.title,
    versione: model.version,
    in_vigore_dal: model.effectiveFrom,
    pilastro: model.pillar,
    sintesi: model.summary,
    descrizione: model.description || undefined,
    asse_forme: model.formAxis,
    asse_livelli: model.levelAxis,
    celle: model.cells.map((cell) => ({
      forma: cell.form,
      livello: cell.level,
      ammessa: yesNo(cell.admitted),
      motivo: cell.refusal || undefined,
      indicata_per: cell.suits || undefined,
      gestisce: cell.runs || undefined,
      organi: cell.bodies,
      personale: cell.staff,
      fonte: cell.source || undefined,
    })),
    parametri_di_legge: model.parameters.map((parameter) => ({
      id: parameter.id,
      descrizione: parameter.description,
      valori: parameter.values.map((value) => ({ dal: value.from, valore: value.value, norma: { testo: value.source.label, urn: value.source.urn } })),
    })),
    fonti: model.sources.map((source) => ({ id: source.id, titolo: source.title, autore: source.author || undefined, anno: source.year ?? undefined })),
  };
}

function writeVariable(variable: VariableDef): unknown {
  return {
    chiave: variable.key,
    tipo: variable.type,
    passo: variable.step,
    etichetta: variable.label,
    domanda: variable.question,
    aiuto: variable.help || undefined,
    perche: variable.why || undefined,
    norme: legal(variable.sources),
    obbligatoria: variable.required ? undefined : 'no',
    se: variable.when && printCondition(variable.when),
    predefinito: writeDefault(variable),
    da_registro: variable.registry,
    minimo: variable.min,
    massimo: variable.max,
    unita: variable.unit,
    ambito: variable.scope === 'istanza' ? undefined : variable.scope,
    non_prima_di_oggi: variable.notBeforeToday ? 'sì' : undefined,
    risultato: variable.resultType,
    calcolo: variable.expression && printExpression(variable.expression),
    opzioni:
      variable.options.length === 0
        ? undefined
        : variable.options.map((option) => ({
            valore: option.value,
            etichetta: option.label,
            descrizione: option.description,
            indicata_per: option.suits,
            se: option.when && printCondition(option.when),
            motivo: option.refusal,
            attributi: Object.keys(option.attributes).length > 0 ? option.attributes : undefined,
          })),
    colonne: variable.columns.length === 0 ? undefined : variable.columns.map((column) => ({ chiave: column.key, etichetta: column.label, tipo: column.type, obbligatoria: column.required ? undefined : 'no' })),
  };
}

function writeDefault(variable: VariableDef): unknown {
  const value = variable.defaultValue;
  if (value === undefined) return undefined;
  if (variable.type === 'importo') return (value as number) / 100;
  if (variable.type === 'si-no') return yesNo(value as boolean);
  if (variable.type !== 'tabella') return value;
  const amounts = new Set(variable.columns.filter((column) => column.type === 'importo').map((column) => column.key));
  return (value as Record<string, unknown>[]).map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, amounts.has(key) && typeof cell === 'number' ? cell / 100 : cell])));
}

function writeRule(rule: ModelContent['rules'][number]): unknown {
  return {
    id: rule.id,
    tipo: rule.test.kind === 'condition' ? 'condizione' : 'contenuto-minimo',
    gravita: rule.severity,
    atto: rule.actKey ?? undefined,
    se: rule.when ? printCondition(rule.when) : undefined,
    verifica: rule.test.kind === 'condition' ? printCondition(rule.test.condition) : undefined,
    contenuto: rule.test.kind === 'content' ? rule.test.tag : undefined,
    messaggio: rule.message,
    spiegazione: rule.explanation || undefined,
    rimedio: rule.remedy === null ? undefined : rule.remedy.kind === 'question' ? { domanda: rule.remedy.key } : { clausola: rule.remedy.clauseId },
    norme: legal(rule.legalSources),
    fonte: rule.source || undefined,
  };
}

function writeLineage({ kind, sources, targets, heir, reason }: ClauseLineage): unknown {
  return { tipo: LINEAGE_NAMES[kind], da: sources, a: targets.length > 0 ? targets : undefined, erede: heir ?? undefined, motivo: reason || undefined };
}

function writeMigration({ key, sources, several, reason }: VariableMigration): unknown {
  return { domanda: key, da: sources.map(writeSource), se_piu: several === null ? undefined : SEVERAL_NAMES[several], motivo: reason || undefined };
}

function writeSource({ key, conversion }: MigrationSource): unknown {
  switch (conversion.kind) {
    case 'same':
      return { domanda: key };
    case 'scale':
      // The factor is a text: a number of YAML would not be exact.
      return { domanda: key, [conversion.operation === 'multiply' ? 'moltiplica' : 'dividi']: conversion.factor, decimali: conversion.decimals };
    case 'options':
      return { domanda: key, opzioni: conversion.options.map(({ from, to }) => ({ da: from, a: to.length > 0 ? to : undefined })) };
    case 'ask':
      return { domanda: key, chiedi: 'sì' };
  }
}

function writeAct(act: ActContent): string {
  const { template } = act;
  const head = yaml({ atto: template.key, titolo: writeInlines(template.title), nome_breve: template.shortName, organo: template.organ || undefined, fonte: template.source || undefined });
  return `---\n${head}---\n\n${inReadingOrder(act.clauses).map(writeClause).join('\n\n')}\n`;
}

function writeClause(clause: ClauseRevision): string {
  const meta = [
    `> tipo: ${clause.kind}`,
    `> blocco: ${clause.lock}`,
    ...(clause.when ? [`> se: ${printCondition(clause.when)}`] : []),
    ...(clause.contents.length > 0 ? [`> contenuto: ${clause.contents.join(', ')}`] : []),
    ...(clause.legalRefs.length > 0 ? [`> norme: ${clause.legalRefs.map((source) => `${source.label} <${source.urn}>`).join('; ')}`] : []),
    ...(clause.source ? [`> fonte: ${clause.source}`] : []),
    ...(clause.guidance ? [`> guida: ${clause.guidance}`] : []),
  ];
  const body = writeBody(clause.body);
  return [`${clause.parentId === null ? '##' : '###'} [${clause.id}] ${writeInlines(clause.heading)}`.trimEnd(), ...meta, ...(body === '' ? [] : ['', body])].join('\n');
}
