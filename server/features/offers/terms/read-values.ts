import type { Problems } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';

/** Largest sum in terms: 10^12 yuan, in fen. */
export const GREATEST_MONEY = 100_000_000_000_000n;
/** Longest term in months. */
export const MOST_MONTHS = 600;

interface Range {
  min: number;
  max: number;
}

/** Reads a sum between `min` (one fen unless told) and 10^12 yuan. */
export function readMoney(amount: bigint, problems: Problems, min = 1n): bigint {
  if (amount < min) problems.add(amount === 0n ? 'REQUIRED' : 'INVALID', { reason: 'TOO_LITTLE' });
  else if (amount > GREATEST_MONEY) problems.add('INVALID', { reason: 'TOO_MUCH', max: '1000000000000.00' });
  return amount;
}

export function readWhole(value: number, { min, max }: Range, problems: Problems): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    problems.add('INVALID', { reason: 'OUT_OF_RANGE', min, max });
  }
  return value;
}

/** Months of a term, 1 to 600. */
export function readMonths(months: number, problems: Problems): number {
  return readWhole(months, { min: 1, max: MOST_MONTHS }, problems);
}

/** A share in basis points, 1 to 10,000; with `min` 0 also none. */
export function readShare(basisPoints: number, problems: Problems, min = 1): number {
  return readWhole(basisPoints, { min, max: 10_000 }, problems);
}

/** A text that must be there once the terms are final; empty while it is missing. */
export function readRequired(text: string, max: number, problems: Problems): string {
  const clean = readText(text, max, problems);
  if (clean === null) problems.add('REQUIRED');
  return clean ?? '';
}

/** What belongs to another choice and must not be there. */
export function refuseSurplus(value: unknown, params: Record<string, string>, problems: Problems): null {
  if (value !== null && value !== undefined) problems.add('INVALID', { reason: 'NOT_OF_CHOICE', ...params });
  return null;
}

/** Refuses a list that is too long. */
export function limitList(list: readonly unknown[], max: number, problems: Problems): void {
  if (list.length > max) problems.add('LIMIT', { max });
}

/** Refuses each item that does not lie above the one before it. */
export function checkAscending(values: readonly (bigint | number)[], at: (index: number) => Problems): void {
  values.forEach((value, index) => {
    const before = values[index - 1];
    if (before !== undefined && value <= before) at(index).add('INVALID', { reason: 'NOT_ASCENDING' });
  });
}
