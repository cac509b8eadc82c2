import type { ModelContent } from '@province-comuni/models-contract';
import type { ModelVersionId } from '../instance/instance.js';
import { isRename, variablesByKey } from '../model-version/variable-migration.js';
import type { UpgradedClause } from './upgrade-item.js';

/** Data that only have another name in the newest version: old key to new one, over all the versions in between. */
export function renamesOver(before: ModelContent, steps: readonly ModelContent[]): ReadonlyMap<string, string> {
  let names = new Map(before.variables.map((variable) => [variable.key, variable.key]));
  for (const [index, next] of steps.entries()) {
    const [old, now] = [variablesByKey(steps[index - 1] ?? before), variablesByKey(next)];
    const sources = (next.migrations ?? []).flatMap((entry) => entry.sources.map((source) => source.key));
    // A datum that two others take up has no single new name.
    const renamed = new Map((next.migrations ?? []).filter((entry) => isRename(entry, old, now) && sources.filter((key) => key === entry.sources[0]!.key).length === 1).map((entry) => [entry.sources[0]!.key, entry.key]));
    names = new Map([...names].flatMap(([first, last]) => (renamed.has(last) ? [[first, renamed.get(last)!] as const] : now.has(last) ? [[first, last] as const] : [])));
  }
  return new Map([...names].filter(([first, last]) => first !== last));
}

/** Own texts that stand on the new version name a renamed datum by its new name; what is held back keeps its text. */
export function followRenames(rows: readonly UpgradedClause[], names: ReadonlyMap<string, string>, target: ModelVersionId): UpgradedClause[] {
  if (names.size === 0) return [...rows];
  return rows.map((row) => (row.baseVersionId === target ? { ...row, heading: renamed(row.heading, names), body: renamed(row.body, names) } : row));
}

/** Chips, conditions and repeats name data by key, or by key and field of a row. */
function renamed<T>(part: T, names: ReadonlyMap<string, string>): T {
  if (Array.isArray(part)) return part.map((item: unknown) => renamed(item, names)) as T;
  if (typeof part !== 'object' || part === null) return part;
  const node = part as Record<string, unknown>;
  const named = node['kind'] === 'variable' ? 'key' : node['op'] === 'answered' || node['op'] === 'coversAll' ? 'variable' : 'repeat' in node ? 'repeat' : null;
  return Object.fromEntries(
    Object.entries(node).map(([name, member]) => {
      if (name === named && typeof member === 'string') return [name, newName(member, names)];
      if (name === 'attrs' && node['type'] === 'variable') return [name, { ...(member as object), key: newName((member as { key: string }).key, names) }];
      return [name, renamed(member, names)];
    }),
  ) as T;
}

function newName(key: string, names: ReadonlyMap<string, string>): string {
  const whole = names.get(key);
  if (whole !== undefined) return whole;
  const dot = key.lastIndexOf('.');
  const row = dot < 0 ? undefined : names.get(key.slice(0, dot));
  return row === undefined ? key : `${row}${key.slice(dot)}`;
}
