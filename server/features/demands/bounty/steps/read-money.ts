import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import type { Problems } from '../../../../platform/input/problems.ts';
import { checkDays, readText } from '../../../../platform/input/texts.ts';
import { formatYuan } from '../../../../platform/money.ts';

/** Ten thousand million yuan, in fen. */
const GREATEST = 1_000_000_000_000n;

/** A sum and the day on which it moved, with the bank's reference, as every step with money has them. */
export interface MoneyMoved {
  /** Fen. */
  amount: bigint;
  on: string;
  /** Name of the input's field of the day. */
  dayField: string;
  reference?: string | null;
}

/** Reads what moved; the day is not in the future. Answers the reference. */
export function readMoney(
  { amount, on, dayField, reference }: MoneyMoved,
  problems: Problems,
): string | null {
  if (amount <= 0n) problems.at('amount').add('INVALID', { reason: 'NOT_POSITIVE' });
  if (amount > GREATEST) problems.at('amount').add('LIMIT', { max: formatYuan(GREATEST) });
  checkDays([{ field: dayField, day: on, latest: clock.today() }], problems);
  return readText(reference, 100, problems.at('reference'));
}

/** Refuses more than there is. @throws Refusal LIMIT (`amount`) with the most there is */
export function requireRoom(amount: bigint, room: bigint): void {
  const max = room > 0n ? room : 0n;
  if (amount > max) throw new Refusal('LIMIT', { field: 'amount', params: { max: formatYuan(max) } });
}
