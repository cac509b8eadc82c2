import './messages.js';
import { lazy } from 'react';

/** The people of an Ente, for the administration. */
export const PeopleOfEnte = lazy(async () => ({ default: (await import('./people/PeopleOfEnte.js')).PeopleOfEnte }));

/** Fetches what the words of a search find among people. */
export const peopleFound = async () => (await import('./directory/PeopleFound.js')).PeopleFound;

export type { EnteOfPeople } from './people/ente-of-people.js';
export * from './routes.js';
export * from './sign-in/SessionLostDialog.js';
export * from './UserMenu.js';
export * from './viewer/RequireSignIn.js';
export * from './viewer/ViewerProvider.js';
