import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFileStore } from '../../server/platform/files/create-file-store.ts';
import type { FileStore } from '../../server/platform/files/file-store.ts';
import { newId } from '../../server/platform/ids.ts';
import { useTestEnvironment } from '../support/environment.ts';

const environment = useTestEnvironment();
const ACCESS_KEY = 'AKIDEXAMPLE';
const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const REGION = 'cn-north-1';

const bucket = new Map<string, Buffer>();
const requests: string[] = [];
let failures = 0;
let server: Server;
let endpoint: string;
let store: FileStore;

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/** Computes the signature of a request anew by the rules of AWS signature version 4 and compares. */
function isSigned(request: IncomingMessage): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/;
  const [, keyId, day = '', region = '', names = '', signature] =
    pattern.exec(request.headers.authorization ?? '') ?? [];
  if (keyId !== ACCESS_KEY || region !== REGION || !names.split(';').includes('host')) return false;
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const hash = String(request.headers['x-amz-content-sha256']);
  const canonical = [request.method, request.url, '', headers.join(''), names, hash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET_KEY}`);
  return signature === hmac(key, text).toString('hex');
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const answer = (status: number, body?: Buffer, headers = {}) =>
      response.writeHead(status, headers).end(body);
    const content = await buffer(request);
    if (failures > 0) {
      failures -= 1;
      return answer(503);
    }
    if (!isSigned(request)) return answer(403);
    const key = request.url ?? '';
    const kept = bucket.get(key);
    if (request.method === 'PUT') {
      // As S3 does: no chunked bodies, and the content must be what the signature says.
      if (request.headers['content-length'] !== String(content.length)) return answer(411);
      if (sha256(content) !== request.headers['x-amz-content-sha256']) return answer(400);
      bucket.set(key, content);
      return answer(200);
    }
    if (request.method === 'DELETE') {
      bucket.delete(key);
      return answer(204);
    }
    if (!kept) return answer(404);
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (start && end) return answer(206, kept.subarray(Number(start), Number(end) + 1));
    return answer(200, kept);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  bucket.clear();
  requests.length = 0;
  failures = 0;
  store = storeWith(SECRET_KEY);
});

function storeWith(secretKey: string): FileStore {
  const files = {
    kind: 's3',
    endpoint,
    region: REGION,
    bucket: 'fruition',
    accessKey: ACCESS_KEY,
    secretKey,
  } as const;
  return createFileStore({ dataDir: environment().dataDir, files });
}

async function local(content: Buffer) {
  await mkdir(store.incoming, { recursive: true });
  const path = join(store.incoming, newId());
  await writeFile(path, content);
  return { path, size: content.length, sha256: sha256(content) };
}

describe('the S3 store', () => {
  it('keeps, opens and deletes contents with signed requests', async () => {
    const content = Buffer.alloc(3 * 1024 * 1024, '成果');
    const file = await local(content);
    await store.put('ab/key', file);
    expect([...bucket.keys()]).toEqual(['/fruition/ab/key']);
    await expect(access(file.path)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(sha256(await buffer(await store.get('ab/key')))).toBe(file.sha256);
    expect(await buffer(await store.get('ab/key', { start: 3, end: 5 }))).toEqual(content.subarray(3, 6));
    await store.delete('ab/key');
    await store.delete('ab/key');
    expect(bucket.size).toBe(0);
    await expect(store.get('ab/key')).rejects.toMatchObject({ name: 'FileStoreError', missing: true });
  });

  it('keeps nothing that arrives other than it was received', async () => {
    const file = await local(Buffer.from('content'));
    await expect(store.put('ab/key', { ...file, sha256: sha256('other') })).rejects.toMatchObject({
      message: 'The file store did not keep the content (400)',
      missing: false,
    });
    expect(bucket.size).toBe(0);
    await access(file.path);
  });

  it('is refused with a wrong key', async () => {
    await expect(storeWith('wrong').put('ab/key', await local(Buffer.from('content')))).rejects.toThrow(
      '(403)',
    );
    expect(bucket.size).toBe(0);
  });

  it('asks again after a passing failure', async () => {
    await store.put('ab/key', await local(Buffer.from('content')));
    failures = 1;
    expect(String(await buffer(await store.get('ab/key')))).toBe('content');
    expect(requests).toEqual(['PUT /fruition/ab/key', 'GET /fruition/ab/key', 'GET /fruition/ab/key']);
  });

  it('says that it is away, not that the content is missing', async () => {
    endpoint = 'http://127.0.0.1:1';
    await expect(storeWith(SECRET_KEY).get('ab/key')).rejects.toMatchObject({
      name: 'FileStoreError',
      missing: false,
    });
  });
});
