export * from './data-source.js';
export * from './outbox.js';
export * from './transaction-runner.js';
export { OUTBOX, SYSTEM_ACCESS, TRANSACTION_RUNNER, type DatabaseAccess, type DomainEvent, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
