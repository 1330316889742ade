import { App, Form, Input, InputNumber } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { ConcludeInspectionDocument } from '../../../generated/payments/graphql.ts';
import { MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Money } from '../../../ui/money.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import styles from '../room/money.module.css';
import { useRunning } from '../room/panel.ts';
import { SignedMoneyInput } from '../signed-money.tsx';
import { inspectionMessages } from './inspections.messages.ts';
import type { InspectedPeriod, Inspection } from './inspections-panel.tsx';

interface Found {
  netSales?: string | null;
  units?: number | null;
  costSaving?: string | null;
}

interface Fields {
  conclusion: string;
  cost?: string | null;
  found?: Record<string, Found>;
}

interface Props {
  inspection: Inspection;
  periods: readonly InspectedPeriod[];
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** The unit writes down what was found period by period, and what the inspection cost. */
export function ConcludeDialog({ inspection, periods, onClose, onDone }: Props) {
  const t = useMessages(inspectionMessages);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const { choices } = useRunning();
  const [form] = Form.useForm<Fields>();
  const action = useAction(ConcludeInspectionDocument, (data) => data.concludeInspection, { form, explain });
  const counting = periods.flatMap(({ from, to, counting: report }) =>
    report ? [{ from, to, report }] : [],
  );
  const send = async ({ conclusion, cost, found = {} }: Fields) => {
    const findings = counting.flatMap(({ report }) => {
      const { netSales, units, costSaving } = found[report.id] ?? {};
      if (!netSales && (units ?? null) === null && !costSaving) return [];
      return [
        {
          reportId: report.id,
          netSales: netSales || report.netSales,
          units: units ?? null,
          costSaving: costSaving || null,
        },
      ];
    });
    const input = {
      inspectionId: inspection.id,
      expectedVersion: inspection.version,
      conclusion,
      cost: cost ?? null,
      findings,
    };
    if (!(await action.run({ input }))) return;
    message.success(t('concluded'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('conclude')}
      okText={t('concludeOk')}
      action={action}
      explain={explain}
      form={form}
      summary={<p>{t('concludeText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      {counting.map(({ from, to, report }) => (
        <fieldset key={report.id} className={styles.entry} style={{ border: 0 }}>
          <legend className="f-number">{`${from} – ${to}`}</legend>
          <Form.Item
            name={['found', report.id, 'netSales']}
            label={t('foundSales')}
            extra={
              <>
                {t('reported', { value: '' })}
                <Money value={report.netSales} exact />
              </>
            }
          >
            <SignedMoneyInput />
          </Form.Item>
          {choices.reportsUnits && (
            <Form.Item
              name={['found', report.id, 'units']}
              label={t('foundUnits')}
              extra={t('reported', { value: String(report.units) })}
            >
              <InputNumber min={0} precision={0} style={{ width: '100%' }} />
            </Form.Item>
          )}
          {choices.reportsSavings && (
            <Form.Item name={['found', report.id, 'costSaving']} label={t('foundSaving')}>
              <MoneyInput />
            </Form.Item>
          )}
        </fieldset>
      ))}
      <Form.Item
        name="conclusion"
        label={t('conclusion')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Form.Item name="cost" label={t('cost')}>
        <MoneyInput />
      </Form.Item>
    </FormDialog>
  );
}
