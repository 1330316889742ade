import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { faultKind } from '../../../app/apollo.ts';
import {
  CheckInGuestsDocument,
  RoadshowRosterDocument,
} from '../../../generated/roadshows-guests/graphql.ts';
import type { SendOutcome } from '../offline-queue.ts';
import { useOfflineQueue } from '../use-offline-queue.ts';
import { forgetRoster, keepRoster, keptRoster, type Roster } from './roster-store.ts';

/** A check-in as this phone noted it. */
interface Noted {
  code: string;
  at: string;
}

const MOST = 100;

/** The door of a roadshow on this device: the list of guests, who is in, and what waits to be sent. */
export function useDoor(roadshowId: string) {
  const client = useApolloClient();
  const [kept, setKept] = useState<Roster | null>(() => keptRoster(roadshowId));
  const { data, error, loading, refetch } = useQuery(RoadshowRosterDocument, {
    variables: { roadshowId },
    fetchPolicy: 'network-only',
  });
  const fresh = data?.roadshowRoster ?? null;
  useEffect(() => {
    if (!fresh) return;
    keepRoster(roadshowId, fresh);
    setKept(fresh);
  }, [fresh, roadshowId]);
  const [cameNow, setCameNow] = useState<ReadonlyMap<string, string>>(new Map());
  const send = useCallback(
    async (items: readonly Noted[]): Promise<SendOutcome> => {
      try {
        const input = { roadshowId, items: [...items] };
        const answer = await client.mutate({ mutation: CheckInGuestsDocument, variables: { input } });
        return answer.data?.checkInGuests.userErrors.length === 0 ? 'sent' : 'refused';
      } catch (failure) {
        return faultKind(failure) === 'network' ? 'away' : 'refused';
      }
    },
    [client, roadshowId],
  );
  const queue = useOfflineQueue<Noted>(`fruition.check-in.${roadshowId}`, MOST, send);
  const roster = fresh ?? kept;
  const waiting = new Map(queue.waiting.map(({ code, at }) => [code, at]));
  const cameAt = (guest: Roster['guests'][number]): string | null =>
    guest.checkedInAt ?? cameNow.get(guest.code ?? '') ?? waiting.get(guest.code ?? '') ?? null;
  return {
    roster,
    isFresh: fresh !== null,
    error: roster ? null : error,
    loading: loading && !roster,
    queue,
    cameAt,
    reload: () => void refetch(),
    forget: () => {
      forgetRoster(roadshowId);
      setKept(null);
    },
    /** Notes that a guest came; answers whether it is news, and null for a code that nobody has. */
    checkIn: (typed: string): { name: string; isNews: boolean } | null => {
      const code = typed.toUpperCase().replace(/[^A-Z]/g, '');
      const guest = roster?.guests.find((each) => each.code === code);
      // Without a list the server alone knows the codes.
      if (!guest && (roster || code.length !== 8)) return null;
      const isNews = guest === undefined || cameAt(guest) === null;
      const at = new Date().toISOString();
      if (isNews) {
        setCameNow((present) => new Map(present).set(code, at));
        queue.add({ code, at });
      }
      return { name: guest?.name ?? code, isNews };
    },
  };
}
