import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { explainMessages } from './explain.messages.ts';

/** Refusals of payments in their own words: by reason, else by code; undefined where the general words do. */
export function usePaymentExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(explainMessages);
  return useCallback(
    (error) => {
      const values = Object.fromEntries(error.params.map(({ name, value }) => [name, value]));
      const say = t as Translate<Record<string, string>>;
      const reason = `reason${values.reason ?? ''}`;
      if (reason in explainMessages.zh) return say(reason, values);
      if (error.code === 'CONFLICT')
        return values.present && error.field === 'price' ? say('priceChanged', values) : t('conflict');
      if (error.code === 'ALREADY_EXISTS')
        return error.field === 'from' ? t('alreadyReported') : t('alreadyThere');
      if (error.code === 'LIMIT' && values.year) return say('oncePerYear', values);
      if (error.code === 'STATE') return t('state');
      return undefined;
    },
    [t],
  );
}
