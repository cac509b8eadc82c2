import { describe, expect, it } from '@jest/globals';
import { headerLines } from './mailer.port.js';

describe('the headers of a mail', () => {
  it('are one line each, whatever is in them; those that are not given are not there', () => {
    expect(headerLines({})).toEqual([]);
    expect(headerLines({ messageId: '<2@x>', references: ['<0@x>', '<1@x>'], replyTo: 'a@b.it\r\nBcc: tutti@b.it', unsubscribe: 'https://x/y' })).toEqual([
      { name: 'Message-ID', value: '<2@x>' },
      { name: 'References', value: '<0@x> <1@x>' },
      { name: 'Reply-To', value: 'a@b.it Bcc: tutti@b.it' },
      { name: 'List-Unsubscribe', value: '<https://x/y>' },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ]);
  });
});
