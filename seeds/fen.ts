import { parseYuan } from '../server/platform/money.ts';

/** Yuan of the data in fen; null stays. */
export function fen(yuan: string | null): bigint | null {
  if (yuan === null) return null;
  const amount = parseYuan(yuan);
  if (amount === null) throw new Error(`seeds: ${yuan} is no amount in yuan`);
  return amount;
}
