import type { SignedInActor } from '@province-comuni/identity-contract';
import type { ModelsEvent } from '@province-comuni/models-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import type { InstanceId } from '../instance/instance.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';

/** Counts a change of an instance and tells it to those who follow; called once by every use case that changes answers or clauses. */
export async function noteChange(ports: { readonly instances: InstanceRepository; readonly outbox: Outbox }, actor: SignedInActor, instanceId: InstanceId, at: Date): Promise<void> {
  const dataRevision = await ports.instances.touch(instanceId, at);
  const event: ModelsEvent = { kind: 'models.instance-changed', payload: { instanceId, dataRevision, personId: actor.personId } };
  await ports.outbox.record(event);
}
