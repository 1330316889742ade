/** Money is a whole number of fen (1/100 yuan) as `bigint`; shares are whole basis points. No float touches either. */
const YUAN = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/;
export const WHOLE_IN_BASIS_POINTS = 10_000;

/** Reads yuan such as `255000`, `255000.5` or `255000.00` into fen; `null` if the text is no amount. */
export function parseYuan(text: string): bigint | null {
  const match = YUAN.exec(text.trim());
  if (!match) return null;
  const fen = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -fen : fen;
}

/** Writes fen as yuan with two decimals: `25500000n` → `"255000.00"`. */
export function formatYuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Divides a sum by weights so that the parts always add up to the whole (largest remainder; on equal remainders the
 * earlier part gets the fen). The sum and the weights are not negative and some weight is above zero.
 */
export function divide(total: bigint, weights: readonly number[]): bigint[] {
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total < 0n || all <= 0n || weights.some((weight) => weight < 0)) {
    throw new RangeError('divide: a sum of zero or more, and weights of zero or more that are not all zero');
  }
  const parts = weights.map((weight) => (total * BigInt(weight)) / all);
  const rest = Number(total - parts.reduce((sum, part) => sum + part, 0n));
  weights
    .map((weight, index) => ({ index, remainder: (total * BigInt(weight)) % all }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .slice(0, rest)
    .forEach(({ index }) => {
      parts[index] = (parts[index] ?? 0n) + 1n;
    });
  return parts;
}
