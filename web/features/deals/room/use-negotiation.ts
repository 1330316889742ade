import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { DealNegotiationDocument, type DealNegotiationQuery } from '../../../generated/deals/graphql.ts';
import type { Deal } from './room-context.ts';

export type Negotiation = NonNullable<DealNegotiationQuery['deal']>;
export type Proposal = Negotiation['proposals'][number];

/**
 * All proposals with their terms, loaded anew whenever the deal has moved on. It is not kept in the cache: proposals
 * have no id, and the room asks for less of them, which would drop their terms.
 */
export function useNegotiation({ id, version }: Pick<Deal, 'id' | 'version'>) {
  const { data, error, refetch } = useQuery(DealNegotiationDocument, {
    variables: { id },
    fetchPolicy: 'no-cache',
  });
  const negotiation = data?.deal ?? null;
  const stale = negotiation !== null && negotiation.version < version;
  useEffect(() => {
    if (stale) void refetch();
  }, [stale, refetch]);
  return { negotiation, error, refetch };
}
