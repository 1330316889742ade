import { useMessages } from '../../../app/i18n.tsx';
import type { Holding } from './equity-parts.tsx';
import { holdingMessages } from './holdings.messages.ts';

/** A holder's name as it is shown; of the other register marked so. */
export function useHolderName(): (
  holding: Pick<Holding, 'holderName' | 'organization' | 'register'>,
) => string {
  const t = useMessages(holdingMessages);
  return ({ holderName, organization, register }) => {
    const name = holderName ?? t('holderUnit', { name: organization.name });
    return register === 'RESIDUAL_FUNDS' ? `${name} · ${t('registerRESIDUAL_FUNDS')}` : name;
  };
}
