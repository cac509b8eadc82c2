import { describe, expect, it } from '@jest/globals';
import type { Messages } from '@province-comuni/shared-ui';
import { en } from './messages.en.js';
import { ADHESIONS_MESSAGES } from './messages.js';
import { en as needsEn } from './needs/messages.en.js';
import { NEEDS_MESSAGES } from './needs/messages.js';

/** Every text by its whole key, with the values it waits for. */
function texts(messages: Messages, before = ''): Record<string, string[]> {
  return Object.fromEntries(Object.entries(messages).flatMap(([key, text]) => (typeof text === 'string' ? [[`${before}${key}`, [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value!).sort()] as const] : Object.entries(texts(text, `${before}${key}.`)))));
}

describe('the English of the adhesions', () => {
  it('says all that the Italian says, with the same values', () => expect(texts(en)).toEqual(texts(ADHESIONS_MESSAGES.it)));
  it('and that of the needs', () => expect(texts(needsEn)).toEqual(texts(NEEDS_MESSAGES.it)));
});
