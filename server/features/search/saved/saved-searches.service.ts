import type { App, Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { conditionsOf, type SearchFilter } from '../query/filter.ts';
import { SavedSearchRecord } from './saved-search.entity.ts';

/** Saved searches that one user may keep. */
const MOST = 50;

export interface SaveSearch {
  name: string;
  query: string;
  filter?: SearchFilter | null;
  digest: boolean;
}

/** The searches that the user keeps, the newest first. */
export async function savedSearches({ app, actor }: Scope): Promise<SavedSearchRecord[]> {
  const { userId } = requireUser(actor);
  return app.db.manager.find(SavedSearchRecord, {
    where: { userId },
    order: { createdAt: 'DESC', id: 'DESC' },
  });
}

/** Keeps a search; refuses REQUIRED without a name, LIMIT for more than fifty. */
export async function saveSearch({ app, actor }: Scope, input: SaveSearch): Promise<SavedSearchRecord> {
  const { userId } = requireUser(actor);
  const now = clock.now();
  const saved = Object.assign(new SavedSearchRecord(), {
    id: newId(),
    userId,
    name: readName(input.name),
    query: input.query.trim(),
    filter: plainFilter(input.filter ?? {}),
    digest: input.digest,
    createdAt: now,
    toldUntil: now,
    lastDigestAt: null,
  });
  await inTransaction(app.db, async (tx) => {
    // One user's saving waits for the other, or both could pass the limit at once.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`saved-search:${userId}`]);
    if ((await tx.countBy(SavedSearchRecord, { userId })) >= MOST)
      throw new Refusal('LIMIT', { params: { max: MOST } });
    await tx.insert(SavedSearchRecord, saved as object);
  });
  return saved;
}

/** Renames a saved search or changes its mails; refuses NOT_FOUND for one that is not the user's. */
export async function editSavedSearch(
  { app, actor }: Scope,
  input: { savedSearchId: string; name?: string | null; digest?: boolean | null },
): Promise<SavedSearchRecord> {
  const { userId } = requireUser(actor);
  return inTransaction(app.db, async (tx) => {
    const found = isId(input.savedSearchId)
      ? await tx.findOne(SavedSearchRecord, {
          where: { id: input.savedSearchId, userId },
          lock: { mode: 'pessimistic_write' },
        })
      : null;
    if (!found) throw new Refusal('NOT_FOUND', { field: 'savedSearchId' });
    if (typeof input.name === 'string') found.name = readName(input.name);
    if (typeof input.digest === 'boolean') {
      // Who turns mails on hears of what is new from then on.
      if (input.digest && !found.digest) found.toldUntil = clock.now();
      found.digest = input.digest;
    }
    return tx.save(found);
  });
}

/** Forgets a saved search; refuses NOT_FOUND for one that is not the user's. */
export async function deleteSavedSearch(
  { app, actor }: Scope,
  input: { savedSearchId: string },
): Promise<void> {
  const { userId } = requireUser(actor);
  if (!isId(input.savedSearchId)) throw new Refusal('NOT_FOUND', { field: 'savedSearchId' });
  const { affected } = await app.db.manager.delete(SavedSearchRecord, { id: input.savedSearchId, userId });
  if (!affected) throw new Refusal('NOT_FOUND', { field: 'savedSearchId' });
}

/** Saved searches with mails, in the order of their ids, batch by batch. */
export async function digestBatch({ db }: App, after: string, size: number): Promise<SavedSearchRecord[]> {
  return db
    .createQueryBuilder(SavedSearchRecord, 'saved')
    .where('saved.digest AND saved.id > :after', { after })
    .orderBy('saved.id')
    .limit(size)
    .getMany();
}

function readName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new Refusal('REQUIRED', { field: 'name' });
  return trimmed;
}

/** Only what narrows, so that it is read back as it was meant; refuses what no search would take. */
function plainFilter(filter: SearchFilter): Record<string, unknown> {
  conditionsOf(filter);
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== null && value !== undefined),
  );
}
