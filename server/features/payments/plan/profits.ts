import { formatYuan, WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { because, lineOf } from './due-line.ts';
import type { Known } from './known.ts';
import type { DueLine } from './plan.types.ts';

/**
 * Shares of operating profit of joint implementation, one line for each calendar year that reports give a profit for,
 * due three months after it; a loss owes nothing and is not carried on.
 */
export function profitLines(known: Known): DueLine[] {
  const share = known.plan.terms.work?.profitBasisPoints;
  if (!share) return [];
  const reports = known.reports.filter(
    ({ operatingProfit, to }) => operatingProfit !== null && to > (known.opening?.on ?? ''),
  );
  const years = [...new Set(reports.map(({ to }) => to.slice(0, 4)))].sort();
  return years.map((year) => {
    const own = reports.filter(({ to }) => to.startsWith(year));
    const profit = own.reduce((sum, { operatingProfit }) => sum + (operatingProfit ?? 0n), 0n);
    const reportedOn = own.reduce(
      (last, report) => (report.reportedOn > last ? report.reportedOn : last),
      '',
    );
    const due = `${Number(year) + 1}-03-31`;
    return lineOf(known, {
      key: `profit:${year}`,
      term: 'work.profitBasisPoints',
      kind: 'PROFIT_SHARE',
      amount: profit > 0n ? (profit * BigInt(share)) / BigInt(WHOLE_IN_BASIS_POINTS) : 0n,
      arisesOn: own.reduce((last, { to }) => (to > last ? to : last), ''),
      dueOn: reportedOn > due ? reportedOn : due,
      why: [because('PROFIT_OF_YEAR', { year, profit: formatYuan(profit) })],
      factIds: own.map(({ id }) => id),
    });
  });
}
