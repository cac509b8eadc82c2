export * from './content/read-community-content.js';
export * from './postgres-community.repository.js';
export * from './postgres-discussion.repository.js';
export * from './events/read-meeting-content.js';
export * from './events/postgres-meeting.repository.js';
export * from './postgres-incoming-mail.repository.js';
export * from './postgres-person-communities.js';
