import { resolve } from 'node:path';
import { DEFAULT_FILES_SETTINGS } from '@province-comuni/documents-domain';
import type { OidcConfig } from '@province-comuni/identity-api';
import type { SmtpOptions } from '@province-comuni/platform-mail-smtp';

/** What a copy of the product does: `api` serves pages, requests and sockets, `worker` runs what is to be done apart from requests. */
export type ProcessRole = 'api' | 'worker';

/** What an installation decides, read once from the environment. */
export interface AppConfig {
  /** `embedded`: the product's own database on loopback, demo accounts, mail kept in the product. `production`: everything is given. */
  readonly mode: 'embedded' | 'production';
  /** Both in one process, unless the installation divides them. */
  readonly roles: readonly ProcessRole[];
  readonly host: string;
  readonly port: number;
  /** Where people reach the product, without a slash at the end. */
  readonly publicUrl: string;
  /** Database as the runtime role: row level security holds for it. */
  readonly databaseUrl: string;
  /** Database as the owner of the tables, for migrations only. */
  readonly migrationUrl: string;
  readonly secretKey: string;
  /** Built web application; absent in tests of the api alone. */
  readonly webRoot: string | undefined;
  /** Folder of the model packages loaded at start. */
  readonly contentRoot: string;
  /** Folder of the practice sheets loaded at start. */
  readonly practicesRoot: string;
  /** Folder of the communities that come with the product. */
  readonly communitiesRoot: string;
  /** Between saying "not ready" and closing the port, in milliseconds: what a proxy needs to notice. */
  readonly stopGraceMs: number;
  /** Sign-in through an OpenID Connect provider (Keycloak, a proxy for SPID and CIE); absent = local accounts only. */
  readonly oidc?: OidcConfig;
  /** Where the files of people are kept. */
  readonly storage: StorageConfig;
  /** Bytes that the files of one Ente may take up together. */
  readonly quotaBytes: number;
  /** ClamAV's daemon that looks at files; absent = files are not scanned, and say so. */
  readonly clamd?: ClamdConfig;
  /** The mail server that takes what the product writes; absent = letters stay in the product, where one reads them. */
  readonly smtp?: SmtpOptions;
  /** What a mail server has to say to hand answers over; absent = no mail is taken. */
  readonly mailIntakeSecret?: string;
  /** A Meilisearch beside the database, to find candidates; absent = PostgreSQL alone. */
  readonly meilisearch?: MeilisearchConfig;
}

/** `host:port` or the path of the socket, and the bytes of the largest file it takes. */
export interface ClamdConfig {
  readonly address: string;
  readonly largestBytes: number;
}

/** Where a Meilisearch is; `prefix` begins the names of its indexes. */
export interface MeilisearchConfig {
  readonly url: string;
  readonly apiKey: string | undefined;
  readonly prefix: string;
}

/** A folder of one file system, or a bucket of an S3-compatible service. */
export type StorageConfig = { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 's3'; readonly endpoint: string; readonly bucket: string; readonly region: string; readonly accessKey: string; readonly secretKey: string };

/** A setting is missing or unsafe: the message is Italian and names it. */
export class ConfigRefused extends Error {}

