import type { SignedInActor } from '@province-comuni/identity-contract';
import type { DocumentEvent } from '@province-comuni/documents-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import type { Document } from '../document/document.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';

/** A change that was just written. */
export interface MadeChange {
  readonly before: Document | null;
  readonly after: Document;
  readonly actor: SignedInActor;
  readonly kind: string;
  readonly detail: string;
  readonly at: Date;
}

/** Writes the history of a change and tells whoever follows, in the transaction of the change. */
export async function recordChange(documents: DocumentRepository, outbox: Outbox, { before, after, actor, kind, detail, at }: MadeChange): Promise<void> {
  await documents.note(after.id, { kind, detail, personId: actor.personId, personName: actor.name, at });
  const payload = { documentId: after.id, enteId: after.enteId, revision: after.revision };
  const isPublished = after.state === 'PUBBLICATO' && before?.state !== 'PUBBLICATO';
  const events: DocumentEvent[] = [{ kind: 'documents.document-changed', payload }, ...(isPublished ? [{ kind: 'documents.document-published' as const, payload }] : [])];
  for (const event of events) await outbox.record(event);
}
