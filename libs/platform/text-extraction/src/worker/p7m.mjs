import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { DAMAGED, refused } from './refused.mjs';

/** The whole of it has to be in memory. */
const MOST = 96 * 1024 * 1024;
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const COMMON_NAME = '2.5.4.3';

/**
 * What a P7M holds, and who signed it. Whether the bytes are those that were signed is worked out where the algorithm is known;
 * whether the certificate was good on that day is not.
 * @returns {Promise<{ content: Buffer | null, signatures: object[] }>}
 */
export async function openP7m(source) {
  if (source.size > MOST) throw refused('TOO_COSTLY', 'Il file firmato è troppo grande per essere aperto qui.');
  const parsed = asn1.fromBER(binary(source.read(0, source.size)));
  if (parsed.offset === -1) throw refused('UNREADABLE', DAMAGED, parsed.result.error);
  let signed;
  try {
    const info = new pkijs.ContentInfo({ schema: parsed.result });
    if (info.contentType !== SIGNED_DATA) throw new Error(`content ${info.contentType}`);
    signed = new pkijs.SignedData({ schema: info.content });
  } catch (error) {
    throw refused('UNREADABLE', DAMAGED, error.message);
  }
  const octets = signed.encapContentInfo.eContent;
  const content = octets ? Buffer.from(octets.getValue()) : null;
  const signatures = [];
  for (const [index, signer] of signed.signerInfos.slice(0, 50).entries()) signatures.push(await readSigner(signed, signer, index, content));
  return { content, signatures };
}

/** DER or BER as they are; Base64, with or without its lines of dashes, decoded. Ends in a view of its own: the parser wants a buffer of exactly these bytes. */
function binary(bytes) {
  let found = bytes;
  if (bytes[0] !== 0x30) {
    const text = bytes.toString('latin1').replace(/-----(BEGIN|END) [A-Z0-9 ]+-----/g, '');
    if (!/^[\sA-Za-z0-9+/=]+$/.test(text)) throw refused('UNREADABLE', DAMAGED, 'neither DER nor Base64');
    found = Buffer.from(text, 'base64');
  }
  return Uint8Array.from(found).buffer;
}

async function readSigner(signed, signer, index, content) {
  const certificate = certificateOf(signed, signer);
  const time = signer.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME)?.values[0]?.toDate?.() ?? null;
  return {
    signer: certificate ? nameOf(certificate.subject) : 'Firmatario non indicato',
    issuer: certificate ? nameOf(certificate.issuer) : '',
    signedAt: time instanceof Date && !Number.isNaN(time.getTime()) ? time : null,
    integrity: certificate && content ? await integrityOf(signed, index) : 'NOT_CHECKED',
  };
}

async function integrityOf(signed, index) {
  try {
    const { signatureVerified } = await signed.verify({ signer: index, checkChain: false, extendedMode: true });
    return signatureVerified ? 'INTACT' : 'BROKEN';
  } catch (error) {
    // Other bytes than those that were signed are thrown, not answered; whatever else is thrown says nothing about them.
    return /digest doesn't match/i.test(String(error?.message)) ? 'BROKEN' : 'NOT_CHECKED';
  }
}

function certificateOf(signed, signer) {
  const sid = signer.sid;
  const certificates = (signed.certificates ?? []).filter((item) => item instanceof pkijs.Certificate);
  if (sid instanceof pkijs.IssuerAndSerialNumber) return certificates.find((certificate) => certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber));
  return certificates.length === 1 ? certificates[0] : undefined;
}

/** The common name, or the whole of it in the order of the certificate. */
function nameOf({ typesAndValues }) {
  const value = (item) => String(item.value.valueBlock.value ?? '');
  const common = typesAndValues.find(({ type }) => type === COMMON_NAME);
  return (common ? value(common) : typesAndValues.map(value).join(', ')).replace(/[\u0000-\u001f]/g, ' ').trim().slice(0, 300);
}
