import { describe, expect, it } from '@jest/globals';
import type { Messages } from '@province-comuni/shared-ui';
import { PEOPLE_MESSAGES } from './directory/messages.js';
import { en as people } from './directory/messages.en.js';
import { OWN_DATA_MESSAGES } from './own-data/messages.js';
import { en as ownData } from './own-data/messages.en.js';
import { en } from './messages.en.js';
import { it as shown } from './messages.it.js';
import { it as later } from './page-messages.js';

/** Every text by its whole key, with the values it waits for. */
const keys = (messages: Messages, before = ''): string[] => Object.entries(messages).flatMap(([key, text]) => (typeof text === 'string' ? [`${before}${key} ${[...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value!).sort().join()}`] : keys(text, `${before}${key}.`)));

describe('the English of accounts and people', () => {
  it('says all that the Italian says, with the same values', () => expect(keys(en).sort()).toEqual([...keys(shown), ...keys(later)].sort()));
  it('also of one’s own data', () => expect(keys(ownData).sort()).toEqual(keys(OWN_DATA_MESSAGES.it).sort()));
  it('also of the people of the network', () => expect(keys(people).sort()).toEqual(keys(PEOPLE_MESSAGES.it).sort()));
});
