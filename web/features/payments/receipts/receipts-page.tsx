import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { AddressTabs } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { RefundsList, StatementsList, TransfersList } from './other-lists.tsx';
import { receiptMessages } from './receipts.messages.ts';
import { ReceiptsList } from './receipts-list.tsx';
import { RecordReceiptDialog } from './record-receipt-dialog.tsx';

const TABS = ['receipts', 'unmatched', 'transfers', 'refunds', 'statements'] as const;

/** Money that came in for the unit: receipts, what is matched to nothing, what enterprises announced, refunds, files. */
export function Component() {
  const t = useMessages(receiptMessages);
  const { one } = useListState();
  const tab = one('tab', TABS) ?? 'receipts';
  const { viewer } = useViewer();
  const isFinance = viewer?.actingRoles.includes('FINANCE_OFFICER') ?? false;
  const [recording, setRecording] = useState(false);
  const [round, setRound] = useState(0);
  return (
    <div className="f-page">
      <PageTitle
        title={t('receiptsTitle')}
        subtitle={t('receiptsIntro')}
        extra={
          isFinance && (
            <Space wrap>
              <Link to="/desk/receipts/import">
                <Button>{t('importStatement')}</Button>
              </Link>
              <Button type="primary" onClick={() => setRecording(true)}>
                {t('recordReceipt')}
              </Button>
            </Space>
          )
        }
      />
      <AddressTabs
        name="tab"
        value={tab}
        items={[
          { key: 'receipts', label: t('tabReceipts') },
          { key: 'unmatched', label: t('tabUnmatched') },
          { key: 'transfers', label: t('tabTransfers') },
          { key: 'refunds', label: t('tabRefunds') },
          { key: 'statements', label: t('tabStatements') },
        ]}
      />
      {(tab === 'receipts' || tab === 'unmatched') && (
        <ReceiptsList key={`${tab}:${round}`} unmatched={tab === 'unmatched'} />
      )}
      {tab === 'transfers' && <TransfersList isFinance={isFinance} />}
      {tab === 'refunds' && <RefundsList />}
      {tab === 'statements' && <StatementsList />}
      {recording && (
        <RecordReceiptDialog
          onClose={() => setRecording(false)}
          onDone={async () => {
            setRecording(false);
            setRound(round + 1);
          }}
        />
      )}
    </div>
  );
}
