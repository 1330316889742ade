import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { digestOf } from '../../../platform/idempotency/digest.ts';
import { isId } from '../../../platform/ids.ts';
import type { IncomeSubject } from '../income.policy.ts';
import { IncomeDistribution, IncomeDistributionLine } from './income-distribution.entity.ts';

/** A distribution with its lines in order. */
export interface DistributionRecord {
  distribution: IncomeDistribution;
  lines: IncomeDistributionLine[];
}

/** Reads a distribution; with `lock`, nobody else changes or pays it until the transaction ends. @throws Refusal NOT_FOUND */
export async function readDistribution(
  tx: Transaction,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<DistributionRecord> {
  const distribution = isId(id)
    ? await tx.findOne(IncomeDistribution, {
        where: { id },
        ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
      })
    : null;
  if (!distribution) throw distributionNotFound();
  return { distribution, lines: await linesOf(tx, id) };
}

export function linesOf(tx: Transaction, distributionId: string): Promise<IncomeDistributionLine[]> {
  return tx.find(IncomeDistributionLine, { where: { distributionId }, order: { position: 'ASC' } });
}

/** Who gets something of it, for the policy. */
export function subjectOf({ distribution, lines }: DistributionRecord): IncomeSubject {
  return {
    organizationId: distribution.organizationId,
    beneficiaries: new Set(lines.flatMap(({ userId }) => userId ?? [])),
  };
}

/** SHA-256, hex, of sums and lines: what is announced and approved. */
export function distributionDigest({ distribution, lines }: DistributionRecord): string {
  const { id, gross, costs, net } = distribution;
  return digestOf({
    id,
    gross,
    costs,
    net,
    lines: lines.map(({ kind, payeeId, beneficiaryId, amount, ruleId }) => ({
      kind,
      payeeId,
      beneficiaryId,
      amount,
      ruleId,
    })),
  });
}

export function distributionNotFound(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'distributionId' });
}
