import type { Readable } from 'node:stream';
import { In } from 'typeorm';
import type { App, Scope } from '../app.ts';
import { type Actor, actingUser, requireConsent } from '../auth/actor.ts';
import { clock } from '../clock.ts';
import type { Transaction } from '../database/transaction.ts';
import { Refusal } from '../errors.ts';
import { groupBy, type Loader, loadMany, loadOne } from '../graphql/loaders.ts';
import { isId, newId } from '../ids.ts';
import { findKind, PURPOSES } from './file-kinds.ts';
import { safeFileName } from './file-name.ts';
import type { ByteRange } from './file-store.ts';
import { type ByteSource, type Incoming, tooLarge, withIncoming } from './incoming.ts';
import { type FilePurpose, StoredFile } from './stored-file.entity.ts';

export interface Upload {
  content: ByteSource;
  /** As the person named it. */
  name: string;
  purpose: FilePurpose;
  /** Bytes, where they are said beforehand. */
  announcedSize?: number | null;
}

/** The record that files belong to; the feature that owns the kind has a `fileAccess` for it. */
export interface FileOwner {
  kind: string;
  id: string;
}

/** What one person may have uploaded without using it. */
const HELD_FILES = 200;
const HELD_BYTES = 500 * 1024 * 1024;

/** Where the store keeps a file's content. The last digits of a UUID v7 are random and spread the folders evenly. */
export function contentKey(fileId: string): string {
  return `${fileId.slice(-2)}/${fileId}`;
}

/**
 * Receives an upload and keeps it as the uploader's own until `attachFiles`. Nothing stays of one that is refused or
 * breaks off.
 * @throws Refusal SIGN_IN_REQUIRED, CONSENT_REQUIRED, REQUIRED (empty), LIMIT (size in `maxBytes`, or too many unused uploads),
 *   INVALID (type; `allowed` names the endings)
 */
export async function receiveFile(scope: Scope, upload: Upload): Promise<StoredFile> {
  const { app, actor } = scope;
  if (actor.kind === 'visitor') throw new Refusal('SIGN_IN_REQUIRED');
  requireConsent(actor);
  const { maxBytes } = PURPOSES[upload.purpose];
  if ((upload.announcedSize ?? 0) > maxBytes) throw tooLarge(maxBytes);
  await refuseHoarding(scope);
  return withIncoming(app.files, upload.content, maxBytes, async (content) => {
    const file = await describe(content, upload, actor);
    // The row comes first: a crash between the two leaves a row that the sweep finds, never a lost content.
    await app.db.manager.insert(StoredFile, file);
    try {
      await app.files.put(contentKey(file.id), content);
    } catch (error) {
      await app.db.manager.update(StoredFile, file.id, { state: 'DISCARDED' });
      throw error;
    }
    await app.db.manager.update(StoredFile, { id: file.id, state: 'RECEIVING' }, { state: 'HELD' });
    return Object.assign(file, { state: 'HELD' });
  });
}

async function describe(content: Incoming, upload: Upload, actor: Actor): Promise<StoredFile> {
  const { kinds } = PURPOSES[upload.purpose];
  const kind = await findKind(content.path, content.head, upload.name);
  if (!kind || !kinds.some(({ mediaType }) => mediaType === kind.mediaType)) {
    const allowed = kinds.flatMap(({ extensions }) => extensions).join(' ');
    throw new Refusal('INVALID', { field: 'content', params: { reason: 'type', allowed } });
  }
  const user = actingUser(actor);
  return Object.assign(new StoredFile(), {
    id: newId(),
    state: 'RECEIVING',
    purpose: upload.purpose,
    name: safeFileName(upload.name, kind.extensions),
    mediaType: kind.mediaType,
    size: content.size,
    sha256: content.sha256,
    uploadedBy: user?.userId ?? null,
    ownerOrganizationId: user?.organizationId ?? null,
    attachedKind: null,
    attachedId: null,
    createdAt: clock.now(),
  } satisfies Omit<StoredFile, 'url' | 'uploadedAt'>);
}

async function refuseHoarding({ app, actor }: Scope): Promise<void> {
  if (actor.kind !== 'user') return;
  const held = await app.db
    .createQueryBuilder(StoredFile, 'file')
    .select('count(*)::int', 'files')
    .addSelect('coalesce(sum(file.size), 0)::float', 'bytes')
    .where(`file.uploadedBy = :userId AND file.state IN ('RECEIVING', 'HELD')`, { userId: actor.userId })
    .getRawOne<{ files: number; bytes: number }>();
  if (!held || (held.files < HELD_FILES && held.bytes < HELD_BYTES)) return;
  throw new Refusal('LIMIT', { params: { heldFiles: HELD_FILES, heldBytes: HELD_BYTES } });
}

