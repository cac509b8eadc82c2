export * from './brand.js';
export * from './canonical-json.js';
export * from './clock.js';
export * from './csv.js';
export * from './domain-error.js';
export * from './assert-unreachable.js';
export * from './italian-text.js';
export * from './network.js';
