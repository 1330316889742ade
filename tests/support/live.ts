import { type Client, createClient, type FormattedExecutionResult } from 'graphql-ws';
import WebSocket from 'ws';
import type { ApiClient } from './api.ts';

/** What comes over one subscription, in order; `next` waits for what is still to come. */
export interface Received<Data> {
  next(): Promise<FormattedExecutionResult<Data>>;
  /** Resolves when the server or the connection ended it; rejects with what it ended with. */
  ended: Promise<void>;
  stop(): void;
}

/** A connection for subscriptions with the cookies of a browser. It does not connect again by itself. */
export function liveClient(
  browser: Pick<ApiClient, 'address' | 'cookieHeader'>,
  { address = browser.address, origin }: { address?: string; origin?: string } = {},
): Client {
  const headers = { cookie: browser.cookieHeader, ...(origin ? { origin } : {}) };
  return createClient({
    url: `${address.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { headers });
      }
    },
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  });
}

/** Subscribes and keeps what comes. */
export function receive<Data>(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Received<Data> {
  const waiting: FormattedExecutionResult<Data>[] = [];
  const takers: ((result: FormattedExecutionResult<Data>) => void)[] = [];
  let stop = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    stop = client.subscribe<Data>(
      { query, variables },
      {
        next: (result) => {
          const taker = takers.shift();
          if (taker) taker(result as FormattedExecutionResult<Data>);
          else waiting.push(result as FormattedExecutionResult<Data>);
        },
        error: reject,
        complete: resolve,
      },
    );
  });
  ended.catch(() => undefined);
  return {
    next: () => {
      const first = waiting.shift();
      return first ? Promise.resolve(first) : new Promise((resolve) => takers.push(resolve));
    },
    ended,
    stop: () => stop(),
  };
}
