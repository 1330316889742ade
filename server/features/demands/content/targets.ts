import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import type { DemandTarget } from './demand-content.ts';

const DECIMAL = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/;

/** Attainment counts at most this much of a target, so that one value far above does not hide another below. */
export const MOST_ATTAINED = 12_000;

/** What comparisons look at. */
export type Comparable = Pick<DemandTarget, 'comparison' | 'value' | 'upper'>;

/** Reads a decimal of at most 12 digits and 6 places into millionths; null for anything else. */
export function parseDecimal(text: string): bigint | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const micros = BigInt(match[2] ?? '0') * 1_000_000n + BigInt((match[3] ?? '').padEnd(6, '0'));
  return match[1] === '-' ? -micros : micros;
}

/** Writes millionths as a decimal without needless zeros: `1500000n` → `"1.5"`. */
export function formatDecimal(micros: bigint): string {
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, '0');
  const places = digits.slice(-6).replace(/0+$/, '');
  return `${micros < 0n ? '-' : ''}${digits.slice(0, -6)}${places === '' ? '' : `.${places}`}`;
}

/** A decimal in its one form, such as `1.5` for `01.500`; null for what is none. */
export function normalDecimal(text: string): string | null {
  const micros = parseDecimal(text);
  return micros === null ? null : formatDecimal(micros);
}

/**
 * Whether a measured value (a decimal; `1` or `0` for YES) meets a target. A value that is no number, or a target
 * without one, is not met.
 */
export function meets(target: Comparable, measured: string): boolean {
  return attainment(target, measured) >= WHOLE_IN_BASIS_POINTS;
}

/**
 * How much of a target a measured value attains, in basis points from 0 to 12,000: 10,000 or more exactly where it is
 * met. Ratios are taken of numbers above zero only, and rounded down; where there is no ratio it is all or nothing.
 */
export function attainment({ comparison, value, upper }: Comparable, measured: string): number {
  const got = parseDecimal(measured);
  if (got === null) return 0;
  if (comparison === 'YES') return got === 1_000_000n ? WHOLE_IN_BASIS_POINTS : 0;
  const asked = parseDecimal(value);
  if (asked === null) return 0;
  switch (comparison) {
    case 'AT_LEAST':
      return ratio(got, asked, got >= asked);
    case 'AT_MOST':
      if (asked > 0n && got <= 0n) return MOST_ATTAINED;
      return ratio(asked, got, got <= asked);
    case 'EQUAL':
      return got === asked ? WHOLE_IN_BASIS_POINTS : ratio(smaller(got, asked), larger(got, asked), false);
    case 'BETWEEN': {
      const most = upper === null ? null : parseDecimal(upper);
      if (most === null) return 0;
      if (got >= asked && got <= most) return WHOLE_IN_BASIS_POINTS;
      return got < asked ? ratio(got, asked, false) : ratio(most, got, false);
    }
  }
}

/** Attainment of all targets by weight, 0 to 12,000 basis points; what was not measured counts as nothing. */
export function weightedAttainment(
  targets: readonly (Comparable & Pick<DemandTarget, 'id' | 'weight'>)[],
  measured: ReadonlyMap<string, string>,
): number {
  const all = targets.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return 0;
  const sum = targets.reduce(
    (total, target) => total + target.weight * attainment(target, measured.get(target.id) ?? ''),
    0,
  );
  return Math.floor(sum / all);
}

function ratio(part: bigint, whole: bigint, isMet: boolean): number {
  if (part <= 0n || whole <= 0n) return isMet ? WHOLE_IN_BASIS_POINTS : 0;
  const points = (part * BigInt(WHOLE_IN_BASIS_POINTS)) / whole;
  return points > BigInt(MOST_ATTAINED) ? MOST_ATTAINED : Number(points);
}

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
const larger = (a: bigint, b: bigint) => (a > b ? a : b);
