import { useSyncExternalStore } from 'react';

/** Whether changes come by themselves: not asked for yet, being connected, connected, or cut off. */
export type LiveState = 'idle' | 'connecting' | 'live' | 'away';

let state: LiveState = 'idle';
const listeners = new Set<() => void>();

/** Said by the connection. */
export function setLiveState(next: LiveState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** The present state of the connection for live changes. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
