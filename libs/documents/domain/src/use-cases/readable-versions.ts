import type { Actor } from '@province-comuni/identity-contract';
import type { Document, DocumentVersion } from '../document/document.js';
import { canReadDrafts } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';

/** The versions, newest first, of documents that the actor may read: those of its draft days only where he may read drafts. Two statements at most. */
export async function readableVersions(documents: DocumentRepository, actor: Actor, readable: readonly Document[]): Promise<DocumentVersion[]> {
  const [own, others] = [readable.filter((document) => canReadDrafts(actor, document)), readable.filter((document) => !canReadDrafts(actor, document))];
  return [...(own.length > 0 ? await documents.versionsOfAll(own.map(({ id }) => id)) : []), ...(others.length > 0 ? await documents.publishedVersions(others.map(({ id }) => id)) : [])];
}
