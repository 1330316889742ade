import { useCallback } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { profileMessages } from './profile.messages.ts';

type Key = Extract<keyof typeof profileMessages.zh, `gap${string}`>;

/** Better words for what a profile lacks, and for the promise. */
export function useProfileExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(profileMessages);
  return useCallback(
    ({ code, field, params }) => {
      if (code !== 'REQUIRED') return undefined;
      if (field === 'promise') return t('promiseNeeded');
      const missing = params.find(({ name }) => name === 'missing')?.value;
      const key = `gap${missing ?? ''}`;
      return key in profileMessages.zh ? t(key as Key) : undefined;
    },
    [t],
  );
}
