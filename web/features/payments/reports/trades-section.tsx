import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { RecordTradeDocument } from '../../../generated/payments/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { Evidence } from '../evidence.tsx';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import styles from '../room/money.module.css';
import { useRunning } from '../room/panel.ts';
import type { Trade } from './periods.ts';
import { reportMessages } from './reports.messages.ts';

interface Props {
  trades: readonly Trade[];
  onChanged: () => Promise<unknown>;
}

/** Evidence of sales from elsewhere, against which reports are held. */
export function TradesSection({ trades, onChanged }: Props) {
  const t = useMessages(reportMessages);
  const { locale } = useLanguage();
  const { actions } = useRunning();
  const [adding, setAdding] = useState(false);
  const columns: DataColumn<Trade>[] = [
    {
      key: 'source',
      title: t('columnSource'),
      always: true,
      render: ({ source }) => source,
      text: ({ source }) => source,
    },
    {
      key: 'days',
      title: t('columnFrom'),
      render: ({ from, to }) => <span className="f-number">{`${from} – ${to}`}</span>,
      text: ({ from, to }) => `${from} – ${to}`,
    },
    {
      key: 'amount',
      title: t('columnAmount'),
      align: 'right',
      render: ({ amount }) => <Money value={amount} exact />,
      text: ({ amount }) => exactMoney(amount, locale),
    },
    { key: 'files', title: t('columnFiles'), render: ({ files }) => <Evidence files={files} /> },
  ];
  return (
    <section className={styles.part} aria-labelledby="trades-heading">
      <h3 id="trades-heading">{t('trades')}</h3>
      <p className="f-quiet">{t('tradesText')}</p>
      <DataTable<Trade>
        name="trades"
        label={t('trades')}
        rows={trades}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<p className="f-quiet">{t('tradesEmpty')}</p>}
        tools={
          actions.includes('RECORD_TRADE') && <Button onClick={() => setAdding(true)}>{t('addTrade')}</Button>
        }
      />
      {adding && (
        <TradeDialog
          onClose={() => setAdding(false)}
          onDone={async () => {
            setAdding(false);
            await onChanged();
          }}
        />
      )}
    </section>
  );
}

interface Fields {
  source: string;
  from: string;
  to: string;
  amount: string;
  fileIds: string[];
}

function TradeDialog({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useMessages(reportMessages);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const { dealId } = useRunning();
  const [form] = Form.useForm<Fields>();
  const action = useAction(RecordTradeDocument, (data) => data.recordTrade, { form, explain });
  const needed = [{ required: true, message: t('required') }];
  const send = async (fields: Fields) => {
    if (!(await action.run({ input: { dealId, ...fields } }))) return;
    message.success(t('tradeDone'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('addTrade')}
      okText={t('addTrade')}
      action={action}
      explain={explain}
      form={form}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="source" label={t('tradeSource')} rules={needed}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="from" label={t('tradeFrom')} rules={needed}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="to" label={t('tradeTo')} rules={needed}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="amount" label={t('tradeAmount')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="fileIds" label={t('tradeFiles')} rules={needed}>
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}
