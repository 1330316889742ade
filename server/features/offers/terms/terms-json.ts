import type { ValueTransformer } from 'typeorm';
import type { Terms } from './terms.ts';

/** Names under which terms hold money, wherever they stand; in JSON it is fen as text. */
const MONEY = new Set([
  'entryFee',
  'amount',
  'minimumPerYear',
  'cap',
  'from',
  'perUnit',
  'triggerSales',
  'valueOfResult',
  'residualFunds',
]);

/**
 * Terms of payment that came later than the first contracts, as they are where they are not agreed. They are left out of
 * the JSON then, so that terms agreed before keep their digest.
 */
const LATER: Readonly<Record<string, unknown>> = { lateInterest: null, pauseWhileLapsed: false };

/** Terms as plain JSON: fen as text. */
export function termsToJson(terms: Terms): unknown {
  return JSON.parse(
    JSON.stringify(terms, (key, value: unknown) => {
      if (key in LATER && value === LATER[key]) return undefined;
      return typeof value === 'bigint' ? value.toString() : value;
    }),
  );
}

/** Terms out of the JSON that `termsToJson` made. */
export function termsFromJson(json: unknown): Terms {
  const terms = revive(json, '') as Terms;
  return terms.payment ? { ...terms, payment: { ...LATER, ...terms.payment } } : terms;
}

/** For a `jsonb` column that holds terms. */
export const termsColumn: ValueTransformer = {
  to: (terms: Terms | null | undefined) => (terms ? termsToJson(terms) : terms),
  from: (json: unknown) => (json === null ? null : termsFromJson(json)),
};

function revive(value: unknown, key: string): unknown {
  if (typeof value === 'string') return MONEY.has(key) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((item) => revive(item, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revive(inner, name)]));
}
