import { htmlToText } from 'html-to-text';
import { simpleParser } from 'mailparser';

/** Characters of a value that are kept, and values of a mail. */
const LONGEST_HEADER = 4_000;
const MOST_HEADERS = 300;
/** Characters of text that are kept: a post has far fewer. */
const LONGEST_TEXT = 400_000;
const LONGEST_HTML = 2_000_000;
const MOST_ADDRESSES = 200;
const MOST_ATTACHMENTS = 100;
/** Bytes of each part of a report that are read. */
const LONGEST_REPORT = 64 * 1024;
/** Those whose bytes leave the child, as the port says. */
const MOST_CONTENTS = 10;
/** Bytes of a picture that stands in the text: a signature's logo, and no file somebody sent. */
const SMALL_PICTURE = 20_000;

/** Where mail servers note whom a message was delivered to. */
const DELIVERY = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

/** Takes a message apart. @param {Uint8Array} bytes @returns ReadMail of the ports */
export async function readMail(bytes) {
  const mail = await simpleParser(Buffer.from(bytes), { skipImageLinks: true, skipTextLinks: true, skipTextToHtml: true, skipHtmlToText: true, keepDeliveryStatus: true });
  const headers = headersOf(mail.headerLines);
  if (headers.size === 0) throw new Error('no headers');
  return {
    messageId: headers.get('message-id')?.[0]?.match(/<[^<>\s]{1,990}>/)?.[0] ?? null,
    from: addressesOf(mail.from),
    recipients: [...new Set([...addressesOf(mail.to), ...addressesOf(mail.cc), ...DELIVERY.flatMap((name) => (headers.get(name) ?? []).map(bare))])].slice(0, MOST_ADDRESSES),
    subject: (mail.subject ?? '').slice(0, LONGEST_HEADER),
    headers,
    text: wordsOf(mail.text ?? '') ?? wordsOf(plain(mail.html || '')),
    attachments: mail.attachments.filter(isFile).slice(0, MOST_ATTACHMENTS).map(({ filename, size, content }, at) => ({ fileName: String(filename ?? 'senza nome').slice(0, 200), bytes: Number(size ?? 0), content: at < MOST_CONTENTS && content ? new Uint8Array(content) : null })),
    report: reportOf(mail.attachments),
  };
}

/** What a mail server says of a letter, and the headers of the letter: parts of a report (RFC 3464). */
function reportOf(attachments) {
  const part = (...types) => attachments.find(({ contentType }) => types.includes(contentType))?.content?.subarray(0, LONGEST_REPORT).toString() ?? '';
  const status = part('message/delivery-status');
  if (status === '') return null;
  const [, ...recipients] = status.split(/(?:\r?\n){2,}/);
  const fields = (block) => headersOf(block.split(/\r?\n(?![ \t])/).map((line) => ({ key: line.split(':', 1)[0].toLowerCase(), line })));
  return {
    recipients: recipients.slice(0, MOST_ADDRESSES).map((block) => new Map([...fields(block)].map(([name, [first]]) => [name, first]))),
    letter: fields(part('text/rfc822-headers', 'message/rfc822').split(/(?:\r?\n){2}/, 1)[0]),
  };
}

function isFile({ related, contentDisposition, contentType, size }) {
  const isPicture = /^image\//i.test(contentType ?? '');
  if (!isPicture) return !related;
  return Number(size ?? 0) >= SMALL_PICTURE || !(related || contentDisposition === 'inline');
}

function wordsOf(text) {
  return text.trim() === '' ? null : text.slice(0, LONGEST_TEXT);
}

/** HTML as plain text: what it quotes begins with «> », pictures are left out. */
function plain(html) {
  const selectors = [{ selector: 'img', format: 'skip' }, { selector: 'a', options: { hideLinkHrefIfSameAsText: true } }, ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } }))];
  return html === '' ? '' : htmlToText(html, { wordwrap: false, limits: { maxInputLength: LONGEST_HTML, maxDepth: 100 }, selectors });
}

function headersOf(lines) {
  const headers = new Map();
  for (const { key, line } of lines.slice(0, MOST_HEADERS)) {
    const at = line.indexOf(':');
    if (at < 1 || !/^[\x21-\x39\x3b-\x7e]+$/.test(key)) continue;
    headers.set(key, [...(headers.get(key) ?? []), line.slice(at + 1).replace(/\r?\n[ \t]*/g, ' ').trim().slice(0, LONGEST_HEADER)]);
  }
  return headers;
}

/** Addresses of a header that may hold groups, or be there several times. */
function addressesOf(header) {
  const found = [header ?? []].flat().flatMap(({ value }) => value.flatMap((item) => item.group ?? [item]));
  return found.map(({ address }) => bare(address ?? '')).filter((address) => address !== '').slice(0, MOST_ADDRESSES);
}

function bare(address) {
  return address.replace(/^<|>$/g, '').trim().toLowerCase();
}
