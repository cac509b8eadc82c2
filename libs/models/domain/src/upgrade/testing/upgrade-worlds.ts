import type { ClauseLineage, ModelContent } from '@province-comuni/models-contract';
import { plainRichText, type ClauseLock, type ClauseRevision, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import { effectiveClauses } from '../../instance/effective-clauses.js';
import { instanceContent } from '../../instance/instance-content.js';
import type { Instance, InstanceClause, ModelVersionId } from '../../instance/instance.js';
import { orderKeyBetween } from '../../instance/order-key.js';
import { UpgradeContext, type KnownVersion } from '../upgrade-context.js';
import type { ClauseText, UpgradeChoice, UpgradeResolution } from '../upgrade-item.js';
import { planUpgrade, type UpgradePlan } from '../plan-upgrade.js';
import { settleUpgrade, type SettledItem, type SettledUpgrade } from '../settle-upgrade.js';

/** Models of a handful of clauses in which every word is written once, so that a word tells where it comes from and whether it was lost. */

export const ACT = 'convenzione';
export const TODAY = '2026-12-01';

export function versionId(number: number): ModelVersionId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as ModelVersionId;
}

export function model(version: string, clauses: readonly ClauseRevision[], lineage: readonly ClauseLineage[] = [], more: Partial<ModelContent> = {}): ModelContent {
  return {
    key: 'prova',
    title: 'Modello di prova',
    version,
    effectiveFrom: TODAY,
    pillar: 'INNOVAZIONE',
    summary: '',
    description: '',
    formAxis: 'forma',
    levelAxis: 'livello',
    cells: [],
    parameters: [],
    sources: [],
    steps: [],
    variables: [],
    rules: [],
    acts: [{ template: { key: ACT, position: 1, title: [{ type: 'text', text: 'Convenzione' }], shortName: 'Convenzione', organ: '', source: '' }, clauses }],
    changelog: [],
    lineage,
    ...more,
  };
}

export function clause(id: string, index: number, change: Partial<ClauseRevision> = {}): ClauseRevision {
  return { id, actKey: ACT, parentId: null, orderKey: `m${String(index + 1).padStart(4, '0')}`, kind: 'articolo', heading: words(`Rubrica ${id}`), body: plainRichText(sentence(id, 1), sentence(id, 2)), when: null, lock: 'libera', contents: [], legalRefs: [], source: '', guidance: '', ...change };
}

export function words(text: string): Inline[] {
  return [{ type: 'text', text }];
}

/** Six words that no other sentence has. */
function sentence(id: string, paragraph: number): string {
  return Array.from({ length: 6 }, (_, index) => `${id}p${paragraph}w${index + 1}`).join(' ');
}

export function instanceOf(content: ModelContent, version: ModelVersionId, change: Partial<Instance> = {}): Instance {
  return {
    id: '00000000-0000-4000-8000-00000000beef' as Instance['id'],
    enteId: '00000000-0000-4000-8000-00000000cafe' as Instance['enteId'],
    modelVersionId: version,
    title: 'Prova',
    dataRevision: 1,
    parameterDate: TODAY,
    createdBy: '00000000-0000-4000-8000-00000000d00d' as Instance['createdBy'],
    createdAt: new Date(0),
    updatedAt: new Date(0),
    answers: [],
    localVariables: [],
    keptNumbers: {},
    clauses: content.acts.flatMap((act) => act.clauses).map((each) => localClause(each.id, version)),
    ...change,
  };
}

export function localClause(clauseId: string, baseVersionId: ModelVersionId, change: Partial<InstanceClause> = {}): InstanceClause {
  return { clauseId, actKey: ACT, baseVersionId, state: 'KEPT', heading: null, body: null, orderKey: null, parentId: null, kind: null, reason: null, revision: 0, updatedBy: null, updatedAt: null, ...change };
}

/** A word put in or taken out somewhere in a text. */
export interface WordEdit {
  readonly paragraph: number;
  readonly at: number;
  readonly kind: 'insert' | 'delete';
}

