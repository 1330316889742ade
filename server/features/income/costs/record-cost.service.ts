import { IsNull } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { isDay } from '../../../platform/graphql/scalars.ts';
import { once } from '../../../platform/idempotency/once.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason, readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { completerUsers } from '../../results/completers/completer-users.service.ts';
import { quoteRule } from '../../rulebook/rulebook.ts';
import type { Unit } from '../../rulebook/unit.ts';
import { changeIncome, type IncomeChange, permit, recordChange, type SourceInput } from '../change-income.ts';
import { IncomeDistributionCost } from '../distributions/income-distribution.entity.ts';
import type { OpenCost } from '../distributions/split.ts';
import type { IncomeCostKind } from '../income.enums.ts';
import type { SourceRef } from '../sources/income-source.ts';
import { userIdOf } from '../user-of.ts';
import { IncomeCost } from './income-cost.entity.ts';

/** Kind of record that the evidence of costs is attached to. */
export const COST_FILES = 'IncomeCost';

/** What INC-1 calls each kind of cost; what it does not name is not deductible. */
const DEDUCTIONS = {
  TAX: 'TAXES_OF_THE_TRANSACTION',
  KEEPING: 'COST_OF_KEEPING_THE_RESULT',
  VALUATION: 'VALUATION',
  APPRAISAL: 'APPRAISAL',
  NEGOTIATION: 'NEGOTIATION',
  OTHER: null,
} as const satisfies Record<IncomeCostKind, string | null>;

export interface RecordIncomeCost {
  source: SourceInput;
  kind: IncomeCostKind;
  /** Fen. */
  amount: bigint;
  incurredOn: string;
  note: string;
  fileId: string;
  idempotencyKey: string;
}

/**
 * Records a deductible cost with its evidence (INC-1).
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, RULE (INC-1) for a kind that is not deductible, what is malformed
 */
export function recordIncomeCost(scope: Scope, input: RecordIncomeCost): Promise<IncomeCost> {
  return changeIncome(scope, input.source, async (change) => {
    const { tx, source, unit } = change;
    await permitMoney(change);
    const { idempotencyKey: key } = input;
    return once(tx, scope, { operation: 'recordIncomeCost', key, input }, write, (id) =>
      tx.findOneByOrFail(IncomeCost, { id }),
    );

    async function write() {
      const { kind, amount, incurredOn } = input;
      refuseUndeductible(unit, kind);
      const note = readCost(input);
      const id = newId();
      const [file] = await attachFiles(tx, [input.fileId], { kind: COST_FILES, id }, scope.actor, {
        field: 'fileId',
      });
      const cost = Object.assign(new IncomeCost(), {
        id,
        organizationId: source.organizationId,
        sourceKind: source.kind,
        sourceId: source.id,
        kind,
        amount,
        incurredOn,
        note,
        fileId: input.fileId,
        recordedBy: userIdOf(scope),
        recordedAt: clock.now(),
        takenBackAt: null,
        takenBackReason: null,
      });
      await tx.insert(IncomeCost, cost as object);
      await recordChange(change, {
        action: 'recordIncomeCost',
        facts: {
          costId: id,
          kind,
          amount: formatYuan(amount),
          incurredOn,
          documents: file ? [{ fileId: file.id, sha256: file.sha256 }] : [],
        },
        personal: { note },
      });
      return { id, value: cost };
    }
  });
}

/**
 * Takes back a cost that was recorded wrongly; one that a distribution deducts stays until that is reversed.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE (reason DEDUCTED, TAKEN_BACK), REQUIRED (`reason`)
 */
export async function takeBackIncomeCost(
  scope: Scope,
  input: { costId: string; reason: string },
): Promise<IncomeCost> {
  const known = isId(input.costId)
    ? await scope.app.db.manager.findOneBy(IncomeCost, { id: input.costId })
    : null;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'costId' });
  return changeIncome(scope, { kind: known.sourceKind, id: known.sourceId }, async (change) => {
    const { tx } = change;
    await permitMoney(change);
    const cost = await tx.findOneByOrFail(IncomeCost, { id: known.id });
    const problems = new Problems('');
    const reason = readReason(input.reason, problems.at('reason'));
    refuseAll(problems.list);
    const refuse = (why: string) => new Refusal('STATE', { field: 'costId', params: { reason: why } });
    if (cost.takenBackAt) throw refuse('TAKEN_BACK');
    if (await tx.existsBy(IncomeDistributionCost, { costId: cost.id, live: true })) throw refuse('DEDUCTED');
    Object.assign(cost, { takenBackAt: clock.now(), takenBackReason: reason });
    await tx.save(IncomeCost, cost);
    await recordChange(change, {
      action: 'takeBackIncomeCost',
      facts: { costId: cost.id, kind: cost.kind, amount: formatYuan(cost.amount) },
      personal: { reason },
    });
    return cost;
  });
}

/** What of the costs of a source was not deducted yet, in the order of recording; two statements. */
export async function openCosts(tx: Transaction, { kind, id }: SourceRef): Promise<OpenCost[]> {
  const costs = await tx.find(IncomeCost, {
    where: { sourceKind: kind, sourceId: id, takenBackAt: IsNull() },
    order: { recordedAt: 'ASC', id: 'ASC' },
  });
  const deducted = await deductedOf(
    tx,
    costs.map((cost) => cost.id),
  );
  return costs
    .map((cost) => ({ id: cost.id, left: cost.amount - (deducted.get(cost.id) ?? 0n) }))
    .filter(({ left }) => left > 0n);
}

/** Fen of costs that distributions which hold deduct, by cost; one statement. */
export async function deductedOf(
  tx: Transaction,
  costIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  if (costIds.length === 0) return new Map();
  const rows = await tx
    .createQueryBuilder(IncomeDistributionCost, 'deducted')
    .select('deducted.costId', 'costId')
    .addSelect('sum(deducted.amount)', 'amount')
    .where('deducted.live AND deducted.costId = ANY(:ids)', { ids: [...costIds] })
    .groupBy('deducted.costId')
    .getRawMany<{ costId: string; amount: string }>();
  return new Map(rows.map(({ costId, amount }) => [costId, BigInt(amount)]));
}

/** Officers and finance officers who did not make the result. */
async function permitMoney(change: IncomeChange): Promise<void> {
  const { tx, source } = change;
  const beneficiaries = await completerUsers(tx, source.resultId);
  permit(change, 'distribute', { organizationId: source.organizationId, beneficiaries });
}

function refuseUndeductible({ rulebook }: Unit, kind: IncomeCostKind): void {
  const rule = rulebook.rule('INC-1');
  const name = DEDUCTIONS[kind];
  if (rule && name !== null && rule.parameters.deductions?.includes(name)) return;
  if (!rule) throw new Refusal('INVALID', { field: 'kind' });
  throw new Refusal('RULE', { field: 'kind', params: { kind }, rule: quoteRule(rule) });
}

function readCost({ amount, incurredOn, note }: RecordIncomeCost): string {
  const problems = new Problems('');
  if (amount <= 0n) problems.at('amount').add('INVALID', { reason: 'NOT_ABOVE_ZERO' });
  if (!isDay(incurredOn)) problems.at('incurredOn').add('INVALID', { reason: 'NO_DAY' });
  else if (incurredOn > clock.today()) problems.at('incurredOn').add('INVALID', { reason: 'IN_FUTURE' });
  const text = readText(note, 500, problems.at('note'));
  if (text === null) problems.at('note').add('REQUIRED');
  refuseAll(problems.list);
  return text ?? '';
}
