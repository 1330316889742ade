import { divide, WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import type { LeaderPosition } from '../../deals/deal.enums.ts';

/** Somebody of the team, with the part that was agreed on. */
export interface ShareMember {
  key: string;
  /** Part of the team's shares by the agreed split; any whole numbers, not negative. */
  weight: number;
  /** What they are among the leaders of the unit (INC-8); null for no leader. */
  leader: LeaderPosition | null;
  /** Leaders who do not take shares are paid in cash. */
  takesEquity: boolean;
}

export interface DividedShares {
  /** Basis points of the company that the unit keeps. */
  unit: number;
  /** Basis points of the company that the team gets together. */
  team: number;
  /** Each member's part, in the order given; zero for those who are paid in cash. */
  parts: { key: string; basisPoints: number }[];
}

/**
 * Divides the shares that a result brought between unit and team, in whole basis points of the company: the team's part
 * is never below the agreed share of them (so never below the floor of INC-3 that the share was judged by), the members
 * divide it by the largest remainder, and all parts together are the whole. What leaders who take no shares would have
 * had goes to the others.
 * @param total basis points of the company that are divided
 * @param teamBasisPoints the team's share of them
 * @returns null where the team is to have shares and nobody of it takes any
 */
export function divideShares(
  total: number,
  teamBasisPoints: number,
  members: readonly ShareMember[],
): DividedShares | null {
  const team = Math.ceil((total * teamBasisPoints) / WHOLE_IN_BASIS_POINTS);
  const weights = members.map(({ weight, takesEquity }) => (takesEquity ? weight : 0));
  if (team > 0 && weights.every((weight) => weight === 0)) return null;
  const parts = team > 0 ? divide(BigInt(team), weights) : weights.map(() => 0n);
  return {
    unit: total - team,
    team,
    parts: members.map(({ key }, index) => ({ key, basisPoints: Number(parts[index] ?? 0n) })),
  };
}

/**
 * What holdings come to after others took new shares (稀释): together exactly the new total, each in proportion to what
 * it was. None grows.
 * @returns null for a total that is not below the present one, or below zero
 */
export function diluteShares(holdings: readonly number[], total: number): number[] | null {
  const present = holdings.reduce((sum, each) => sum + each, 0);
  if (total < 0 || total >= present) return null;
  return divide(BigInt(total), holdings).map(Number);
}

/** Divides what shares were put in at by the shares, so that the values add up to the whole; in fen. */
export function divideValue(value: bigint, shares: readonly number[]): bigint[] {
  return shares.some((share) => share > 0) ? divide(value, shares) : shares.map(() => 0n);
}
