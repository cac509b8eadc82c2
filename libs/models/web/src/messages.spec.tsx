import { describe, expect, it } from '@jest/globals';
import type { Messages } from '@province-comuni/shared-ui';
import { en as approvalEn } from './approval/messages.en.js';
import { APPROVAL_MESSAGES } from './approval/messages.js';
import { en as clauseEn } from './clauses/messages.en.js';
import { CLAUSE_MESSAGES } from './clauses/messages.js';
import { WAITING_MESSAGES } from './components/waiting-messages.js';
import { en as deviationEn } from './deviations/messages.en.js';
import { DEVIATION_MESSAGES } from './deviations/messages.js';
import { en as importEn } from './import-messages.en.js';
import { IMPORT_MESSAGES } from './import-messages.js';
import { en as lawEn } from './laws/messages.en.js';
import { LAW_MESSAGES } from './laws/messages.js';
import { en } from './messages.en.js';
import { MODELS_MESSAGES } from './messages.js';
import { en as reviewEn } from './review/messages.en.js';
import { REVIEW_MESSAGES } from './review/messages.js';
import { en as wordEn } from './word/messages.en.js';
import { WORD_MESSAGES } from './word/messages.js';

/** Every text by its whole key, with the values it waits for. */
function texts(messages: Messages, before = ''): Record<string, string[]> {
  return Object.fromEntries(Object.entries(messages).flatMap(([key, text]) => (typeof text === 'string' ? [[`${before}${key}`, [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value!).sort()] as const] : Object.entries(texts(text, `${before}${key}.`)))));
}

describe('the English of the models', () => {
  it.each([
    ['models and acts', en, { ...MODELS_MESSAGES.it, ...WAITING_MESSAGES }],
    ['deviations', deviationEn, DEVIATION_MESSAGES.it],
    ['clauses', clauseEn, CLAUSE_MESSAGES.it],
    ['norms', lawEn, LAW_MESSAGES.it],
    ['imports', importEn, IMPORT_MESSAGES.it],
    ['approval', approvalEn, APPROVAL_MESSAGES.it],
    ['the review', reviewEn, REVIEW_MESSAGES.it],
    ['the round trip through Word', wordEn, WORD_MESSAGES.it],
  ])('says all that the Italian says of %s, with the same values', (_, english, italian) => expect(texts(english)).toEqual(texts(italian)));
});
