/** What the order of engagements that claim one deal goes by. */
export interface Claim {
  engagementId: string;
  isExclusive: boolean;
  /** Moment at which the parties acknowledged an introduction that it rests on; null for none. */
  acknowledgedAt: Date | null;
  /** Moment at which all had signed; null before. */
  activatedAt: Date | null;
}

/**
 * The order of engagements of one side that claim one deal: exclusive ones first, then those with an acknowledged
 * introduction (the earlier first), then by the moment of the last
 * signature. Equal ones stand by their ids, which ascend
 * with the time of their proposal, so that the order is the same whatever order the claims are given in.
 */
export function rankEngagements<T extends Claim>(claims: readonly T[]): T[] {
  return [...claims].sort(
    (one, other) =>
      Number(other.isExclusive) - Number(one.isExclusive) ||
      momentOf(one.acknowledgedAt) - momentOf(other.acknowledgedAt) ||
      momentOf(one.activatedAt) - momentOf(other.activatedAt) ||
      (one.engagementId < other.engagementId ? -1 : 1),
  );
}

/** What has not happened comes after all that has. */
function momentOf(at: Date | null): number {
  return at?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
