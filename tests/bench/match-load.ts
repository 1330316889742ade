import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { emptyContent } from '../../server/features/demands/content/demand-content.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { matchResults } from '../../server/features/demands/matching/reading/match-demand.ts';
import { newDemand } from '../../server/features/demands/posting/new-demand.ts';
import { liveIndex, watchLiveIndex } from '../../server/features/search/index/live-index.ts';
import { rebuildIndex } from '../../server/features/search/index/rebuild.ts';
import { RESULTS } from '../../server/features/search/index/results-collection.ts';
import { loadDictionaries } from '../../server/features/search/text/words.ts';
import { type App, jobScope } from '../../server/platform/app.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { newId } from '../../server/platform/ids.ts';
import { log } from '../../server/platform/log.ts';
import { SearchEngine } from '../../server/platform/search/engine.ts';
import { startBenchMarket } from './bench-market.ts';
import { corpusRows } from './corpus.ts';
import { loadResults } from './load-results.ts';
import { quantile, say, table } from './report.ts';

const USAGE = `npm run bench:match -- [--results n]
  Matches demands against n generated results (100,000 unless told) on a PostgreSQL and a Meilisearch of its own: the
  time of one match, and its statements of SQL. Ends with code 1 where the median is above 300 ms or the statements
  differ from one demand to the next.`;

const MOST_MS = 300;
const DEMANDS = 60;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { results: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) throw new Error(USAGE);
  log.level = process.env.LOG_LEVEL ?? 'error';
  const market = await startBenchMarket();
  const remove = () => market.remove();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void remove().finally(() => process.exit(1)));
  }
  try {
    const memory = Math.round(totalmem() / 2 ** 30);
    say(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${memory} GB`);
    process.exitCode = (await measure(market.app, Number(values.results ?? 100_000))) ? 0 : 1;
  } finally {
    await remove();
  }
}

async function measure(app: App, count: number): Promise<boolean> {
  const { search } = app;
  if (!(search instanceof SearchEngine)) throw new Error('The bench has no search engine');
  loadDictionaries();
  const loaded = await loadResults(app, corpusRows([], count));
  await app.db.query('ANALYZE');
  await watchLiveIndex(app, RESULTS);
  await rebuildIndex(app, search, RESULTS);
  say(`${loaded} published results, ${liveIndex(app, RESULTS)?.terms.documents ?? 0} in the index\n`);
  const demands = await makeDemands(app);
  const times: number[] = [];
  const statements = new Set<number>();
  for (const demand of demands) {
    const started = performance.now();
    const { value, count: taken } = await countStatements(() => matchResults(app, demand));
    times.push(performance.now() - started);
    statements.add(taken);
    if (!value || value.length === 0) throw new Error(`Nothing was found for ${demand.title}`);
  }
  const at = (share: number) => quantile(times, share).toFixed(0);
  const row = ['one demand', String(times.length), at(0.5), at(0.95), [...statements].join(', ')];
  say(table(['match', 'times', 'p50 ms', 'p95 ms', 'SQL statements'], [row]));
  return quantile(times, 0.5) <= MOST_MS && statements.size === 1;
}

/** Demands with problems made of the summaries of some results, and targets; they need not be stored. */
async function makeDemands(app: App): Promise<Demand[]> {
  const scope = jobScope(app, 'bench');
  const poster = { id: newId(), provinceCode: '230000' };
  const rows = await app.db.query<{ title: string; summary: string; sector: string; keywords: string[] }[]>(
    `SELECT title, summary, sector, keywords FROM tech_result WHERE state = 'PUBLISHED' ORDER BY md5(id::text) LIMIT ${DEMANDS}`,
  );
  return rows.map(({ title, summary, sector, keywords }) =>
    newDemand(scope, poster, {
      number: newId(),
      mode: 'OPEN_BIDDING',
      content: {
        ...emptyContent(),
        title,
        problem: `我公司急需解决以下难题：${summary}`,
        keywords,
        sector,
        wantedBy: '2027-12-31',
        bounty: 100_000_000n,
        eligibility: { kinds: ['UNIVERSITY', 'INSTITUTE'], provinces: [], text: '' },
        targets: keywords.slice(0, 3).map((name, i) => ({
          id: `t${i}`,
          name,
          comparison: 'AT_LEAST',
          value: '90',
          upper: null,
          unit: '%',
          testMethod: '',
          weight: 3333,
          isRequired: false,
        })),
      },
    }),
  );
}

await main();
