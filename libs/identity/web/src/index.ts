import './messages.js';

export * from './people/PeopleOfEnte.js';
export type { EnteOfPeople } from './people/ente-of-people.js';
export * from './routes.js';
export * from './sign-in/SessionLostDialog.js';
export * from './UserMenu.js';
export * from './viewer/RequireSignIn.js';
export * from './viewer/ViewerProvider.js';
