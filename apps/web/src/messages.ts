import { addMessages } from '@province-comuni/shared-ui';
import { it } from './messages.it.js';

addMessages('shell', { it, en: () => import('./messages.en.js') });
