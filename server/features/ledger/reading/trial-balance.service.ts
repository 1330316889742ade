import type { Scope } from '../../../platform/app.ts';
import { actingUser, hasRole } from '../../../platform/auth/actor.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import type { AccountPurpose } from '../ledger.enums.ts';
import { BALANCE_READERS } from '../ledger.policy.ts';
import { PERIOD_JOINS, type Period, requirePeriod } from '../statement/period-figures.ts';

/** Fen of all accounts of one purpose; balances of accounts above zero are debit, below zero credit. */
export interface TrialBalanceSums {
  openingDebit: bigint;
  openingCredit: bigint;
  debit: bigint;
  credit: bigint;
  closingDebit: bigint;
  closingCredit: bigint;
}

export interface TrialBalanceLine extends TrialBalanceSums {
  purpose: AccountPurpose;
  accounts: number;
}

export interface TrialBalanceOf extends Period {
  lines: TrialBalanceLine[];
  total: TrialBalanceSums;
}

const SUMS = ['openingDebit', 'openingCredit', 'debit', 'credit', 'closingDebit', 'closingCredit'] as const;

/** Where no first day is told, what accounts stand at is enough: one pass, without a look at any posting. */
const WHOLE = `SELECT purpose, count(*)::integer AS accounts, 0 AS "openingDebit", 0 AS "openingCredit",
  sum(debit_total) AS "debit", sum(debit_total - balance) AS "credit",
  sum(greatest(balance, 0)) AS "closingDebit", sum(-least(balance, 0)) AS "closingCredit"
  FROM ledger_account account
  WHERE ($1::date IS NULL AND $2::date IS NULL)`;

const OF_PERIOD = `SELECT purpose, count(*)::integer AS accounts,
  sum(greatest(opening.balance_after, 0)) AS "openingDebit", sum(-least(opening.balance_after, 0)) AS "openingCredit",
  sum(coalesce(closing.debit_after, 0) - coalesce(opening.debit_after, 0)) AS "debit",
  sum(coalesce(closing.debit_after, 0) - coalesce(opening.debit_after, 0)
    - coalesce(closing.balance_after, 0) + coalesce(opening.balance_after, 0)) AS "credit",
  sum(greatest(closing.balance_after, 0)) AS "closingDebit", sum(-least(closing.balance_after, 0)) AS "closingCredit"
  FROM ledger_account account ${PERIOD_JOINS}
  WHERE true`;

export interface TrialBalanceRequest extends Period {
  /** Of the whole market, for operators; else of the organisation acted for. */
  wholeMarket: boolean;
  dealId: string | null;
}

/**
 * The sums of all accounts by purpose; debit and credit agree in every column, or something is wrong. One statement.
 * Refuses with FORBIDDEN who may not read it.
 */
export async function trialBalance(scope: Scope, request: TrialBalanceRequest): Promise<TrialBalanceOf> {
  requirePeriod(request);
  const { from, to, dealId, wholeMarket } = request;
  const user = actingUser(scope.actor);
  const mayRead = hasRole(scope.actor, wholeMarket ? ['OPERATOR'] : BALANCE_READERS);
  if (!user?.organizationId || !mayRead) throw new Refusal(user ? 'FORBIDDEN' : 'SIGN_IN_REQUIRED');
  if (dealId !== null && !isId(dealId)) throw new Refusal('INVALID', { field: 'dealId' });
  const rows: (Record<(typeof SUMS)[number], string> & { purpose: AccountPurpose; accounts: number })[] =
    await scope.app.db.query(
      `${from === null && to === null ? WHOLE : OF_PERIOD}
       AND ($3::uuid IS NULL OR (account.owner_kind = 'ORGANIZATION' AND account.owner_id = $3))
       AND ($4::uuid IS NULL OR account.deal_id = $4)
       GROUP BY purpose`,
      [from, to, wholeMarket ? null : user.organizationId, dealId],
    );
  const lines = rows.map(({ purpose, accounts, ...row }) => ({
    purpose,
    accounts,
    ...sums((name) => BigInt(row[name] ?? '0')),
  }));
  const total = sums((name) => lines.reduce((sum, line) => sum + line[name], 0n));
  return { from, to, lines, total };
}

function sums(of: (name: (typeof SUMS)[number]) => bigint): TrialBalanceSums {
  return Object.fromEntries(SUMS.map((name) => [name, of(name)])) as unknown as TrialBalanceSums;
}
