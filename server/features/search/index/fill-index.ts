import type { SearchEngine } from '../../../platform/search/engine.ts';
import type { CollectionDocument, SearchCollection, Synonyms } from './collection.ts';
import { TermCounter, type TermTable } from './term-table.ts';

/** Batches that the engine may have waiting: enough to keep it busy, few enough to let single changes in between. */
const WAITING_BATCHES = 3;

/** Makes an index of these documents under a name, dropping what was there; answers its table of terms. */
export async function fillIndex(
  engine: SearchEngine,
  { settings }: Pick<SearchCollection, 'settings'>,
  name: string,
  synonyms: Synonyms,
  batches: AsyncIterable<readonly CollectionDocument[]>,
): Promise<TermTable> {
  await engine.admin.drop(name);
  await engine.admin.create(name, 'id');
  await engine.admin.applySettings(name, settings(synonyms));
  const counter = new TermCounter();
  const waiting: number[] = [];
  for await (const documents of batches) {
    waiting.push(await engine.admin.put(name, documents));
    for (const document of documents) counter.add(document);
    const oldest = waiting.length >= WAITING_BATCHES ? waiting.shift() : undefined;
    if (oldest !== undefined) await engine.admin.settled(oldest);
  }
  for (const task of waiting) await engine.admin.settled(task);
  return counter.table();
}
