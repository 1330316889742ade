import { formatYuan } from '../../../platform/money.ts';
import type { Terms } from './terms.ts';

/** One value that differs; null stands for a value that is not there. Money is yuan, shares are basis points. */
export interface TermsChange {
  /** Where it stands, such as `payment.stages.0.amount`. */
  path: string;
  from: string | null;
  to: string | null;
}

/** What changes from one version of terms to another, in the order of the terms; empty for equal ones. */
export function diffTerms(before: Terms, after: Terms): TermsChange[] {
  const from = leaves(before, '');
  const to = leaves(after, '');
  return [...new Set([...from.keys(), ...to.keys()])]
    .map((path) => ({ path, from: from.get(path) ?? null, to: to.get(path) ?? null }))
    .filter((change) => change.from !== change.to);
}

/** All values of terms by path; what is null has none. */
function leaves(value: unknown, path: string): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object')
    return new Map([[path, typeof value === 'bigint' ? formatYuan(value) : String(value)]]);
  const inner = Object.entries(value).flatMap(([key, part]) => [
    ...leaves(part, path === '' ? key : `${path}.${key}`),
  ]);
  return new Map(inner);
}
