/** The pages of groups and spaces, fetched together. */
export * from './GuidelinesPage.js';
export * from './MembersPage.js';
export * from './OpenPage.js';
export * from './WordsPage.js';
