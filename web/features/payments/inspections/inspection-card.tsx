import { App, Button, Descriptions, Form, Input, Space, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { CancelInspectionDocument, LogInspectionDocument } from '../../../generated/payments/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Money } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { Evidence } from '../evidence.tsx';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import { paymentLabels } from '../payment-labels.ts';
import styles from '../room/money.module.css';
import { useRunning } from '../room/panel.ts';
import { ConcludeDialog } from './conclude-dialog.tsx';
import { inspectionMessages } from './inspections.messages.ts';
import type { InspectedPeriod, Inspection } from './inspections-panel.tsx';

interface Props {
  inspection: Inspection;
  periods: readonly InspectedPeriod[];
  onChanged: () => Promise<unknown>;
}

type Step = 'addLog' | 'conclude' | 'cancel';

/** One inspection: who, what, the log, and what came of it. */
export function InspectionCard({ inspection, periods, onChanged }: Props) {
  const t = useMessages(inspectionMessages);
  const labels = useMessages(paymentLabels);
  const { mySide, actions } = useRunning();
  const [open, setOpen] = useState<Step | null>(null);
  const { state, plannedOn, inspector, inspectorName, subject } = inspection;
  const isOpen = state === 'ANNOUNCED' || state === 'UNDER_WAY';
  const isOfficer = mySide === 'OWNER' && actions.includes('ANNOUNCE_INSPECTION');
  const steps: Step[] = [
    ...(isOpen && (isOfficer || mySide === 'ENTERPRISE') ? (['addLog'] as const) : []),
    ...(state === 'UNDER_WAY' && isOfficer ? (['conclude'] as const) : []),
    ...(state === 'ANNOUNCED' && isOfficer ? (['cancel'] as const) : []),
  ];
  const close = () => setOpen(null);
  const done = async () => {
    close();
    await onChanged();
  };
  return (
    <section className={styles.entry} aria-label={t('heading', { day: plannedOn })}>
      <h3>
        {t('heading', { day: plannedOn })} <Tag>{labels(`inspection${state}`)}</Tag>
      </h3>
      <p>{t('by', { name: inspectorName, kind: labels(`inspector${inspector}`) })}</p>
      <p className="f-quiet">{subject}</p>
      <Log inspection={inspection} />
      <Outcome inspection={inspection} />
      <Space wrap>
        {steps.map((step) => (
          <Button key={step} onClick={() => setOpen(step)}>
            {t(step)}
          </Button>
        ))}
      </Space>
      {open === 'addLog' && <LogDialog inspectionId={inspection.id} onClose={close} onDone={done} />}
      {open === 'cancel' && <Cancel inspectionId={inspection.id} onClose={close} onDone={done} />}
      {open === 'conclude' && (
        <ConcludeDialog inspection={inspection} periods={periods} onClose={close} onDone={done} />
      )}
    </section>
  );
}

function Log({ inspection }: { inspection: Inspection }) {
  const t = useMessages(inspectionMessages);
  const labels = useMessages(paymentLabels);
  if (inspection.entries.length === 0) return <p className="f-quiet">{t('logEmpty')}</p>;
  return (
    <ol className={styles.log} aria-label={t('logTitle')}>
      {inspection.entries.map(({ id, lookedAt, finding, side, by, at, files }) => (
        <li key={id}>
          <strong>{lookedAt}</strong> {finding}
          <div className="f-quiet">
            {by?.name ?? labels(`side${side}`)} · <DateTime value={at} exact />
          </div>
          <Evidence files={files} />
        </li>
      ))}
    </ol>
  );
}

function Outcome({ inspection }: { inspection: Inspection }) {
  const t = useMessages(inspectionMessages);
  const labels = useMessages(paymentLabels);
  const { conclusion, dueAsReported, dueAsFound, cost, costBearer, findings } = inspection;
  if (!conclusion) return null;
  const items = [
    { key: 'conclusion', label: t('conclusion'), children: conclusion },
    ...(dueAsReported && dueAsFound
      ? [
          { key: 'reported', label: t('dueAsReported'), children: <Money value={dueAsReported} exact /> },
          { key: 'found', label: t('dueAsFound'), children: <Money value={dueAsFound} exact /> },
        ]
      : []),
    ...(cost ? [{ key: 'cost', label: t('cost'), children: <Money value={cost} exact /> }] : []),
    ...(costBearer ? [{ key: 'bearer', label: t('costBearer'), children: labels(`side${costBearer}`) }] : []),
  ];
  return (
    <>
      <Descriptions column={1} size="small" bordered items={items} style={{ marginBottom: 12 }} />
      {findings.length > 0 && (
        <>
          <p>{t('findings')}</p>
          <ul className={styles.log}>
            {findings.map(({ reportId, from, to, netSales }) => (
              <li key={reportId}>
                <span className="f-number">{`${from} – ${to}`}</span>：<Money value={netSales} exact />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface DialogProps {
  inspectionId: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

function Cancel({ inspectionId, onClose, onDone }: DialogProps) {
  const t = useMessages(inspectionMessages);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const action = useAction(CancelInspectionDocument, (data) => data.cancelInspection, { explain });
  return (
    <ReasonDialog
      title={t('cancel')}
      text={t('cancelText')}
      label={t('cancelReason')}
      ok={t('cancel')}
      action={action}
      onReason={async (reason) => {
        if (!(await action.run({ input: { inspectionId, reason } }))) return;
        message.success(t('cancelled'));
        await onDone();
      }}
      onCancel={onClose}
    />
  );
}

interface LogFields {
  lookedAt: string;
  finding?: string;
  fileIds?: string[];
}

function LogDialog({ inspectionId, onClose, onDone }: DialogProps) {
  const t = useMessages(inspectionMessages);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const [form] = Form.useForm<LogFields>();
  const action = useAction(LogInspectionDocument, (data) => data.logInspection, { form, explain });
  const send = async ({ lookedAt, finding, fileIds = [] }: LogFields) => {
    const input = { inspectionId, lookedAt, finding: finding ?? null, fileIds };
    if (!(await action.run({ input }))) return;
    message.success(t('logged'));
    await onDone();
  };
  return (
    <FormDialog<LogFields>
      title={t('addLog')}
      okText={t('addLog')}
      action={action}
      explain={explain}
      form={form}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="lookedAt"
        label={t('lookedAt')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="finding" label={t('finding')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('files')}>
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}
