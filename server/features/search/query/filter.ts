import { Refusal } from '../../../platform/errors.ts';
import type { PriceBand, SearchDocument } from '../index/search-document.ts';

/** What a searcher narrows the list by; values of one field widen it, fields narrow it. */
export interface SearchFilter {
  sectors?: readonly string[] | null;
  provinces?: readonly string[] | null;
  cities?: readonly string[] | null;
  trls?: readonly number[] | null;
  stages?: readonly string[] | null;
  rightKinds?: readonly string[] | null;
  attributes?: readonly string[] | null;
  modes?: readonly string[] | null;
  priceBands?: readonly PriceBand[] | null;
  payAfterUse?: boolean | null;
  organizationIds?: readonly string[] | null;
}

/** Most values of one field. */
const MOST_VALUES = 100;

/** The field of the document that each part of a filter is about. */
const FIELDS = {
  sectors: 'sector',
  provinces: 'province',
  cities: 'city',
  trls: 'trl',
  stages: 'stage',
  rightKinds: 'rightKind',
  attributes: 'attribute',
  modes: 'mode',
  priceBands: 'priceBand',
  payAfterUse: 'payAfterUse',
  organizationIds: 'organizationId',
} as const satisfies Record<keyof SearchFilter, keyof SearchDocument>;

/** A filter as conditions in the engine's language, by the field they are about. */
export type Conditions = ReadonlyMap<string, string>;

/** Turns a filter of results into conditions; refuses more than a hundred values of one field. */
export function conditionsOf(filter: SearchFilter): Conditions {
  return conditionsFor(FIELDS, filter);
}

type Value = string | number | boolean;

/**
 * Turns a filter into conditions on the fields that its parts are about; refuses more than a hundred values of one
 * field.
 */
export function conditionsFor<Part extends string>(
  fields: Readonly<Record<Part, string>>,
  filter: { readonly [part in Part]?: readonly Value[] | Value | null },
): Map<string, string> {
  const conditions = new Map<string, string>();
  for (const key of Object.keys(fields) as Part[]) {
    const wanted = filter[key];
    if (wanted === null || wanted === undefined) continue;
    const values: readonly Value[] = typeof wanted === 'object' ? wanted : [wanted];
    if (values.length > MOST_VALUES)
      throw new Refusal('LIMIT', { field: `filter.${key}`, params: { max: MOST_VALUES } });
    const field = fields[key];
    if (values.length > 0)
      conditions.set(field, `${field} IN [${[...new Set(values)].map(literal).join(', ')}]`);
  }
  return conditions;
}

/** All conditions in one, without those about one field if told; null if nothing is left. */
export function joined(conditions: Conditions, without?: string, also?: string | null): string | null {
  const parts = [...conditions].filter(([field]) => field !== without).map(([, condition]) => condition);
  if (also) parts.push(`(${also})`);
  return parts.length > 0 ? parts.join(' AND ') : null;
}

/** A value as it may stand in a filter: a quoted text cannot end its quotes. */
export function literal(value: string | number | boolean): string {
  return `"${String(value).replace(/[\\"]/g, '\\$&')}"`;
}
