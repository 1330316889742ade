import { NetworkStatus, type OperationVariables } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { type FaultKind, faultKind } from '../app/apollo.ts';

/** A connection as every list of the API gives it. */
export interface Connection<Row> {
  edges: readonly { node: Row }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  totalCount?: number | null;
}

/** A list as the pages show it. */
export interface Rows<Row> {
  /** Undefined until the first answer; those of the former filter while the next ones are on their way. */
  rows: Row[] | undefined;
  totalCount: number | undefined;
  /** The rows shown are not yet the ones asked for, or more are on their way. */
  loading: boolean;
  /** Why there are no rows. */
  error: unknown;
  /** Why no more rows came. */
  fault: FaultKind | null;
  onMore: (() => void) | undefined;
  refetch: () => Promise<unknown>;
}

interface Options {
  skip?: boolean;
  /** Milliseconds between two looks at the server, none while the page is hidden; 0: never. */
  pollInterval?: number;
}

/**
 * The rows of a connection: the first page at once, each further one by its cursor. `pick` finds the connection in
 * the answer; the query takes `$after`. Further pages are kept with the first, whatever the field is called.
 */
export function useRows<TData, TVariables extends { after?: string | null | undefined }, Row>(
  query: TypedDocumentNode<TData, TVariables>,
  pick: (data: TData) => Connection<Row> | null | undefined,
  variables: Omit<TVariables, 'after'>,
  options: Options = {},
): Rows<Row> {
  const [fault, setFault] = useState<FaultKind | null>(null);
  const { data, previousData, error, networkStatus, refetch, fetchMore } = useQuery<
    TData,
    OperationVariables
  >(query, {
    variables,
    fetchPolicy: 'cache-and-network',
    skipPollAttempt: () => document.hidden,
    ...options,
  });
  const shown = data ?? (error ? undefined : previousData);
  const page = shown ? pick(shown as TData) : undefined;
  const more = async (after: string | null) => {
    setFault(null);
    try {
      await fetchMore({
        variables: { after },
        updateQuery: (before, { fetchMoreResult }) => joined(before as TData, fetchMoreResult as TData, pick),
      });
    } catch (failure) {
      setFault(faultKind(failure));
    }
  };
  return {
    rows: page?.edges.map(({ node }) => node),
    totalCount: page?.totalCount ?? undefined,
    loading: data === undefined || networkStatus === NetworkStatus.fetchMore,
    error: page ? undefined : error,
    fault,
    onMore: page?.pageInfo.hasNextPage ? () => void more(page.pageInfo.endCursor ?? null) : undefined,
    refetch,
  };
}

/** The earlier answer with the edges of the next page behind its own. */
function joined<TData, Row>(
  before: TData,
  next: TData,
  pick: (data: TData) => Connection<Row> | null | undefined,
): TData {
  const old = pick(before);
  const fresh = pick(next);
  if (!old || !fresh) return before;
  return exchanged(before, old, { ...old, ...fresh, edges: [...old.edges, ...fresh.edges] });
}

/** The value with one object in it, known by identity, exchanged for another; a connection never stands in a list. */
function exchanged<T>(value: T, old: object, next: object): T {
  if ((value as unknown) === old) return next as T;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, exchanged(part, old, next)]);
  return Object.fromEntries(entries) as T;
}
