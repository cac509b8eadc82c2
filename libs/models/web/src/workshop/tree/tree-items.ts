import type { DraftClauseItem, DraftData } from '../draft-data.js';

/** A line of the tree: an act, or a clause in it. */
export interface TreeItem {
  /** `act/convenzione`, `clause/conv-durata`. */
  readonly key: string;
  readonly kind: 'act' | 'clause';
  readonly id: string;
  readonly actKey: string;
  readonly label: string;
  readonly level: number;
  /** Position among its siblings and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Null: it contains nothing. */
  readonly open: boolean | null;
  readonly parentKey: string | null;
  readonly standing: string;
  readonly problem: boolean;
  readonly clause: DraftClauseItem | null;
}

/** The lines that show: what is inside something closed does not. */
export function treeItems(draft: DraftData, closed: ReadonlySet<string>): TreeItem[] {
  const wrong = new Set(draft.problems.map((problem) => `${problem.part?.kind}/${problem.part?.id}`));
  return draft.acts.flatMap((act, position): TreeItem[] => {
    const key = `act/${act.part.id}`;
    const open = !closed.has(key);
    const line: TreeItem = {
      key,
      kind: 'act',
      id: act.part.id,
      actKey: act.part.id,
      label: act.part.label,
      level: 1,
      position: position + 1,
      siblings: draft.acts.length,
      open,
      parentKey: null,
      standing: act.part.standing,
      // A closed act tells what is wrong inside it.
      problem: wrong.has(key) || (!open && act.clauses.some((clause) => wrong.has(`clause/${clause.id}`))),
      clause: null,
    };
    const inside = (parentId: string | null, level: number, parentKey: string): TreeItem[] => {
      const siblings = act.clauses.filter((clause) => clause.parentId === parentId);
      return siblings.flatMap((clause, index): TreeItem[] => {
        const own = `clause/${clause.id}`;
        const contains = act.clauses.some((child) => child.parentId === clause.id);
        const isOpen = contains ? !closed.has(own) : null;
        const problem = wrong.has(own) || (isOpen === false && act.clauses.some((child) => child.parentId === clause.id && wrong.has(`clause/${child.id}`)));
        return [
          { key: own, kind: 'clause', id: clause.id, actKey: act.part.id, label: clause.label, level, position: index + 1, siblings: siblings.length, open: isOpen, parentKey, standing: clause.standing, problem, clause },
          ...(isOpen ? inside(clause.id, level + 1, own) : []),
        ];
      });
    };
    return [line, ...(open ? inside(null, 2, key) : [])];
  });
}
