import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { SearchDocument } from '../../server/features/search/index/search-document.ts';
import { loadDictionaries } from '../../server/features/search/text/words.ts';
import { log } from '../../server/platform/log.ts';
import { type BenchApi, type BenchMarket, startBenchMarket } from './bench-market.ts';
import { corpusRows } from './corpus.ts';
import { loadResults } from './load-results.ts';
import { allDocuments, timeRaw, timeRebuild } from './rebuild-rate.ts';
import { quantile, say, table } from './report.ts';
import { loadApi, loadEngine, makeRotations, type Rotation } from './search-load.ts';
import { countStatements } from './statement-counts.ts';

const USAGE = `npm run bench -- [--docs FILE...] [--quick]
  Measures the product beside the raw engine, over the documents of files (JSON Lines with id, title, abstract,
  keywords) or over 20,000 generated results, on a PostgreSQL and a Meilisearch of its own. It judges nothing.
  --quick: 2,000 generated results and 3 s for each load.`;

const CONNECTIONS = [1, 8];
/** Documents that searches are taken from. */
const SAMPLES = 20;

interface Plan {
  files: string[];
  generated: number;
  seconds: number;
  starts: number;
  rounds: number;
}

async function main(): Promise<void> {
  const plan = readPlan();
  log.level = process.env.LOG_LEVEL ?? 'warn';
  const market = await startBenchMarket();
  const remove = () => market.remove();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void remove().finally(() => process.exit(1)));
  }
  try {
    await measure(market, plan);
  } finally {
    await remove();
  }
}

function readPlan(): Plan {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      docs: { type: 'string', multiple: true },
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || (positionals.length > 0 && !values.docs)) throw new Error(USAGE);
  // Further files may follow the first one without the option's name.
  const files = [...(values.docs ?? []), ...positionals];
  return values.quick
    ? { files, generated: 2000, seconds: 3, starts: 1, rounds: 1 }
    : { files, generated: 20_000, seconds: 10, starts: 3, rounds: 2 };
}

async function measure(market: BenchMarket, plan: Plan): Promise<void> {
  const { app, search } = market;
  loadDictionaries();
  sayMachine();
  const loaded = performance.now();
  const count = await loadResults(app, corpusRows(plan.files, plan.generated));
  const source = plan.files.length > 0 ? 'files' : 'generated';
  say(`${count} published results (${source}), imported in ${seconds(performance.now() - loaded)}\n`);
  const documents = await allDocuments(app);
  await measureRebuild(market, documents, plan);
  const rotations = await makeRotations(app, search, spread(documents, SAMPLES));
  const api = await measureStart(market, plan);
  try {
    await measureStatements(api, rotations);
    await measureSearch(market, api, rotations, plan);
  } finally {
    await api.stop();
  }
}

function sayMachine(): void {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  say(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${process.platform} ${process.arch}, `,
  );
  say(`${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${memory}`);
}

/** The best of the rounds of each side, which take turns. */
async function measureRebuild(market: BenchMarket, documents: SearchDocument[], plan: Plan): Promise<void> {
  const { app, search } = market;
  let raw = Infinity;
  let rebuild = Infinity;
  for (let round = 0; round < plan.rounds; round++) {
    raw = Math.min(raw, await timeRaw(search, documents));
    rebuild = Math.min(rebuild, await timeRebuild(app, search));
  }
  const row = (name: string, time: number) => [
    name,
    (documents.length / time).toFixed(0),
    time.toFixed(1),
    percent(raw / time),
  ];
  const rows = [row('rebuild', rebuild), row('raw addDocuments', raw)];
  say(`${table(['index of everything', 'documents/s', 'seconds', 'of raw'], rows)}\n`);
}

/** Starts the API several times; the last one stays. */
async function measureStart(market: BenchMarket, plan: Plan): Promise<BenchApi> {
  let api = await market.startApi();
  const times = [api.secondsToAnswer];
  for (let start = 1; start < plan.starts; start++) {
    await api.stop();
    api = await market.startApi();
    times.push(api.secondsToAnswer);
  }
  const each = times.map((time) => time.toFixed(2)).join(', ');
  say(`start of the API to its first answer: ${quantile(times, 0.5).toFixed(2)} s (${each})\n`);
  return api;
}

async function measureStatements({ address }: BenchApi, rotations: readonly Rotation[]): Promise<void> {
  const counts = await countStatements(address, rotations);
  const rows = counts.map(([name, count]) => [name, String(count)]);
  say(`${table(['request', 'SQL statements'], rows)}\n`);
}

async function measureSearch(
  { search }: BenchMarket,
  { address }: BenchApi,
  rotations: readonly Rotation[],
  { seconds: duration }: Plan,
): Promise<void> {
  const rows: string[][] = [];
  for (const rotation of rotations) {
    const { name, pages } = rotation;
    const calls = pages.reduce((sum, { engine }) => sum + engine.length, 0) / pages.length;
    for (const connections of CONNECTIONS) {
      const raw = await loadEngine(search, rotation, connections, duration);
      const api = await loadApi(address, rotation, connections, duration);
      for (const [side, load] of [['GraphQL', api] as const, ['raw', raw] as const]) {
        rows.push([
          `${name} (${pages.length}), ${side}`,
          calls.toFixed(1),
          String(connections),
          load.pagesPerSecond.toFixed(1),
          percent(load.pagesPerSecond / raw.pagesPerSecond),
          load.p50.toFixed(1),
          load.p95.toFixed(1),
        ]);
      }
    }
  }
  const head = ['search page', 'engine calls', 'connections', 'pages/s', 'of raw', 'p50 ms', 'p95 ms'];
  say(table(head, rows));
  say('Latencies are those of one request: a page through GraphQL, one of its engine calls for raw.');
}

/** So many of a list, evenly from its beginning to its end. */
function spread<T>(list: readonly T[], count: number): T[] {
  return list.filter(
    (_each, i) => Math.floor((i * count) / list.length) !== Math.floor(((i - 1) * count) / list.length),
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

await main();
