export * from './mail-courier.js';
export * from './postgres-mail-queue.js';
export * from './queue-mailer.js';
export * from './smtp-letter-box.js';
