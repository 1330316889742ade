import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { receiptMessages } from './receipts.messages.ts';

/** Refusals of invoices and receipts in their own words; undefined where the general words do. */
export function useReceiptExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(receiptMessages);
  return useCallback(
    (error) => {
      const values = Object.fromEntries(error.params.map(({ name, value }) => [name, value]));
      const reason = `reason${values.reason ?? ''}`;
      if (reason in receiptMessages.zh) return (t as Translate<Record<string, string>>)(reason, values);
      if (error.code === 'ALREADY_EXISTS' && error.field === 'bankReference') return t('sameReference');
      if (error.code === 'ALREADY_EXISTS' && error.field === 'number') return t('sameFapiao');
      if (error.code === 'REQUIRED' && error.field === 'lines') return t('nothingReady');
      return undefined;
    },
    [t],
  );
}
