import type { Scope } from '../../../platform/app.ts';
import { type Page, type PageArgs, pageSize } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { LedgerAccount } from '../data/ledger-account.entity.ts';
import { LedgerEntry } from '../data/ledger-entry.entity.ts';
import { LedgerPosting } from '../data/ledger-posting.entity.ts';
import { readableAccounts } from '../reading/readable.ts';
import {
  PERIOD_COLUMNS,
  PERIOD_JOINS,
  type Period,
  type PeriodFigures,
  type PeriodRow,
  periodFigures,
  requirePeriod,
} from './period-figures.ts';

/** What moved an account in a period. Its lines are read by page. */
export interface Statement extends Period, PeriodFigures {
  account: LedgerAccount;
}

/** One account, or all accounts of the organisation acted for (or of the user as a person) in one deal. */
export type StatementOf = { accountId: string } | { dealId: string };

/**
 * Statements as the actor may read them; empty for accounts that are not theirs, as for those that are not there. One
 * statement (of SQL), and one more for accounts of persons.
 */
export async function findStatements(scope: Scope, of: StatementOf, period: Period): Promise<Statement[]> {
  requirePeriod(period);
  const [column, id] = 'accountId' in of ? ['id', of.accountId] : ['deal_id', of.dealId];
  if (!isId(id)) return [];
  const rows: (AccountRow & PeriodRow)[] = await scope.app.db.query(
    `SELECT account.id AS "id", account.owner_kind AS "ownerKind", account.owner_id AS "ownerId",
       account.deal_id AS "dealId", account.purpose AS "purpose", account.balance AS "balance",
       account.debit_total AS "debitTotal", account.sequence AS "sequence", account.day::text AS "day",
       account.hash AS "hash", ${PERIOD_COLUMNS}
     FROM ledger_account account ${PERIOD_JOINS}
     WHERE account.${column} = $3 ORDER BY account.purpose, account.id`,
    [period.from, period.to, id],
  );
  const statements = rows.map((row) => ({ ...period, account: accountOf(row), ...periodFigures(row) }));
  const readable = await readableAccounts(
    scope,
    statements.map(({ account }) => account),
  );
  return statements.filter(({ account }) => readable.has(account.id));
}

/** The statement of one account; null where it is not for the actor. */
export async function findStatement(
  scope: Scope,
  accountId: string,
  period: Period,
): Promise<Statement | null> {
  return (await findStatements(scope, { accountId }, period))[0] ?? null;
}

interface AccountRow extends Omit<LedgerAccount, 'balance' | 'debitTotal'> {
  balance: string;
  debitTotal: string;
}

function accountOf({ id, ownerKind, ownerId, dealId, purpose, sequence, day, hash, ...sums }: AccountRow) {
  const { balance, debitTotal } = { balance: BigInt(sums.balance), debitTotal: BigInt(sums.debitTotal) };
  const columns = { id, ownerKind, ownerId, dealId, purpose, sequence, day, hash, balance, debitTotal };
  return Object.assign(new LedgerAccount(), columns);
}

/** A page of a statement's lines with their entries, in one statement of SQL however many postings there are. */
export async function statementLines(
  { app }: Pick<Scope, 'app'>,
  statement: Pick<Statement, 'account' | 'openingSequence' | 'closingSequence'>,
  args: PageArgs & { latestFirst?: boolean },
): Promise<Page<LedgerPosting>> {
  const { account, openingSequence, closingSequence } = statement;
  const size = pageSize(args.first);
  const after = args.after ? readCursor(args.after) : null;
  const range = args.latestFirst
    ? { low: openingSequence, high: after === null ? closingSequence : Math.min(closingSequence, after - 1) }
    : { low: Math.max(openingSequence, after ?? 0), high: closingSequence };
  const lines = await app.db
    .createQueryBuilder(LedgerPosting, 'posting')
    .innerJoinAndMapOne('posting.entry', LedgerEntry, 'entry', 'entry.id = posting.entryId')
    .where('posting.accountId = :id AND posting.sequence > :low AND posting.sequence <= :high', {
      id: account.id,
      ...range,
    })
    .orderBy('posting.sequence', args.latestFirst ? 'DESC' : 'ASC')
    .limit(size + 1)
    .getMany();
  const edges = lines.slice(0, size).map((node) => ({ cursor: String(node.sequence), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: lines.length > size,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => closingSequence - openingSequence,
  };
}

function readCursor(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new Refusal('INVALID', { field: 'after' });
  return Number(cursor);
}
