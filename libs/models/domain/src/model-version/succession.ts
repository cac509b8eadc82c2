import type { ModelContent } from '@province-comuni/models-contract';
import { checkLineage } from './clause-lineage.js';
import { checkPublishable, type PublishProblem } from './publish-check.js';
import { checkMigrations } from './variable-migration.js';
import { nextVersion, requiredBump, type RequiredBump } from './version-bump.js';
import { diffVersions, isEmptyDiff, type VersionDiff } from './version-diff.js';

/** A version beside the one it follows: what changes, the number that asks for, and all that keeps it from being published. */
export interface Succession {
  /** Null for a first version: there is nothing to compare with. */
  readonly diff: VersionDiff | null;
  readonly required: RequiredBump;
  /** The lowest number it may be published under. */
  readonly version: string;
  readonly problems: readonly PublishProblem[];
}

/** The number of a first version. */
const FIRST_VERSION = '1.0.0';

/**
 * Judges a version as the successor of the published ones.
 *
 * @param published every published version of the model, oldest first
 */
export function judgeSuccession(published: readonly ModelContent[], next: ModelContent): Succession {
  const previous = published.at(-1);
  const own = checkPublishable(next);
  if (!previous) return { diff: null, required: { bump: 'none', reasons: [] }, version: FIRST_VERSION, problems: [...own, ...checkMigrations(null, next)] };
  const diff = diffVersions(previous, next);
  const required = requiredBump(diff);
  return {
    diff,
    required,
    version: nextVersion(previous.version, required.bump),
    problems: [
      ...own,
      ...(isEmptyDiff(diff) ? [{ code: 'NOTHING_CHANGED' as const, subject: next.key, message: `Nulla è diverso dalla versione ${previous.version}: non c’è una nuova versione da pubblicare.` }] : []),
      ...checkLineage(previous, next, next.lineage ?? [], published.slice(0, -1)),
      ...checkMigrations(previous, next),
      ...missingReasons(diff, next),
    ],
  };
}

/** Whether a version number is at least another: `1.10.0` after `1.9.3`. */
export function isAtLeast(version: string, lowest: string): boolean {
  return version.localeCompare(lowest, 'en', { numeric: true }) >= 0;
}

/** What a Provincia will be asked to take over must say why: a line of the changelog, or of what is declared for clauses that end and for answers. */
function missingReasons(diff: VersionDiff, next: ModelContent): PublishProblem[] {
  const explained = new Set([
    ...next.changelog.filter((entry) => entry.reason.trim() !== '').map((entry) => entry.subject),
    ...diff.lineage.filter((entry) => entry.reason.trim() !== '').flatMap((entry) => [...entry.sources, ...entry.targets]),
    ...diff.migrations.filter((entry) => entry.reason.trim() !== '').flatMap((entry) => [entry.key, ...entry.sources.map((source) => source.key)]),
  ]);
  const named = (kind: string, id: string, label: string): PublishProblem[] => (explained.has(id) ? [] : [{ code: 'MISSING_REASON', subject: id, message: `${kind} «${label}» cambia, e fra le novità non c’è scritto perché.` }]);
  return [
    // Clauses that disappear are asked for by the lineage.
    ...diff.clauses.filter((change) => change.status !== 'removed').flatMap((change) => named('La clausola', change.id, change.id)),
    ...diff.variables.flatMap((change) => named('La domanda', change.id, (change.status === 'removed' ? change.before : change.after).label)),
    ...diff.rules.flatMap((change) => named('La regola', change.id, change.id)),
    ...diff.parameters.flatMap((change) => named('Il valore di legge', change.id, change.id)),
    ...diff.cells.flatMap((change) => named('La cella', change.id, change.id)),
    ...diff.acts.flatMap((change) => named('L’atto', change.id, change.id)),
  ];
}
