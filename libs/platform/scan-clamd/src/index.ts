export * from './clamd-scanner.js';
