import { useCallback } from 'react';
import { type Translate, useMessages } from '../app/i18n.tsx';
import type { UserErrorPartsFragment } from '../generated/app/graphql.ts';
import { refusalMessages } from './refusal.messages.ts';

export type UserErrorParts = UserErrorPartsFragment;

type Key = keyof typeof refusalMessages.zh;
const SECONDS_PER_MINUTE = 60;

/** The most telling text there is: by the reason among the parameters, else by the code with its parameters. */
function keyFor(error: UserErrorParts, values: Record<string, string>): Key {
  const { reason = '', max, min } = values;
  const byReason = `reason${reason}${reason === 'RANGE' && min !== undefined && max === undefined ? 'min' : ''}`;
  if (reason && byReason in refusalMessages.zh) return byReason as Key;
  if (error.code === 'TOO_LONG' && max) return 'codeTOO_LONGmax';
  if (error.code === 'LIMIT' && max) return 'codeLIMITmax';
  if (error.code === 'LOCKED' && values.minutes) return 'codeLOCKEDfor';
  return `code${error.code}`;
}

/**
 * Puts one refusal in plain words. A feature that knows better words for a code (and its parameters) looks first
 * and falls back on this.
 */
export function useExplain(): (error: UserErrorParts) => string {
  const t = useMessages(refusalMessages);
  return useCallback(
    (error) => {
      const values = Object.fromEntries(error.params.map(({ name, value }) => [name, value]));
      const seconds = Number(values.seconds);
      if (seconds > 0) values.minutes = String(Math.ceil(seconds / SECONDS_PER_MINUTE));
      // The parameters of a text come from the server together with its reason.
      return (t as Translate<Record<string, string>>)(keyFor(error, values), values);
    },
    [t],
  );
}
