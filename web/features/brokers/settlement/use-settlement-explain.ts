import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { settlementMessages } from './settlement.messages.ts';

/** Refusals of commissions in their own words; undefined where the general words do. */
export function useSettlementExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(settlementMessages);
  return useCallback(
    ({ code, field, params }) => {
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      const reason = `reason${values.reason ?? ''}`;
      if (reason in settlementMessages.zh) return (t as Translate<Record<string, string>>)(reason, values);
      if (code === 'LIMIT' && field === 'amount') return t('limitAmount', { max: values.max ?? '' });
      if (code === 'FOUR_EYES') return t('fourEyes');
      return undefined;
    },
    [t],
  );
}
