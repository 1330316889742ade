import { useCallback, useState } from 'react';

/**
 * The key under which a dialog does what must not be done twice. However often the same dialog is sent (a lost answer,
 * a double click), the server does it once; call `renew` when the dialog is opened again, or after it was done.
 *
 * ```tsx
 * const { key, renew } = useIdempotencyKey();
 * const open = () => { renew(); setOpen(true); };
 * await action.run({ input: { ...values, idempotencyKey: key } });
 * ```
 */
export function useIdempotencyKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState(newKey);
  const renew = useCallback(() => setKey(newKey()), []);
  return { key, renew };
}

/** `crypto.randomUUID` is missing where a page is not served over https; random values are always there. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