export function editText(text: RichText, edits: readonly WordEdit[], mark: () => string): RichText {
  const paragraphs = text.content.map((block) => (block.type === 'paragraph' ? plain(block.content ?? []).split(' ').filter((word) => word !== '') : []));
  for (const { paragraph, at, kind } of edits) {
    const list = paragraphs[paragraph % paragraphs.length]!;
    if (kind === 'insert') list.splice(at % (list.length + 1), 0, mark());
    else if (list.length > 1) list.splice(at % list.length, 1);
  }
  return plainRichText(...paragraphs.map((list) => list.join(' ')));
}

function plain(content: readonly Inline[]): string {
  return content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
}

export function textWords(text: { readonly heading: readonly Inline[]; readonly body: RichText }): string[] {
  return [plain(text.heading), ...text.body.content.map((block) => (block.type === 'paragraph' ? plain(block.content ?? []) : ''))].join(' ').split(/\s+/).filter((word) => word !== '');
}

const wordEdits = fc.array(fc.record({ paragraph: fc.nat(3), at: fc.nat(12), kind: fc.constantFrom('insert' as const, 'insert' as const, 'delete' as const) }), { minLength: 1, maxLength: 3 });

/** What the author of the next version may do with a clause. */
export type ModelEdit =
  | { readonly kind: 'reword'; readonly edits: readonly WordEdit[] }
  | { readonly kind: 'heading' | 'retire' | 'move' | 'norms' | 'unite' | 'replace' | 'insert' }
  | { readonly kind: 'split'; readonly at: number }
  | { readonly kind: 'lock'; readonly lock: ClauseLock };

/** What a Provincia may do with a clause. */
export type OwnEdit = { readonly kind: 'text'; readonly edits: readonly WordEdit[] } | { readonly kind: 'heading' | 'suppress' | 'move' | 'add' };

export const modelEdit: fc.Arbitrary<ModelEdit> = fc.oneof(
  { weight: 4, arbitrary: wordEdits.map((edits) => ({ kind: 'reword' as const, edits })) },
  { weight: 3, arbitrary: fc.constantFrom('heading', 'retire', 'move', 'norms', 'unite', 'replace', 'insert').map((kind) => ({ kind }) as ModelEdit) },
  { weight: 2, arbitrary: fc.nat(11).map((at) => ({ kind: 'split' as const, at })) },
  { weight: 1, arbitrary: fc.constantFrom<ClauseLock>('vincolata', 'adattabile', 'libera').map((lock) => ({ kind: 'lock' as const, lock })) },
);

export const ownEdit: fc.Arbitrary<OwnEdit> = fc.oneof(
  { weight: 4, arbitrary: wordEdits.map((edits) => ({ kind: 'text' as const, edits })) },
  { weight: 2, arbitrary: fc.constantFrom('heading', 'suppress', 'move', 'add').map((kind) => ({ kind }) as OwnEdit) },
);

/** Edits with the place of the clause each is about, counted from the front. */
export type Placed<T> = readonly { readonly at: number; readonly edit: T }[];

export function placed<T>(edit: fc.Arbitrary<T>): fc.Arbitrary<Placed<T>> {
  return fc.array(fc.record({ at: fc.nat(9), edit }), { maxLength: 5 });
}

