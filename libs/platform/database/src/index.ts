export * from './data-source.js';
export * from './database-trouble.js';
export { kept } from './kept-statements.js';
export { askAlone } from './open-transaction.js';
export * from './outbox.js';
export { sharedReads, withSharedReads } from './shared-reads.js';
export * from './transaction-runner.js';
export { OUTBOX, REFERENCE_ACCESS, SYSTEM_ACCESS, TRANSACTION_RUNNER, type DatabaseAccess, type DomainEvent, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
export * from './personal-data.js';
