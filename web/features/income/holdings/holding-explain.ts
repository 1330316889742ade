import { useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { holdingMessages } from './holdings.messages.ts';

/** Words for refusals that shares know better than the rest of the client. */
export function useHoldingExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(holdingMessages);
  return ({ params }) => {
    const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
    switch (values.reason) {
      case 'NOT_YET':
        return t('reasonNOT_YET', { day: values.day ?? '' });
      case 'NO_EQUITY':
      case 'TRIGGER_NOT_FIRED':
      case 'NO_AGREED_PLAN':
      case 'NOBODY_TAKES_SHARES':
      case 'NO_TRADE_IN_OFFICE':
      case 'HEAD_HOLDS_EQUITY':
      case 'NOT_BOUND':
        return t(`reason${values.reason}`);
      default:
        return undefined;
    }
  };
}
