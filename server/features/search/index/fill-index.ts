import type { SearchEngine } from '../../../platform/search/engine.ts';
import type { SearchableResult } from '../../results/results-for-search.types.ts';
import { type IndexState, stateOf } from './index-state.ts';
import { buildDocument } from './search-document.ts';
import { searchSettings } from './search-settings.ts';
import { TermCounter } from './term-table.ts';

/** Batches that the engine may have waiting: enough to keep it busy, few enough to let single changes in between. */
const WAITING_BATCHES = 3;

export interface NewIndex {
  /** Name of the index and of the one that keeps its state. */
  name: string;
  stateName: string;
  version: string;
  builtAt: Date;
  synonyms: Readonly<Record<string, readonly string[]>>;
}

/** Makes an index of these results, and its state; what was there under the names is dropped. */
export async function fillIndex(
  engine: SearchEngine,
  { name, stateName, version, builtAt, synonyms }: NewIndex,
  batches: AsyncIterable<readonly SearchableResult[]>,
): Promise<IndexState> {
  await makeEmpty(engine, name, stateName, synonyms);
  const counter = new TermCounter();
  const waiting: number[] = [];
  for await (const batch of batches) {
    const documents = batch.map(buildDocument);
    waiting.push(await engine.admin.put(name, documents));
    for (const document of documents) counter.add(document);
    if (waiting.length >= WAITING_BATCHES) await engine.admin.settled(waiting.shift() as number);
  }
  for (const task of waiting) await engine.admin.settled(task);
  const state = stateOf(version, builtAt, counter.table());
  await engine.admin.settled(await engine.admin.put(stateName, [state]));
  return state;
}

async function makeEmpty(
  engine: SearchEngine,
  name: string,
  stateName: string,
  synonyms: NewIndex['synonyms'],
): Promise<void> {
  for (const index of [name, stateName]) {
    await engine.admin.drop(index);
    await engine.admin.create(index, 'id');
  }
  await engine.admin.applySettings(name, searchSettings(synonyms));
  // The state is only ever read whole.
  await engine.admin.applySettings(stateName, { searchableAttributes: ['id'] });
}
