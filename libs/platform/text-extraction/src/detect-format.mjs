const ACTIVE = /\.(x?html?|svgz?|xml|xsl|xslt|mht|mhtml|[cm]?js|css|hta|wsf)$/i;
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');

/**
 * What a file is, by its first bytes (8,192 of them, or all). The name helps only among formats of plain text.
 * Text that a browser could take for a page is never called text.
 * @param {Uint8Array} bytes
 * @param {string} fileName
 * @returns {import('@province-comuni/platform-ports').FileFormat}
 */
export function detectFormat(bytes, fileName) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (hex) => head.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'));
  if (head.subarray(0, 1024).includes('%PDF-')) return 'PDF';
  if (starts('504b0304')) return zipFormat(head);
  if (starts('504b0506')) return 'ZIP';
  if (starts('89504e470d0a1a0a')) return 'PNG';
  if (starts('ffd8ff')) return 'JPEG';
  if (starts('474946383761') || starts('474946383961')) return 'GIF';
  if (starts('52494646') && head.toString('latin1', 8, 12) === 'WEBP') return 'WEBP';
  if (isSigned(head, fileName)) return 'P7M';
  return isText(head) ? textFormat(head, fileName) : 'ALTRO';
}

/** The names of parts stand in the clear before each of them. */
function zipFormat(head) {
  const text = head.toString('latin1');
  const odf = /^PK\x03\x04[\s\S]{22}\x08\x00[\s\S]{2}mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(text);
  if (odf) return { text: 'ODT', spreadsheet: 'ODS', presentation: 'ODP' }[odf[1]];
  for (const [folder, format] of [['word/', 'DOCX'], ['xl/', 'XLSX'], ['ppt/', 'PPTX']]) if (new RegExp(`PK\\x03\\x04[\\s\\S]{26}${folder}`).test(text)) return format;
  return 'ZIP';
}

function isSigned(head, fileName) {
  if (head[0] === 0x30) return head.subarray(0, 64).includes(SIGNED_DATA);
  const text = head.toString('latin1', 0, 256);
  if (/^\s*-----BEGIN (PKCS7|CMS|PKCS #7 SIGNED DATA)-----/.test(text)) return true;
  const coded = /\.p7m$/i.test(fileName) ? /^\s*(MI[A-Za-z0-9+/\s]{60,})/.exec(text) : null;
  return coded !== null && Buffer.from(coded[1], 'base64').subarray(0, 64).includes(SIGNED_DATA);
}

/** No controls but those of lines, in UTF-8 or a set of one byte a sign; or UTF-16 with its mark. */
function isText(head) {
  if (head.length === 0) return false;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  return !/[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(head.toString('latin1'));
}

function textFormat(head, fileName) {
  const text = head.toString('latin1').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\x00', '').trimStart();
  if (ACTIVE.test(fileName) || text.startsWith('<') || /<(script|svg|html|iframe|body|\?xml|!doctype)[\s>]/i.test(text)) return 'ALTRO';
  if (/^(Return-Path|Received|From|Delivered-To|MIME-Version|X-[\w-]+|Message-ID|Date|Subject): .*\r?\n/i.test(text) && /\.eml$/i.test(fileName)) return 'EML';
  if (/\.(md|markdown)$/i.test(fileName)) return 'MARKDOWN';
  if (/\.(csv|tsv)$/i.test(fileName)) return 'CSV';
  return 'TXT';
}
