import type { Adoption } from '../ports/instance-repository.port.js';
import type { InstanceWorkspace } from './instance-workspace.js';

/** The public fact of adoption as an instance stands now: version, form and level are part of it. */
export function adoptionOf({ instance, content, environment }: InstanceWorkspace): Adoption {
  const text = (key: string): string | null => (environment.answers.get(key) as string | undefined) ?? null;
  return { instanceId: instance.id, enteId: instance.enteId, modelKey: content.key, version: content.version, form: text(content.formAxis), level: text(content.levelAxis), since: instance.createdAt };
}
