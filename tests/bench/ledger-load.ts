import { cpus, totalmem } from 'node:os';
import { checkLedger } from '../../server/features/ledger/check/check-ledger.service.ts';
import type { NewEntry } from '../../server/features/ledger/ledger.types.ts';
import { post } from '../../server/features/ledger/post.service.ts';
import {
  findStatements,
  statementLines,
} from '../../server/features/ledger/statement/find-statement.service.ts';
import { type App, jobScope, type Scope } from '../../server/platform/app.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';
import { log } from '../../server/platform/log.ts';
import { accountOf, invoiceEntry, line, newSides, organization, receiptEntry } from '../ledger/support.ts';
import { makeMember, makeOperator, makeOrganization, scopeOf } from '../support/accounts.ts';
import { startBenchMarket } from './bench-market.ts';
import { quantile, say, table } from './report.ts';

/**
 * `npm run bench:ledger`: postings a second of one and of eight writers, and the statement of an account with 100,000
 * postings, over a PostgreSQL of its own. Ends with code 1 where the ledger does not agree afterwards, or where a
 * statement takes more than four statements of SQL.
 */
const SECONDS = 10;
const DEALS = 50;
const POSTINGS_OF_ENTRY = 4;
const LONG_ACCOUNT = 100_000;
const BATCH = 1_000;
const MOST_STATEMENTS = 4;
const LOOKS = 30;

async function main(): Promise<void> {
  log.level = process.env.LOG_LEVEL ?? 'error';
  const market = await startBenchMarket();
  const remove = () => market.remove();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void remove().finally(() => process.exit(1)));
  }
  try {
    const memory = Math.round(totalmem() / 2 ** 30);
    say(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${memory} GB\n`);
    const { app } = market;
    say(table(['writers', 'entries a transaction', 'entries/s', 'postings/s'], await writing(app)));
    const most = await reading(app);
    const started = performance.now();
    const run = await checkLedger(app);
    // The books of a bench have no invoices behind them: only what the ledger itself must be counts here.
    const wrong = run.results.slice(0, 6).filter(({ faultCount }) => faultCount > 0);
    say(`check: ${run.postings} postings in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    for (const { check, faultCount } of wrong) say(`FAULT ${check}: ${faultCount}`);
    process.exitCode = wrong.length > 0 || most > MOST_STATEMENTS ? 1 : 0;
  } finally {
    await remove();
  }
}

async function writing(app: App): Promise<string[][]> {
  const rows: string[][] = [];
  for (const [writers, size] of [
    [1, 1],
    [8, 1],
    [1, 100],
    [8, 100],
  ] as const) {
    const until = performance.now() + SECONDS * 1000;
    let entries = 0;
    const shared = Array.from({ length: DEALS }, newSides);
    const write = async () => {
      // Single entries meet in the same deals; batches are each writer's own, as pay-outs of different units are.
      const sides = size === 1 ? shared : Array.from({ length: DEALS }, newSides);
      while (performance.now() < until) {
        const batch = Array.from({ length: size }, (): NewEntry => {
          const each = sides[Math.floor(Math.random() * DEALS)] ?? newSides();
          return Math.random() < 0.5 ? invoiceEntry(each, 100n) : receiptEntry(each, 100n);
        });
        await inTransaction(app.db, (tx) => post(tx, jobScope(app, 'bench'), batch));
        entries += size;
      }
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: writers }, write));
    const rate = entries / ((performance.now() - started) / 1000);
    rows.push([
      String(writers),
      String(size),
      String(Math.round(rate)),
      String(Math.round(rate * POSTINGS_OF_ENTRY)),
    ]);
  }
  return rows;
}

/** Statements of a long account, from both ends and from its middle. @returns the most statements of SQL that one took */
async function reading(app: App): Promise<number> {
  const { scope, accountId } = await longAccount(app);
  const rows: string[][] = [];
  let most = 0;
  for (const [name, page] of [
    ['first page', {}],
    ['last page', { latestFirst: true }],
    ['page in the middle', { after: String(LONG_ACCOUNT / 2) }],
  ] as const) {
    const times: number[] = [];
    for (let look = 0; look < LOOKS; look++) {
      const started = performance.now();
      const { count } = await countStatements(async () => {
        const [statement] = await findStatements(
          scope,
          { accountId },
          { from: '2026-01-01', to: '2099-12-31' },
        );
        if (!statement) throw new Error('the account is there');
        return statementLines(scope, statement, { first: 100, ...page });
      });
      times.push(performance.now() - started);
      most = Math.max(most, count);
    }
    const at = (share: number) => quantile(times, share).toFixed(1);
    rows.push([name, String(most), at(0.5), at(0.95)]);
  }
  say(`\nstatement of an account with ${LONG_ACCOUNT} postings, 100 lines`);
  say(table(['', 'statements', 'ms p50', 'ms p95'], rows));
  return most;
}

async function longAccount(app: App): Promise<{ scope: Scope; accountId: string }> {
  const operator = await makeOperator(app);
  const unit = await makeOrganization(app, operator, 'UNIVERSITY');
  const finance = await makeMember(app, unit.administrator, ['FINANCE_OFFICER']);
  const owner = organization(unit.organization.id);
  const dealId = newId();
  for (let made = 0; made < LONG_ACCOUNT; made += BATCH) {
    const entries = Array.from({ length: BATCH }, () =>
      invoiceEntry(newSides(), 1n, {
        code: 'RECEIPT',
        postings: [line(owner, dealId, 'BANK', 1n), line(owner, dealId, 'SUSPENSE', -1n)],
      }),
    );
    await inTransaction(app.db, (tx) => post(tx, jobScope(app, 'bench'), entries));
  }
  await app.db.query('ANALYZE');
  return { scope: await scopeOf(app, finance), accountId: (await accountOf(app, owner, dealId, 'BANK')).id };
}

await main();
