import { useCallback } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { clientsMessages } from './clients.messages.ts';

const REASONS = ['NO_PHONE', 'NO_EMAIL', 'UNKNOWN_CODE', 'TWICE'] as const;

/** Better words for what is refused of a client. */
export function useClientWhy(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(clientsMessages);
  return useCallback(
    ({ code, params }) => {
      const value = (name: string) => params.find((each) => each.name === name)?.value;
      const known = REASONS.find((each) => each === value('reason'));
      if (known) return t(`why${known}`, { line: value('line') ?? '' });
      return code === 'ALREADY_EXISTS' ? t('whyTaken') : undefined;
    },
    [t],
  );
}
