import { createContext, useCallback, useContext } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import type { ContractDealPartsFragment, DealAction, DealSide } from '../../generated/contracts/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { contractMessages } from './contracts.messages.ts';

export type ContractDeal = ContractDealPartsFragment;
export type ContractView = NonNullable<ContractDeal['contract']>;

export interface ContractRoom {
  deal: ContractDeal;
  can: (action: DealAction) => boolean;
  /** After one's own step. */
  changed: () => Promise<unknown>;
}

export const ContractContext = createContext<ContractRoom | null>(null);

export function useContract(): ContractRoom {
  const room = useContext(ContractContext);
  if (!room) throw new Error('This part belongs into a ContractPanel');
  return room;
}

/** One who signs: a side, or a co-owner. */
export interface Signer {
  key: string;
  side: DealSide;
  partyId: string | null;
  name: string;
}

/** Everybody whose signature the contract needs, with names to show. */
export function useSigners(): Signer[] {
  const t = useMessages(contractMessages);
  const { deal } = useContract();
  return [
    { key: 'ENTERPRISE', side: 'ENTERPRISE', partyId: null, name: deal.enterprise.name },
    { key: 'OWNER', side: 'OWNER', partyId: null, name: deal.owner.name },
    ...deal.parties.map(({ id, name }) => ({
      key: id,
      side: 'OWNER' as const,
      partyId: id,
      name: t('coOwner', { name }),
    })),
  ];
}

const MISSING = [
  'SIGNATORIES_MISSING',
  'CONTRACT_NOT_PREPARED',
  'SIGNED_COPY_MISSING',
  'HANDOVER_NOT_ACCEPTED',
] as const;

/** Plain words for the refusals that only contracts know. */
export function useContractExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(contractMessages);
  const signers = useSigners();
  return useCallback(
    ({ code, field, params }) => {
      const value = (name: string) => params.find((param) => param.name === name)?.value ?? '';
      const missing = MISSING.find((each) => each === value('missing'));
      if (missing) {
        const party = signers.find(({ key }) => key === (value('partyId') || value('side')))?.name ?? '';
        return t(`missing${missing}`, { party, items: value('items') });
      }
      if (code === 'SECOND_FACTOR_REQUIRED') return t('secondFactor');
      if (value('reason') === 'OUT_OF_RANGE' && value('latest')) {
        return t('dayOutOfRange', { earliest: value('earliest'), latest: value('latest') });
      }
      if (value('reason') === 'ABOVE_TOTAL') return t('aboveTotal');
      if (field === 'registrationNumber' && code === 'INVALID') return t('badNumber');
      return undefined;
    },
    [t, signers],
  );
}
