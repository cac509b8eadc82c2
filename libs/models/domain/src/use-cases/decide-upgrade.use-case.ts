import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { clauseNeeds, rowField } from '@province-comuni/shared-act-tree';
import { sameJson, type Clock } from '@province-comuni/shared-kernel';
import { ClauseRefused, UpgradeChanged, UpgradeRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { readClauseBody, readClauseHeading } from '../instance/read-clause-text.js';
import type { UpgradeRepository } from '../ports/upgrade-repository.port.js';
import { needsReason, type ClauseText, type UpgradeChoice, type UpgradeResolution } from '../upgrade/upgrade-item.js';
import type { SettledItem } from '../upgrade/settle-upgrade.js';
import type { UpgradeWorkspace, UpgradeWorkspaces } from './upgrade-workspace.js';

/** What a person decides about one item. */
export interface UpgradeDecision {
  readonly key: string;
  /** Hash of the item he saw. */
  readonly seenHash: string;
  /** When the decision he saw was taken; null when there was none. */
  readonly seenDecision: Date | null;
  readonly choice: UpgradeChoice;
  /** For `EDIT`: a text for each clause that is changed, as the page sent it. */
  readonly texts: readonly { readonly clauseId: string; readonly heading: unknown; readonly body: unknown }[];
  readonly reason: string;
}

/** Each decision is kept at once: the work can be left and taken up again, by whoever of the Provincia writes its acts. */
export class DecideUpgrade {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: UpgradeWorkspaces,
    private readonly upgrades: UpgradeRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The same decision of the same person sent twice is one. @throws InstanceNotFound, NotAllowed, UpgradeChanged, UpgradeRefused, ClauseRefused */
  async execute(actor: SignedInActor, id: InstanceId, decision: UpgradeDecision): Promise<UpgradeWorkspace> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const upgrade = await this.workspaces.forWriting(actor, id);
      const { item, resolution } = itemAsSeen(upgrade, decision.key, decision.seenHash);
      if (!item.outcomes[decision.choice]) throw new UpgradeRefused('Per questa clausola la scelta non è possibile.');
      const reason = decision.reason.trim();
      if (needsReason(item, decision.choice) && reason === '') throw new UpgradeRefused('Scrivete perché tenete il vostro: resta nella storia degli atti.');
      if (reason.length > 1000) throw new UpgradeRefused('Il motivo è troppo lungo: al massimo 1.000 caratteri.');
      const texts = decision.choice === 'EDIT' ? checkedTexts(upgrade, { item }, decision.texts) : [];
      const { instance } = upgrade.workspace;
      const next = { key: item.key, hash: item.hash, choice: decision.choice, texts, reason: reason === '' ? null : reason, personName: actor.name, at: this.clock.now() };
      // Asked again, by whoever did not hear the answer.
      if (resolution && isSameDecision(resolution, next)) return upgrade;
      refuseOtherDecision(upgrade, decision.key, decision.seenDecision);
      await this.upgrades.saveResolution({ instanceId: id, enteId: instance.enteId, fromVersionId: instance.modelVersionId }, { ...next, personId: actor.personId });
      return this.tell(actor, upgrade);
    });
  }

  /** Takes a decision back: the proposal holds again, or the item is open again. @throws InstanceNotFound, NotAllowed, UpgradeChanged */
  async withdraw(actor: SignedInActor, id: InstanceId, key: string, seenDecision: Date | null): Promise<UpgradeWorkspace> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const upgrade = await this.workspaces.forWriting(actor, id);
      const item = upgrade.settled.items.find((settled) => settled.item.key === key);
      if (item) refuseOtherDecision(upgrade, key, seenDecision);
      await this.upgrades.removeResolution(id, key);
      return this.tell(actor, upgrade);
    });
  }

  private async tell(actor: SignedInActor, upgrade: UpgradeWorkspace): Promise<UpgradeWorkspace> {
    const { instance } = upgrade.workspace;
    await this.outbox.record({ kind: 'models.instance-changed', payload: { instanceId: instance.id, dataRevision: instance.dataRevision, personId: actor.personId } });
    return this.workspaces.reopen(upgrade);
  }
}

function itemAsSeen(upgrade: UpgradeWorkspace, key: string, seenHash: string): SettledItem {
  const settled = upgrade.settled.items.find((each) => each.item.key === key);
  if (!settled || settled.item.hash !== seenHash) throw new UpgradeChanged('Nel frattempo la clausola o il modello sono cambiati: guardate di nuovo la proposta.');
  return settled;
}

function isSameDecision(one: UpgradeResolution, other: UpgradeResolution): boolean {
  return one.hash === other.hash && one.choice === other.choice && one.reason === other.reason && one.personName === other.personName && sameJson(one.texts, other.texts);
}

/** Two people may share the work; neither decides over the other without seeing it. */
function refuseOtherDecision(upgrade: UpgradeWorkspace, key: string, seenDecision: Date | null): void {
  const current = upgrade.settled.items.find((each) => each.item.key === key)?.resolution;
  if ((current?.at.getTime() ?? null) !== (seenDecision?.getTime() ?? null)) throw new UpgradeChanged(current ? `Nel frattempo ha deciso ${current.personName}: guardate la sua scelta.` : 'Nel frattempo la scelta è stata ritirata: guardate di nuovo la proposta.');
}

/** Texts in the schema, with the conditions and repeats that model or Provincia already had, and with data that exist. */
function checkedTexts(upgrade: UpgradeWorkspace, { item }: Pick<SettledItem, 'item'>, input: UpgradeDecision['texts']): ClauseText[] {
  const rows = item.outcomes.EDIT!;
  if (input.length === 0) throw new UpgradeRefused('Manca il testo.');
  const { contentAfter, after } = upgrade.settled;
  const variables = new Map([...contentAfter.variables, ...upgrade.workspace.content.variables].map((variable) => [variable.key, variable]));
  const present = new Set([...after.clauses.map((clause) => clause.clauseId), ...upgrade.context.targets.keys()]);
  return input.map(({ clauseId, heading, body }) => {
    const target = upgrade.context.targets.get(clauseId);
    if (!rows.some((row) => row.clauseId === clauseId) || (target?.lock === 'vincolata' && item.class !== 'DANGLING')) throw new UpgradeRefused('Il testo di questa clausola è vincolato: lo fissa la legge o il modello nazionale.');
    const text = { clauseId, heading: readClauseHeading(heading), body: readClauseBody(body, [...item.before, ...item.now, ...item.ours, ...item.proposal].map((each) => each.body)) };
    const needs = clauseNeeds(text);
    const unknown = [...needs.variables].find((key) => !variables.has(key) && !rowField(variables, key));
    if (unknown) throw new ClauseRefused(`Il dato «${unknown}» non esiste nel modello.`);
    if ([...needs.clauses].some((target) => !present.has(target))) throw new ClauseRefused('Un rimando porta a una clausola che con l’aggiornamento non c’è.');
    return text;
  });
}
