/** The pages of initiatives, fetched together. */
export * from './InitiativeFormPage.js';
export * from './InitiativePage.js';
export * from './InitiativesPage.js';
export * from './IssueFormPage.js';
export * from './IssuePage.js';
