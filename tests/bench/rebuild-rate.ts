import { Meilisearch } from 'meilisearch';
import { allSearchableResults } from '../../server/features/results/results-for-search.service.ts';
import { rebuildIndex } from '../../server/features/search/index/rebuild.ts';
import { RESULTS } from '../../server/features/search/index/results-collection.ts';
import { buildDocument, type SearchDocument } from '../../server/features/search/index/search-document.ts';
import { searchSettings } from '../../server/features/search/index/search-settings.ts';
import type { App } from '../../server/platform/app.ts';
import { type EngineSettings, SearchEngine } from '../../server/platform/search/engine.ts';

/** Documents that the product hands over at once. */
const BATCH = 1000;
const LONGEST_MS = 600_000;

/** Every document that a rebuild makes. */
export async function allDocuments(app: App): Promise<SearchDocument[]> {
  const documents: SearchDocument[] = [];
  for await (const results of allSearchableResults(app, BATCH)) documents.push(...results.map(buildDocument));
  return documents;
}

/** Seconds that the product takes for a fresh index of everything that is published, from the database on. */
export async function timeRebuild(app: App, settings: EngineSettings): Promise<number> {
  const started = performance.now();
  await rebuildIndex(app, new SearchEngine(settings), RESULTS);
  return (performance.now() - started) / 1000;
}

/** Seconds that the engine takes for these documents, with the product's settings and batches, handed over without pause. */
export async function timeRaw(settings: EngineSettings, documents: SearchDocument[]): Promise<number> {
  const client = new Meilisearch({ host: settings.url, apiKey: settings.key });
  const waiting = { timeout: LONGEST_MS, interval: 20 };
  const name = `${settings.indexPrefix}_raw`;
  await client.createIndex(name, { primaryKey: 'id' }).waitTask(waiting);
  const index = client.index<Record<string, unknown>>(name);
  await index.updateSettings(searchSettings({})).waitTask(waiting);
  const started = performance.now();
  const tasks: number[] = [];
  for (let at = 0; at < documents.length; at += BATCH) {
    const { taskUid } = await index.addDocuments(
      documents.slice(at, at + BATCH).map((each) => ({ ...each })),
    );
    tasks.push(taskUid);
  }
  for (const task of tasks) {
    const { error } = await client.tasks.waitForTask(task, waiting);
    if (error) throw new Error(`The engine refused documents of the bench: ${error.message}`);
  }
  const seconds = (performance.now() - started) / 1000;
  await client.deleteIndex(name).waitTask(waiting);
  return seconds;
}
