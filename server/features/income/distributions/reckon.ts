import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import type { Unit } from '../../rulebook/unit.ts';
import { type CommissionTerm, commissionTerms } from '../commissions/commission-source.ts';
import { openCosts } from '../costs/record-cost.service.ts';
import { type Floor, floorsOf } from '../plans/floors.ts';
import { judgePlan } from '../plans/judge-plan.ts';
import { conversionOf, type PlanRecord, sharesOf } from '../plans/plan-record.ts';
import {
  type IncomeSource,
  type ReceivedMoney,
  receivedFrom,
  type SourceRef,
} from '../sources/income-source.ts';
import {
  IncomeDistribution,
  IncomeDistributionLine,
  IncomeDistributionReceipt,
  type KeptFloor,
} from './income-distribution.entity.ts';
import { type CommissionDue, type OpenCost, type Split, shareUp, splitIncome } from './split.ts';

/** Income that waits to be distributed. */
export interface Pending {
  /** In order; below zero what was taken back after it had been distributed. */
  received: ReceivedMoney[];
  /** Fen of them together; zero or below while there is nothing to distribute. */
  gross: bigint;
  costs: OpenCost[];
}

/** What a distribution would be. */
export interface Reckoning {
  pending: Pending;
  split: Split;
  floors: KeptFloor[];
  warnings: RuleWarning[];
  commissions: CommissionTerm[];
}

/** What of a source came in and is in no distribution that holds, with the costs to be deducted. */
export async function pendingOf(tx: Transaction, source: SourceRef): Promise<Pending> {
  const distributed = await distributedOf(tx, source);
  const received = (await receivedFrom(tx, source)).filter(({ id }) => !distributed.has(id));
  const gross = received.reduce((sum, { amount }) => sum + amount, 0n);
  return { received, gross, costs: await openCosts(tx, source) };
}

/**
 * Reckons the next distribution of a source by its plan, and judges it under the rulebook of this moment.
 * @throws Refusal STATE (reason NOTHING_TO_DISTRIBUTE) where nothing came in, or more was taken back; RULE
 */
export async function reckon(
  tx: Transaction,
  unit: Unit,
  source: IncomeSource,
  record: PlanRecord,
): Promise<Reckoning> {
  const pending = await pendingOf(tx, source);
  if (pending.gross <= 0n) {
    const params = { reason: 'NOTHING_TO_DISTRIBUTE', gross: formatYuan(pending.gross) };
    throw new Refusal('STATE', { params });
  }
  const warnings = judgePlan(unit, source, record);
  const { plan } = record;
  const commissions = await commissionTerms(tx, { source, plan, received: pending.received });
  const split = splitIncome({
    received: pending.gross,
    costs: pending.costs,
    shares: sharesOf(record.plan),
    completers: partsOf(record, 'COMPLETERS'),
    contributors: partsOf(record, 'CONTRIBUTORS'),
    commissions: await withEarlier(tx, source, commissions),
  });
  const floors = floorsOf(unit.rulebook, conversionOf(source, record.plan)).map((floor) =>
    keptFloor(floor, split, commissions),
  );
  return { pending, split, floors, warnings, commissions };
}

function partsOf({ members }: PlanRecord, pool: 'COMPLETERS' | 'CONTRIBUTORS') {
  return members
    .filter((member) => member.pool === pool)
    .map(({ id, basisPoints }) => ({ key: id, weight: basisPoints }));
}

/** A floor beside what is given; what brokers among the contributors get counts as the contributors'. */
function keptFloor(
  { ruleId, pool, basisPoints, blocks }: Floor,
  split: Split,
  commissions: readonly CommissionTerm[],
): KeptFloor {
  const amountOf = (...kinds: readonly string[]) =>
    split.lines.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { amount }) => sum + amount, 0n);
  const ofBrokers = split.lines
    .filter(({ key }) => commissions.some((each) => each.key === key && each.payer === 'CONTRIBUTORS'))
    .reduce((sum, { amount }) => sum + amount, 0n);
  const contributors = amountOf('CONTRIBUTOR') + ofBrokers;
  const given = {
    TEAM: amountOf('COMPLETER') + contributors,
    COMPLETERS: amountOf('COMPLETER'),
    CONTRIBUTORS: contributors,
    FUND: amountOf('FUND'),
  }[pool];
  const least = formatYuan(shareUp(split.net, basisPoints));
  return { ruleId, pool, basisPoints, blocks, least, given: formatYuan(given) };
}

/** Ids of the received money of a source that is in a distribution which holds. */
async function distributedOf(tx: Transaction, { kind, id }: SourceRef): Promise<ReadonlySet<string>> {
  const rows = await tx
    .createQueryBuilder(IncomeDistributionReceipt, 'receipt')
    .innerJoin(IncomeDistribution, 'distribution', 'distribution.id = receipt.distributionId')
    .select('receipt.receivedId', 'receivedId')
    .where('receipt.live AND distribution.sourceKind = :kind AND distribution.sourceId = :id', { kind, id })
    .getRawMany<{ receivedId: string }>();
  return new Set(rows.map(({ receivedId }) => receivedId));
}

/** The commissions by what earlier distributions that hold came to and paid of each. */
async function withEarlier(
  tx: Transaction,
  { kind, id }: SourceRef,
  commissions: readonly CommissionTerm[],
): Promise<CommissionDue[]> {
  if (commissions.length === 0) return [];
  const where = `distribution.sourceKind = :kind AND distribution.sourceId = :id
    AND distribution.state IN ('PREPARED', 'APPROVED')`;
  const sums = await tx
    .createQueryBuilder(IncomeDistribution, 'distribution')
    .select('coalesce(sum(distribution.gross), 0)', 'received')
    .addSelect('coalesce(sum(distribution.net), 0)', 'net')
    .where(where, { kind, id })
    .getRawOne<{ received: string; net: string }>();
  const paid = await tx
    .createQueryBuilder(IncomeDistributionLine, 'line')
    .innerJoin(IncomeDistribution, 'distribution', 'distribution.id = line.distributionId')
    .select('line.key', 'key')
    .addSelect('sum(line.amount)', 'amount')
    .where(`line.key IS NOT NULL AND ${where}`, { kind, id })
    .groupBy('line.key')
    .getRawMany<{ key: string; amount: string }>();
  const paidByKey = new Map(paid.map(({ key, amount }) => [key, BigInt(amount)]));
  const earlier = { received: BigInt(sums?.received ?? 0), net: BigInt(sums?.net ?? 0) };
  return commissions.map(({ key, payer, inAll }) => ({
    key,
    payer,
    inAll: (now) => inAll(earlier, now),
    paid: paidByKey.get(key) ?? 0n,
  }));
}
