export { uploadMessages } from './messages.js';
export { UploadTray, type UploadTrayProps } from './UploadTray.js';
export { useUploads } from './useUploads.js';
