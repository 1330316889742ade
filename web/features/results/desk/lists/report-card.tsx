import { App, Button, Form, Input, Modal, Radio, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  AnswerReportDocument,
  type AnswerReportMutation,
  type ReportPartsFragment,
} from '../../../../generated/results-desk/graphql.ts';
import { DateTime } from '../../../../ui/date-time.tsx';
import { FaultAlert } from '../../../../ui/fault-alert.tsx';
import { Refusals } from '../../../../ui/refusals.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { listMessages } from './lists.messages.ts';

interface Props {
  report: ReportPartsFragment;
  /** The entry that it is about, where the page does not say. */
  heading?: ReactNode;
  onChanged: () => Promise<unknown>;
}

interface Fields {
  upheld: boolean;
  answer: string;
}

const MAX_ANSWER = 2000;
const pick = (data: AnswerReportMutation) => data.answerEntryReport;

/** One report of a visitor, and its answer. */
export function ReportCard({ report, heading, onChanged }: Props) {
  const t = useMessages(listMessages);
  const [open, setOpen] = useState(false);
  const reason = `reason${report.reason}`;
  return (
    <article className="f-card">
      {heading && <h2 style={{ margin: '0 0 8px', fontSize: 17 }}>{heading}</h2>}
      <div>
        <Tag>{reason in listMessages.zh ? t(reason as 'reasonOTHER') : report.reason}</Tag>
        <span className="f-quiet">
          {t(`reports${report.state}`)} · <DateTime value={report.at} />
        </span>
      </div>
      <p style={{ whiteSpace: 'pre-line' }}>{report.text}</p>
      <p className="f-quiet">
        {report.contact ? t('reportContact', { contact: report.contact }) : t('reportNoContact')}
      </p>
      {report.answer && (
        <p style={{ whiteSpace: 'pre-line' }}>
          <strong>{t('reportAnswered')}</strong> {report.answer}
        </p>
      )}
      {report.state === 'OPEN' && <Button onClick={() => setOpen(true)}>{t('reportAnswer')}</Button>}
      {open && <AnswerDialog report={report} onChanged={onChanged} onClose={() => setOpen(false)} />}
    </article>
  );
}

function AnswerDialog({ report, onChanged, onClose }: Omit<Props, 'heading'> & { onClose: () => void }) {
  const t = useMessages(listMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const action = useAction(AnswerReportDocument, pick, { form });
  const submit = async (fields: Fields) => {
    if (!(await action.run({ input: { reportId: report.id, ...fields } }))) return;
    onClose();
    message.success(t('reportDone'));
    await onChanged();
  };
  return (
    <Modal
      open
      title={t('reportAnswerTitle')}
      okText={t('reportSend')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={action.running}
    >
      <p style={{ whiteSpace: 'pre-line' }}>{report.text}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ upheld: true }}
        onFinish={(fields) => void submit(fields)}
        scrollToFirstError={{ focus: true }}
      >
        <Form.Item name="upheld" label={t('reportUpheld')}>
          <Radio.Group
            options={[
              { value: true, label: t('reportUpheldYes') },
              { value: false, label: t('reportUpheldNo') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="answer"
          label={t('reportAnswerText')}
          extra={t('reportAnswerHint')}
          validateTrigger="onBlur"
          rules={[{ required: true, whitespace: true, message: t('reportAnswerRequired') }]}
        >
          <Input.TextArea rows={4} maxLength={MAX_ANSWER} showCount />
        </Form.Item>
        <Refusals errors={action.refusals} />
        <FaultAlert fault={action.fault} />
      </Form>
    </Modal>
  );
}
