import type { ModelContent } from '@province-comuni/models-contract';
import { inReadingOrder, type ClauseKind, type ClauseRevision } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import { DraftChangeRefused, PartRefused } from '../errors.js';
import { orderKeyBetween } from '../instance/order-key.js';
import { isWhole, partOf, withoutPart, withPart, type PartRef, type PartState } from './draft-part.js';
import type { PartChange } from './model-draft.js';
import { readPart } from './read-part.js';
import { whereUsed } from './where-used.js';

/**
 * What a curator does to a draft. `value` is as a form sends it.
 * A clause may be removed together with the lineage that says what became of it: one action, taken back as one.
 * A new clause goes after `afterId` (null: first) in its act and group; so does a moved one. In lists `afterId` is the item it follows.
 */
export type DraftChange =
  | { readonly kind: 'add'; readonly part: PartRef; readonly value: unknown; readonly afterId: string | null }
  | { readonly kind: 'save'; readonly part: PartRef; readonly value: unknown }
  | { readonly kind: 'move'; readonly part: PartRef; readonly afterId: string | null; readonly parentId?: string | null }
  | { readonly kind: 'remove'; readonly part: PartRef; readonly lineage?: unknown };

const LINEAGE: PartRef = { kind: 'lineage', id: 'lineage' };

/** The draft after the change, and what it did to each part. @throws PartRefused, DraftChangeRefused */
export function changeDraft(content: ModelContent, change: DraftChange): { content: ModelContent; changes: PartChange[] } {
  const { part } = change;
  const before = partOf(content, part);
  switch (change.kind) {
    case 'add': {
      if (before) throw new PartRefused([{ field: part.kind === 'variable' || part.kind === 'act' ? 'key' : 'id', message: 'Questo nome è già usato: sceglietene un altro.' }]);
      const value = valueOf(change);
      const after: PartState = part.kind === 'clause' ? { value: placedAfter(content, value as ClauseRevision, change.afterId), after: null } : { value, after: change.afterId };
      return done(content, withPart(content, part, after), [{ part, before: null, after }]);
    }
    case 'save': {
      if (!before) throw new DraftChangeRefused('Non c’è più: qualcuno l’ha tolto.');
      const value = valueOf(change);
      const after: PartState = { value: part.kind === 'clause' ? inItsPlace(before.value as ClauseRevision, value as ClauseRevision, content) : value, after: before.after };
      return sameJson(before.value, after.value) ? { content, changes: [] } : done(content, withPart(content, part, after), [{ part, before, after }]);
    }
    case 'move': {
      if (!before) throw new DraftChangeRefused('Non c’è più: qualcuno l’ha tolto.');
      if (isWhole(part.kind)) throw new DraftChangeRefused('Questo non ha un ordine.');
      if (change.afterId === part.id) return { content, changes: [] };
      const clause = part.kind === 'clause' ? (before.value as ClauseRevision) : null;
      const after: PartState = clause ? { value: placedAfter(content, { ...clause, parentId: change.parentId === undefined ? clause.parentId : change.parentId }, change.afterId), after: null } : { value: before.value, after: change.afterId };
      return sameJson(before, after) ? { content, changes: [] } : done(content, withPart(content, part, after), [{ part, before, after }]);
    }
    case 'remove': {
      if (!before) return { content, changes: [] };
      refuseRemoval(content, part);
      const inside = part.kind === 'clause' ? content.acts.flatMap((act) => act.clauses.filter((clause) => clause.parentId === part.id)).map((clause): PartChange => ({ part: { kind: 'clause', id: clause.id }, before: { value: clause, after: null }, after: null })) : [];
      const removed = { content: withoutPart(content, part), changes: [{ part, before, after: null }, ...inside] };
      if (change.lineage === undefined) return done(content, removed.content, removed.changes);
      const told = changeDraft(removed.content, { kind: 'save', part: LINEAGE, value: change.lineage });
      return done(content, told.content, [...removed.changes, ...told.changes]);
    }
  }
}

/** The draft with the changes taken back, last first. Null when something they touched has changed since. */
export function undoChanges(content: ModelContent, changes: readonly PartChange[]): { content: ModelContent; changes: PartChange[] } | null {
  if (changes.some((change) => !sameJson(partOf(content, change.part)?.value ?? null, change.after?.value ?? null))) return null;
  // What contains others comes back before them.
  const restored = changes.reduce((draft, { part, before }) => (before ? withPart(draft, part, before) : withoutPart(draft, part)), content);
  return { content: restored, changes: changes.map(({ part, before, after }) => ({ part, before: after, after: before })) };
}

