import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock, startOfDay } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { IncomeDistribution, IncomeDistributionLine } from '../distributions/income-distribution.entity.ts';
import { REWARD_KINDS } from '../distributions/payable-lines.service.ts';
import { isLate } from '../payouts/lateness.ts';
import { rewardsInPayouts } from '../payouts/rewards-in-payouts.service.ts';
import type { MyIncome, MyIncomeTotals } from './my-income.types.ts';

/** Rewards of the actor, whichever unit granted them, the latest first; of one year if one is named. */
export async function findMyIncome(
  { app, actor }: Scope,
  { year }: { year?: number | null },
  page: PageArgs,
): Promise<Page<MyIncome>> {
  const { userId } = requireUser(actor);
  const tx = app.db.manager;
  const query = tx
    .createQueryBuilder(IncomeDistributionLine, 'line')
    .innerJoin(IncomeDistribution, 'distribution', 'distribution.id = line.distributionId')
    .where(`line.payeeId IN (SELECT id FROM payee WHERE user_id = :userId)`, { userId })
    .andWhere('line.kind IN (:...kinds) AND line.amount > 0', { kinds: [...REWARD_KINDS] })
    .andWhere(`distribution.state IN ('APPROVED', 'REVERSED')`);
  if (year) {
    query.andWhere('distribution.approvedAt >= :from AND distribution.approvedAt < :until', {
      from: startOfDay(`${year}-01-01`),
      until: startOfDay(`${year + 1}-01-01`),
    });
  }
  const lines = await keysetPage(query, page, {
    // Ids of lines sort by the time at which they were made.
    expression: 'CAST(line.id AS text)',
    direction: 'DESC',
    value: ({ id }) => id,
    type: 'text',
  });
  const nodes = lines.edges.map(({ node }) => node);
  const distributions = await tx.findBy(IncomeDistribution, {
    id: In([...new Set(nodes.map(({ distributionId }) => distributionId))]),
  });
  const byId = new Map(distributions.map((each) => [each.id, each]));
  const settled = await rewardsInPayouts(
    tx,
    nodes.map(({ id }) => id),
  );
  const edges = lines.edges.map(({ cursor, node }) => {
    const distribution = byId.get(node.distributionId);
    if (!distribution) throw new Error(`my income: line ${node.id} has no distribution`);
    return { cursor, node: incomeOf(node, distribution, settled.has(node.id)) };
  });
  return { ...lines, edges };
}

function incomeOf(
  line: IncomeDistributionLine,
  distribution: IncomeDistribution,
  isSettled: boolean,
): MyIncome {
  const { number, title, sourceKind, state, approvedAt, gross, costs, net, organizationId } = distribution;
  const { id, distributionId, kind, basisPoints, poolBasisPoints, ruleId, amount } = line;
  const late = state === 'APPROVED' && !isSettled && isLate(distribution.receivedOn, clock.today());
  return {
    ...{ id, distributionId, kind, basisPoints, poolBasisPoints, ruleId, amount, isLate: late },
    ...{ number, title, sourceKind, state, approvedAt, gross, costs, net, organizationId },
  };
}

interface YearRow {
  year: number;
  granted: string;
  paid: string;
  withheld: string;
}

/** Sums of all rewards of the actor, and by year: granted when the distribution was approved, paid when the bank paid. One statement. */
export async function sumUpMyIncome({ app, actor }: Scope): Promise<MyIncomeTotals> {
  const { userId } = requireUser(actor);
  const rows = await app.db.query<YearRow[]>(
    `WITH mine AS (SELECT id FROM payee WHERE user_id = $1),
     granted AS (
       SELECT CAST(to_char(distribution.approved_at AT TIME ZONE 'Asia/Shanghai', 'YYYY') AS integer) AS year,
         sum(line.amount) AS granted
       FROM income_distribution_line line JOIN income_distribution distribution ON distribution.id = line.distribution_id
       WHERE line.payee_id IN (SELECT id FROM mine) AND line.kind = ANY($2) AND distribution.state = 'APPROVED'
       GROUP BY 1
     ),
     paid AS (
       SELECT CAST(to_char(paid_on, 'YYYY') AS integer) AS year, sum(gross - withheld) AS paid, sum(withheld) AS withheld
       FROM payout_line WHERE payee_id IN (SELECT id FROM mine) AND state = 'PAID' GROUP BY 1
     )
     SELECT year, coalesce(granted, 0)::text AS granted, coalesce(paid, 0)::text AS paid,
       coalesce(withheld, 0)::text AS withheld
     FROM granted FULL JOIN paid USING (year) ORDER BY year`,
    [userId, [...REWARD_KINDS]],
  );
  const years = rows.map(({ year, granted, paid, withheld }) => ({
    year,
    granted: BigInt(granted),
    paid: BigInt(paid),
    withheld: BigInt(withheld),
  }));
  const sum = (of: 'granted' | 'paid' | 'withheld') => years.reduce((total, each) => total + each[of], 0n);
  const [granted, paid, withheld] = [sum('granted'), sum('paid'), sum('withheld')];
  return { granted, paid, withheld, open: granted - paid - withheld, years };
}
