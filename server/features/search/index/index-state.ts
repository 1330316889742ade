import type { SearchEngine } from '../../../platform/search/engine.ts';
import { listMark } from '../query/cursor.ts';
import { searchSettings } from './search-settings.ts';
import type { TermTable } from './term-table.ts';

/** Raise it when `buildDocument` changes what it writes: at the next start the index is then made again. */
const DOCUMENT_FORMAT = 1;

/** What an index of this code looks like; an index of another shape is made again. */
export const INDEX_SHAPE = listMark(DOCUMENT_FORMAT, searchSettings({}));

/** The names of what a rebuild makes and swaps: the index, and beside it its state with the table of terms. */
export function indexNames(engine: SearchEngine) {
  return {
    live: engine.indexName('results'),
    liveState: engine.indexName('results_state'),
    next: engine.indexName('results_next'),
    nextState: engine.indexName('results_state_next'),
  };
}

/** What is known of an index: it lies beside it in the engine, so it is swapped, and lost, together with it. */
export interface IndexState {
  id: 'state';
  version: string;
  shape: string;
  /** Milliseconds since 1970. */
  builtAt: number;
  documents: number;
  averageLength: TermTable['averageLength'];
  rare: number;
  /** `term count` by line. */
  frequencies: string;
}

/** The state of an index that was just made. */
export function stateOf(version: string, builtAt: Date, table: TermTable): IndexState {
  return {
    id: 'state',
    version,
    shape: INDEX_SHAPE,
    builtAt: builtAt.getTime(),
    documents: table.documents,
    averageLength: table.averageLength,
    rare: table.rare,
    frequencies: [...table.frequencies].map(([term, count]) => `${term} ${count}`).join('\n'),
  };
}

/** The table of terms in a state. */
export function tableOf({ documents, averageLength, rare, frequencies }: IndexState): TermTable {
  const lines = frequencies === '' ? [] : frequencies.split('\n');
  const entries = lines.map((line): [string, number] => {
    const gap = line.lastIndexOf(' ');
    return [line.slice(0, gap), Number(line.slice(gap + 1))];
  });
  return { documents, averageLength, rare, frequencies: new Map(entries) };
}
