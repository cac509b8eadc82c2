import { addMessages } from '@province-comuni/shared-ui';
import { it } from './messages.it.js';

// Texts with legal weight: Italian only.
addMessages('static', { it });
