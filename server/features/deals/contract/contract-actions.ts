import type { Deal } from '../data/deal.entity.ts';
import type { DealAction, DealSide, DealState } from '../deal.enums.ts';
import { CLEARING } from '../deal.states.ts';

interface ContractAction {
  action: DealAction;
  sides: readonly DealSide[];
  states: readonly DealState[];
  /** Whether it is also for contracts that were only entered here. */
  imported: boolean;
}

const OWNER = ['OWNER'] as const;
const ENTERPRISE = ['ENTERPRISE'] as const;
const BOTH = ['OWNER', 'ENTERPRISE'] as const;

const ACTIONS: readonly ContractAction[] = [
  { action: 'EDIT_SIGNATORIES', sides: BOTH, states: CLEARING, imported: false },
  { action: 'PREPARE_CONTRACT', sides: OWNER, states: CLEARING, imported: false },
  { action: 'SIGN', sides: OWNER, states: ['CLEARED'], imported: false },
  { action: 'UPLOAD_SIGNED', sides: BOTH, states: ['SIGNED'], imported: false },
  { action: 'ACTIVATE', sides: OWNER, states: ['SIGNED'], imported: false },
  { action: 'RECORD_HANDOVER', sides: OWNER, states: ['SIGNED', 'ACTIVE'], imported: false },
  { action: 'ACCEPT_HANDOVER', sides: ENTERPRISE, states: ['SIGNED', 'ACTIVE'], imported: false },
  {
    action: 'RECORD_REGISTRATION',
    sides: OWNER,
    states: ['SIGNED', 'ACTIVE', 'COMPLETED', 'TERMINATED'],
    imported: true,
  },
  { action: 'COMPLETE', sides: OWNER, states: ['ACTIVE'], imported: true },
  { action: 'TERMINATE', sides: BOTH, states: ['SIGNED', 'ACTIVE'], imported: true },
  { action: 'AMEND', sides: BOTH, states: ['ACTIVE'], imported: true },
  { action: 'RENEW', sides: BOTH, states: ['ACTIVE', 'COMPLETED'], imported: true },
];

/** What a side can do with the contract of a deal in its present state. */
export function contractActions(
  { state, origin }: Pick<Deal, 'state' | 'origin'>,
  side: DealSide | null,
): DealAction[] {
  if (side === null) return [];
  // Entered here and not confirmed: it waits for the enterprise's word alone.
  if (origin === 'IMPORT' && state === 'SIGNED') return side === 'ENTERPRISE' ? ['ACTIVATE'] : [];
  return ACTIONS.filter(
    (each) =>
      each.sides.includes(side) && each.states.includes(state) && (each.imported || origin !== 'IMPORT'),
  ).map(({ action }) => action);
}
