import { describe, expect, it } from '@jest/globals';
import type { Messages } from '@province-comuni/shared-ui';
import { en } from './messages.en.js';
import { NOTICES_MESSAGES } from './messages.js';

/** Every text by its whole key, with the values it waits for. */
function texts(messages: Messages, before = ''): Record<string, string[]> {
  return Object.fromEntries(Object.entries(messages).flatMap(([key, text]) => (typeof text === 'string' ? [[`${before}${key}`, [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value!).sort()] as const] : Object.entries(texts(text, `${before}${key}.`)))));
}

describe('the English of notices', () => {
  it('says all that the Italian says, with the same values', () => expect(texts(en)).toEqual(texts(NOTICES_MESSAGES.it)));
});
