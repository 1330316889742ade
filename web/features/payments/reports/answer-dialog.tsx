import { App, Modal } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { ConfirmReportDocument, DisputeReportDocument } from '../../../generated/payments/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import { type Period, presentReport } from './periods.ts';
import { ReportFigures } from './report-figures.tsx';
import { reportMessages } from './reports.messages.ts';

interface Props {
  period: Period;
  step: 'confirm' | 'dispute';
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** The unit confirms a report after a look at its figures, or disputes it with a reason. */
export function AnswerDialog({ period, step, onClose, onDone }: Props) {
  const t = useMessages(reportMessages);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const confirm = useAction(ConfirmReportDocument, (data) => data.confirmReport, { explain });
  const dispute = useAction(DisputeReportDocument, (data) => data.disputeReport, { explain });
  const report = presentReport(period);
  if (!report) return null;
  const seen = { reportId: report.id, expectedVersion: report.version };
  const done = async (text: string) => {
    message.success(text);
    await onDone();
  };
  if (step === 'dispute') {
    return (
      <ReasonDialog
        title={t('dispute')}
        text={t('disputeText')}
        label={t('disputeLabel')}
        ok={t('dispute')}
        danger
        action={dispute}
        onReason={async (reason) => {
          if (await dispute.run({ input: { ...seen, reason } })) await done(t('disputed'));
        }}
        onCancel={onClose}
      />
    );
  }
  return (
    <Modal
      open
      title={t('confirmTitle', { from: period.from, to: period.to })}
      okText={t('confirmOk')}
      confirmLoading={confirm.running}
      onOk={async () => {
        if (await confirm.run({ input: seen })) await done(t('confirmed'));
      }}
      onCancel={onClose}
    >
      <p>{t('confirmText')}</p>
      <ReportFigures report={report} />
      <Refusals errors={confirm.refusals} explain={explain} />
      <FaultAlert fault={confirm.fault} />
    </Modal>
  );
}