/** The next version: every edit is made and declared, as publishing asks. `mark` mints words. */
export function nextModel(previous: ModelContent, version: string, edits: Placed<ModelEdit>, mark: () => string): ModelContent {
  let clauses = [...previous.acts[0]!.clauses];
  const lineage: ClauseLineage[] = [];
  const ended = new Set<string>();
  const end = (kind: ClauseLineage['kind'], sources: readonly string[], targets: readonly string[]): void => {
    lineage.push({ kind, sources, targets, heir: targets[0] ?? null, reason: 'prova' });
    for (const id of [...sources, ...targets]) ended.add(id);
  };
  for (const { at, edit } of edits) {
    const index = clauses.length === 0 ? -1 : at % clauses.length;
    const target = clauses[index];
    if (!target || ended.has(target.id)) continue;
    const change = (fields: Partial<ClauseRevision>): void => void (clauses = clauses.map((each) => (each.id === target.id ? { ...each, ...fields } : each)));
    switch (edit.kind) {
      case 'reword':
        change({ body: editText(target.body, edit.edits, mark) });
        break;
      case 'heading':
        change({ heading: words(`${plain(target.heading)} ${mark()}`) });
        break;
      case 'norms':
        change({ legalRefs: [{ label: `art. ${mark()}`, urn: 'urn:nir:stato:legge:2000-01-01;1' }] });
        break;
      case 'lock':
        change({ lock: edit.lock });
        break;
      case 'retire':
        clauses = clauses.filter((each) => each.id !== target.id);
        end('retire', [target.id], []);
        break;
      case 'replace': {
        const id = `r${mark()}`.toLowerCase();
        clauses = clauses.map((each) => (each.id === target.id ? clause(id, index, { body: plainRichText(mark()) }) : each));
        end('replace', [target.id], [id]);
        break;
      }
      case 'insert':
        clauses.splice(index, 0, clause(`n${mark()}`.toLowerCase(), index, { body: plainRichText(mark()) }));
        break;
      case 'move':
        clauses = [...clauses.slice(0, index), ...clauses.slice(index + 1)];
        clauses.splice((index + 2) % (clauses.length + 1), 0, target);
        break;
      case 'split': {
        const all = target.body.content.map((block) => (block.type === 'paragraph' ? plain(block.content ?? []).split(' ') : []));
        const flat = all.flat().filter((word) => word !== '');
        if (flat.length < 2) break;
        const border = 1 + (edit.at % (flat.length - 1));
        const cut = (from: number, to: number): RichText => {
          let seen = 0;
          const lines = all.map((line) => line.filter((word) => word !== '' && (seen += 1) > from && seen <= to).join(' ')).filter((line) => line !== '');
          return plainRichText(...lines);
        };
        const ids = [1, 2].map((part) => `s${part}${mark()}`.toLowerCase());
        const parts = [{ ...target, id: ids[0]!, body: cut(0, border) }, { ...target, id: ids[1]!, body: cut(border, flat.length), heading: words(`Parte ${ids[1]!}`) }];
        clauses = clauses.flatMap((each) => (each.id === target.id ? parts : [each]));
        end('split', [target.id], ids);
        break;
      }
      case 'unite': {
        const other = clauses[index + 1];
        if (!other || ended.has(other.id)) break;
        const id = `u${mark()}`.toLowerCase();
        const whole: ClauseRevision = { ...target, id, body: { type: 'doc', content: [...target.body.content, ...other.body.content] } };
        clauses = clauses.filter((each) => each.id !== other.id).map((each) => (each.id === target.id ? whole : each));
        end('merge', [target.id, other.id], [id]);
        break;
      }
    }
  }
  return model(version, clauses.map((each, index) => ({ ...each, orderKey: `m${String(index + 1).padStart(4, '0')}` })), lineage);
}

/** What the Provincia does to its clauses, within what each allows. */
export function editInstance(instance: Instance, content: ModelContent, edits: Placed<OwnEdit>, mark: () => string): Instance {
  return edits.reduce((now, { at, edit }) => editOnce(now, content, at, edit, mark), instance);
}

