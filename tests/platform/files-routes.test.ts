import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/platform/app.ts';
import { type Actor, actingUser, type UserActor, VISITOR } from '../../server/platform/auth/actor.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import type { Feature } from '../../server/platform/feature.ts';
import { fileAccessOf } from '../../server/platform/files/file-access.ts';
import { FileStoreError } from '../../server/platform/files/file-store.ts';
import { attachFiles } from '../../server/platform/files/files.service.ts';
import { fileRoutes } from '../../server/platform/files/routes.ts';
import { StoredFile } from '../../server/platform/files/stored-file.entity.ts';
import { newId } from '../../server/platform/ids.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';
import { PDF, PNG, someUser } from './files-samples.ts';

const environment = useTestEnvironment();
const researcher = someUser();
const colleague: UserActor = { ...someUser(), organizationId: researcher.organizationId };
const stranger = someUser();
const actors: Readonly<Record<string, Actor>> = { researcher, colleague, stranger, visitor: VISITOR };

/** Results may be read in the unit that uploaded the file; pictures by everybody. */
const feature: Feature = {
  name: 'test',
  entities: [],
  migrations: [],
  resolvers: [],
  fileAccess: {
    result: async (_app, actor, file) => actingUser(actor)?.organizationId === file.ownerOrganizationId,
    picture: async () => true,
  },
};

let app: App;
let storeIsAway = false;
let server: Server;
let address: string;
beforeAll(async () => {
  const opened = await openApp(environment().config, []);
  const get: App['files']['get'] = async (key, range) => {
    if (storeIsAway) throw new FileStoreError('away');
    return opened.files.get(key, range);
  };
  app = { ...opened, files: { ...opened.files, get } };
  const http = express();
  const scopeOf = async (request: express.Request) => ({
    app,
    actor: actors[request.get('x-test-actor') ?? 'visitor'] ?? VISITOR,
    address: null,
  });
  server = createServer(http.use(fileRoutes(app, [feature], scopeOf)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await closeApp(app);
});

interface Sent {
  actor?: string;
  name?: string;
  purpose?: string;
  headers?: Record<string, string>;
}
async function send(
  content: Buffer,
  { actor = 'researcher', name = '专利证书.pdf', purpose = 'document', headers }: Sent = {},
) {
  const query = new URLSearchParams({ name, purpose });
  const response = await fetch(`${address}/files?${query}`, {
    method: 'POST',
    headers: { 'x-requested-with': 'fruition', 'x-test-actor': actor, ...headers },
    body: new Uint8Array(content),
  });
  return { status: response.status, body: (await response.json()) as { id: string; sha256: string } };
}
const open = (id: string, actor: string, headers: Record<string, string> = {}) =>
  fetch(`${address}/files/${id}`, { headers: { 'x-test-actor': actor, ...headers } });
const rows = () => app.db.manager.count(StoredFile);
const incoming = () => readdir(join(environment().dataDir, 'files', 'incoming'));

describe('POST /files', () => {
  it('takes a file and says what it is', async () => {
    const { status, body } = await send(PDF);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: '专利证书.pdf',
      mediaType: 'application/pdf',
      size: PDF.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      url: `/files/${body.id}`,
      uploadedAt: expect.stringMatching(/Z$/),
    });
  });

  it.each([
    ['a visitor', PDF, { actor: 'visitor' }, 401, 'SIGN_IN_REQUIRED', null],
    ['another site', PDF, { headers: { 'x-requested-with': 'other' } }, 403, 'FORBIDDEN', 'x-requested-with'],
    ['an unknown purpose', PDF, { purpose: 'toString' }, 400, 'INVALID', 'purpose'],
    ['nothing', Buffer.alloc(0), {}, 400, 'REQUIRED', 'content'],
    ['markup', Buffer.from('<svg onload="alert(1)"/>'), { name: 'a.png' }, 415, 'INVALID', 'content'],
    [
      'a compressed body',
      PDF,
      { headers: { 'content-encoding': 'gzip' } },
      415,
      'INVALID',
      'content-encoding',
    ],
    ['a long name', PDF, { name: 'n'.repeat(1001) }, 400, 'TOO_LONG', 'name'],
    ['a large picture', Buffer.alloc(10 * 1024 * 1024 + 1), { purpose: 'picture' }, 413, 'LIMIT', 'content'],
  ] as const)('refuses %s', async (_what, content, sent: Sent, status, code, field) => {
    const before = await rows();
    const answer = await send(content, sent);
    expect(answer).toMatchObject({ status, body: { userErrors: [{ code, field }] } });
    expect(await rows()).toBe(before);
    expect(await incoming()).toEqual([]);
  });

  it('answers at the first byte too many of an upload that does not say its size, and cuts it off', async () => {
    const upload = httpRequest(`${address}/files?name=a.txt`, {
      method: 'POST',
      headers: { 'x-requested-with': 'fruition', 'x-test-actor': 'researcher' },
    });
    const cut = once(upload, 'close');
    upload.on('error', () => {});
    const chunk = Buffer.alloc(1024 * 1024, 'a');
    const answered = once(upload, 'response');
    for (let sent = 0; sent < 26; sent++) {
      if (!upload.write(chunk)) await Promise.race([once(upload, 'drain'), answered]);
    }
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    response.resume();
    await cut;
    expect(await incoming()).toEqual([]);
  });

  it('keeps nothing of an upload whose sender goes away', async () => {
    const before = await rows();
    const upload = httpRequest(`${address}/files?name=a.txt`, {
      method: 'POST',
      headers: { 'x-requested-with': 'fruition', 'x-test-actor': 'researcher', 'content-length': '1000' },
    });
    upload.on('error', () => {});
    const [[request]] = await Promise.all([once(server, 'request'), Promise.resolve(upload.write('half'))]);
    await expect.poll(incoming).toHaveLength(1);
    const gone = new Promise((resolve) => request.once('close', resolve));
    upload.destroy();
    await gone;
    await expect.poll(incoming).toEqual([]);
    expect(await rows()).toBe(before);
  });
});

