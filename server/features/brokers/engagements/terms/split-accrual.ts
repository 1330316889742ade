import { divide } from '../../../../platform/money.ts';
import type { CommissionPart } from './commission-terms.ts';

/**
 * Divides what a commission grew or shrank by among its beneficiaries; the parts always sum to `delta`. Growth goes by
 * their shares. What is taken back is taken in proportion to what each has accrued so far, nobody falling below zero;
 * those who are no beneficiaries any more give back their part too. The largest remainder decides on odd fen.
 * @param delta fen
 * @param accrued fen by key, none below zero; in all at least what is taken back
 * @returns fen by key: of every beneficiary, and of everybody who accrued something
 */
export function splitAccrual(
  delta: bigint,
  beneficiaries: readonly Pick<CommissionPart, 'key' | 'basisPoints'>[],
  accrued: ReadonlyMap<string, bigint>,
): Map<string, bigint> {
  const keys = [...new Set([...beneficiaries.map(({ key }) => key), ...accrued.keys()])];
  const shares = new Map(beneficiaries.map(({ key, basisPoints }) => [key, basisPoints]));
  if (delta >= 0n) return divided(keys, delta, (key) => shares.get(key) ?? 0, 1n);
  const all = [...accrued.values()].reduce((sum, amount) => sum + amount, 0n);
  if (-delta > all) throw new RangeError('splitAccrual: more taken back than was accrued');
  return divided(keys, -delta, (key) => Number(accrued.get(key) ?? 0n), -1n);
}

function divided(
  keys: readonly string[],
  amount: bigint,
  weightOf: (key: string) => number,
  sign: 1n | -1n,
): Map<string, bigint> {
  const parts = divide(amount, keys.map(weightOf));
  return new Map(keys.map((key, index) => [key, sign * (parts[index] ?? 0n)]));
}
