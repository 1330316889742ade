import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import type { Problems } from '../../../../platform/input/problems.ts';
import { checkDays, readText } from '../../../../platform/input/texts.ts';
import { formatYuan } from '../../../../platform/money.ts';

/** Ten thousand million yuan, in fen. */
const GREATEST = 1_000_000_000_000n;

/** Files that a record of money can have. */
export const MOST_FILES = 10;

/** Checks a sum in fen. */
export function checkSum(amount: bigint, problems: Problems): void {
  if (amount <= 0n) problems.at('amount').add('INVALID', { reason: 'NOT_POSITIVE' });
  if (amount > GREATEST) problems.at('amount').add('LIMIT', { max: formatYuan(GREATEST) });
}

/** Reads when money moved, which is not in the future, and the bank's reference. Answers the reference. */
export function readTransfer(
  { paidOn, reference, fileIds }: TransferFields,
  problems: Problems,
): string | null {
  checkDays([{ field: 'paidOn', day: paidOn, latest: clock.today() }], problems);
  if (fileIds.length > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
  return readText(reference, 100, problems.at('reference'));
}

/** When money moved, and what shows it. */
export interface TransferFields {
  paidOn: string;
  reference?: string | null;
  /** Slips of the bank. */
  fileIds: readonly string[];
}

/** Refuses more than there is. @throws Refusal LIMIT (`amount`) with the most there is */
export function requireRoom(amount: bigint, room: bigint): void {
  const max = room > 0n ? room : 0n;
  if (amount > max) throw new Refusal('LIMIT', { field: 'amount', params: { max: formatYuan(max) } });
}
