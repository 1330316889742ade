import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Refusal } from '../errors.ts';
import { isId } from '../ids.ts';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

export interface PageArgs {
  first?: number | null;
  after?: string | null;
}

/** A page of a keyset connection. `totalCount` runs its statement only when it is called. */
export interface Page<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: () => Promise<number>;
}

/** One column of a list's order. The id is always appended, so every order is total. */
export interface SortKey<T> {
  /** SQL expression such as `result.updated_at`; never from outside. */
  expression: string;
  direction: 'ASC' | 'DESC';
  /** The same value of a loaded row, as text that PostgreSQL reads back; nulls must be coalesced in the expression. */
  value: (row: T) => string;
  /** SQL type that the cursor's text is cast to. */
  type: 'text' | 'timestamptz' | 'bigint' | 'integer' | 'date';
}

/** The page size asked for: 20 unless told, 1 to 100; refuses anything else. */
export function pageSize(first: number | null | undefined): number {
  if (first === null || first === undefined) return DEFAULT_PAGE_SIZE;
  if (Number.isInteger(first) && first >= 1 && first <= MAX_PAGE_SIZE) return first;
  throw new Refusal('LIMIT', { field: 'first', params: { min: 1, max: MAX_PAGE_SIZE } });
}

/**
 * Reads one page after a cursor from a query whose alias is `alias`. The query must not join a to-many relation.
 * Refuses a cursor that is not of this list.
 */
export async function keysetPage<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  args: PageArgs,
  sort: SortKey<T>,
): Promise<Page<T>> {
  const size = pageSize(args.first);
  const counting = query.clone();
  const [value, id] = args.after ? readCursor(args.after) : [];
  const after = value !== undefined && id !== undefined ? { value, id } : null;
  const ordered = applyKeyset(query, sort, after).limit(size + 1);
  const rows = await ordered.getMany();
  const edges = rows.slice(0, size).map((node) => ({ cursor: writeCursor(sort.value(node), node.id), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(args.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => counting.getCount(),
  };
}

/** Orders a query and lets it begin after a row, by the row's own sort value and id. */
export function applyKeyset<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  sort: SortKey<T>,
  after: { value: string; id: string } | null,
): SelectQueryBuilder<T> {
  query.orderBy(sort.expression, sort.direction).addOrderBy(`${query.alias}.id`, sort.direction);
  if (after === null) return query;
  const comparison = sort.direction === 'ASC' ? '>' : '<';
  return query.andWhere(
    `(${sort.expression}, ${query.alias}.id) ${comparison} (CAST(:keysetValue AS ${sort.type}), CAST(:keysetId AS uuid))`,
    { keysetValue: after.value, keysetId: after.id },
  );
}

function writeCursor(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

function readCursor(cursor: string): [string, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parsed) &&
      typeof parsed[0] === 'string' &&
      typeof parsed[1] === 'string' &&
      isId(parsed[1])
    ) {
      return [parsed[0], parsed[1]];
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal('INVALID', { field: 'after' });
}
