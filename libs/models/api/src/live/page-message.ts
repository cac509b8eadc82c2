import type { Place } from '@province-comuni/models-contract';
import { InstanceNotFound, type InstanceId } from '@province-comuni/models-domain';
import { isUuid, storableText } from '@province-comuni/shared-kernel';

/** What a page says of itself: `{ instanceId, place: { kind, key } | null }`. */
export interface PageMessage {
  readonly instanceId: InstanceId;
  readonly place: Place | null;
}

const LONGEST_KEY = 200;

/** Reads what a browser sent. A place that is none is no place. @throws InstanceNotFound for what can be no id of ours: the same answer as for one that does not exist */
export function readPageMessage(body: unknown): PageMessage {
  const { instanceId, place } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof instanceId !== 'string' || !isUuid(instanceId)) throw new InstanceNotFound();
  return { instanceId: instanceId as InstanceId, place: readPlace(place) };
}

function readPlace(input: unknown): Place | null {
  const { kind, key } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  if (kind !== 'CLAUSE' && kind !== 'QUESTION') return null;
  const kept = typeof key === 'string' && key.length <= LONGEST_KEY ? storableText(key) : '';
  return kept === '' ? null : { kind, key: kept };
}
