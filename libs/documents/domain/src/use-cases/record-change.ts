import type { SignedInActor } from '@province-comuni/identity-contract';
import type { DocumentEvent } from '@province-comuni/documents-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import type { Document } from '../document/document.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';

/** A change that was just written. */
export interface MadeChange {
  readonly before: Document | null;
  readonly after: Document;
  readonly actor: Pick<SignedInActor, 'personId' | 'name'>;
  readonly kind: string;
  readonly detail: string;
  readonly at: Date;
}

/** Writes the history of a change and tells whoever follows, in the transaction of the change. */
export async function recordChange(documents: DocumentRepository, outbox: Outbox, { before, after, actor, kind, detail, at }: MadeChange): Promise<void> {
  await documents.note(after.id, { kind, detail, personId: actor.personId, personName: actor.name, at });
  const payload = { documentId: after.id, enteId: after.enteId, revision: after.revision };
  const { personId: by } = actor;
  const entered = (state: Document['state']): boolean => after.state === state && before?.state !== state;
  const step = { documentId: after.id, revision: after.revision, by };
  const events: DocumentEvent[] = [
    { kind: 'documents.document-changed', payload },
    ...(entered('PUBBLICATO') ? [{ kind: 'documents.document-published' as const, payload: { ...payload, by } }] : []),
    ...(entered('IN_REVISIONE') ? [{ kind: 'documents.document-submitted' as const, payload: step }] : []),
    ...(before?.state === 'IN_REVISIONE' && after.state === 'BOZZA' ? [{ kind: 'documents.document-sent-back' as const, payload: step }] : []),
    ...(before && after.currentVersion > before.currentVersion ? [{ kind: 'documents.version-added' as const, payload: { documentId: after.id, number: after.currentVersion, by } }] : []),
  ];
  for (const event of events) await outbox.record(event);
}
