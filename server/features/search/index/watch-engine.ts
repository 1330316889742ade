import type { App } from '../../../platform/app.ts';
import { log } from '../../../platform/log.ts';
import { retryNow } from '../../../platform/outbox/outbox.service.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import { watchedCollections } from './live-index.ts';

const LOOK_EVERY_MS = 2000;

/**
 * Watches the engine from the worker: when it is back from being away, what waited in the outbox is handled at once;
 * when it has lost an index, `onLoss` is called.
 */
export function watchEngine(app: App, onLoss: () => Promise<void>): void {
  const engine = app.search;
  if (!engine) return;
  let wasAway = false;
  const timer = setInterval(async () => {
    if (!app.db.isInitialized) return clearInterval(timer);
    try {
      const isAway = !(await engine.isHealthy());
      if (!isAway) await whileThere(app, engine, wasAway, onLoss);
      if (isAway !== wasAway) log.warn({ isAway }, 'the search engine went away or came back');
      wasAway = isAway;
    } catch (error) {
      log.warn({ err: error }, 'the search engine could not be looked after; trying again soon');
    }
  }, LOOK_EVERY_MS);
  timer.unref();
}

async function whileThere(
  app: App,
  engine: SearchEngine,
  wasAway: boolean,
  onLoss: () => Promise<void>,
): Promise<void> {
  const collections = watchedCollections(app);
  const states = await Promise.all(collections.map(({ name }) => engine.admin.state(engine.indexName(name))));
  if (states.includes(null)) await onLoss();
  else if (wasAway) for (const { topic } of collections) await retryNow(app, topic);
}
