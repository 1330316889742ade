import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { isFreeOfNoticeSql } from '../../notices/notice-condition.ts';
import { IncomeDistribution, IncomeDistributionLine } from '../distributions/income-distribution.entity.ts';
import { REWARD_KINDS } from '../distributions/payable-lines.service.ts';
import { payeesById } from '../payees/payee-for.service.ts';
import { isLate } from './lateness.ts';
import { payoutPolicy } from './payout.policy.ts';
import { actingOrganization } from './prepare-payout.service.ts';

/** A reward that waits to be paid. */
export interface Payable {
  id: string;
  distributionId: string;
  title: string;
  payeeName: string;
  /** Fen. */
  amount: bigint;
  receivedOn: string;
  /** Whether it should have been paid by now (INC-10). */
  isLate: boolean;
  hasBank: boolean;
}

/** What the unit acted for owes and has in no pay-out, the longest waiting first. @throws Refusal FORBIDDEN */
export async function findPayable(scope: Scope, page: PageArgs): Promise<Page<Payable>> {
  const organizationId = actingOrganization(scope);
  authorize(payoutPolicy, scope.actor, 'see', { organizationId });
  const tx = scope.app.db.manager;
  const query = tx
    .createQueryBuilder(IncomeDistributionLine, 'line')
    .innerJoin(IncomeDistribution, 'distribution', 'distribution.id = line.distributionId')
    .where(`distribution.organizationId = :organizationId AND distribution.state = 'APPROVED'`, {
      organizationId,
    })
    .andWhere('line.kind IN (:...kinds) AND line.amount > 0 AND line.payeeId IS NOT NULL', {
      kinds: [...REWARD_KINDS],
    })
    .andWhere(isFreeOfNoticeSql('IncomeDistribution', 'distribution.id', ':now'), { now: clock.now() })
    .andWhere(
      `NOT EXISTS (SELECT FROM payout_line paid
        WHERE paid.distribution_line_id = line.id AND paid.state IN ('PENDING', 'PAID'))`,
    );
  const lines = await keysetPage(query, page, {
    // Ids of lines sort by the time at which they were made.
    expression: 'CAST(line.id AS text)',
    direction: 'ASC',
    value: ({ id }) => id,
    type: 'text',
  });
  const nodes = lines.edges.map(({ node }) => node);
  const distributions = await tx.findBy(IncomeDistribution, {
    id: In([...new Set(nodes.map(({ distributionId }) => distributionId))]),
  });
  const byId = new Map(distributions.map((each) => [each.id, each]));
  const payees = await payeesById(
    tx,
    nodes.flatMap(({ payeeId }) => payeeId ?? []),
  );
  const today = clock.today();
  const edges = lines.edges.map(({ cursor, node }) => {
    const distribution = byId.get(node.distributionId);
    const payee = payees.get(node.payeeId ?? '');
    if (!distribution || !payee) throw new Error(`payouts: line ${node.id} has no distribution or payee`);
    const { receivedOn, number, title } = distribution;
    const reward = {
      id: node.id,
      distributionId: node.distributionId,
      title: `${number} ${title}`,
      payeeName: payee.name,
      amount: node.amount,
      receivedOn,
      isLate: isLate(receivedOn, today),
      hasBank: payee.bankAccount !== null,
    };
    return { cursor, node: reward };
  });
  return { ...lines, edges };
}
