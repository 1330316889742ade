import { App, Form, Input, InputNumber } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { CorrectReportDocument, SubmitReportDocument } from '../../../generated/payments/graphql.ts';
import { MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import { useRunning } from '../room/panel.ts';
import { SignedMoneyInput } from '../signed-money.tsx';
import { type Period, presentReport } from './periods.ts';
import { reportMessages } from './reports.messages.ts';

interface Fields {
  netSales: string;
  units?: number | null;
  costSaving?: string | null;
  operatingProfit?: string | null;
  note?: string;
  fileIds?: string[];
}

interface Props {
  period: Period;
  isCorrection: boolean;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** The licensee reports a period, or corrects what was reported of it. */
export function ReportDialog({ period, isCorrection, onClose, onDone }: Props) {
  const t = useMessages(reportMessages);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const { dealId, choices } = useRunning();
  const former = isCorrection ? presentReport(period) : null;
  const [form] = Form.useForm<Fields>();
  const submit = useAction(SubmitReportDocument, (data) => data.submitReport, { form, explain });
  const correct = useAction(CorrectReportDocument, (data) => data.correctReport, { form, explain });
  const { from, to } = period;
  const needed = { required: true, message: t('required') };
  const send = async ({ fileIds = [], note, ...usage }: Fields) => {
    const input = { ...usage, note: note ?? null, fileIds };
    const done = former
      ? await correct.run({ input: { ...input, reportId: former.id, expectedVersion: former.version } })
      : await submit.run({ input: { ...input, dealId, from } });
    if (!done) return;
    message.success(t('submitted'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t(isCorrection ? 'correctTitle' : 'reportTitle', { from, to })}
      okText={t('submit')}
      action={former ? correct : submit}
      explain={explain}
      form={form}
      initialValues={initialOf(former)}
      summary={isCorrection && <p>{t('correctText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="netSales" label={t('netSales')} extra={t('netSalesHint')} rules={[needed]}>
        <SignedMoneyInput />
      </Form.Item>
      {choices.reportsUnits && (
        <Form.Item name="units" label={t('units')} rules={[needed]}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      )}
      {choices.reportsSavings && (
        <Form.Item name="costSaving" label={t('costSaving')} rules={[needed]}>
          <MoneyInput />
        </Form.Item>
      )}
      {choices.reportsProfit && (
        <Form.Item name="operatingProfit" label={t('operatingProfit')} rules={[needed]}>
          <SignedMoneyInput />
        </Form.Item>
      )}
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('files')} extra={t('filesHint')}>
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}

function initialOf(former: ReturnType<typeof presentReport>): Partial<Fields> {
  if (!former) return {};
  const { netSales, units, costSaving, operatingProfit } = former;
  return { netSales, units, costSaving, operatingProfit: operatingProfit ?? null };
}
