import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { type Role, ViewerDocument, type ViewerPartsFragment } from '../generated/app/graphql.ts';

export type Viewer = ViewerPartsFragment;

interface ViewerState {
  /** Null for a visitor; while `loading`, nothing is known yet. */
  viewer: Viewer | null;
  loading: boolean;
  /** The membership that actions are done as. */
  acting: Viewer['memberships'][number] | null;
  /** True if the acting membership (or a delegation to it) holds one of the roles. */
  hasRole: (...roles: Role[]) => boolean;
}

/** Who is signed in, and as which membership. */
export function useViewer(): ViewerState {
  const { data, loading } = useQuery(ViewerDocument, { fetchPolicy: 'cache-first' });
  const viewer = data?.viewer ?? null;
  const acting = viewer?.memberships.find((membership) => membership.id === viewer.acting?.id) ?? null;
  const hasRole = useCallback(
    (...roles: Role[]) => roles.some((role) => viewer?.actingRoles.includes(role)),
    [viewer],
  );
  return { viewer, loading: loading && !data, acting, hasRole };
}

/** Forgets what was loaded as somebody else and loads what is on the screen anew. */
export function useIdentityChanged(): () => Promise<void> {
  const client = useApolloClient();
  return useCallback(async () => {
    await client.resetStore();
  }, [client]);
}
