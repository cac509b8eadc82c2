export * from './socket-hub.js';
