import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { entriesMessages } from './entries.messages.ts';

/** Puts a refusal of an entry in words. */
export function useEntriesExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(entriesMessages);
  return useCallback(
    ({ params }) => {
      const key = `reason${params.find(({ name }) => name === 'reason')?.value ?? ''}`;
      const isKnown = key !== 'reason' && key in entriesMessages.zh;
      return isKnown ? (t as Translate<Record<string, string>>)(key) : undefined;
    },
    [t],
  );
}
