import { useMessages } from '../../../app/i18n.tsx';
import {
  type CommissionClaimRowFragment,
  DealCommissionsDocument,
} from '../../../generated/brokers-settlement/graphql.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { useSourceQuery } from '../../payments/room/panel.ts';
import { useClaimColumns } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';

interface Props {
  dealId: string;
  /** Of the running contract; another one means that something changed. */
  version: number;
}

/** The commissions on a deal that concern the reader: beside its money, and beside the distribution of the unit. */
export function CommissionsPanel({ dealId, version }: Props) {
  const t = useMessages(settlementMessages);
  const { data, error, refetch } = useSourceQuery(DealCommissionsDocument, { dealId }, version);
  const columns = useClaimColumns('BOTH');
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <h2>{t('dealTitle')}</h2>
      <DataTable<CommissionClaimRowFragment>
        name="deal-commissions"
        label={t('dealTitle')}
        rows={data?.dealCommissions}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<EmptyState title={t('dealEmpty')} text={t('dealEmptyText')} />}
      />
    </>
  );
}
