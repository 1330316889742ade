import type { SearchEngine } from '../../../platform/search/engine.ts';
import type { SearchableResult } from '../../results/results-for-search.types.ts';
import { buildDocument } from './search-document.ts';
import { searchSettings } from './search-settings.ts';
import { TermCounter, type TermTable } from './term-table.ts';

/** Batches that the engine may have waiting: enough to keep it busy, few enough to let single changes in between. */
const WAITING_BATCHES = 3;

/** Words that mean the same, by word. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/** Makes an index of these results under a name, dropping what was there; answers its table of terms. */
export async function fillIndex(
  engine: SearchEngine,
  name: string,
  synonyms: Synonyms,
  batches: AsyncIterable<readonly SearchableResult[]>,
): Promise<TermTable> {
  await engine.admin.drop(name);
  await engine.admin.create(name, 'id');
  await engine.admin.applySettings(name, searchSettings(synonyms));
  const counter = new TermCounter();
  const waiting: number[] = [];
  for await (const batch of batches) {
    const documents = batch.map(buildDocument);
    waiting.push(await engine.admin.put(name, documents));
    for (const document of documents) counter.add(document);
    const oldest = waiting.length >= WAITING_BATCHES ? waiting.shift() : undefined;
    if (oldest !== undefined) await engine.admin.settled(oldest);
  }
  for (const task of waiting) await engine.admin.settled(task);
  return counter.table();
}
