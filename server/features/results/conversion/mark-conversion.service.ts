import type { Scope } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Unit } from '../../rulebook/unit.ts';
import { markOf, storeChanges } from '../change-result.ts';
import { lockRecords } from '../data/result-record.ts';
import type { TechResult } from '../data/tech-result.entity.ts';

/** Marks a result as meant for conversion (REG-4), for a deal that was agreed; one that was converted before stays so. */
export function markIntended(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  resultId: string,
  dealNumber: string,
): Promise<void> {
  return mark(tx, scope, unit, resultId, 'markIntended', { dealNumber }, (result) => {
    if (result.conversionStatus !== 'NOT_CONVERTED') return false;
    result.conversionStatus = 'INTENDED';
    return true;
  });
}

/** Takes the mark back, for a deal that came to nothing. */
export function unmarkIntended(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  resultId: string,
  dealNumber: string,
): Promise<void> {
  return mark(tx, scope, unit, resultId, 'unmarkIntended', { dealNumber }, (result) => {
    if (result.conversionStatus !== 'INTENDED') return false;
    result.conversionStatus = 'NOT_CONVERTED';
    return true;
  });
}

/**
 * Marks a result as converted once more (REG-4) and adds the amount to its value in the register (REG-5).
 * @param amount fen
 */
export function markConverted(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  resultId: string,
  { dealNumber, amount }: { dealNumber: string; amount: bigint },
): Promise<void> {
  return mark(tx, scope, unit, resultId, 'markConverted', { dealNumber, amount }, (result) => {
    const earlier = result.conversionCount > 0 ? (result.conversionValue ?? 0n) : 0n;
    result.conversionStatus = 'CONVERTED';
    result.conversionCount += 1;
    if (unit.rulebook.parameters('REG-5')?.valueKept) result.conversionValue = earlier + amount;
    return true;
  });
}

async function mark(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  resultId: string,
  action: string,
  facts: Record<string, unknown>,
  change: (result: TechResult) => boolean,
): Promise<void> {
  const record = (await lockRecords(tx, [resultId])).get(resultId);
  if (!record) throw new Error(`results: there is no result ${resultId}`);
  const before = markOf(record);
  if (!change(record.result)) return;
  await storeChanges(tx, scope, unit, [{ record, before, done: { action, newVersion: true, facts } }]);
}
