import { describe, expect, it } from '@jest/globals';
import { ConfigRefused, readConfig } from './config.js';

const SOUND = { DATABASE_URL: 'postgres://run@db/pc', DATABASE_MIGRATION_URL: 'postgres://owner@db/pc', SECRET_KEY: 'f3X9qLm2Vt7Zr8Kp1Wn5Yb6Hd4Jc0Gs-', PUBLIC_URL: 'https://comuni.provincia.it/', STORAGE_DIR: '/srv/file' };

describe('the settings of an installation', () => {
  it('are read, and what is not said is production', () => {
    expect(readConfig(SOUND)).toMatchObject({ mode: 'production', host: '0.0.0.0', port: 3000, publicUrl: 'https://comuni.provincia.it' });
    expect(readConfig({ ...SOUND, PC_MODE: 'embedded', PUBLIC_URL: 'http://localhost:3000' })).toMatchObject({ mode: 'embedded', host: '127.0.0.1' });
  });

  it('take an engine and a scanner beside where they are given', () => {
    expect(readConfig({ ...SOUND, MEILISEARCH_URL: 'http://127.0.0.1:7700/', MEILISEARCH_API_KEY: 'chiave', CLAMD_ADDRESS: '/run/clamav/clamd.ctl', CLAMD_MAX_MB: '100' })).toMatchObject({ meilisearch: { url: 'http://127.0.0.1:7700', apiKey: 'chiave', prefix: 'province-comuni' }, clamd: { address: '/run/clamav/clamd.ctl', largestBytes: 100 * 1024 ** 2 } });
  });

  it('take a mail server, and speak without TLS to this machine only', () => {
    const smtp = (SMTP_URL: string): unknown => readConfig({ ...SOUND, SMTP_URL, MAIL_FROM: 'Province & Comuni <avvisi@ente.it>' }).smtp;
    expect(smtp('smtp://avvisi%40ente.it:p%3Aw@posta.ente.it')).toEqual({ host: 'posta.ente.it', port: 587, secure: false, requireTls: true, auth: { user: 'avvisi@ente.it', pass: 'p:w' }, from: 'Province & Comuni <avvisi@ente.it>' });
    expect(smtp('smtps://posta.ente.it')).toMatchObject({ port: 465, secure: true });
    expect([smtp('smtp://localhost:25'), smtp('smtp://127.0.0.1:25'), smtp('smtp://[::1]:25')]).toEqual([expect.objectContaining({ requireTls: false }), expect.objectContaining({ requireTls: false }), expect.objectContaining({ requireTls: false, host: '::1' })]);
    expect(smtp('smtp://localhost.ente.it')).toMatchObject({ requireTls: true });
  });

  it('never say the password of the mail server', () => {
    for (const SMTP_URL of ['smtp://a:segretissima@posta.ente.it/percorso', 'smtp://a:segretissima@', 'a:segretissima@posta']) expect(() => readConfig({ ...SOUND, SMTP_URL, MAIL_FROM: 'a@b.it' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('segretissima') as unknown as string }));
  });

  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ['without a database', { DATABASE_URL: undefined }, /DATABASE_URL/],
    ['without a secret', { SECRET_KEY: undefined }, /SECRET_KEY/],
    ['with a short secret', { SECRET_KEY: 'corto' }, /SECRET_KEY/],
    ['with a sample secret', { SECRET_KEY: 'changeme-changeme-changeme-changeme' }, /SECRET_KEY/],
    ['with one sign repeated', { SECRET_KEY: 'a'.repeat(40) }, /SECRET_KEY/],
    ['without HTTPS', { PUBLIC_URL: 'http://comuni.provincia.it' }, /https/],
    ['with one role for everything', { DATABASE_MIGRATION_URL: SOUND.DATABASE_URL }, /ruolo diverso/],
    ['on a port that is none', { PORT: 'tremila' }, /PORT/],
    ['with a role that is none', { PC_ROLES: 'api,postino' }, /PC_ROLES/],
    ['without a place for files', { STORAGE_DIR: undefined }, /STORAGE_DIR/],
    ['with two places for files', { S3_ENDPOINT: 'https://s3.ente.it' }, /due posti/],
    ['with a service for files without its bucket', { STORAGE_DIR: undefined, S3_ENDPOINT: 'https://s3.ente.it' }, /S3_BUCKET/],
    ['with a service for files that is no address', { STORAGE_DIR: undefined, S3_ENDPOINT: 's3.ente.it' }, /S3_ENDPOINT/],
    ['with files sent in the clear', { STORAGE_DIR: undefined, S3_ENDPOINT: 'http://s3.ente.it', S3_BUCKET: 'file', S3_ACCESS_KEY: 'chiave', S3_SECRET_KEY: 'segreto' }, /https/],
    ['with no room for files', { UPLOAD_QUOTA_GB: '0' }, /UPLOAD_QUOTA_GB/],
    ['with a Meilisearch without a key', { MEILISEARCH_URL: 'https://ricerca.ente.it' }, /MEILISEARCH_API_KEY/],
    ['with a Meilisearch spoken to in the clear', { MEILISEARCH_URL: 'http://ricerca.ente.it', MEILISEARCH_API_KEY: 'chiave' }, /https/],
    ['with a Meilisearch that is no address', { MEILISEARCH_URL: 'ricerca.ente.it' }, /MEILISEARCH_URL/],
    ['with a scanner that is no address', { CLAMD_ADDRESS: 'clamd' }, /CLAMD_ADDRESS/],
    ['with a scanner that takes nothing', { CLAMD_ADDRESS: 'clamd:3310', CLAMD_MAX_MB: '0' }, /CLAMD_MAX_MB/],
    ['with a short secret for its mail server', { MAIL_INTAKE_SECRET: 'corto' }, /MAIL_INTAKE_SECRET/],
    ['with one secret for everything', { MAIL_INTAKE_SECRET: SOUND.SECRET_KEY }, /MAIL_INTAKE_SECRET/],
    ['with a mail server that is no address', { SMTP_URL: 'posta.ente.it:587', MAIL_FROM: 'avvisi@ente.it' }, /SMTP_URL/],
    ['with a mail server of another kind', { SMTP_URL: 'https://posta.ente.it', MAIL_FROM: 'avvisi@ente.it' }, /SMTP_URL/],
    ['with a mail server and no sender', { SMTP_URL: 'smtp://posta.ente.it' }, /MAIL_FROM/],
    ['with a sender that is no address', { SMTP_URL: 'smtp://posta.ente.it', MAIL_FROM: 'Province & Comuni' }, /MAIL_FROM/],
    ['with a sender of two lines', { SMTP_URL: 'smtp://posta.ente.it', MAIL_FROM: 'a\nBcc: b <avvisi@ente.it>' }, /MAIL_FROM/],
    ['with half of an identity provider', { OIDC_ISSUER: 'https://accesso.provincia.it' }, /OIDC_CLIENT_ID/],
  ])('are refused %s, naming the setting', (_name, change, message) => {
    expect(() => readConfig({ ...SOUND, ...change })).toThrow(ConfigRefused);
    expect(() => readConfig({ ...SOUND, ...change })).toThrow(message);
  });

  it('let one copy do everything, or divide the work', () => {
    expect(readConfig(SOUND).roles).toEqual(['api', 'worker']);
    expect(readConfig({ ...SOUND, PC_ROLES: 'worker' }).roles).toEqual(['worker']);
    expect(readConfig({ ...SOUND, PC_ROLES: 'api, worker' }).roles).toEqual(['api', 'worker']);
  });

  it('keep files in a folder, or in a bucket', () => {
    expect(readConfig(SOUND)).toMatchObject({ storage: { kind: 'folder', folder: '/srv/file' }, quotaBytes: 50 * 1024 ** 3 });
    const { STORAGE_DIR: _folder, ...rest } = SOUND;
    expect(readConfig({ ...rest, S3_ENDPOINT: 'https://s3.ente.it/', S3_BUCKET: 'file', S3_ACCESS_KEY: 'chiave', S3_SECRET_KEY: 'segreto', UPLOAD_QUOTA_GB: '2.5' })).toMatchObject({
      storage: { kind: 's3', endpoint: 'https://s3.ente.it', bucket: 'file', region: 'us-east-1', accessKey: 'chiave', secretKey: 'segreto' },
      quotaBytes: 2.5 * 1024 ** 3,
    });
  });

  it('ask the provider for level 2 of SPID unless told otherwise', () => {
    expect(readConfig({ ...SOUND, OIDC_ISSUER: 'https://a.it', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }).oidc?.acceptedAcr[0]).toBe('https://www.spid.gov.it/SpidL2');
  });

  it('take a provider over plain HTTP on this machine only, and never in production', () => {
    const insecure = (mode: string, issuer: string): boolean | undefined => readConfig({ ...SOUND, PC_MODE: mode, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }).oidc?.allowInsecureRequests;
    for (const issuer of ['http://127.0.0.1:4000', 'http://localhost/realms/x']) expect([insecure('embedded', issuer), insecure('production', issuer)]).toEqual([true, undefined]);
    for (const issuer of ['https://127.0.0.1', 'http://accesso.provincia.it', 'http://127.0.0.1.provincia.it', 'http://localhost@provincia.it']) expect(insecure('embedded', issuer)).toBeUndefined();
  });
});