function editOnce(instance: Instance, content: ModelContent, at: number, edit: OwnEdit, mark: () => string): Instance {
  const revisions = new Map(content.acts.flatMap((act) => act.clauses).map((each) => [each.id, each]));
  const effective = effectiveClauses(content, ACT, instance.clauses).sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1));
  const shown = effective[at % Math.max(effective.length, 1)];
  if (!shown) return instance;
  const revision = revisions.get(shown.id);
  const local = instance.clauses.find((each) => each.clauseId === shown.id)!;
  const put = (change: Partial<InstanceClause>): Instance => ({ ...instance, clauses: instance.clauses.map((each) => (each.clauseId === shown.id ? { ...each, ...change } : each)) });
  if (local.state === 'SUPPRESSED' && edit.kind !== 'add') return instance;
  const state = local.state === 'ADDED' ? ('ADDED' as const) : ('EDITED' as const);
  switch (edit.kind) {
    case 'text':
      return revision?.lock === 'vincolata' ? instance : put({ state, heading: shown.heading, body: editText(shown.body, edit.edits, mark) });
    case 'heading':
      return revision?.lock === 'vincolata' ? instance : put({ state, heading: words(`${plain(shown.heading)} ${mark()}`), body: shown.body });
    case 'suppress':
      return revision?.lock === 'libera' ? put({ state: 'SUPPRESSED', reason: 'non serve' }) : instance;
    case 'move': {
      if (revision && revision.lock !== 'libera') return instance;
      const others = effective.filter((each) => each.id !== shown.id);
      const to = (effective.indexOf(shown) + 1) % (others.length + 1);
      const [before, after] = [others[to - 1]?.orderKey ?? null, others[to]?.orderKey ?? null];
      return before !== null && after !== null && before >= after ? instance : put({ orderKey: orderKeyBetween(before, after) });
    }
    case 'add': {
      const next = effective[effective.indexOf(shown) + 1]?.orderKey ?? null;
      if (next !== null && shown.orderKey >= next) return instance;
      return { ...instance, clauses: [...instance.clauses, localClause(`a${mark()}`.toLowerCase(), instance.modelVersionId, { state: 'ADDED', heading: words(mark()), body: plainRichText(mark()), orderKey: orderKeyBetween(shown.orderKey, next), kind: 'articolo' })] };
    }
  }
}

/** Everything an upgrade is judged on. */
export interface World {
  readonly versions: readonly KnownVersion[];
  readonly instance: Instance;
  readonly before: ModelContent;
  readonly plan: UpgradePlan;
  readonly context: UpgradeContext;
}

export function worldOf(versions: readonly KnownVersion[], instance: Instance): World {
  const context = new UpgradeContext(versions);
  return { versions, instance, before: instanceContent(instance, context.contents()), plan: planUpgrade(instance, context), context };
}

export function settle(world: World, resolutions: readonly UpgradeResolution[] = []): SettledUpgrade {
  return settleUpgrade(world.instance, world.before, world.plan, world.context, resolutions, TODAY);
}

/** A model of six clauses, the next version, and what a Provincia did meanwhile. */
export const anyWorld: fc.Arbitrary<World> = fc.record({ own: placed(ownEdit), theirs: placed(modelEdit), locks: fc.array(fc.constantFrom<ClauseLock>('libera', 'libera', 'adattabile', 'vincolata'), { minLength: 6, maxLength: 6 }) }).map(({ own, theirs, locks }) => {
  const first = model('1.0.0', locks.map((lock, index) => clause(`c${index}`, index, { lock })));
  const minted = { own: 0, theirs: 0 };
  const next = nextModel(first, '1.1.0', theirs, () => `LORO${(minted.theirs += 1)}`);
  const instance = editInstance(instanceOf(first, versionId(1)), first, own, () => `NOI${(minted.own += 1)}`);
  return worldOf([{ id: versionId(1), content: first }, { id: versionId(2), content: next }], instance);
});

/** A choice for every item that takes one; `pick` chooses among the allowed. */
export function resolveAll(items: readonly SettledItem[], pick: (choices: readonly UpgradeChoice[], item: SettledItem) => UpgradeChoice, text: (item: SettledItem) => readonly ClauseText[] = ({ item }) => item.proposal): UpgradeResolution[] {
  return items.flatMap((settled): UpgradeResolution[] => {
    const choices = Object.keys(settled.item.outcomes) as UpgradeChoice[];
    if (choices.length === 0) return [];
    const choice = pick(choices, settled);
    return [{ key: settled.item.key, hash: settled.item.hash, choice, texts: choice === 'EDIT' ? text(settled) : [], reason: choice === 'OURS' ? 'così abbiamo deciso' : null, personName: 'Prova', at: new Date(0) }];
  });
}

/** The texts one reads in the acts of an instance. */
export function readableText(content: ModelContent, instance: Pick<Instance, 'clauses'>): string[] {
  return effectiveClauses(content, ACT, instance.clauses)
    .filter((each) => each.state !== 'SOPPRESSA')
    .flatMap(textWords);
}
