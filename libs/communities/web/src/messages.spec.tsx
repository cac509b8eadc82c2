import { describe, expect, it } from '@jest/globals';
import type { Messages } from '@province-comuni/shared-ui';
import { DESK_MESSAGES } from './desk/messages.js';
import { en as desk } from './desk/messages.en.js';
import { MEETINGS_MESSAGES } from './events/messages.js';
import { en as meetings } from './events/messages.en.js';
import { GROUPS_MESSAGES } from './groups/messages.js';
import { en as groups } from './groups/messages.en.js';
import { INITIATIVES_MESSAGES } from './initiatives/messages.js';
import { en as initiatives } from './initiatives/messages.en.js';
import { en } from './messages.en.js';
import { COMMUNITIES_MESSAGES } from './messages.js';
import { MODERATION_MESSAGES } from './moderation/messages.js';
import { en as moderation } from './moderation/messages.en.js';

/** Every text by its whole key, with the values it waits for. */
function texts(messages: Messages, before = ''): Record<string, string[]> {
  return Object.fromEntries(Object.entries(messages).flatMap(([key, text]) => (typeof text === 'string' ? [[`${before}${key}`, [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value!).sort()] as const] : Object.entries(texts(text, `${before}${key}.`)))));
}

describe('the English of the communities', () => {
  it('says all that the Italian says, with the same values', () => expect(texts(en)).toEqual(texts(COMMUNITIES_MESSAGES.it)));
  it('also of their events', () => expect(texts(meetings)).toEqual(texts(MEETINGS_MESSAGES.it)));
  it('also of the question desk', () => expect(texts(desk)).toEqual(texts(DESK_MESSAGES.it)));
  it('also of groups and spaces', () => expect(texts(groups)).toEqual(texts(GROUPS_MESSAGES.it)));
  it('also of initiatives', () => expect(texts(initiatives)).toEqual(texts(INITIATIVES_MESSAGES.it)));
  it('also of moderation', () => expect(texts(moderation)).toEqual(texts(MODERATION_MESSAGES.it)));
});
