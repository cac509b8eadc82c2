import type { ClauseLineage, LawParameter, ModelCell, Rule, RuleSeverity } from '@province-comuni/models-contract';
import { CLAUSE_LOCKS, type ActTemplate, type ClauseRevision } from '@province-comuni/shared-act-tree';
import { highestBump, type Bump, type BumpReason } from './bump.js';
import { variableReasons } from './variable-bump.js';
import { migrationReasons } from './variable-migration.js';
import type { ClauseDiff, ClauseField, ItemChange, ModelField, VersionDiff } from './version-diff.js';

export type { Bump, BumpReason } from './bump.js';

/** The bump a version needs, and the change behind each part of it, highest first. */
export interface RequiredBump {
  readonly bump: Bump;
  readonly reasons: readonly BumpReason[];
}

/**
 * How far the version number must go up for these changes. Each kind of change has its own value whatever comes with it, and the highest wins:
 * a further change never lowers it.
 */
export function requiredBump(diff: VersionDiff): RequiredBump {
  const reasons = [
    ...diff.lineage.flatMap(lineageReasons),
    ...diff.clauses.flatMap(clauseReasons),
    ...diff.variables.flatMap(variableReasons),
    ...migrationReasons(diff),
    ...diff.rules.flatMap(ruleReasons),
    ...diff.parameters.flatMap(parameterReasons),
    ...diff.acts.flatMap(actReasons),
    ...diff.cells.flatMap(cellReasons),
    ...diff.model.map((field) => ({ ...MODEL_FIELDS[field], subject: field })),
    ...diff.reordered.map((list): BumpReason => ({ bump: 'patch', subject: list, text: 'Cambia l’ordine di un elenco del modello.' })),
  ];
  const bump = highestBump(reasons.map((reason) => reason.bump));
  return { bump, reasons: (['major', 'minor', 'patch'] as const).flatMap((level) => reasons.filter((reason) => reason.bump === level)) };
}

/** The number after `current`: `1.4.2` and minor give `1.5.0`. @throws RangeError when `current` is not of the form `1.0.0` */
export function nextVersion(current: string, bump: Bump): string {
  const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(current);
  if (!parts) throw new RangeError(`Not a version: ${current}`);
  const [major, minor, patch] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  switch (bump) {
    case 'major':
      return `${major + 1}.0.0`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
    case 'none':
      return current;
  }
}

const MODEL_FIELDS: Readonly<Record<ModelField, Omit<BumpReason, 'subject'>>> = {
  key: { bump: 'major', text: 'Cambia la chiave del modello.' },
  formAxis: { bump: 'major', text: 'La forma si sceglie con un’altra domanda.' },
  levelAxis: { bump: 'major', text: 'Il livello si sceglie con un’altra domanda.' },
  title: { bump: 'patch', text: 'Cambia il titolo del modello.' },
  pillar: { bump: 'patch', text: 'Il modello è in un altro pilastro.' },
  summary: { bump: 'patch', text: 'Cambia la sintesi del modello.' },
  description: { bump: 'patch', text: 'Cambia la descrizione del modello.' },
  sources: { bump: 'patch', text: 'Cambiano le fonti del modello.' },
  steps: { bump: 'patch', text: 'Cambiano i passi dell’intervista.' },
};

function lineageReasons(entry: ClauseLineage): BumpReason[] {
  const names = (ids: readonly string[]): string => ids.map((id) => `«${id}»`).join(', ');
  if (entry.kind === 'split') return [{ bump: 'major', subject: entry.sources[0] ?? '', text: `La clausola ${names(entry.sources)} è divisa in ${names(entry.targets)}.` }];
  if (entry.kind === 'merge') return [{ bump: 'major', subject: entry.targets[0] ?? '', text: `Le clausole ${names(entry.sources)} sono unite in ${names(entry.targets)}.` }];
  // Replacements and retirements show as clauses removed and added.
  return [];
}

type ClauseJudge = (before: ClauseRevision, after: ClauseRevision) => Omit<BumpReason, 'subject'>;

const CLAUSE_FIELDS: Readonly<Record<ClauseField, ClauseJudge>> = {
  heading: (before) => ({ bump: 'patch', text: `La clausola «${before.id}» ha un’altra rubrica.` }),
  body: (before) => ({ bump: 'patch', text: `Il testo della clausola «${before.id}» è corretto.` }),
  legalRefs: (before) => ({ bump: 'patch', text: `Cambiano le norme citate per la clausola «${before.id}».` }),
  guidance: (before) => ({ bump: 'patch', text: `Cambia la guida della clausola «${before.id}».` }),
  source: (before) => ({ bump: 'patch', text: `Cambia la fonte della clausola «${before.id}».` }),
  condition: (before) => ({ bump: 'major', text: `Cambia la condizione della clausola «${before.id}» o di un suo passo.` }),
  lock: (before, after) =>
    CLAUSE_LOCKS.indexOf(after.lock) < CLAUSE_LOCKS.indexOf(before.lock)
      ? { bump: 'major', text: `Il blocco della clausola «${before.id}» sale da ${before.lock} a ${after.lock}.` }
      : { bump: 'minor', text: `Il blocco della clausola «${before.id}» scende da ${before.lock} a ${after.lock}.` },
  // Silent in the table from here on. A clause moved inside its act only changes numbers; in another act it is taken from a text that was approved apart.
  place: (before, after) => (before.actKey === after.actKey ? { bump: 'minor', text: `La clausola «${before.id}» è in un altro punto dell’atto.` } : { bump: 'major', text: `La clausola «${before.id}» passa in un altro atto.` }),
  kind: (before, after) => ({ bump: 'major', text: `La clausola «${before.id}» da ${before.kind} diventa ${after.kind}.` }),
  // A rule that asks for the content may fail from now on.
  contents: (before, after) =>
    before.contents.every((tag) => after.contents.includes(tag)) ? { bump: 'minor', text: `La clausola «${before.id}» vale anche per un altro contenuto minimo.` } : { bump: 'major', text: `La clausola «${before.id}» non vale più per un contenuto minimo.` },
};

