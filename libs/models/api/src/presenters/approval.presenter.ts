import type { Actor } from '@province-comuni/identity-contract';
import { ACT_STEPS, canEditInstance, canNameRoles, stateOn, type ActApproval, type InstanceWays, type NamedRoles, type SignedActFile } from '@province-comuni/models-domain';
import { upgradeOffered } from './instance.presenter.js';
import type { ActApprovalType, InstanceApprovalsType, StepRolesType } from '../graphql/approval.type.js';

/** @param newest number of the newest version of the model that can be taken over @param today Italian calendar day */
export function presentWays(actor: Actor, { workspace, ways, taken }: InstanceWays, files: readonly SignedActFile[], newest: string | null, today: string): InstanceApprovalsType {
  const { instance } = workspace;
  const byId = new Map(ways.flatMap(({ current, earlier }) => [...(current ? [current] : []), ...earlier]).map((approval) => [approval.id, approval]));
  return {
    instanceId: instance.id,
    enteId: instance.enteId,
    title: instance.title,
    upgradeTo: upgradeOffered(workspace, newest),
    viewerCanKeepFiles: canEditInstance(actor, instance),
    viewerCanNameRoles: canNameRoles(actor, instance.enteId),
    ways: ways.map(({ actKey, shortName, state, numbers, current, earlier, textChanged, steps }) => ({
      numbersKept: numbers.kept,
      viewerCanKeepNumbers: numbers.mayKeep,
      actKey,
      shortName,
      state,
      current: current && presentApproval(current, files, today),
      earlier: earlier.map((approval) => presentApproval(approval, files, today)),
      textChanged,
      steps: steps.map(({ step, refusal, proposed }) => ({ key: step.key, refusal, fields: step.asks.map(({ key, required }) => ({ key, required, proposed: proposed[key] ?? null })) })),
    })),
    taken: taken.flatMap(({ approvalId, step, to, input, dataRevision, personName, at }) => {
      const approval = byId.get(approvalId);
      return approval ? [{ actKey: approval.actKey, number: approval.number, step, to, input, dataRevision, person: personName, at }] : [];
    }),
  };
}

export function presentApproval(approval: ActApproval, files: readonly SignedActFile[], today: string): ActApprovalType {
  const { id, number, dataRevision, modelVersion, textSha256, opinion, protocol, transmittedOn, inForceFrom, expiresOn, revision } = approval;
  return { id, number, dataRevision, modelVersion, textSha256, opinion, protocol, transmittedOn, inForceFrom, expiresOn, revision, state: stateOn(approval, today), approval: approval.approval && { number: approval.approval.number, date: approval.approval.date }, link: approval.approval?.link ?? null, files: files.filter((file) => file.approvalId === id).map((file) => ({ id: file.id, kind: file.kind, name: file.name, size: file.size, sha256: file.sha256, signers: file.signers.map((signer) => ({ ...signer })), person: file.personName, at: file.at })) };
}

/** Every step with who takes it, named or usual. */
export function presentRoles(named: NamedRoles): StepRolesType[] {
  return ACT_STEPS.map(({ key, roles }) => ({ step: key, roles: [...(named.get(key) ?? roles)], named: named.has(key) }));
}
