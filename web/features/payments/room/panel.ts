import type { OperationVariables } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createContext, useContext, useEffect, useRef } from 'react';
import type { MoneyRoomQuery } from '../../../generated/payments/graphql.ts';

/** What every panel of the money room is given. */
export interface PanelProps {
  /** The deal whose terms hold. */
  dealId: string;
  /** Of the running contract; another one means that something changed. */
  version: number;
  /** To be called after a step, so that the room shows what came of it. */
  onChanged: () => Promise<unknown>;
}

export type Running = NonNullable<MoneyRoomQuery['runningContract']>;

export const RunningContext = createContext<Running | null>(null);

/** The running contract of the money room that a panel stands in. */
export function useRunning(): Running {
  const running = useContext(RunningContext);
  if (!running) throw new Error('outside of a money room');
  return running;
}

/** What a panel shows of its contract; asked for anew when the contract changed. */
export function usePanelQuery<TData>(
  document: TypedDocumentNode<TData, { dealId: string }>,
  { dealId, version }: PanelProps,
) {
  return useSourceQuery(document, { dealId }, version);
}

/** What a panel shows of a source of money; asked for anew when the version of the source is another one. */
export function useSourceQuery<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  version: number,
) {
  const found = useQuery<TData, OperationVariables>(document, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const seen = useRef(version);
  const { refetch } = found;
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    void refetch();
  }, [version, refetch]);
  return { data: (found.data ?? found.previousData) as TData | undefined, error: found.error, refetch };
}
