import { parseArgs } from 'node:util';
import { fillIndex } from '../../server/features/search/index/fill-index.ts';
import { RESULTS } from '../../server/features/search/index/results-collection.ts';
import { buildDocument } from '../../server/features/search/index/search-document.ts';
import { SearchIndex } from '../../server/features/search/index/search-index.ts';
import type { HitDocument } from '../../server/features/search/index/search-settings.ts';
import { newId } from '../../server/platform/ids.ts';
import { SearchEngine } from '../../server/platform/search/engine.ts';
import { REACH } from './reach.ts';
import { quantile, say, table } from './report.ts';
import { readResults, readRows } from './sample.ts';
import { dropIndexes, throwAwayEngine, throwAwayFolder } from './throw-away-engine.ts';

const OPTIONS = `--docs FILE... --queries FILE --qrels FILE [--kinds a,b] [--sample n] [--misses n] [--without-keywords]`;
const MEANING = `and prints by kind: recall at 1 and at 10 in %, mean reciprocal rank, and what is to be reached.
  --sample n: about n queries of each kind; --misses n: show n queries of each kind that missed the first place;
  --without-keywords: leave the documents' keywords out.`;

interface Query {
  qid: string;
  kind: string;
  query: string;
}

interface Judgement {
  qid: string;
  doc: string;
}

/** How far down a list is looked for the document. */
export const DEPTH = 50;

/** What an evaluated way of finding answers: ids, the best first, and a note on how they were found. */
export interface Answer {
  ids: readonly string[];
  note: string;
}

interface Outcome {
  /** From 1; null if not among the first. */
  rank: number | null;
  milliseconds: number;
  note: string;
  query: string;
}

export interface Evaluation {
  /** The command, such as `npm run search:evaluate`, and what it asks the queries through. */
  command: string;
  through: string;
  /** Note whose share is printed. */
  counted: string;
  /** Kinds that are asked unless told. */
  kinds?: readonly string[];
  ask: (index: SearchIndex<HitDocument>, query: string) => Promise<Answer>;
}

/** Runs a command that asks known-item queries over an index that the product's own builder makes, and says how it did. */
export async function evaluate(evaluation: Evaluation): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      docs: { type: 'string', multiple: true },
      queries: { type: 'string' },
      qrels: { type: 'string' },
      kinds: { type: 'string' },
      sample: { type: 'string' },
      misses: { type: 'string' },
      'without-keywords': { type: 'boolean' },
    },
  });
  // Further files may follow the first one without the option's name.
  const files = [...(values.docs ?? []), ...positionals];
  if (files.length === 0 || !values.queries || !values.qrels) {
    throw new Error(
      `${evaluation.command} -- ${OPTIONS}\n  Indexes the documents into a throw-away index, asks the queries ${evaluation.through},\n  ${MEANING}`,
    );
  }
  const wanted = await readWanted(values.qrels);
  const kinds = values.kinds?.split(',') ?? evaluation.kinds;
  const queries = await readQueries(values.queries, kinds, Number(values.sample ?? Infinity));
  const folder = await throwAwayFolder();
  try {
    const address = await throwAwayEngine(folder);
    const index = await makeIndex(new SearchEngine(address), files, values['without-keywords'] ?? false);
    const rows: string[][] = [];
    for (const [kind, asked] of queries) {
      const outcomes: Outcome[] = [];
      for (const query of asked) {
        outcomes.push(await outcomeOf(evaluation, index, query.query, wanted.get(query.qid) ?? ''));
      }
      rows.push(row(kind, outcomes, evaluation.counted));
      showMisses(kind, outcomes, Number(values.misses ?? 0));
    }
    const times = ['p50 ms', 'p95 ms', evaluation.counted.toLowerCase()];
    say(table(['kind', 'queries', 'R@1', 'R@10', 'MRR', 'to reach', 'reached', ...times], rows));
    await dropIndexes(address);
  } finally {
    await folder.remove();
  }
}

async function makeIndex(
  engine: SearchEngine,
  files: string[],
  withoutKeywords: boolean,
): Promise<SearchIndex<HitDocument>> {
  const documents = async function* () {
    for await (const results of readResults(files, { withoutKeywords })) yield results.map(buildDocument);
  };
  const started = performance.now();
  const name = engine.indexName('results');
  const terms = await fillIndex(engine, RESULTS, name, {}, documents());
  const seconds = (performance.now() - started) / 1000;
  say(
    `${terms.documents} documents indexed in ${seconds.toFixed(1)} s (${Math.round(terms.documents / seconds)} a second)`,
  );
  return new SearchIndex(RESULTS, engine, name, newId(), terms);
}

async function outcomeOf(
  { ask }: Evaluation,
  index: SearchIndex<HitDocument>,
  query: string,
  wanted: string,
): Promise<Outcome> {
  const started = performance.now();
  const { ids, note } = await ask(index, query);
  const milliseconds = performance.now() - started;
  const at = ids.slice(0, DEPTH).indexOf(wanted);
  return { rank: at < 0 ? null : at + 1, milliseconds, note, query };
}

function row(kind: string, outcomes: readonly Outcome[], counted: string): string[] {
  const count = outcomes.length;
  const within = (most: number) =>
    (100 * outcomes.filter(({ rank }) => rank !== null && rank <= most).length) / count;
  const mrr = outcomes.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1 / rank), 0) / count;
  const reach = REACH[kind];
  const reached =
    reach !== undefined &&
    within(10) >= reach.ten - 0.5 &&
    (reach.first === undefined || within(1) >= reach.first - 0.5) &&
    (reach.mrr === undefined || mrr >= reach.mrr - 0.005);
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  return [
    kind,
    String(count),
    within(1).toFixed(1),
    within(10).toFixed(1),
    mrr.toFixed(3),
    reach ? `${reach.first ?? '–'} / ${reach.ten}${reach.mrr === undefined ? '' : ` / ${reach.mrr}`}` : '–',
    reach ? (reached ? 'yes' : 'no') : '–',
    quantile(times, 0.5).toFixed(1),
    quantile(times, 0.95).toFixed(1),
    `${Math.round((100 * outcomes.filter(({ note }) => note === counted).length) / count)} %`,
  ];
}

function showMisses(kind: string, outcomes: readonly Outcome[], most: number): void {
  const missed = outcomes.filter(({ rank }) => rank !== 1).slice(0, most);
  for (const { query, rank, note } of missed)
    say(`${kind}: ${query} (${rank ?? `not in ${DEPTH}`}, ${note})`);
}

async function readWanted(file: string): Promise<Map<string, string>> {
  const wanted = new Map<string, string>();
  for await (const { qid, doc } of readRows<Judgement>(file)) wanted.set(qid, doc);
  return wanted;
}

/** Queries by kind, in the order of the reach table; every n-th where a sample is asked for. */
async function readQueries(
  file: string,
  kinds: readonly string[] | undefined,
  sample: number,
): Promise<Map<string, Query[]>> {
  const found = new Map<string, Query[]>();
  for await (const query of readRows<Query>(file)) {
    if (kinds && !kinds.includes(query.kind)) continue;
    found.set(query.kind, [...(found.get(query.kind) ?? []), query]);
  }
  const order = [...Object.keys(REACH), ...found.keys()];
  const sorted = [...found].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return new Map(
    sorted.map(([kind, queries]) => {
      const step = Math.max(1, queries.length / sample);
      return [kind, queries.filter((_query, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))];
    }),
  );
}
