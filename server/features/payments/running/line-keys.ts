const MARK = '@';

/** The key of a payment under the terms of the `index`th amendment: that of the first contract is the plan's own. */
export function keyUnder(key: string, index: number): string {
  return index === 0 ? key : `${key}${MARK}${index}`;
}

/** The plan's own key. */
export function planKey(key: string): string {
  return key.split(MARK)[0] ?? key;
}