function done(before: ModelContent, content: ModelContent, changes: PartChange[]): { content: ModelContent; changes: PartChange[] } {
  refuseBrokenTree(before, content);
  return { content, changes };
}

function valueOf({ part, value }: Extract<DraftChange, { value: unknown }>): PartState['value'] {
  const read = readPart(part.kind, value);
  if (!read.ok) throw new PartRefused(read.problems);
  const id = idIn(part, read.value);
  if (id !== part.id) throw new PartRefused([{ field: 'id', message: 'Il nome non si cambia: lo usano testi, condizioni e le versioni delle Province.' }]);
  return read.value;
}

function idIn({ kind, id }: PartRef, value: PartState['value']): string {
  const named = value as { id?: string; key?: string; form?: string; level?: string };
  switch (kind) {
    case 'head':
    case 'changelog':
    case 'lineage':
    case 'migrations':
      return kind;
    case 'act':
    case 'variable':
      return named.key ?? id;
    case 'cell':
      return `${named.form}/${named.level}`;
    default:
      return named.id ?? id;
  }
}

/** The place of a clause is not a field of its form: it is moved apart. */
function inItsPlace(before: ClauseRevision, after: ClauseRevision, content: ModelContent): ClauseRevision {
  const contained = content.acts.flatMap((act) => act.clauses).some((clause) => clause.parentId === before.id);
  if (contained && after.kind !== 'gruppo') throw new PartRefused([{ field: 'kind', message: 'Contiene altre voci: resta un gruppo finché le contiene.' }]);
  return { ...after, actKey: before.actKey, parentId: before.parentId, orderKey: before.orderKey };
}

const CHILD_KINDS: readonly ClauseKind[] = ['voce', 'punto'];

function placedAfter(content: ModelContent, clause: ClauseRevision, afterId: string | null): ClauseRevision {
  const act = content.acts.find((candidate) => candidate.template.key === clause.actKey);
  if (!act) throw new DraftChangeRefused('Questo atto non c’è nel modello.');
  if (clause.parentId !== null && act.clauses.find((candidate) => candidate.id === clause.parentId)?.kind !== 'gruppo') throw new DraftChangeRefused('Una clausola sta dentro un gruppo o direttamente nell’atto.');
  if (CHILD_KINDS.includes(clause.kind) !== (clause.parentId !== null)) throw new DraftChangeRefused('Le voci e i punti stanno dentro un gruppo; le altre clausole direttamente nell’atto.');
  const siblings = inReadingOrder(act.clauses.filter((candidate) => candidate.parentId === clause.parentId && candidate.id !== clause.id).map((candidate) => ({ ...candidate, parentId: null })));
  const at = siblings.findIndex((candidate) => candidate.id === afterId);
  if (afterId !== null && at < 0) throw new DraftChangeRefused('La clausola dopo cui metterla non è nello stesso gruppo.');
  return { ...clause, orderKey: orderKeyBetween(siblings[at]?.orderKey ?? null, siblings[at + 1]?.orderKey ?? null) };
}

function refuseRemoval(content: ModelContent, part: PartRef): void {
  if (isWhole(part.kind)) throw new DraftChangeRefused('Questo non si toglie.');
  if (part.kind === 'variable' && (part.id === content.formAxis || part.id === content.levelAxis)) throw new DraftChangeRefused('Forma e livello sono le due scelte su cui sta il modello: non si tolgono.');
  if (part.kind === 'act' && content.acts.find((act) => act.template.key === part.id)?.clauses.length) throw new DraftChangeRefused('L’atto ha ancora clausole: toglietele o spostatele prima.');
  const users = part.kind === 'clause' ? [] : whereUsed(content, part);
  const [first] = users;
  if (first) throw new DraftChangeRefused(`È ancora usato in ${users.length === 1 ? 'un punto' : `${users.length} punti`}, per primo «${first.label}»: toglietelo prima da lì.`);
}

/** A clause inside itself or inside one of another act would vanish from the page. */
function refuseBrokenTree(before: ModelContent, content: ModelContent): void {
  for (const act of content.acts) {
    const clauses = new Map(act.clauses.map((clause) => [clause.id, clause]));
    for (const clause of act.clauses) {
      const parent = clause.parentId === null ? null : clauses.get(clause.parentId);
      if (parent === undefined || (parent !== null && (parent.parentId !== null || parent.kind !== 'gruppo'))) {
        const known = before.acts.some((candidate) => candidate.clauses.some((old) => old.id === clause.id && old.parentId === clause.parentId));
        if (!known) throw new DraftChangeRefused('Una clausola sta dentro un gruppo dello stesso atto, o direttamente nell’atto.');
      }
    }
  }
}
