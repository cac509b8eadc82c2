/** The pages of the calendar, fetched together: four addresses of them in the first page of everybody would weigh more than they do. */
export * from './CalendarPage.js';
export * from './MeetingFormPage.js';
export * from './MeetingPage.js';
