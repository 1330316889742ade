import { useMessages } from '../../../app/i18n.tsx';
import { AddressTabs } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { BatchesTab } from './batches-tab.tsx';
import { PayableTab } from './payable-tab.tsx';
import { PayeesTab } from './payees-tab.tsx';
import { payoutMessages } from './payouts.messages.ts';
import { TaxesTab } from './taxes-tab.tsx';

const TABS = ['payable', 'batches', 'payees', 'taxes'] as const;

/** Rewards to be paid, pay-outs, payees and withheld taxes of the unit. */
export function Component() {
  const t = useMessages(payoutMessages);
  const { one } = useListState();
  const tab = one('tab', TABS) ?? 'payable';
  return (
    <div className="f-page">
      <PageTitle title={t('title')} subtitle={t('intro')} />
      <AddressTabs
        name="tab"
        value={tab}
        items={[
          { key: 'payable', label: t('tabPayable') },
          { key: 'batches', label: t('tabBatches') },
          { key: 'payees', label: t('tabPayees') },
          { key: 'taxes', label: t('tabTaxes') },
        ]}
      />
      {tab === 'payable' && <PayableTab />}
      {tab === 'batches' && <BatchesTab />}
      {tab === 'payees' && <PayeesTab />}
      {tab === 'taxes' && <TaxesTab />}
    </div>
  );
}
