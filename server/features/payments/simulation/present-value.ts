import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';

const QUARTERS_OF_YEAR = 4;
/** Decimals kept while discounting; far below a fen for any sum. */
const SCALE = 10n ** 24n;

/** What a fen that is paid in each quarter is worth in the first, times 10^24: quarterly interest on a yearly rate. */
function factor(quarter: number, basisPointsPerYear: number): bigint {
  const whole = BigInt(WHOLE_IN_BASIS_POINTS * QUARTERS_OF_YEAR);
  const power = BigInt(quarter);
  return (SCALE * whole ** power) / (whole + BigInt(basisPointsPerYear)) ** power;
}

/** Present worth, in fen, of sums that are paid in each quarter from the first. */
export function presentValue(quarters: readonly bigint[], basisPointsPerYear: number): bigint {
  const scaledSum = quarters.reduce(
    (sum, amount, quarter) => (amount === 0n ? sum : sum + amount * factor(quarter, basisPointsPerYear)),
    0n,
  );
  return scaledSum / SCALE;
}

/** The sum, in fen, that paid in each of some quarters is worth as much as a sum now. */
export function evenPayment(
  present: bigint,
  quarters: readonly number[],
  basisPointsPerYear: number,
): bigint {
  const all = quarters.reduce((sum, quarter) => sum + factor(quarter, basisPointsPerYear), 0n);
  return all === 0n ? 0n : (present * SCALE) / all;
}
