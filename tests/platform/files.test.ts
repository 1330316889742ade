import { createHash } from 'node:crypto';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { App, Scope } from '../../server/platform/app.ts';
import { type Actor, VISITOR } from '../../server/platform/auth/actor.ts';
import { clock, DAY_MS, setClock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { sweepFiles } from '../../server/platform/files/files.jobs.ts';
import {
  attachFiles,
  discardFiles,
  fileLoader,
  filesOfRecords,
  findFile,
  openFile,
  receiveFile,
} from '../../server/platform/files/files.service.ts';
import { StoredFile } from '../../server/platform/files/stored-file.entity.ts';
import { newId } from '../../server/platform/ids.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';
import { PDF, PNG, someUser } from './files-samples.ts';

const environment = useTestEnvironment();
const researcher = someUser();
let app: App;
beforeAll(async () => {
  app = await openApp(environment().config, []);
});
afterAll(() => closeApp(app));
afterEach(() => app.db.manager.clear(StoredFile));

const scope = (actor: Actor = researcher): Scope => ({ app, actor, address: null });
const receive = (
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  name = '证书.pdf',
  actor: Actor = researcher,
) => receiveFile(scope(actor), { content, name, purpose: 'document' });
const rows = () => app.db.manager.find(StoredFile, { order: { id: 'ASC' } });
const contents = async () =>
  (await readdir(join(environment().dataDir, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
const attach = (ids: string[], owner: { kind: string; id: string }, actor: Actor = researcher) =>
  inTransaction(app.db, (tx) => attachFiles(tx, ids, owner, actor));
const discard = (ids: string[], owner: { kind: string; id: string }) =>
  inTransaction(app.db, (tx) => discardFiles(tx, ids, owner));
const refusal = (code: string, field: string | null, params: object[] = []) => ({
  errors: [expect.objectContaining({ code, field, params })],
});

describe('an upload', () => {
  it('is kept with what its bytes say, under no name that people gave', async () => {
    const before = await contents();
    const file = await receive([PDF.subarray(0, 10), PDF.subarray(10)], '../专利证书.txt');
    expect(await rows()).toEqual([
      {
        id: file.id,
        state: 'HELD',
        purpose: 'document',
        name: '专利证书.txt.pdf',
        mediaType: 'application/pdf',
        size: PDF.length,
        sha256: createHash('sha256').update(PDF).digest('hex'),
        uploadedBy: researcher.userId,
        ownerOrganizationId: researcher.organizationId,
        attachedKind: null,
        attachedId: null,
        createdAt: file.createdAt,
      },
    ]);
    expect((await contents()).filter((name) => !before.includes(name))).toEqual([file.id]);
    expect(await buffer(await openFile(app, file))).toEqual(PDF);
    expect(await buffer(await openFile(app, file, { start: 1, end: 3 }))).toEqual(PDF.subarray(1, 4));
    expect(file.url).toBe(`/files/${file.id}`);
  });

  it.each([
    ['nothing', [], 'document', 'REQUIRED', []],
    ['markup', [Buffer.from('<svg/>')], 'document', 'INVALID', expect.anything()],
    [
      'a document as a picture',
      [PDF],
      'picture',
      'INVALID',
      [
        { name: 'reason', value: 'type' },
        { name: 'allowed', value: 'png jpg jpeg webp' },
      ],
    ],
    ['a picture as an import', [PNG], 'import', 'INVALID', expect.anything()],
  ] as const)('of %s is refused and leaves nothing', async (_what, content, purpose, code, params) => {
    const before = await contents();
    await expect(receiveFile(scope(), { content, name: 'a.pdf', purpose })).rejects.toMatchObject({
      errors: [expect.objectContaining({ code, field: 'content', params })],
    });
    expect(await rows()).toEqual([]);
    expect(await contents()).toEqual(before);
  });

  it('that is too large is refused at the first byte too many, without reading on', async () => {
    const before = await contents();
    const chunk = Buffer.alloc(1024 * 1024, 'a');
    let read = 0;
    function* endless() {
      for (;;) {
        read += 1;
        yield chunk;
      }
    }
    const limit = refusal('LIMIT', 'content', [{ name: 'maxBytes', value: String(25 * 1024 * 1024) }]);
    await expect(receive(endless())).rejects.toMatchObject(limit);
    expect(read).toBe(26);
    read = 0;
    const announced = {
      content: endless(),
      name: 'a.txt',
      purpose: 'document',
      announcedSize: 26 * 1024 * 1024,
    } as const;
    await expect(receiveFile(scope(), announced)).rejects.toMatchObject(limit);
    expect(read).toBe(0);
    expect(await rows()).toEqual([]);
    expect(await contents()).toEqual(before);
  });

  it('may be 100 MB for an import', async () => {
    const line = Buffer.from('1,一种玉米播种机\n'.repeat(40_000));
    const count = Math.floor((100 * 1024 * 1024) / line.length);
    const content = Array.from({ length: count }, () => line);
    const file = await receiveFile(scope(), { content, name: 'a.csv', purpose: 'import' });
    expect(file).toMatchObject({ size: count * line.length, mediaType: 'text/csv' });
  });

  it('that breaks off leaves nothing', async () => {
    const before = await contents();
    async function* broken() {
      yield PDF;
      throw new Error('aborted');
    }
    await expect(receive(broken())).rejects.toThrow('aborted');
    expect(await rows()).toEqual([]);
    expect(await contents()).toEqual(before);
  });

  it('that the store does not take is discarded', async () => {
    const put = () => Promise.reject(new Error('disk full'));
    const full: App = { ...app, files: { ...app.files, put } };
    const upload = { content: [PDF], name: 'a.pdf', purpose: 'document' } as const;
    await expect(receiveFile({ ...scope(), app: full }, upload)).rejects.toThrow('disk full');
    expect(await rows()).toMatchObject([{ state: 'DISCARDED' }]);
  });

  it('is not for visitors, nor for users who have yet to consent', async () => {
    await expect(receive([PDF], 'a.pdf', VISITOR)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    await expect(receive([PDF], 'a.pdf', { ...researcher, consentGiven: false })).rejects.toMatchObject({
      code: 'CONSENT_REQUIRED',
    });
    expect(await rows()).toEqual([]);
  });

  it('is refused when the person holds too many that are not used', async () => {
    const file = await receive([PDF]);
    const many = Array.from({ length: 199 }, () => ({ ...file, id: newId() }));
    await app.db.manager.insert(StoredFile, many);
    await expect(receive([PDF])).rejects.toMatchObject({ code: 'LIMIT' });
    await attach([file.id], { kind: 'result', id: newId() });
    expect(await receive([PDF])).toMatchObject({ state: 'HELD' });
  });
});

describe('attaching', () => {
  it('gives files to a record, and again without harm, in the order asked for', async () => {
    const first = await receive([PDF]);
    const second = await receive([PNG], '图.png');
    const owner = { kind: 'result', id: newId() };
    const attached = { state: 'ATTACHED', attachedKind: 'result', attachedId: owner.id };
    const ids = [second.id, first.id];
    for (const actor of [researcher, researcher, someUser()]) {
      const files = await attach(ids, owner, actor);
      expect(files.map((file) => file.id)).toEqual(ids);
    }
    expect(await rows()).toMatchObject([
      { id: first.id, ...attached },
      { id: second.id, ...attached },
    ]);
    const found = await filesOfRecords('result').batch(app, [owner.id, newId()]);
    expect([...found].map(([id, files]) => [id, files.map((file) => file.id)])).toEqual([
      [owner.id, [first.id, second.id]],
    ]);
    expect((await fileLoader.batch(app, ids)).size).toBe(2);
  });

  it.each([
    ['another person', () => someUser()],
    ['a visitor', () => VISITOR],
    ['a job on nobody’s behalf', (): Actor => ({ kind: 'system', job: 'import', behalf: null })],
    ['a job on behalf of another', (): Actor => ({ kind: 'system', job: 'import', behalf: someUser() })],
  ])('is refused to %s, and nothing changes', async (_who, actor: () => Actor) => {
    const file = await receive([PDF]);
    await expect(attach([file.id], { kind: 'result', id: newId() }, actor())).rejects.toMatchObject(
      refusal('NOT_FOUND', 'fileIds.0'),
    );
    expect(await rows()).toMatchObject([{ state: 'HELD', attachedId: null }]);
  });

  it('works for a job that continues what the uploader began', async () => {
    const file = await receive([PDF]);
    await attach(
      [file.id],
      { kind: 'result', id: newId() },
      { kind: 'system', job: 'import', behalf: researcher },
    );
    expect(await rows()).toMatchObject([{ state: 'ATTACHED' }]);
  });

  it('refuses what is missing, malformed, attached elsewhere or meant for another purpose, and undoes the rest', async () => {
    const [free, taken] = [await receive([PDF]), await receive([PDF])];
    await attach([taken.id], { kind: 'result', id: newId() });
    const picture = await receiveFile(scope(), { content: [PNG], name: 'a.png', purpose: 'picture' });
    const owner = { kind: 'result', id: newId() };
    for (const wrong of [newId(), 'no-id', taken.id]) {
      await expect(attach([free.id, wrong], owner)).rejects.toMatchObject(refusal('NOT_FOUND', 'fileIds.1'));
    }
    await expect(attach([free.id, picture.id], owner)).rejects.toMatchObject({ code: 'INVALID' });
    expect(await app.db.manager.countBy(StoredFile, { state: 'HELD' })).toBe(2);
    await inTransaction(app.db, (tx) =>
      attachFiles(tx, [picture.id], owner, researcher, { purpose: 'picture' }),
    );
    expect(await findFile(app, picture.id)).toMatchObject({ attachedId: owner.id });
  });

  it('lets only one of two records have a file', async () => {
    const file = await receive([PDF]);
    const owners = [newId(), newId()].map((id) => ({ kind: 'result', id }));
    const outcomes = await Promise.allSettled(owners.map((owner) => attach([file.id], owner)));
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the sweep', () => {
  const later = async (hours: number) => {
    const now = clock.now().getTime() + hours * 60 * 60 * 1000;
    const back = setClock(() => now);
    try {
      return await sweepFiles(app);
    } finally {
      back();
    }
  };

  it('deletes what nobody attached within a day, row and content, and nothing else', async () => {
    await sweepFiles(app);
    const before = await contents();
    const [unused, used] = [await receive([PDF]), await receive([PDF])];
    await attach([used.id], { kind: 'result', id: newId() });
    expect(await later(23)).toBe(0);
    expect(await later(25)).toBe(1);
    expect((await rows()).map((file) => file.id)).toEqual([used.id]);
    expect(await contents()).toEqual([...before, used.id].sort());
    expect(await findFile(app, unused.id)).toBeNull();
  });

  it('deletes what a record gave up, but no other record’s', async () => {
    const [given, kept] = [await receive([PDF]), await receive([PDF])];
    const owner = { kind: 'result', id: newId() };
    const other = { kind: 'result', id: newId() };
    await attach([given.id], owner);
    await attach([kept.id], other);
    await discard([given.id, kept.id], owner);
    expect(await findFile(app, given.id)).toBeNull();
    await expect(attach([given.id], owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await sweepFiles(app)).toBe(1);
    expect(await contents()).not.toContain(given.id);
    expect((await rows()).map((file) => file.id)).toEqual([kept.id]);
  });

  it('goes on where it was cut off, before and after the content went', async () => {
    const files = [await receive([PDF]), await receive([PDF])];
    let deletions = 0;
    const cut: App = {
      ...app,
      files: {
        ...app.files,
        delete: async (key) => {
          deletions += 1;
          await app.files.delete(key);
          throw new Error('killed');
        },
      },
    };
    const now = clock.now().getTime() + 2 * DAY_MS;
    const back = setClock(() => now);
    await expect(sweepFiles(cut)).rejects.toThrow('killed');
    back();
    expect(deletions).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'DISCARDED' }, { state: 'DISCARDED' }]);
    await expect(attach([files[1]?.id ?? ''], { kind: 'result', id: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await sweepFiles(app)).toBe(2);
    expect(await rows()).toEqual([]);
    for (const file of files) expect(await contents()).not.toContain(file.id);
  });

  it('removes what killed uploads left, also at the start, but none that still comes in', async () => {
    const { incoming } = app.files;
    const [dead, living] = [newId(), newId()];
    const longAgo = new Date(Date.now() - 60 * 60 * 1000);
    await writeFile(join(incoming, dead), 'half');
    await writeFile(join(incoming, living), 'half');
    await utimes(join(incoming, dead), longAgo, longAgo);
    await closeApp(await openApp(environment().config, []));
    expect(await readdir(incoming)).toEqual([living]);
  });

  it('leaves a file that is attached while it runs', async () => {
    const file = await receive([PDF]);
    let swept: Promise<number> | undefined;
    await inTransaction(app.db, async (tx) => {
      await attachFiles(tx, [file.id], { kind: 'result', id: newId() }, researcher);
      swept = later(48);
    });
    expect(await swept).toBe(0);
    expect(await findFile(app, file.id)).toMatchObject({ state: 'ATTACHED' });
  });
});
