import { useCallback, useMemo } from 'react';

/**
 * Keeps what was typed into a form in this window until `forget`, through reloads and a sign-in. Fields named in
 * `secret` are never kept.
 */
export function useDraft<T extends object>(key: string, secret: readonly (keyof T & string)[] = []) {
  const storageKey = `fruition.draft.${key}`;
  const initial = useMemo((): Partial<T> => {
    const stored = sessionStorage.getItem(storageKey);
    return stored ? JSON.parse(stored) : {};
  }, [storageKey]);
  const keep = useCallback(
    (values: Partial<T>) => {
      const kept = Object.fromEntries(
        Object.entries(values).filter(([name]) => !secret.some((s) => s === name)),
      );
      sessionStorage.setItem(storageKey, JSON.stringify(kept));
    },
    [storageKey, secret],
  );
  const forget = useCallback(() => sessionStorage.removeItem(storageKey), [storageKey]);
  return { initial, keep, forget };
}
