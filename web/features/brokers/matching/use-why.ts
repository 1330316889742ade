import { useCallback } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { BrokerBar } from '../../../generated/brokers-matching/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { matchingMessages } from './matching.messages.ts';

const REASONS = ['NOT_WANTED', 'NOT_PUBLIC', 'OVER', 'NOT_CONFIRMED', 'NO_PROFILE'] as const;

/** Better words for what is refused around invitations and offers. */
export function useWhy(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(matchingMessages);
  return useCallback(
    ({ params }) => {
      const value = (name: string) => params.find((each) => each.name === name)?.value;
      const reason = value('reason');
      if (reason === 'BARRED') {
        return t('whyBARRED', { bar: t(`bar${value('bar') as BrokerBar}`) });
      }
      const known = REASONS.find((each) => each === reason);
      return known && t(`why${known}`);
    },
    [t],
  );
}