/** Reads and judges the settings. @throws ConfigRefused in production when a secret is missing, short or a sample */
export function readConfig(env: NodeJS.ProcessEnv): AppConfig {
  const mode = env['PC_MODE'] === 'embedded' ? 'embedded' : 'production';
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ConfigRefused(`PORT non è una porta: «${env['PORT']}».`);
  const host = env['HOST'] ?? (mode === 'embedded' ? '127.0.0.1' : '0.0.0.0');
  const config: AppConfig = {
    mode,
    roles: readRoles(env['PC_ROLES'] ?? 'api,worker'),
    host,
    port,
    publicUrl: (env['PUBLIC_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    databaseUrl: required(env, 'DATABASE_URL'),
    migrationUrl: required(env, 'DATABASE_MIGRATION_URL'),
    secretKey: required(env, 'SECRET_KEY'),
    webRoot: env['WEB_ROOT'] ? resolve(env['WEB_ROOT']) : undefined,
    contentRoot: resolve(env['CONTENT_ROOT'] ?? 'libs/models/content'),
    communitiesRoot: resolve(env['COMMUNITIES_ROOT'] ?? 'libs/communities/content'),
    practicesRoot: resolve(env['PRACTICES_ROOT'] ?? 'libs/practices/content'),
    stopGraceMs: readGrace(env['STOP_GRACE_SECONDS'] ?? (mode === 'embedded' ? '0' : '5')),
    ...(env['OIDC_ISSUER'] ? { oidc: readOidc(env, mode) } : {}),
    storage: readStorage(env),
    quotaBytes: readQuota(env['UPLOAD_QUOTA_GB']),
    ...(env['CLAMD_ADDRESS'] ? { clamd: readClamd(env, env['CLAMD_ADDRESS']) } : {}),
    ...(env['SMTP_URL'] ? { smtp: readSmtp(env, env['SMTP_URL']) } : {}),
    ...(env['MAIL_INTAKE_SECRET'] ? { mailIntakeSecret: env['MAIL_INTAKE_SECRET'] } : {}),
    ...(env['MEILISEARCH_URL'] ? { meilisearch: readMeilisearch(env, env['MEILISEARCH_URL']) } : {}),
  };
  if (mode === 'production') refuseUnsafe(config);
  return config;
}

function readRoles(text: string): ProcessRole[] {
  const roles = text.split(',').map((role) => role.trim());
  const known = roles.filter((role): role is ProcessRole => role === 'api' || role === 'worker');
  if (known.length !== roles.length) throw new ConfigRefused(`PC_ROLES può essere api, worker o api,worker: non «${text}».`);
  return known;
}

function readGrace(text: string): number {
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > 15) throw new ConfigRefused(`STOP_GRACE_SECONDS va da 0 a 15 secondi: non «${text}».`);
  return seconds * 1000;
}

/** SPID and CIE of level 2 unless the installation says otherwise; a missing or lower level is refused at sign-in. */
function readOidc(env: NodeJS.ProcessEnv, mode: AppConfig['mode']): OidcConfig {
  const issuer = required(env, 'OIDC_ISSUER');
  return {
    issuer,
    clientId: required(env, 'OIDC_CLIENT_ID'),
    clientSecret: required(env, 'OIDC_CLIENT_SECRET'),
    acceptedAcr: (env['OIDC_ACCEPTED_ACR'] ?? 'https://www.spid.gov.it/SpidL2,https://www.spid.gov.it/SpidL3').split(',').map((acr) => acr.trim()),
    label: env['OIDC_LABEL'] ?? 'Entra con SPID o CIE',
    // To try the product with a provider on the same machine.
    ...(mode === 'embedded' && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(issuer) ? { allowInsecureRequests: true } : {}),
  };
}

/** S3 where an endpoint is given, a folder otherwise: in production one of them has to be named. */
function readStorage(env: NodeJS.ProcessEnv): StorageConfig {
  if (!env['S3_ENDPOINT']) return { kind: 'folder', folder: resolve(required(env, 'STORAGE_DIR')) };
  if (env['STORAGE_DIR']) throw new ConfigRefused('STORAGE_DIR e S3_ENDPOINT dicono due posti diversi per i file: lasciatene uno.');
  const endpoint = env['S3_ENDPOINT'];
  if (!/^https?:\/\/[^/]+\/?$/.test(endpoint)) throw new ConfigRefused(`S3_ENDPOINT è l’indirizzo del servizio, senza percorso: per esempio https://s3.ente.it. Non «${endpoint}».`);
  return { kind: 's3', endpoint: endpoint.replace(/\/$/, ''), bucket: required(env, 'S3_BUCKET'), region: env['S3_REGION'] ?? 'us-east-1', accessKey: required(env, 'S3_ACCESS_KEY'), secretKey: required(env, 'S3_SECRET_KEY') };
}

/** ClamAV takes 25 MB unless its StreamMaxLength says otherwise. */
function readClamd(env: NodeJS.ProcessEnv, address: string): ClamdConfig {
  if (!/^(\/\S+|[^\s/]+:\d{1,5})$/.test(address)) throw new ConfigRefused(`CLAMD_ADDRESS è host:porta o il percorso della socket di clamd: non «${address}».`);
  const megabytes = Number(env['CLAMD_MAX_MB'] ?? 25);
  if (!Number.isFinite(megabytes) || megabytes <= 0) throw new ConfigRefused(`CLAMD_MAX_MB è quanti MB accetta clamd (StreamMaxLength): non «${env['CLAMD_MAX_MB']}».`);
  return { address, largestBytes: megabytes * 1024 ** 2 };
}

/** `smtp://` begins TLS with STARTTLS and does not go on without, unless the server is this machine; `smtps://` speaks it from the first byte. Name and password may stand in the address, percent-encoded. */
function readSmtp(env: NodeJS.ProcessEnv, text: string): SmtpOptions {
  const url = URL.canParse(text) ? new URL(text) : null;
  // What is said of it must not tell its password.
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || /[/?#]./.test(url.pathname + url.search + url.hash)) throw new ConfigRefused('SMTP_URL è l’indirizzo del server di posta, per esempio smtp://nome:password@posta.ente.it:587 o smtps://posta.ente.it.');
  const secure = url.protocol === 'smtps:';
  const from = required(env, 'MAIL_FROM');
  if (!/^(?:[^<>"@\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from)) throw new ConfigRefused(`MAIL_FROM è il mittente delle lettere, per esempio Province & Comuni <avvisi@ente.it>: non «${from}».`);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTls: !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname),
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    from,
  };
}

function readMeilisearch(env: NodeJS.ProcessEnv, url: string): MeilisearchConfig {
  if (!/^https?:\/\/[^/\s]+(\/\S*)?$/.test(url)) throw new ConfigRefused(`MEILISEARCH_URL è l’indirizzo di Meilisearch, per esempio https://ricerca.ente.it: non «${url}».`);
  const prefix = env['MEILISEARCH_PREFIX'] ?? 'province-comuni';
  if (!/^[a-zA-Z0-9-]{1,100}$/.test(prefix)) throw new ConfigRefused(`MEILISEARCH_PREFIX ha solo lettere, cifre e trattini: non «${prefix}».`);
  return { url: url.replace(/\/$/, ''), apiKey: env['MEILISEARCH_API_KEY'], prefix };
}

function readQuota(text: string | undefined): number {
  if (text === undefined) return DEFAULT_FILES_SETTINGS.quotaBytes;
  const gigabytes = Number(text);
  if (!Number.isFinite(gigabytes) || gigabytes <= 0) throw new ConfigRefused(`UPLOAD_QUOTA_GB è quanti GB può occupare un Ente: non «${text}».`);
  return gigabytes * 1024 ** 3;
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new ConfigRefused(`Manca l’impostazione ${name}.`);
  return value;
}

function refuseUnsafe(config: AppConfig): void {
  if (config.secretKey.length < 32 || /^(.)\1+$|secret|changeme|password|esempio|example/i.test(config.secretKey)) throw new ConfigRefused('SECRET_KEY è troppo corta o è un valore di esempio: servono almeno 32 caratteri casuali.');
  if (config.mailIntakeSecret && (config.mailIntakeSecret.length < 32 || config.mailIntakeSecret === config.secretKey)) throw new ConfigRefused('MAIL_INTAKE_SECRET è troppo corto, o è lo stesso di SECRET_KEY: servono almeno 32 caratteri casuali, di nessun’altra impostazione.');
  if (!config.publicUrl.startsWith('https://')) throw new ConfigRefused('In produzione PUBLIC_URL deve cominciare con https://.');
  if (config.storage.kind === 's3' && config.storage.endpoint.startsWith('http://') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(config.storage.endpoint)) throw new ConfigRefused('In produzione S3_ENDPOINT deve cominciare con https://, a meno che il servizio sia su questa macchina.');
  if (config.meilisearch?.url.startsWith('http://') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(config.meilisearch.url)) throw new ConfigRefused('In produzione MEILISEARCH_URL deve cominciare con https://, a meno che il servizio sia su questa macchina.');
  if (config.meilisearch && !config.meilisearch.apiKey) throw new ConfigRefused('In produzione Meilisearch chiede una chiave: manca MEILISEARCH_API_KEY.');
  if (config.databaseUrl === config.migrationUrl) throw new ConfigRefused('DATABASE_URL deve usare un ruolo diverso da DATABASE_MIGRATION_URL: chi serve le richieste non è padrone delle tabelle.');
}
