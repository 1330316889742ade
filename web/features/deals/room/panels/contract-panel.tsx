import { ContractPanel } from '../../../contracts/contract-panel.tsx';
import { useRoom } from '../room-context.ts';

/** The contract, from its signatories to its registration and end. */
export default function DealContractPanel() {
  const { deal, refresh } = useRoom();
  return <ContractPanel dealId={deal.id} version={deal.version} onChanged={refresh} />;
}
