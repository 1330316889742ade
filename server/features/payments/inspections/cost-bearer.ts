import type { DealSide } from '../../deals/deal.enums.ts';

/** Percent of what should have been due by which the licensee may be short without bearing the cost (合同: 百分之五). */
const TOLERATED_PERCENT = 5n;

/**
 * Who bears the cost of an inspection; null where it cost nothing. All sums in fen.
 */
export function costBearerOf({
  dueAsReported,
  dueAsFound,
  cost,
}: {
  dueAsReported: bigint;
  dueAsFound: bigint;
  cost: bigint | null;
}): DealSide | null {
  if (cost === null || cost === 0n) return null;
  const short = dueAsFound - dueAsReported;
  return short * 100n > dueAsFound * TOLERATED_PERCENT ? 'ENTERPRISE' : 'OWNER';
}
