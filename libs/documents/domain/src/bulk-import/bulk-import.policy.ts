import type { Actor } from '@province-comuni/identity-contract';
import { canAddDocument } from '../policies/document.policy.js';
import { mayTouchUpload } from '../files/upload.policy.js';
import type { BulkImport } from './bulk-import.js';

/** Looks at a bulk import, goes on with it, throws it away: only who began it, while he may bring files and documents for that Ente. What it says of doubles is what he may read. */
export function mayHandleBulkImport(actor: Actor, bulk: Pick<BulkImport, 'personId' | 'enteId'>): boolean {
  return mayTouchUpload(actor, bulk) && canAddDocument(actor, bulk.enteId);
}
