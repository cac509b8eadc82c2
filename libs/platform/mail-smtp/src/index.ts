export * from './mail-courier.js';
export * from './postgres-mail-queue.js';
export * from './postgres-mail-returns.js';
export * from './queue-mailer.js';
export * from './returning-address.js';
export * from './smtp-letter-box.js';
