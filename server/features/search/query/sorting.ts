import { literal } from './filter.ts';

export const SEARCH_SORTS = {
  RELEVANCE: 'What fits best first; without a query the newest.',
  NEWEST: 'Last published first.',
  TRL_DESC: 'Most mature first; those without a level at the end.',
  PRICE_ASC: 'Lowest price first; those to be negotiated at the end.',
  PRICE_DESC: 'Highest price first; those to be negotiated at the end.',
} as const;
export type SearchSort = keyof typeof SEARCH_SORTS;

/** An order by a field of the documents; ids, the later made first, decide between equals. */
export interface SortKey {
  field: string;
  direction: 'asc' | 'desc';
}

/** An order of results. */
export interface ResultSortKey extends SortKey {
  field: 'publishedAt' | 'trl' | 'priceMin';
}

/** The order of a list that nothing else orders. */
export const NEWEST: ResultSortKey = { field: 'publishedAt', direction: 'desc' };

/** The field that a list of results is ordered by; null for the order by score. */
export function sortKey(sort: SearchSort): ResultSortKey | null {
  switch (sort) {
    case 'RELEVANCE':
      return null;
    case 'NEWEST':
      return NEWEST;
    case 'TRL_DESC':
      return { field: 'trl', direction: 'desc' };
    case 'PRICE_ASC':
      return { field: 'priceMin', direction: 'asc' };
    case 'PRICE_DESC':
      return { field: 'priceMin', direction: 'desc' };
  }
}

/** The order in the engine's language. */
export function engineSort({ field, direction }: SortKey): string[] {
  return [`${field}:${direction}`, 'id:desc'];
}

/** The condition for what comes after a document; documents without a value come last in both directions. */
export function comesAfter(
  { field, direction }: SortKey,
  place: { value: number | null; id: string },
): string {
  const laterIds = `id < ${literal(place.id)}`;
  if (place.value === null) return `${field} IS NULL AND ${laterIds}`;
  const comparison = direction === 'asc' ? '>' : '<';
  return `${field} ${comparison} ${place.value} OR (${field} = ${place.value} AND ${laterIds}) OR ${field} IS NULL`;
}

/** The value by which a document is ordered. */
export function sortValue({ field }: SortKey, document: object): number | null {
  const value = (document as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'number' ? value : null;
}
