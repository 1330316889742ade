import { useCallback } from 'react';
import { useMessages } from '../app/i18n.tsx';
import type { UserErrorPartsFragment } from '../generated/app/graphql.ts';
import { uiMessages } from './messages.ts';

export type UserErrorParts = UserErrorPartsFragment;

/**
 * Puts one refusal in plain words. A feature that knows better words for a code (and its parameters) looks first
 * and falls back on this.
 */
export function useExplain(): (error: UserErrorParts) => string {
  const t = useMessages(uiMessages);
  return useCallback(
    (error) => {
      const max = error.params.find((param) => param.name === 'max')?.value;
      if (error.code === 'TOO_LONG' && max) return t('codeTOO_LONGmax', { max });
      return t(`code${error.code}`);
    },
    [t],
  );
}
