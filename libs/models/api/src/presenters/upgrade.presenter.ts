import type { Actor } from '@province-comuni/identity-contract';
import { canEditInstance, type AnswerUpgrade, type ClauseText, type SettledItem, type UpgradeWorkspace } from '@province-comuni/models-domain';
import { answerWithUnit, isAnswered, type Inline, type VariableDef } from '@province-comuni/shared-act-tree';
import type { UpgradeAnswerType, UpgradeClauseTextType, UpgradeItemType, UpgradeType } from '../graphql/upgrade.type.js';
import { firstWords, presentCheck } from './instance.presenter.js';

/** Everything the upgrade room shows. */
export function presentUpgrade(actor: Actor, upgrade: UpgradeWorkspace): UpgradeType {
  const { workspace, context, settled, mark } = upgrade;
  const { instance, content } = workspace;
  const clauses = [...content.acts, ...settled.contentAfter.acts].flatMap((act) => act.clauses);
  const names = new Map([...clauses.map((clause) => [clause.id, nameOf(clause)] as const), ...instance.clauses.filter((clause) => clause.state === 'ADDED').map((clause) => [clause.clauseId, nameOf({ heading: clause.heading ?? [], body: clause.body ?? { type: 'doc', content: [] } })] as const)]);
  const variables = new Map([...content.variables, ...settled.contentAfter.variables].map((variable) => [variable.key, variable]));
  return {
    instanceId: instance.id,
    title: instance.title,
    modelTitle: content.title,
    fromVersion: content.version,
    toVersion: context.target.content.version,
    versions: context.since(instance.modelVersionId).map(({ content: { version, summary, changelog } }) => ({ version, summary, changelog: changelog.map(({ subject, subjectKind, kind, text, reason, source }) => ({ subject, subjectKind, kind, text, reason, source })) })),
    items: settled.items.map((item) => presentItem(item, upgrade, names)),
    untouched: settled.untouched,
    open: settled.open,
    answers: settled.answers.map((answer) => presentAnswer(answer, content.variables, settled.contentAfter.variables)),
    blocking: settled.blocking.map(presentCheck),
    notices: settled.notices.map(presentCheck),
    clauseNames: [...names].map(([key, label]) => ({ key, label })),
    variableNames: [...variables.values()].map(({ key, label }) => ({ key, label })),
    pending: settled.items.length > 0 || instance.modelVersionId !== context.target.id,
    viewerCanEdit: canEditInstance(actor, instance),
    mark,
  };
}

function presentItem({ item, resolution, choice }: SettledItem, { context, settled, workspace }: UpgradeWorkspace, names: ReadonlyMap<string, string>): UpgradeItemType {
  const [named] = [...item.now, ...item.ours, ...item.before];
  const acts = [...context.target.content.acts, ...workspace.content.acts];
  return {
    key: item.key,
    class: item.class,
    actKey: item.actKey,
    actName: acts.find((act) => act.template.key === item.actKey)?.template.shortName ?? '',
    label: named ? nameOf(named) : item.key,
    before: item.before.map(presentText),
    now: item.now.map(presentText),
    ours: item.ours.map(presentText),
    proposal: item.proposal.map(presentText),
    editable: (item.outcomes.EDIT ?? []).map((row) => row.clauseId).filter((id) => item.class === 'DANGLING' || context.targets.get(id)?.lock !== 'vincolata'),
    conflicts: item.conflicts,
    because: item.because,
    lineageReasons: item.lineage.map((entry) => entry.reason),
    notes: item.changelog.map(({ version, text, reason, source, legalSources }) => ({ version, text, reason, source, legalSources: [...legalSources] })),
    resembles: settled.duplicates.filter((duplicate) => item.targets.includes(duplicate.newId)).map((duplicate) => names.get(duplicate.addedId) ?? ''),
    choices: Object.keys(item.outcomes),
    choice,
    texts: (resolution?.texts ?? []).map(presentText),
    reason: resolution?.reason ?? null,
    decidedBy: resolution?.personName ?? null,
    decidedAt: resolution?.at ?? null,
    hash: item.hash,
  };
}

function presentText({ clauseId, heading, body }: ClauseText): UpgradeClauseTextType {
  return { clauseId, heading, body };
}

function presentAnswer({ key, from, kind, label, before, after, because, declared }: AnswerUpgrade, old: readonly VariableDef[], now: readonly VariableDef[]): UpgradeAnswerType {
  const question = (name: string, variables: readonly VariableDef[]): VariableDef | undefined => variables.find((candidate) => candidate.key === name);
  const shown = (value: unknown, variable: VariableDef | undefined): string | null => (variable && isAnswered(value) ? answerWithUnit(variable, value) : null);
  const given = question(from, old);
  return {
    key,
    kind,
    label,
    before: shown(before, given),
    after: shown(after, question(key, now)),
    because,
    fromKey: from,
    fromLabel: from === key ? null : (given?.label ?? from),
    reasons: declared.filter((step) => step.reason !== '').map(({ version, reason }) => `${version}: ${reason}`),
  };
}

function nameOf({ heading, body }: Pick<ClauseText, 'heading' | 'body'>): string {
  const text = heading.map((inline: Inline) => (inline.type === 'text' ? inline.text : inline.type === 'legalRef' ? inline.attrs.label : '…')).join('');
  return text || firstWords(body);
}
