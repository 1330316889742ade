import { App, Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { DeclareYearDocument } from '../../../generated/payments/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { Evidence } from '../evidence.tsx';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import styles from '../room/money.module.css';
import { useRunning } from '../room/panel.ts';
import { SignedMoneyInput } from '../signed-money.tsx';
import type { YearTotal } from './periods.ts';
import { reportMessages } from './reports.messages.ts';

interface Props {
  years: readonly YearTotal[];
  onChanged: () => Promise<unknown>;
}

/** Declared totals of years; of several for one year the last holds. */
export function YearsSection({ years, onChanged }: Props) {
  const t = useMessages(reportMessages);
  const { locale } = useLanguage();
  const { actions } = useRunning();
  const [adding, setAdding] = useState(false);
  const columns: DataColumn<YearTotal>[] = [
    {
      key: 'year',
      title: t('columnYear'),
      always: true,
      render: ({ year }) => <span className="f-number">{year}</span>,
      text: ({ year }) => String(year),
    },
    {
      key: 'sales',
      title: t('columnSales'),
      align: 'right',
      render: ({ netSales }) => <Money value={netSales} exact />,
      text: ({ netSales }) => exactMoney(netSales, locale),
    },
    { key: 'files', title: t('columnFiles'), render: ({ files }) => <Evidence files={files} /> },
  ];
  return (
    <section className={styles.part} aria-labelledby="years-heading">
      <h3 id="years-heading">{t('years')}</h3>
      <p className="f-quiet">{t('yearsText')}</p>
      <DataTable<YearTotal>
        name="year-totals"
        label={t('years')}
        rows={[...years].reverse()}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<p className="f-quiet">{t('yearsEmpty')}</p>}
        tools={
          actions.includes('DECLARE_YEAR') && <Button onClick={() => setAdding(true)}>{t('addYear')}</Button>
        }
      />
      {adding && (
        <YearDialog
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
  year: number;
  netSales: string;
  units?: number | null;
  costSaving?: string | null;
  fileIds: string[];
}

function YearDialog({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useMessages(reportMessages);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const { dealId, choices } = useRunning();
  const [form] = Form.useForm<Fields>();
  const action = useAction(DeclareYearDocument, (data) => data.declareYear, { form, explain });
  const needed = [{ required: true, message: t('required') }];
  const send = async (fields: Fields) => {
    if (!(await action.run({ input: { dealId, ...fields } }))) return;
    message.success(t('yearDone'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('addYear')}
      okText={t('addYear')}
      action={action}
      explain={explain}
      form={form}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="year" label={t('year')} rules={needed}>
        <InputNumber min={2000} max={2100} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="netSales" label={t('netSales')} rules={needed}>
        <SignedMoneyInput />
      </Form.Item>
      {choices.reportsUnits && (
        <Form.Item name="units" label={t('units')} rules={needed}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      )}
      {choices.reportsSavings && (
        <Form.Item name="costSaving" label={t('costSaving')} rules={needed}>
          <MoneyInput />
        </Form.Item>
      )}
      <Form.Item name="fileIds" label={t('yearFiles')} rules={needed}>
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}
