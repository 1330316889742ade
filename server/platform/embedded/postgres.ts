import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { commandLineOf, identify } from '../start/processes.mjs';
import {
  type ProcessRecord,
  readLiveRecord,
  readRecord,
  recordFile,
  writeRecord,
} from '../start/records.mjs';
import type { ServiceUser } from '../start/unprivileged.mjs';
import { serviceUser } from '../start/unprivileged.mjs';
import { launch } from './launch.ts';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import { adoptService, logFile, type ServiceProcess, spawnService } from './service-process.ts';

export interface PostgresOptions {
  /** Holds the cluster (`postgres/`), its log and, where needed, the programs. Exists; its user can enter it. */
  dataDir: string;
  /** Passwords of the superuser `postgres` and of the role `fruition`, which owns the databases. */
  superuserPassword: string;
  password: string;
  /** False gives up crash safety for speed: for tests only. */
  durable: boolean;
}

export interface EmbeddedPostgres extends ServiceProcess {
  /** Address of a database as the role `fruition`. */
  url(database?: string): string;
  /** Address of a database as the superuser. */
  superuserUrl(database?: string): string;
}

export const DATABASE = 'fruition';
const ROLE = 'fruition';

/**
 * A running PostgreSQL with the role and database of the product: the one that an earlier start left if it is healthy,
 * else a new one. The cluster is made on first use.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const files = filesOf(options.dataDir);
  const user = serviceUser();
  const binaries = postgresBinaries(options.dataDir, user);
  await makeCluster(binaries, files, user, options);

  const process = (await adopt(options, files)) ?? (await start(options, files, binaries, user));
  const urls = addresses(options, process.port);
  await makeRoleAndDatabase(urls.superuserUrl(), options.password);
  return { ...process, ...urls };
}

function filesOf(dataDir: string) {
  return {
    cluster: join(dataDir, 'postgres'),
    log: logFile(dataDir, 'postgres'),
    record: recordFile(dataDir, 'postgres'),
  };
}
type Files = ReturnType<typeof filesOf>;

function addresses(options: PostgresOptions, port: number) {
  const address = (role: string, password: string, database: string) =>
    `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return {
    url: (database = DATABASE) => address(ROLE, options.password, database),
    superuserUrl: (database = 'postgres') => address('postgres', options.superuserPassword, database),
  };
}

/** Made aside and then renamed, so that a start killed in the middle leaves no half cluster. */
async function makeCluster(
  binaries: PostgresBinaries,
  files: Files,
  user: ServiceUser | null,
  options: PostgresOptions,
): Promise<void> {
  if (existsSync(join(files.cluster, 'PG_VERSION'))) return;
  const fresh = `${files.cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = join(options.dataDir, 'postgres-password.new');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${options.superuserPassword}\n`, { mode: 0o600 });
  if (user) for (const path of [fresh, passwordFile]) chownSync(path, user.uid, user.gid);
  await runInitdb(binaries.initdb, user, [
    `--pgdata=${fresh}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=und',
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
    '--data-checksums',
    ...(options.durable ? [] : ['--no-sync']),
  ]);
  rmSync(passwordFile);
  renameSync(fresh, files.cluster);
}

function runInitdb(file: string, user: ServiceUser | null, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const identity = user ? { uid: user.uid, gid: user.gid } : {};
    execFile(file, args, { cwd: '/', env: environment(), ...identity }, (error, stdout, stderr) => {
      if (error) reject(new Error(`PostgreSQL's initdb failed: ${error.message}\n${stdout}${stderr}`));
      else resolve();
    });
  });
}

/** No variable of ours (PGDATA, PGPORT, LC_ALL and their like) may change how it runs. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC' };
}

async function adopt(options: PostgresOptions, files: Files): Promise<ServiceProcess | null> {
  const record = readLiveRecord(files.record) ?? recordFromPidFile(files);
  if (!record) return null;
  const service = adoptService(record, 'postgres');
  if (await answers(options, files, record.port)) {
    writeRecord(files.record, record);
    return service;
  }
  await service.stop();
  return null;
}

/**
 * A postmaster whose start was killed before it could write its record down: `postmaster.pid` names it (line 1 its
 * number, line 4 its port). It is ours only if it was started with our cluster, which its command line shows.
 */
function recordFromPidFile(files: Files): ProcessRecord | null {
  const lines = pidFileLines(files);
  const identity = identify(Number(lines[0]));
  const port = Number(lines[3]);
  return identity && port > 0 && runsOurCluster(identity.pid, files) ? { ...identity, port } : null;
}

function pidFileLines(files: Files): string[] {
  const file = join(files.cluster, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

function runsOurCluster(pid: number, files: Files): boolean {
  return commandLineOf(pid).includes(`-D ${files.cluster} `);
}

/**
 * After a restart of the machine or container the number in a left `postmaster.pid` may belong to any program, and
 * PostgreSQL would take it for a second server on the same data. Our own number there means "left over" to it (it
 * excepts its parent), while the line with the shared memory segment keeps guarding against backends that still live.
 */
function disownPidFile(files: Files, user: ServiceUser | null): void {
  const lines = pidFileLines(files);
  if (lines.length === 0 || !identify(Number(lines[0]))) return;
  lines[0] = String(process.pid);
  const file = join(files.cluster, 'postmaster.pid');
  writeFileSync(file, lines.join('\n'), { mode: 0o600 });
  if (user) chownSync(file, user.uid, user.gid);
}

async function start(
  options: PostgresOptions,
  files: Files,
  binaries: PostgresBinaries,
  user: ServiceUser | null,
): Promise<ServiceProcess> {
  disownPidFile(files, user);
  return launch({
    name: 'PostgreSQL',
    logFile: files.log,
    wantedPort: readRecord(files.record)?.port,
    answers: (port) => answers(options, files, port),
    spawn: (port) =>
      spawnService({
        name: 'postgres',
        dataDir: options.dataDir,
        port,
        file: binaries.postgres,
        args: ['-D', files.cluster, '-p', String(port), ...settings(options.durable)],
        env: environment(),
        cwd: '/',
        user: user ?? undefined,
      }),
  });
}

function settings(durable: boolean): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Whether our cluster, and not another server, answers on that port with our password. */
async function answers(options: PostgresOptions, files: Files, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: addresses(options, port).superuserUrl(),
    connectionTimeoutMillis: 3000,
    query_timeout: 3000,
  });
  client.on('error', () => undefined); // A server that goes away shows in the query, too.
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === files.cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Every step is one that may have been done before, so that it can be repeated after a kill. */
async function makeRoleAndDatabase(superuserUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [ROLE]);
    if (role.rowCount === 0) {
      await client.query(`create role ${ROLE} login password ${client.escapeLiteral(password)}`);
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${ROLE}`);
  } finally {
    await client.end();
  }
}
