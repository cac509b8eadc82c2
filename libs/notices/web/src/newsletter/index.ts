export { ArchivePage, IssuePage } from './ArchivePages.js';
export { EditIssuePage, NewIssuePage } from './NewsletterEditorPage.js';
export { NewsroomPage } from './NewsroomPage.js';
