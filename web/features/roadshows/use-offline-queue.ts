import { useEffect, useState, useSyncExternalStore } from 'react';
import { OfflineQueue, type SendOutcome } from './offline-queue.ts';

const RETRY_MS = 15_000;

/**
 * A queue of this device as a page uses it: it sends at once, when the network comes back, and every quarter of a minute
 * while something waits. The key decides which queue it is; two pages with one key take turns.
 */
export function useOfflineQueue<Item>(
  key: string,
  most: number,
  send: (items: readonly Item[]) => Promise<SendOutcome>,
) {
  const [queue] = useState(() => new OfflineQueue<Item>(localStorage, key, most, send));
  const state = useSyncExternalStore(queue.follow, () => queue.state);
  const { refused } = state;
  useEffect(() => {
    const flush = () => void queue.flush();
    flush();
    addEventListener('online', flush);
    const timer = setInterval(() => {
      if (!refused) flush();
    }, RETRY_MS);
    return () => {
      removeEventListener('online', flush);
      clearInterval(timer);
    };
  }, [queue, refused]);
  return {
    ...state,
    add: (item: Item) => void queue.add(item),
    retry: () => void queue.flush(),
    clear: () => queue.clear(),
  };
}
