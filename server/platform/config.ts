import { resolve } from 'node:path';

/** Everything that can be set from outside, read once from the environment. The README lists the variables. */
export interface Config {
  production: boolean;
  port: number;
  /** The one folder for data that is not in PostgreSQL or Meilisearch: files, outgoing mail, keys. */
  dataDir: string;
  databaseUrl: string;
  databasePoolSize: number;
  /** Null while there is no Meilisearch: search then answers from PostgreSQL and says so. */
  search: { url: string; key: string; indexPrefix: string } | null;
  /** Where the client reaches this market, for links in mails. */
  publicUrl: string;
  mail: { smtpUrl: string | null; from: string };
  files: FileStoreConfig;
  /** Secret that seals second-factor secrets at rest and derives the audit signing key (32 bytes or more). */
  secret: string;
  /** Addresses of proxies in front whose X-Forwarded-For is believed (express' `trust proxy`). */
  trustProxy: string | false;
  demonstration: boolean;
  /** Requests that one address may make to the API in a minute. */
  requestsPerMinute: number;
  webDir: string;
}

export type FileStoreConfig =
  | { kind: 'folder'; folder: string }
  | { kind: 's3'; endpoint: string; region: string; bucket: string; accessKey: string; secretKey: string };

const DEVELOPMENT_SECRET = 'development-only-secret-not-for-production';

/** Reads the environment; throws one error that names every setting that is wrong or, in production, unsafe. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const production = env.NODE_ENV === 'production';
  const dataDir = resolve(env.DATA_DIR ?? '.data');
  const port = wholeNumber(env.PORT, 4000, 'PORT', problems);
  const config: Config = {
    production,
    port,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? '',
    databasePoolSize: wholeNumber(env.DATABASE_POOL_SIZE, 10, 'DATABASE_POOL_SIZE', problems),
    search: env.MEILI_URL
      ? { url: env.MEILI_URL, key: env.MEILI_KEY ?? '', indexPrefix: env.MEILI_PREFIX ?? 'fruition' }
      : null,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    mail: { smtpUrl: env.SMTP_URL ?? null, from: env.MAIL_FROM ?? 'Fruition 成果集市 <no-reply@localhost>' },
    files: fileStore(env, dataDir, problems),
    secret: env.SECRET ?? DEVELOPMENT_SECRET,
    trustProxy: env.TRUST_PROXY ?? false,
    demonstration: env.DEMONSTRATION ? env.DEMONSTRATION === '1' : !production,
    requestsPerMinute: wholeNumber(env.REQUESTS_PER_MINUTE, 1200, 'REQUESTS_PER_MINUTE', problems),
    webDir: resolve(env.WEB_DIR ?? '.build/web'),
  };
  if (!config.databaseUrl)
    problems.push('DATABASE_URL is missing (npm start sets it when it starts PostgreSQL itself)');
  if (production) problems.push(...unsafeInProduction(config, env));
  if (problems.length > 0) throw new Error(`The configuration is not usable:\n- ${problems.join('\n- ')}`);
  return Object.freeze(config);
}

function unsafeInProduction(config: Config, env: NodeJS.ProcessEnv): string[] {
  const problems: string[] = [];
  if (config.secret === DEVELOPMENT_SECRET || config.secret.length < 32) {
    problems.push('SECRET must be set to 32 random characters or more in production');
  }
  if (config.demonstration)
    problems.push('DEMONSTRATION=1 is refused in production: its passwords are public');
  if (config.search && config.search.key.length < 16) {
    problems.push('MEILI_KEY must be a key of 16 characters or more in production');
  }
  if (!env.PUBLIC_URL) problems.push('PUBLIC_URL must be set in production (links in mails, secure cookies)');
  if (!config.mail.smtpUrl) problems.push('SMTP_URL must be set in production (passwords are reset by mail)');
  return problems;
}

function fileStore(env: NodeJS.ProcessEnv, dataDir: string, problems: string[]): FileStoreConfig {
  if (!env.S3_BUCKET) return { kind: 'folder', folder: resolve(dataDir, 'files') };
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY } = env;
  if (!S3_ENDPOINT || !S3_ACCESS_KEY || !S3_SECRET_KEY) {
    problems.push('S3_BUCKET needs S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY beside it');
  }
  return {
    kind: 's3',
    endpoint: S3_ENDPOINT ?? '',
    region: S3_REGION ?? 'us-east-1',
    bucket: env.S3_BUCKET,
    accessKey: S3_ACCESS_KEY ?? '',
    secretKey: S3_SECRET_KEY ?? '',
  };
}

function wholeNumber(text: string | undefined, fallback: number, name: string, problems: string[]): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  const most = name === 'PORT' ? 65_535 : 1_000_000_000;
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  problems.push(`${name} must be a whole number up to ${most}, not "${text}"`);
  return fallback;
}
