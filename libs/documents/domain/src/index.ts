export * from './document/document.js';
export * from './document/licences.js';
export * from './document/lifecycle.js';
export * from './document/read-fields.js';
export * from './errors.js';
export * from './policies/document.policy.js';
export * from './ports/document-repository.port.js';
export * from './proposals/propose-fields.js';
