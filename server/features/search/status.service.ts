import type { App } from '../../platform/app.ts';
import { clock } from '../../platform/clock.ts';
import { outboxLag } from '../../platform/outbox/outbox.service.ts';
import { RESULTS_TOPIC } from '../results/change-result.ts';
import { publishedCount } from '../results/results-for-search.service.ts';
import { liveIndex, RESULTS_INDEX, rebuiltAt } from './index/live-index.ts';
import type { SearchStatus } from './search.types.ts';

/** How the search stands: what the index holds, what the database holds, and what waits in between. */
export async function searchStatus(app: App): Promise<SearchStatus> {
  const available = (await app.search?.isHealthy()) ?? false;
  const state = available ? await app.search?.admin.state(app.search.indexName(RESULTS_INDEX)) : null;
  const { pending, oldestAt } = await outboxLag(app, RESULTS_TOPIC);
  return {
    available,
    documents: state?.documents ?? 0,
    published: await publishedCount(app),
    pending,
    oldestPendingSeconds: oldestAt ? Math.floor((clock.now().getTime() - oldestAt.getTime()) / 1000) : 0,
    indexVersion: liveIndex(app)?.version ?? null,
    rebuiltAt: rebuiltAt(app),
  };
}
