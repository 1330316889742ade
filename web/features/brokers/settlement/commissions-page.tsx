import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Space } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  type CommissionClaimRowFragment,
  CommissionClaimsDocument,
  type CommissionClaimsQuery,
  CommissionTotalsDocument,
} from '../../../generated/brokers-settlement/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { AddressTabs, ExportLinks, ListTable } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { MySplits } from './my-splits.tsx';
import { Figures, isSome, useClaimColumns } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';

const TABS = ['receive', 'pay', 'shares'] as const;
const PAYS = [
  'FINANCE_OFFICER',
  'ENTERPRISE_MEMBER',
  'ADMINISTRATOR',
  'OFFICER',
  'SUPERVISOR',
  'LEADERSHIP_MEMBER',
] as const;

/** Commissions: what is owed to the reader, what the organisation owes, inner splits to answer. */
export function Component() {
  const t = useMessages(settlementMessages);
  const { hasRole, acting } = useViewer();
  const { one } = useListState();
  const isBroker = hasRole('BROKER');
  const shown = TABS.filter((tab) => (tab === 'pay' ? hasRole(...PAYS) : tab === 'shares' ? isBroker : true));
  // Enterprises and units mostly pay; brokers and agencies mostly receive.
  const isPayer = acting?.organization.kind !== 'AGENCY' && !isBroker && hasRole(...PAYS);
  const tab = one('tab', shown) ?? (isPayer ? 'pay' : 'receive');
  const labels = { receive: t('tabReceive'), pay: t('tabPay'), shares: t('tabShares') };
  return (
    <div className="f-page">
      <PageTitle
        title={t('title')}
        subtitle={t('intro')}
        extra={
          <Space wrap>
            {isBroker && (
              <Link to="/desk/commissions/record">
                <Button>{t('recordLink')}</Button>
              </Link>
            )}
            {(isBroker || acting?.organization.kind === 'AGENCY') && (
              <Link to="/desk/commissions/bonus">
                <Button>{t('bonusLink')}</Button>
              </Link>
            )}
          </Space>
        }
      />
      {shown.length > 1 && (
        <AddressTabs name="tab" value={tab} items={shown.map((key) => ({ key, label: labels[key] }))} />
      )}
      {tab === 'receive' && <Claims key="receive" side="TO_RECEIVE" />}
      {tab === 'pay' && <Claims key="pay" side="TO_PAY" />}
      {tab === 'shares' && <MySplits />}
      <p className="f-quiet">{t('recordsOnly')}</p>
    </div>
  );
}

const pick = (data: CommissionClaimsQuery) => data.commissionClaims;

function Claims({ side }: { side: 'TO_RECEIVE' | 'TO_PAY' }) {
  const t = useMessages(settlementMessages);
  const { get, set } = useListState();
  const text = get('text') ?? null;
  const open = get('open') === 'true';
  const filter = { side, open, text };
  const list = useRows(CommissionClaimsDocument, pick, { filter });
  const { data } = useQuery(CommissionTotalsDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const columns = useClaimColumns(side);
  const totals = data?.commissionTotals;
  return (
    <>
      {totals && totals.count > 0 && (
        <section className="f-card" style={{ marginBottom: 16 }}>
          <Figures
            of={[
              ['accrued', totals.accrued],
              ['paid', totals.paid],
              ['pending', totals.pending],
              ['owed', totals.owed],
              ...(isSome(totals.overpaid) ? [['overpaid', totals.overpaid] as const] : []),
            ]}
          />
        </section>
      )}
      <ListTable<CommissionClaimRowFragment>
        name={`commissions-${side}`}
        label={t(side === 'TO_PAY' ? 'tabPay' : 'tabReceive')}
        list={list}
        columns={columns}
        search={t('search')}
        tools={
          <Checkbox checked={open} onChange={({ target }) => set({ open: target.checked ? 'true' : null })}>
            {t('onlyOpen')}
          </Checkbox>
        }
        exportTool={
          <ExportLinks paths={['/brokers/commissions.xlsx', '/brokers/commissions.csv']} filter={filter} />
        }
        empty={
          <EmptyState
            title={t(side === 'TO_PAY' ? 'payEmpty' : 'receiveEmpty')}
            text={t(side === 'TO_PAY' ? 'payEmptyText' : 'receiveEmptyText')}
          />
        }
      />
    </>
  );
}
