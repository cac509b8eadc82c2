/** The pages of moderation, fetched together: few people open them. */
export * from '../desk/UnansweredPage.js';
export * from './LimitsPage.js';
export * from './LogPage.js';
export * from './ModerationPage.js';
export * from './MyModerationPage.js';
export * from './QueuePage.js';
