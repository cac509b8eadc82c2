import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { AnswerableInstance, AnswersWritten, InstanceAnswers, PreviewedAnswer, ProposedAnswer } from '@province-comuni/models-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { formatAnswer, formatScalar, isAnswered, isRelevant, parseAnswer, type Environment, type VariableDef } from '@province-comuni/shared-act-tree';
import { italianDay, sameJson, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { AnswerConflict, AnswerRefused } from '../errors.js';
import type { InstanceId, StoredAnswer } from '../instance/instance.js';
import { instanceEnvironment } from '../instance/instance-environment.js';
import { canEditInstance, canReadInstance } from '../policies/instance.policy.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';
import type { SaveAnswers } from './save-answers.use-case.js';

const MOST_INSTANCES = 50;

/** Answers that another domain proposes: what they would do, and writing them as if typed. */
export class ProposeAnswers implements InstanceAnswers<SignedInActor> {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly instances: InstanceRepository,
    private readonly save: SaveAnswers,
    private readonly clock: Clock,
  ) {}

  async writable(actor: SignedInActor, enteId: EnteId): Promise<readonly AnswerableInstance[]> {
    return canEditInstance(actor, { enteId }) ? this.readable(actor, enteId) : [];
  }

  async readable(actor: SignedInActor, enteId: EnteId): Promise<readonly AnswerableInstance[]> {
    if (!canReadInstance(actor, { enteId })) return [];
    const { items } = await this.transactions.run(databaseAccessOf(actor), () => this.instances.listOf([enteId], { limit: MOST_INSTANCES, offset: 0 }));
    return items.map(({ id, title }) => ({ id, enteId, title }));
  }

  async read(actor: SignedInActor, instanceId: string, keys: readonly string[]): Promise<{ readonly instance: AnswerableInstance; readonly answers: ReadonlyMap<string, unknown> } | null> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const instance = await this.instances.find(instanceId as InstanceId);
      if (!instance || !canReadInstance(actor, instance)) return null;
      const { content, environment } = await this.workspaces.forReading(actor, instance.id);
      const asked = content.variables.filter((variable) => keys.includes(variable.key) && variable.scope === 'istanza' && isRelevant(variable, environment) && isAnswered(environment.answers.get(variable.key)));
      return { instance: { id: instance.id, enteId: instance.enteId, title: instance.title }, answers: new Map(asked.map(({ key }) => [key, environment.answers.get(key)])) };
    });
  }

  async preview(actor: SignedInActor, instanceId: string, proposed: readonly ProposedAnswer[]): Promise<{ readonly instance: AnswerableInstance; readonly answers: readonly PreviewedAnswer[] } | null> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const instance = await this.instances.find(instanceId as InstanceId);
      if (!instance || !canEditInstance(actor, instance)) return null;
      const workspace = await this.workspaces.forReading(actor, instance.id);
      return { instance: { id: instance.id, enteId: instance.enteId, title: instance.title }, answers: previewed(workspace, proposed, italianDay(this.clock.now())) };
    });
  }

  async write(actor: SignedInActor, instanceId: string, answers: readonly (ProposedAnswer & { readonly seenRevision: number })[]): Promise<AnswersWritten> {
    try {
      await this.save.execute(actor, instanceId as InstanceId, answers);
      return { kind: 'WRITTEN' };
    } catch (error) {
      if (error instanceof AnswerConflict) return { kind: 'CHANGED', by: error.details.by };
      if (error instanceof AnswerRefused) return { kind: 'REFUSED', problems: error.details.problems.map(({ message, at }) => ({ field: at ?? error.details.key, message })) };
      throw error;
    }
  }
}

/** Each answer against the questions that there would be with all of them. */
function previewed({ instance, content, environment }: InstanceWorkspace, proposed: readonly ProposedAnswer[], today: string): PreviewedAnswer[] {
  const overlaid = new Map<string, StoredAnswer>(instance.answers.map((answer) => [answer.key, answer]));
  for (const { key, value } of proposed) overlaid.set(key, { ...(overlaid.get(key) ?? { revision: 0, origin: 'PERSONA', answeredBy: null, answeredAt: instance.updatedAt }), key, value });
  const after = instanceEnvironment(content, [...overlaid.values()], instance.parameterDate);
  return proposed.map(({ key, value }): PreviewedAnswer => {
    const variable = content.variables.find((candidate) => candidate.key === key && candidate.scope === 'istanza');
    const stored = instance.answers.find((answer) => answer.key === key);
    const common = { key, label: variable?.label ?? key, before: variable ? written(variable, environment.answers.get(key)) : [], after: variable ? written(variable, value) : [], reason: null, seenRevision: stored?.revision ?? 0 };
    if (!variable) return { ...common, state: 'NO_QUESTION' };
    if (!isRelevant(variable, after)) return { ...common, state: 'NOT_ASKED' };
    const parsed = parseAnswer(variable, value, after, today);
    if (!parsed.ok) return { ...common, state: 'REFUSED', reason: parsed.problems.map(({ message }) => message).join(' ') };
    // A proposal of registry or default that says the same still waits for a person: taking it over confirms it.
    return { ...common, state: stored?.origin === 'PERSONA' && sameJson(stored.value, parsed.value) ? 'SAME' : 'CHANGES' };
  });
}

function written(variable: VariableDef, value: Environment['answers'] extends ReadonlyMap<string, infer Value> ? Value : unknown): string[] {
  if (!isAnswered(value)) return [];
  if (variable.type !== 'tabella' || !Array.isArray(value)) return [`${formatAnswer(variable, value)}${variable.unit && variable.type === 'decimale' ? ` ${variable.unit}` : ''}`];
  return value.map((row: Readonly<Record<string, unknown>>) => variable.columns.map(({ key, label, type }) => (isAnswered(row[key]) ? `${label}: ${formatScalar(type, row[key])}` : `${label}: –`)).join('; '));
}
