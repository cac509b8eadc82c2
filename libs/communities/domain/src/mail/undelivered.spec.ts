import { describe, expect, it } from '@jest/globals';
import { undelivered } from './undelivered.js';

const ID = '6f9619ff-8b86-4011-b42d-00cf4fc964ff';

function said(fields: Record<string, string>, letter: Record<string, string> = { 'x-letter-id': ID }): ReturnType<typeof undelivered> {
  const recipient = new Map(Object.entries({ 'final-recipient': 'rfc822; anna@ente.example', action: 'failed', status: '5.1.1', 'diagnostic-code': 'smtp; 550 5.1.1 No such user', ...fields }));
  return undelivered({ report: { recipients: [recipient], letter: new Map(Object.entries(letter).map(([name, value]) => [name, [value]])) } });
}

describe('a notification of a mail server', () => {
  it('says which letter never arrives, of whom it speaks and why', () => {
    expect(said({ 'original-recipient': 'RFC822;<Anna.Bianchi@Ente.example>' })).toEqual({ letterId: ID, addresses: ['anna@ente.example', 'anna.bianchi@ente.example'], said: '550 5.1.1 No such user' });
    expect(said({ 'diagnostic-code': '' })).toMatchObject({ said: '5.1.1' });
    expect(said({}, { 'message-id': `<${ID}@upi.example>` })).toMatchObject({ letterId: ID });
  });

  it.each(['5.0.0', '5.1.10 (unknown)', '5.2.1', '5.4.4'])('%s is about the address', (status) => expect(said({ status })).not.toBeNull());
  it.each(['5.3.4', '5.6.0', '5.7.1', '4.4.7', '4.2.2', '2.0.0', '5', 'x5.1.1', ''])('%s is not', (status) => expect(said({ status })).toBeNull());
  it.each(['delayed', 'delivered', 'relayed', 'expanded', ''])('«%s» is no failure', (action) => expect(said({ action })).toBeNull());

  it('that does not name a letter of ours is none: the address alone proves nothing', () => {
    for (const letter of [{}, { 'x-letter-id': 'altro' }, { 'message-id': `<post.${ID}@upi.example>` }, { subject: ID }]) expect(said({}, letter as Record<string, string>)).toBeNull();
    expect(undelivered({ report: null })).toBeNull();
  });

  it('speaks of no address that is none', () => {
    expect(said({ 'final-recipient': 'x400; /G=Anna' })).toMatchObject({ addresses: [] });
    expect(said({ 'final-recipient': '' })).toMatchObject({ addresses: [] });
  });
});
