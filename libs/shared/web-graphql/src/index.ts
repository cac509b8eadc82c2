export * from './client.js';
export * from './connection.js';
export * from './generated/graphql.js';
export * from './hint-connection.js';
export * from './refusal.js';
export * from './session-lost.js';
export * from './upload-file.js';
export * from './useChange.js';
