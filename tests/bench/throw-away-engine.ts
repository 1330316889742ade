import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMeilisearch } from '../../server/platform/embedded/meilisearch.ts';
import { SearchEngine } from '../../server/platform/search/engine.ts';
import { makeFolders, secretsOf } from '../../server/platform/start/data-folder.mjs';
import { identify } from '../../server/platform/start/processes.mjs';
import { newTestFolder, removeTestFolder, sweepLeftovers } from '../support/sweep.mjs';

/** A folder for services of one run; what is left of it, even after a kill, is swept away by a later run. */
export interface ThrowAway {
  dataDir: string;
  remove(): Promise<void>;
}

export async function throwAwayFolder(): Promise<ThrowAway> {
  await sweepLeftovers();
  const folder = newTestFolder();
  makeFolders(folder);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(identify(process.pid)));
  const dataDir = join(folder, 'services');
  makeFolders(dataDir);
  return { dataDir, remove: () => removeTestFolder(folder) };
}

export interface EngineAddress {
  url: string;
  key: string;
  indexPrefix: string;
}

/** The engine at MEILI_URL, or one started in the folder; index names are of this run only. */
export async function throwAwayEngine({ dataDir }: ThrowAway): Promise<EngineAddress> {
  const indexPrefix = `throwaway${process.pid}`;
  const { MEILI_URL, MEILI_KEY = '' } = process.env;
  if (MEILI_URL) return { url: MEILI_URL, key: MEILI_KEY, indexPrefix };
  const { meilisearchKey: key } = secretsOf(dataDir);
  const service = await startMeilisearch({ dataDir, key });
  if (!service) {
    throw new Error(
      'This machine has no Meilisearch: install its npm package, put one on PATH, or set MEILI_URL',
    );
  }
  return { url: service.url, key, indexPrefix };
}

/** Drops the indexes of this run, for an engine that lives on. */
export async function dropIndexes(address: EngineAddress): Promise<void> {
  const engine = new SearchEngine(address);
  for (const name of ['results']) await engine.admin.drop(engine.indexName(name));
}
