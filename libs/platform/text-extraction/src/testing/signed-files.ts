import { webcrypto } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** A P7M with its content inside, signed by a person who does not exist; spoiled: the content is not the one that was signed. */
export async function p7m(content: Buffer, { signer = 'Mario Prova', signedAt = new Date('2026-05-06T07:08:09Z'), spoiled = false } = {}): Promise<Buffer> {
  pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never }));
  const keys = await webcrypto.subtle.generateKey({ ...ALGORITHM, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign', 'verify']);
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ value: 7 });
  const name = (text: string): pkijs.AttributeTypeAndValue => new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1.Utf8String({ value: text }) });
  certificate.issuer.typesAndValues.push(name('Prestatore di prova'));
  certificate.subject.typesAndValues.push(name(signer));
  certificate.notBefore.value = new Date('2025-01-01');
  certificate.notAfter.value = new Date('2035-01-01');
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as never);
  await certificate.sign(keys.privateKey as never, 'SHA-256');
  const digest = await webcrypto.subtle.digest('SHA-256', new Uint8Array(content));
  const attribute = (type: string, value: asn1.BaseBlock): pkijs.Attribute => new pkijs.Attribute({ type, values: [value] });
  const shown = spoiled ? Buffer.concat([content, Buffer.from(' e altro')]) : content;
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1', eContent: new asn1.OctetString({ valueHex: new Uint8Array(content).buffer }) }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [attribute('1.2.840.113549.1.9.3', new asn1.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })), attribute('1.2.840.113549.1.9.5', new asn1.UTCTime({ valueDate: signedAt })), attribute('1.2.840.113549.1.9.4', new asn1.OctetString({ valueHex: digest }))],
        }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(keys.privateKey as never, 0, 'SHA-256');
  if (spoiled) signed.encapContentInfo.eContent = new asn1.OctetString({ valueHex: new Uint8Array(shown).buffer });
  return Buffer.from(new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }).toSchema().toBER(false));
}
