import { useCallback } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { payoutMessages } from './payouts.messages.ts';

/** Refusals of pay-outs in their own words. */
export function useExplainPayout(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(payoutMessages);
  return useCallback(
    ({ code, field, params }) => {
      const value = (name: string) => params.find((param) => param.name === name)?.value ?? '';
      const lines = value('lines').split(' ').join('、');
      const reason = value('reason');
      if (reason === 'BANK_DETAILS') return t('reasonBANK_DETAILS', { missing: value('missing') });
      if (reason === 'BANK_CHANGED') return t('reasonBANK_CHANGED', { lines });
      if (reason === 'NOT_PAYABLE') return t('reasonNOT_PAYABLE', { lines });
      if (reason === 'FILE_FETCHED') return t('reasonFILE_FETCHED');
      if (code === 'FOUR_EYES') return t('reasonFOUR_EYES');
      if (code === 'CONFLICT') return t('reasonCHANGED');
      if (code === 'LIMIT' && field === 'amount') return t('reasonTOO_MUCH', { max: value('max') });
      if (code === 'INVALID' && (field === 'executedOn' || field === 'returnedOn')) return t('reasonDAY');
      return undefined;
    },
    [t],
  );
}
