import type { App } from '../../platform/app.ts';
import { clock } from '../../platform/clock.ts';
import { outboxLag } from '../../platform/outbox/outbox.service.ts';
import type { SearchCollection } from './index/collection.ts';
import { liveIndex, rebuiltAt, watchedCollections } from './index/live-index.ts';
import { RESULTS } from './index/results-collection.ts';
import type { SearchStatus } from './search.types.ts';

/**
 * How the search of a collection stands, of results unless told: what the index holds, what the database holds, and what
 * waits in between.
 */
export async function searchStatus(app: App, collection: SearchCollection = RESULTS): Promise<SearchStatus> {
  const { name, topic, count } = collection;
  const available = (await app.search?.isHealthy()) ?? false;
  const state = available ? await app.search?.admin.state(app.search.indexName(name)) : null;
  const { pending, oldestAt } = await outboxLag(app, topic);
  return {
    collection: name,
    available,
    documents: state?.documents ?? 0,
    published: await count(app),
    pending,
    oldestPendingSeconds: oldestAt ? Math.floor((clock.now().getTime() - oldestAt.getTime()) / 1000) : 0,
    indexVersion: liveIndex(app, collection)?.version ?? null,
    rebuiltAt: rebuiltAt(app, collection),
  };
}

/** How each collection stands that this process knows. */
export function searchStatuses(app: App): Promise<SearchStatus[]> {
  return Promise.all(watchedCollections(app).map((collection) => searchStatus(app, collection)));
}
