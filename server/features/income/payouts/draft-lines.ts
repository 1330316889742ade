import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import { TAX_FACTS } from '../estimates/tax-facts.ts';
import type { Payee } from '../payees/payee.entity.ts';
import { payeesById } from '../payees/payee-for.service.ts';
import type { PayableLine } from './payable.types.ts';
import { PayoutLine } from './payout-line.entity.ts';
import { estimateTax } from './withheld-tax.ts';

/** Lines of a pay-out for rewards, with where the money goes and the tax as it is estimated today. */
export async function draftLines(
  tx: Transaction,
  unit: Organization,
  batchId: string,
  rewards: readonly PayableLine[],
): Promise<PayoutLine[]> {
  const payees = await payeesById(
    tx,
    rewards.map(({ payeeId }) => payeeId),
  );
  const lines = rewards.map((reward, index) => {
    const payee = payees.get(reward.payeeId);
    if (!payee) throw new Error(`payouts: there is no payee ${reward.payeeId}`);
    return Object.assign(new PayoutLine(), {
      id: newId(),
      batchId,
      position: index + 1,
      state: 'PENDING',
      distributionLineId: reward.id,
      distributionId: reward.distributionId,
      dealId: reward.dealId,
      title: reward.title,
      ...destinationOf(payee),
      gross: reward.amount,
      withheld: 0n,
      estimate: 0n,
      taxable: 0n,
      receivedOn: reward.receivedOn,
      paidOn: null,
      entryId: null,
      reversalEntryId: null,
      failure: null,
    } satisfies PayoutLine);
  });
  await estimateTaxes(tx, unit, lines);
  return lines;
}

/** What of a payee a line copies. */
export function destinationOf(payee: Payee) {
  const { id, name, bankName, bankAccount, staffNumber, isStaff } = payee;
  return { payeeId: id, payeeName: name, bankName, bankAccount, staffNumber, onPayroll: isStaff };
}

/** Estimates the taxes of lines in their order and withholds them; what was paid earlier in the year counts before. */
export async function estimateTaxes(
  tx: Transaction,
  { stateFunded }: Organization,
  lines: readonly PayoutLine[],
): Promise<void> {
  const counted = await countedThisYear(tx, lines);
  const paidOn = clock.today();
  for (const line of lines) {
    const countedBefore = counted.get(line.payeeId) ?? 0n;
    const { gross, onPayroll: isStaff, receivedOn } = line;
    const reward = { gross, isStaff, stateFunded, receivedOn, paidOn, countedBefore };
    const { tax, taxable } = estimateTax(reward, TAX_FACTS.reward);
    Object.assign(line, { estimate: tax, withheld: tax, taxable });
    if (isStaff) counted.set(line.payeeId, countedBefore + taxable);
  }
}

/** Fen counted as wages this year by payee, in other pay-outs that are paid or on their way. */
async function countedThisYear(tx: Transaction, lines: readonly PayoutLine[]): Promise<Map<string, bigint>> {
  const rows: { payeeId: string; taxable: string }[] = await tx
    .createQueryBuilder(PayoutLine, 'line')
    .innerJoin('payout_batch', 'batch', 'batch.id = line.batch_id')
    .select('line.payee_id', 'payeeId')
    .addSelect('sum(line.taxable)', 'taxable')
    .where('line.payee_id = ANY(:payees) AND line.id <> ALL(:lines)', {
      payees: [...new Set(lines.map(({ payeeId }) => payeeId))],
      lines: lines.map(({ id }) => id),
    })
    .andWhere(`line.on_payroll AND line.state IN ('PENDING', 'PAID')`)
    .andWhere('coalesce(line.paid_on, CAST(:today AS date)) >= :from', {
      today: clock.today(),
      from: `${clock.today().slice(0, 4)}-01-01`,
    })
    .groupBy('line.payee_id')
    .getRawMany();
  return new Map(rows.map(({ payeeId, taxable }) => [payeeId, BigInt(taxable)]));
}
