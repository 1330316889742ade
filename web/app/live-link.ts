import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { setLiveState } from './live-state.ts';

const LONGEST_WAIT_MS = 10_000;

function address(): string {
  const url = new URL('/graphql', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** The socket for subscriptions: opened with the first, closed after the last, and opened again for ever. */
export const socketLink = new GraphQLWsLink(
  createClient({
    url: address(),
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (tries) =>
      new Promise((resolve) => {
        setTimeout(resolve, Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries) * (0.5 + Math.random() / 2));
      }),
    keepAlive: 12_000,
    on: {
      connecting: (isRetry) => setLiveState(isRetry ? 'away' : 'connecting'),
      connected: () => setLiveState('live'),
      closed: () => setLiveState('away'),
    },
  }),
);
