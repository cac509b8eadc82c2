export { zipOfFolder } from './bulk-import/zip-of-folder.js';
export * from './documents.module.js';
export { FileSender, contentDisposition, type FileToSend } from './files/file-response.js';
export { SCANNING } from './files/file-jobs.js';
export { FILES_SETTINGS } from './files/files.providers.js';
