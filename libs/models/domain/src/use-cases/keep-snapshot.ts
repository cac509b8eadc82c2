import type { ApprovalRepository } from '../ports/approval-repository.port.js';
import type { InstanceWorkspace } from './instance-workspace.js';

/** Keeps what the acts of an instance say now, in the open transaction. */
export function keepSnapshot(approvals: ApprovalRepository, workspace: InstanceWorkspace): Promise<void> {
  return approvals.keepSnapshot({ instance: workspace.instance, acts: Object.fromEntries(workspace.acts().map((act) => [act.key, act])) });
}
