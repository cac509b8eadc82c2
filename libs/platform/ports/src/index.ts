export * from './act-exporter.port.js';
export * from './background-work.port.js';
export * from './document-reader.port.js';
export * from './mail-archive.port.js';
export * from './mailer.port.js';
export * from './outbox.port.js';
export * from './realtime.port.js';
export * from './transaction-runner.port.js';
