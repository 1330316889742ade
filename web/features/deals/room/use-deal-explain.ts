import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { complianceMessages } from './compliance.messages.ts';
import { useComplianceText } from './use-compliance-text.ts';

/** Refusals of deals in the words of deals: what is missing by the compliance list, what changed meanwhile. */
export function useDealExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(complianceMessages);
  const complianceText = useComplianceText();
  return useCallback(
    (error) => {
      const value = (name: string) => error.params.find((param) => param.name === name)?.value;
      const code = value('missing') ?? value('code') ?? value('reason');
      const known = complianceText({ code, params: error.params });
      if (known) return known;
      const reason = `reason${value('reason') ?? ''}`;
      if (reason in complianceMessages.zh) {
        const values = Object.fromEntries(error.params.map((param) => [param.name, param.value]));
        return (t as Translate<Record<string, string>>)(reason, values);
      }
      const deal = value('deal');
      if (error.code === 'ALREADY_EXISTS' && deal) return t('alreadyAsked', { deal });
      if (error.code === 'CONFLICT') return t('conflict');
      if (error.code === 'STATE') return t('state');
      return undefined;
    },
    [t, complianceText],
  );
}
