import { formatYuan } from '../../server/platform/money.ts';

/** A value as the API takes it in variables: money as yuan, moments as text. */
export function jsonOf(value: object): object {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? formatYuan(part) : part)),
  ) as object;
}
