import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import { complianceMessages } from './compliance.messages.ts';

interface Item {
  code?: string | null | undefined;
  params: readonly { name: string; value: string }[];
}

/** Says what an item of the compliance list is about; empty where the rule says enough. */
export function useComplianceText(): (item: Item) => string {
  const t = useMessages(complianceMessages);
  return useCallback(
    ({ code, params }) => {
      const key = `code${code ?? ''}`;
      if (!(key in complianceMessages.zh)) return '';
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      // The parameters of a text come from the server together with its code.
      return (t as Translate<Record<string, string>>)(key, values);
    },
    [t],
  );
}
