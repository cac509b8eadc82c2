export * from './pdf-export.error.js';
export type { TypstChildOptions } from './typst-child.js';
export * from './typst-pdf-exporter.js';
