import { In } from 'typeorm';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { isFreeOfNoticeSql } from '../../notices/notice-condition.ts';
import type { DistributionLineKind } from '../income.enums.ts';
import type { PayableLine } from '../payouts/payable.types.ts';
import { IncomeDistribution, IncomeDistributionLine } from './income-distribution.entity.ts';

/** Lines of persons that the unit owes as rewards; commissions are paid by their own agreements. */
export const REWARD_KINDS: readonly DistributionLineKind[] = ['COMPLETER', 'CONTRIBUTOR', 'AGREED_INCOME'];

/**
 * What a unit owes to persons out of approved distributions, also what is in a pay-out already. A distribution whose
 * notice still runs, was found wrong, or has an open objection is left out. Within a transaction the distributions stay
 * locked against a reversal until it ends. Two statements.
 */
export async function payableLines(tx: Transaction, organizationId: string): Promise<PayableLine[]> {
  const query = tx
    .createQueryBuilder(IncomeDistribution, 'distribution')
    .where(`distribution.organizationId = :organizationId AND distribution.state = 'APPROVED'`, {
      organizationId,
    })
    .andWhere(isFreeOfNoticeSql('IncomeDistribution', 'distribution.id', ':now'), { now: clock.now() })
    .orderBy('distribution.id');
  if (tx.queryRunner?.isTransactionActive === true) query.setLock('pessimistic_read');
  const distributions = new Map((await query.getMany()).map((each) => [each.id, each]));
  if (distributions.size === 0) return [];
  const lines = await tx.find(IncomeDistributionLine, {
    where: { distributionId: In([...distributions.keys()]), kind: In([...REWARD_KINDS]) },
    order: { distributionId: 'ASC', position: 'ASC' },
  });
  return lines.flatMap(({ id, distributionId, payeeId, amount }) => {
    const distribution = distributions.get(distributionId);
    if (!distribution || payeeId === null || amount === 0n) return [];
    const { ledgerDealId: dealId, receivedOn, number, title } = distribution;
    return [{ id, distributionId, payeeId, dealId, amount, receivedOn, title: `${number} ${title}` }];
  });
}
