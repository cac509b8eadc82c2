export * from './enti.module.js';
export { presentDifferences, presentImportRefusal } from './import.presenter.js';
export { readFiles as readIstatFiles } from './uploaded-file.js';