function clauseReasons(change: ClauseDiff): BumpReason[] {
  const { id: subject } = change;
  switch (change.status) {
    case 'removed':
      return [{ bump: 'major', subject, text: `La clausola «${subject}» non c’è più.` }];
    case 'added':
      return [change.optional ? { bump: 'minor', subject, text: `Clausola nuova, libera o a condizione: «${subject}».` } : { bump: 'major', subject, text: `Clausola nuova, né libera né a condizione: «${subject}».` }];
    case 'changed':
    case 'moved':
      return change.fields.map((field) => ({ subject, ...CLAUSE_FIELDS[field](change.before, change.after) }));
  }
}

const SEVERITIES: readonly RuleSeverity[] = ['nota', 'avviso', 'errore'];

const RULE_FIELDS: Readonly<Record<keyof Rule, (before: Rule, after: Rule) => Bump>> = {
  id: () => 'major',
  severity: (before, after) => (SEVERITIES.indexOf(after.severity) > SEVERITIES.indexOf(before.severity) ? 'major' : 'minor'),
  // A rule that judges otherwise is as good as a new one.
  actKey: newRuleBump,
  when: newRuleBump,
  test: newRuleBump,
  message: () => 'patch',
  explanation: () => 'patch',
  remedy: () => 'patch',
  legalSources: () => 'patch',
  source: () => 'patch',
};

function newRuleBump(_: unknown, rule: Rule): Bump {
  return rule.severity === 'errore' ? 'major' : 'minor';
}

function ruleReasons(change: ItemChange<Rule>): BumpReason[] {
  const { id: subject } = change;
  switch (change.status) {
    case 'added':
      return [{ bump: newRuleBump(null, change.after), subject, text: `Regola nuova (${change.after.severity}): ${change.after.message}.` }];
    case 'removed':
      return [{ bump: 'minor', subject, text: `La regola «${subject}» non c’è più.` }];
    case 'changed': {
      const bumpOf = (field: keyof Rule): Bump => RULE_FIELDS[field](change.before, change.after);
      return change.fields.map((field) => ({ bump: bumpOf(field), subject, text: field === 'severity' ? `La regola «${subject}» da ${change.before.severity} diventa ${change.after.severity}.` : bumpOf(field) === 'patch' ? `Cambiano i testi della regola «${subject}».` : `La regola «${subject}» chiede altro.` }));
    }
  }
}

function parameterReasons(change: ItemChange<LawParameter>): BumpReason[] {
  const { id: subject } = change;
  if (change.status === 'removed') return [{ bump: 'major', subject, text: `Il parametro di legge «${subject}» non c’è più.` }];
  if (change.status === 'added') return [{ bump: 'minor', subject, text: `Parametro di legge nuovo: «${subject}».` }];
  const now = new Map(change.after.values.map((value) => [value.from, value.value]));
  const then = new Set(change.before.values.map((value) => value.from));
  // A dated value that changes or goes would change amounts pinned on that day.
  const rewritten = change.before.values.some((value) => now.get(value.from) !== value.value);
  const added = change.after.values.some((value) => !then.has(value.from));
  return [
    ...(rewritten ? [{ bump: 'major', subject, text: `Cambia un valore già in vigore del parametro «${subject}».` } as const] : []),
    ...(added ? [{ bump: 'minor', subject, text: `Il parametro «${subject}» ha un nuovo valore con la sua data.` } as const] : []),
    ...(rewritten || added ? [] : [{ bump: 'patch', subject, text: `Cambiano i testi del parametro «${subject}».` } as const]),
  ];
}

function actReasons(change: ItemChange<Omit<ActTemplate, 'position'>>): BumpReason[] {
  const { id: subject } = change;
  if (change.status === 'added') return [{ bump: 'major', subject, text: `Atto nuovo: «${change.after.shortName}».` }];
  if (change.status === 'removed') return [{ bump: 'major', subject, text: `L’atto «${change.before.shortName}» non c’è più.` }];
  return [{ bump: 'patch', subject, text: `Cambiano titolo, organo o fonte dell’atto «${change.after.shortName}».` }];
}

/** A cell is a choice like the options of a variable: taking it away narrows, admitting it widens. */
function cellReasons(change: ItemChange<ModelCell>): BumpReason[] {
  const { id: subject } = change;
  const before = change.status !== 'added' && change.before.admitted;
  const after = change.status !== 'removed' && change.after.admitted;
  if (before && !after) return [{ bump: 'major', subject, text: `La cella ${subject} non è più ammessa.` }];
  if (after && !before) return [{ bump: 'minor', subject, text: `La cella ${subject} è ora ammessa.` }];
  return [{ bump: 'patch', subject, text: `Cambia ciò che si dice della cella ${subject}.` }];
}