/**
 * Gives uploads to a record within the transaction that writes it. Files that belong to that record already stay as
 * they are, so a list can be sent again as a whole.
 * @param field input field that refusals name; each file's place in the list is appended
 * @returns the files in the order of the ids
 * @throws Refusal NOT_FOUND for files that are not there, not the actor's own or another record's; INVALID for a file
 *   that was uploaded for another purpose
 */
export async function attachFiles(
  tx: Transaction,
  fileIds: readonly string[],
  owner: FileOwner,
  actor: Actor,
  { purpose = 'document', field = 'fileIds' }: { purpose?: FilePurpose; field?: string } = {},
): Promise<StoredFile[]> {
  const known = new Map((await lockFiles(tx, fileIds)).map((file) => [file.id, file]));
  const uploader = actor.kind === 'visitor' ? undefined : (actingUser(actor)?.userId ?? null);
  const files = fileIds.map((id, index) => {
    const file = known.get(id);
    const place = { field: `${field}.${index}` };
    if (file?.state === 'ATTACHED' && belongsTo(file, owner)) return file;
    if (file?.state !== 'HELD' || file.uploadedBy !== uploader) throw new Refusal('NOT_FOUND', place);
    if (file.purpose !== purpose)
      throw new Refusal('INVALID', { ...place, params: { reason: 'purpose', purpose } });
    return file;
  });
  const change = { state: 'ATTACHED', attachedKind: owner.kind, attachedId: owner.id } as const;
  const held = files.filter((file) => file.state === 'HELD');
  if (held.length > 0) await tx.update(StoredFile, { id: In(held.map((file) => file.id)) }, change);
  return files.map((file) => Object.assign(file, change));
}

/** Gives up files of a record within the transaction; their contents are deleted within the hour. Others' stay. */
export async function discardFiles(
  tx: Transaction,
  fileIds: readonly string[],
  owner: FileOwner,
): Promise<void> {
  const mine = (await lockFiles(tx, fileIds)).filter(
    (file) => file.state === 'ATTACHED' && belongsTo(file, owner),
  );
  if (mine.length === 0) return;
  const change = { state: 'DISCARDED', attachedKind: null, attachedId: null } as const;
  await tx.update(StoredFile, { id: In(mine.map((file) => file.id)) }, change);
}

async function lockFiles(tx: Transaction, fileIds: readonly string[]): Promise<StoredFile[]> {
  const ids = fileIds.filter(isId);
  if (ids.length === 0) return [];
  return tx.find(StoredFile, {
    where: { id: In(ids) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

function belongsTo(file: StoredFile, owner: FileOwner): boolean {
  return file.attachedKind === owner.kind && file.attachedId === owner.id;
}

/** A file that is there to be read, whoever asks; null for ids that are none, and for files that are going. */
export async function findFile(app: App, fileId: string): Promise<StoredFile | null> {
  if (!isId(fileId)) return null;
  return app.db.manager.findOneBy(StoredFile, { id: fileId, state: In(['HELD', 'ATTACHED']) });
}

/** Opens a file's content, or a part of it. Asks nobody: whoever calls has decided that it may be read. */
export async function openFile(app: App, file: Pick<StoredFile, 'id'>, range?: ByteRange): Promise<Readable> {
  return app.files.get(contentKey(file.id), range);
}

/** Files by id. */
export const fileLoader: Loader<string, StoredFile | null> = loadOne('file', async (app, ids) => {
  const files = await app.db.manager.findBy(StoredFile, {
    id: In([...ids]),
    state: In(['HELD', 'ATTACHED']),
  });
  return new Map(files.map((file) => [file.id, file]));
});

/** The files of records of one kind by record, oldest first. Make one loader per kind, outside of requests. */
export function filesOfRecords(kind: string): Loader<string, StoredFile[]> {
  return loadMany(`files of ${kind}`, async (app, ids) => {
    const where = { attachedKind: kind, attachedId: In([...ids]) };
    const files = await app.db.manager.find(StoredFile, { where, order: { id: 'ASC' } });
    return groupBy(files, (file) => file.attachedId ?? '');
  });
}
