import { useSyncExternalStore } from 'react';

/** Results chosen for comparison; kept for this window until it is closed. */
const KEY = 'fruition.compare';
export const MOST_COMPARED = 4;

const listeners = new Set<() => void>();
let chosen: readonly string[] = (sessionStorage.getItem(KEY) ?? '').split(' ').filter(Boolean);

function change(next: readonly string[]) {
  chosen = next;
  sessionStorage.setItem(KEY, next.join(' '));
  for (const listener of listeners) listener();
}

/** The chosen results and how to change them. */
export function useCompare() {
  const ids = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
  return {
    ids,
    full: ids.length >= MOST_COMPARED,
    toggle: (id: string) =>
      change(ids.includes(id) ? ids.filter((entry) => entry !== id) : [...ids, id].slice(0, MOST_COMPARED)),
    clear: () => change([]),
  };
}
