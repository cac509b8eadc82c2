import { afterAll, describe, expect, it } from '@jest/globals';
import type { MailRefused } from '@province-comuni/platform-ports';
import { ChildMailReader } from './child-mail-reader.js';

const reader = new ChildMailReader();
afterAll(() => reader.close());

const mail = (lines: readonly string[], encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(lines.join('\r\n'), encoding);
const problemOf = (bytes: Uint8Array, from = reader): Promise<string> => from.read(bytes).then(() => 'read', (error: MailRefused) => error.problem);

describe('a mail', () => {
  it('is taken apart: who, to whom, what it says, its files', async () => {
    const read = await reader.read(
      mail([
        'Delivered-To: <Risposta+ABC@Comuni.Example>', 'From: =?utf-8?q?Ann=C3=A0?= <Anna@Ente.Example>', 'To: gruppo: altri@ente.example;, Posta <posta@comuni.example>', 'Message-ID: <1@ente.example>', 'Subject: =?iso-8859-1?q?Perch=E9?=', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=x', '',
        '--x', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', 'Cos=C3=AC.', '--x', 'Content-Type: application/pdf; name=a.pdf', 'Content-Transfer-Encoding: base64', '', 'AAAA', '--x--',
      ]),
    );
    expect(read).toMatchObject({ messageId: '<1@ente.example>', from: ['anna@ente.example'], recipients: ['altri@ente.example', 'posta@comuni.example', 'risposta+abc@comuni.example'], subject: 'Perché', attachments: [{ fileName: 'a.pdf', bytes: 3, content: new Uint8Array(3) }] });
    expect(read.text?.trim()).toBe('Così.');
    expect(read.headers.get('subject')).toEqual(['=?iso-8859-1?q?Perch=E9?=']);
  });

  it('of HTML alone is made plain: no pictures, no scripts, what it quotes is marked', async () => {
    const { text } = await reader.read(mail(['From: a@b.it', 'Content-Type: text/html; charset=utf-8', '', '<style>p{}</style><script>x()</script><h1>Sì</h1><p>Va <b>bene</b>.<img src="http://spia.example/x.png"></p><blockquote>prima</blockquote>']));
    expect(text).toBe('Sì\n\nVa bene.\n\n> prima');
  });

  it.each<[string, Uint8Array]>([
    ['declared in another encoding', mail(['From: a@b.it', 'Content-Type: text/plain; charset=utf-8', '', 'perch\u00e9'], 'latin1')],
    ['in an encoding that is none', mail(['From: a@b.it', 'Content-Type: text/plain; charset=klingon', '', 'perch\u00e9'], 'latin1')],
  ])('%s shows which signs are lost', async (_, bytes) => {
    expect((await reader.read(bytes)).text?.trim()).toBe('perch\ufffd');
  });

  it('without words has none', async () => {
    expect((await reader.read(mail(['From: a@b.it', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', 'AAAA']))).text).toBeNull();
  });

  it('cut anywhere gives what is there', async () => {
    const whole = mail(['From: a@b.it', 'Subject: x', 'Content-Type: multipart/mixed; boundary=x', '', '--x', 'Content-Type: text/plain', '', 'ciao', '--x--']);
    for (const length of [30, 60, 75, whole.length - 6]) expect((await reader.read(whole.subarray(0, length))).from).toEqual(['a@b.it']);
  });

  it('with parts in parts without end, or too many headers, ends its child at most', async () => {
    const nested = ['From: a@b.it', ...Array.from({ length: 3_000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}`), 'Content-Type: text/plain', '', 'x'];
    expect(['read', 'UNREADABLE']).toContain(await problemOf(mail(nested)));
    expect((await reader.read(mail([...Array.from({ length: 5_000 }, (_, at) => `X-A${at}: ${'v'.repeat(100)}`), 'From: a@b.it', '', 'x']))).headers.size).toBeLessThanOrEqual(300);
  }, 30_000);

  it('leaves the pictures of a signature out, and hands the bytes of ten files on', async () => {
    const part = (name: string, type: string, disposition: string, bytes: number): string[] => ['--x', `Content-Type: ${type}; name=${name}`, `Content-Disposition: ${disposition}; filename=${name}`, 'Content-Transfer-Encoding: base64', '', Buffer.alloc(bytes, 1).toString('base64')];
    const { attachments } = await reader.read(mail(['From: a@b.it', 'Content-Type: multipart/mixed; boundary=x', '', '--x', 'Content-Type: text/plain', '', 'ciao', ...part('logo.png', 'image/png', 'inline', 19_000), ...part('foto.png', 'image/png', 'inline', 20_000), ...part('timbro.png', 'image/png', 'attachment', 100), ...Array.from({ length: 9 }, (_, at) => part(`${at}.pdf`, 'application/pdf', 'attachment', 10)).flat(), '--x--']));
    expect(attachments.map(({ fileName, content }) => `${fileName} ${content?.length ?? 'no'}`)).toEqual(['foto.png 20000', 'timbro.png 100', ...Array.from({ length: 8 }, (_, at) => `${at}.pdf 10`), '8.pdf no']);
  });

  it.each<[string, string, readonly string[]]>([
    ['headers', 'text/rfc822-headers', []],
    ['the whole letter', 'message/rfc822', ['X-Letter-ID: di altri', 'testo']],
  ])('that says what became of a letter, with %s, is read as such', async (_, type, body) => {
    const letter = ['From: avvisi@upi.example', 'Message-ID: <una@upi.example>', 'X-Letter-ID:', ' 6f9619ff-8b86-4011-b42d-00cf4fc964ff', '', ...body];
    const status = ['Reporting-MTA: dns; mx.ente.example', 'X-Postfix-Queue-ID: 1', '', 'Final-Recipient: rfc822; Anna@ente.example', 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 No such', '    user: ask us', '', 'Final-Recipient: rfc822; luca@ente.example', 'Action: delayed', 'Status: 4.4.1'];
    const { report, text } = await reader.read(mail(['From: MAILER-DAEMON@ente.example', 'Content-Type: multipart/report; report-type=delivery-status; boundary=x', '', '--x', 'Content-Type: text/plain', '', 'Non arriva.', '--x', 'Content-Type: message/delivery-status', '', ...status, '', '--x', `Content-Type: ${type}`, '', ...letter, '--x--']));
    expect(text?.trim()).toBe('Non arriva.');
    expect(report!.recipients.map((fields) => Object.fromEntries(fields))).toEqual([
      { 'final-recipient': 'rfc822; Anna@ente.example', action: 'failed', status: '5.1.1', 'diagnostic-code': 'smtp; 550 5.1.1 No such user: ask us' },
      { 'final-recipient': 'rfc822; luca@ente.example', action: 'delayed', status: '4.4.1' },
    ]);
    expect([report!.letter.get('message-id'), report!.letter.get('x-letter-id')]).toEqual([['<una@upi.example>'], ['6f9619ff-8b86-4011-b42d-00cf4fc964ff']]);
  });

  it('of a person is no report', async () => {
    expect((await reader.read(mail(['From: a@b.it', '', 'Final-Recipient: rfc822; anna@ente.example', 'Action: failed']))).report).toBeNull();
  });

  it('that is none is refused', async () => {
    for (const bytes of [new Uint8Array(0), Buffer.from('non è posta'), Buffer.alloc(100_000, 0xff)]) expect(await problemOf(bytes)).toBe('UNREADABLE');
  });
});

describe('the child process', () => {
  const worker = (name: string): URL => new URL(`./testing/${name}`, import.meta.url);

  it('is given up when it does not answer, or dies, and the next mail is read', async () => {
    expect(await problemOf(mail(['From: a@b.it', '', 'x']), new ChildMailReader({ worker: worker('stuck-worker.mjs'), timeoutMs: 200 }))).toBe('UNREADABLE');
    expect(await problemOf(mail(['From: a@b.it', '', 'x']), new ChildMailReader({ worker: worker('dying-worker.mjs') }))).toBe('UNREADABLE');
    expect(await problemOf(mail(['From: a@b.it', '', 'x']))).toBe('read');
  });

  it('is waited for by few, and by nobody once the product stops', async () => {
    const stuck = new ChildMailReader({ worker: worker('stuck-worker.mjs'), maxWaiting: 1 });
    const waiting = [problemOf(new Uint8Array(1), stuck), problemOf(new Uint8Array(1), stuck)];
    expect(await problemOf(new Uint8Array(1), stuck)).toBe('BUSY');
    await stuck.close();
    expect(await Promise.all(waiting)).toEqual(['BUSY', 'BUSY']);
  });
});
