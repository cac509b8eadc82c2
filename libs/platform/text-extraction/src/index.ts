export * from './child-text-extractor.js';
export * from './ocr.js';
