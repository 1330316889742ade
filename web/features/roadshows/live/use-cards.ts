import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { faultKind } from '../../../app/apollo.ts';
import {
  GiveInterestCardsDocument,
  type InterestStrength,
} from '../../../generated/roadshows-live/graphql.ts';
import type { SendOutcome } from '../offline-queue.ts';
import { useOfflineQueue } from '../use-offline-queue.ts';
import type { LiveEntry } from './live-words.ts';

/** An interest card as this phone noted it. */
export interface NotedCard {
  entryId: string;
  strength: InterestStrength;
  note: string;
  sharesContact: boolean;
  withdrawn: boolean;
  at: string;
}

const MOST = 50;

/** Interest cards on this device: they are sent when the network lets them through. */
export function useCards(roadshowId: string) {
  const client = useApolloClient();
  const send = useCallback(
    async (items: readonly NotedCard[]): Promise<SendOutcome> => {
      try {
        const { data } = await client.mutate({
          mutation: GiveInterestCardsDocument,
          variables: { input: { roadshowId, items: [...items] } },
          refetchQueries: ['RoadshowLive'],
          awaitRefetchQueries: true,
        });
        return data?.giveInterestCards.userErrors.length === 0 ? 'sent' : 'refused';
      } catch (failure) {
        return faultKind(failure) === 'network' ? 'away' : 'refused';
      }
    },
    [client, roadshowId],
  );
  const queue = useOfflineQueue<NotedCard>(`fruition.cards.${roadshowId}`, MOST, send);
  return {
    queue,
    /** The card as it stands here: what waits to be sent comes before what the server knows. */
    cardOf: ({ id, card }: LiveEntry): Pick<NotedCard, 'strength' | 'note' | 'sharesContact'> | null => {
      const waiting = queue.waiting.findLast(({ entryId }) => entryId === id);
      if (waiting) return waiting.withdrawn ? null : waiting;
      return card ?? null;
    },
    give: (card: Omit<NotedCard, 'at'>) => queue.add({ ...card, at: new Date().toISOString() }),
  };
}