describe('GET /files/:id', () => {
  it('gives an unattached file to its uploader only', async () => {
    const { body } = await send(PDF);
    const response = await open(body.id, 'researcher');
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF);
    for (const actor of ['visitor', 'colleague', 'stranger']) {
      const refused = await open(body.id, actor);
      expect(refused.status).toBe(404);
      expect(await refused.json()).toEqual(await (await open(newId(), actor)).json());
    }
    expect((await open('no-id', 'researcher')).status).toBe(404);
  });

  it('asks the feature that owns the record, and lets nobody where none does', async () => {
    const readers: Record<string, number[]> = {};
    for (const kind of ['result', 'picture', 'unknown', 'toString']) {
      const { body } = await send(PDF);
      await inTransaction(app.db, (tx) => attachFiles(tx, [body.id], { kind, id: newId() }, researcher));
      const asked = ['researcher', 'colleague', 'stranger', 'visitor'].map((actor) => open(body.id, actor));
      readers[kind] = (await Promise.all(asked)).map((response) => response.status);
    }
    expect(readers).toEqual({
      result: [200, 200, 404, 404],
      picture: [200, 200, 200, 200],
      unknown: [404, 404, 404, 404],
      toString: [404, 404, 404, 404],
    });
  });

  it('shows documents and pictures, saves the rest, and lets nothing in them run', async () => {
    const headersOf = async (content: Buffer, name: string) => {
      const { body } = await send(content, { name });
      const { headers } = await open(body.id, 'researcher');
      return Object.fromEntries(
        [
          'content-type',
          'content-disposition',
          'content-security-policy',
          'x-content-type-options',
          'cache-control',
        ].map((header) => [header, headers.get(header)]),
      );
    };
    const nosniff = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache' };
    const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
    expect(await headersOf(PDF, '证书.pdf')).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="__.pdf"; filename*=UTF-8''%E8%AF%81%E4%B9%A6.pdf`,
      'content-security-policy': `${policy}; object-src 'self'`,
      ...nosniff,
    });
    expect(await headersOf(PNG, 'a.png')).toEqual({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="a.png"; filename*=UTF-8''a.png`,
      'content-security-policy': `${policy}; sandbox`,
      ...nosniff,
    });
    expect(await headersOf(Buffer.from('a,b\n'), 'a.csv')).toEqual({
      'content-type': 'text/csv',
      'content-disposition': `attachment; filename="a.csv"; filename*=UTF-8''a.csv`,
      'content-security-policy': `${policy}; sandbox`,
      ...nosniff,
    });
  });

  it('serves parts, and nothing anew to who has it', async () => {
    const { body } = await send(PDF);
    const etag = `"${body.sha256}"`;
    const part = await open(body.id, 'researcher', { range: 'bytes=1-3' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'PDF',
      `bytes 1-3/${PDF.length}`,
    ]);
    expect((await open(body.id, 'researcher', { range: 'bytes=9999-' })).status).toBe(416);
    expect((await open(body.id, 'researcher', { range: 'bytes=1-3', 'if-range': '"old"' })).status).toBe(200);
    expect((await open(body.id, 'researcher', { range: 'bytes=1-3', 'if-range': etag })).status).toBe(206);
    // Without the second header Node's fetch would ask for a fresh copy.
    const known = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await open(body.id, 'researcher', known)).status).toBe(304);
    expect((await open(body.id, 'stranger', known)).status).toBe(404);
    const head = await fetch(`${address}/files/${body.id}`, {
      method: 'HEAD',
      headers: { 'x-test-actor': 'researcher' },
    });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(PDF.length)]);
  });

  it('says that it is unavailable when the store is away', async () => {
    const { body } = await send(PDF);
    storeIsAway = true;
    const response = await open(body.id, 'researcher');
    storeIsAway = false;
    expect(response.status).toBe(503);
    expect(response.headers.get('etag')).not.toContain(body.sha256);
    expect(await response.json()).toMatchObject({ userErrors: [{ code: 'UNAVAILABLE' }] });
  });
});

it('two features cannot answer for one kind', () => {
  expect(() => fileAccessOf([feature, { ...feature, name: 'other' }])).toThrow(
    'other: another feature answers',
  );
});
