import { addMessages } from '@province-comuni/shared-ui';
import { en } from './messages.en.js';
import { it } from './messages.it.js';

addMessages('identity', { it, en });
