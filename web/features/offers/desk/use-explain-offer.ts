import { useCallback } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { offersMessages } from '../offers.messages.ts';

/** Better words for what offers refuse. */
export function useExplainOffer(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(offersMessages);
  return useCallback(
    ({ code, params }) => {
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      if (values.reason === 'CONTRADICTS') return t('contradicts', { title: values.title ?? '' });
      if (values.reason === 'ONLY_DIRECTED') return t('onlyDirected');
      if (values.reason === 'NOT_ASKED_FOR') return t('notAsked');
      return code === 'FOUR_EYES' ? t('fourEyes') : undefined;
    },
    [t],
  );
}
