import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { bountyMessages } from './bounty.messages.ts';

/** Refusals of bounties in their own words; undefined where the general words do. */
export function useBountyExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(bountyMessages);
  return useCallback(
    ({ code, field, params }) => {
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      const reason = `reason${values.reason ?? ''}`;
      if (reason in bountyMessages.zh) return (t as Translate<Record<string, string>>)(reason, values);
      if (code === 'LIMIT' && field === 'amount') return t('limitAmount', { max: values.max ?? '' });
      return undefined;
    },
    [t],
  );
}
