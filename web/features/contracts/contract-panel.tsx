import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { useCallback, useEffect, useMemo } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { type DealAction, DealContractDocument } from '../../generated/contracts/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { ContractContext, type ContractDeal } from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';
import styles from './contracts.module.css';
import { CopiesSection } from './copies-section.tsx';
import { CourseSection } from './course-section.tsx';
import { DocumentsSection } from './documents-section.tsx';
import { HandoverSection } from './handover-section.tsx';
import { ImportSection } from './import-section.tsx';
import { OverviewSection } from './overview-section.tsx';
import { RegistrationSection } from './registration-section.tsx';
import { SignatoriesSection } from './signatories-section.tsx';

interface Props {
  dealId: string;
  /** Version of the deal that the page shows; another one makes the panel load anew. */
  version: number;
  /** After a step of the panel: the page around it loads the deal anew. */
  onChanged: () => Promise<unknown>;
}

/**
 * The contract of a deal, from its signatories to its end, for both sides and for those who read along. It loads what
 * it shows itself; sections appear as the deal comes to them. Put it where `Deal.actions` lead for contract steps; its
 * first heading has the id `deal-contract` and takes the focus.
 */
export function ContractPanel({ dealId, version, onChanged }: Props) {
  const { data, error, refetch } = useQuery(DealContractDocument, {
    variables: { id: dealId },
    fetchPolicy: 'cache-and-network',
  });
  const seen = data?.deal?.version;
  useEffect(() => {
    if (seen !== undefined && seen < version) void refetch();
  }, [seen, version, refetch]);
  const changed = useCallback(async () => {
    await refetch();
    await onChanged();
  }, [refetch, onChanged]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  return data.deal ? <Sections deal={data.deal} changed={changed} /> : null;
}

function Sections({ deal, changed }: { deal: ContractDeal; changed: () => Promise<unknown> }) {
  const t = useMessages(contractMessages);
  const can = useCallback((action: DealAction) => deal.actions.includes(action), [deal.actions]);
  const room = useMemo(() => ({ deal, can, changed }), [deal, can, changed]);
  const { contract } = deal;
  if (!contract && !can('EDIT_SIGNATORIES') && !can('PREPARE_CONTRACT')) {
    return (
      <div id="deal-contract" tabIndex={-1}>
        <EmptyState title={t('none')} text={t('noneText')} />
      </div>
    );
  }
  const signed = deal.state === 'SIGNED' || deal.state === 'ACTIVE' || deal.state === 'COMPLETED';
  const ended = deal.state === 'TERMINATED';
  const waits = contract?.imported === true && deal.state === 'SIGNED';
  return (
    <ContractContext value={room}>
      <div className={styles.panel}>
        {contract && <OverviewSection contract={contract} />}
        {contract?.imported && <ImportSection contract={contract} />}
        {!contract?.imported && <SignatoriesSection contract={contract} />}
        {!contract?.imported && <DocumentsSection contract={contract} />}
        {contract && !contract.imported && (signed || ended) && <CopiesSection contract={contract} />}
        {contract && !contract.imported && (signed || ended) && <HandoverSection contract={contract} />}
        {contract && !waits && (signed || ended) && <RegistrationSection contract={contract} />}
        {contract && signed && !waits && <CourseSection contract={contract} />}
      </div>
    </ContractContext>
  );
}
