import FlagOutlined from '@ant-design/icons/FlagOutlined';
import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { ReportEntryDocument, type ReportEntryMutation } from '../../../generated/results-public/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { resultMessages } from './messages.ts';

const REASONS = ['INACCURATE', 'RIGHTS', 'CONFIDENTIAL', 'OUTDATED', 'OTHER'] as const;
const MAX_TEXT = 2000;
const MAX_CONTACT = 200;

interface Fields {
  reason: (typeof REASONS)[number];
  text: string;
  contact?: string;
}

const pick = (data: ReportEntryMutation) => data.reportEntry;

/** Lets anybody say that an entry is wrong. */
export function ReportEntry({ resultId }: { resultId: string }) {
  const t = useMessages(resultMessages);
  const [open, setOpen] = useState(false);
  return (
    <App component={false}>
      <Button type="text" icon={<FlagOutlined />} onClick={() => setOpen(true)}>
        {t('report')}
      </Button>
      {open && <ReportDialog resultId={resultId} onClose={() => setOpen(false)} />}
    </App>
  );
}

function ReportDialog({ resultId, onClose }: { resultId: string; onClose: () => void }) {
  const t = useMessages(resultMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const report = useAction(ReportEntryDocument, pick, { form });
  const submit = async ({ reason, text, contact }: Fields) => {
    const done = await report.run({ input: { resultId, reason, text, contact: contact || null } });
    if (!done) return;
    message.success(t('reportDone'));
    onClose();
  };
  return (
    <Modal
      open
      title={t('reportTitle')}
      okText={t('reportSend')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={report.running}
    >
      <p>{t('reportIntro')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ reason: 'INACCURATE' }}
        onFinish={(fields) => void submit(fields)}
      >
        <Refusals errors={report.refusals} />
        <FaultAlert fault={report.fault} />
        <Form.Item name="reason" label={t('reportReason')}>
          <Select options={REASONS.map((reason) => ({ value: reason, label: t(`reason${reason}`) }))} />
        </Form.Item>
        <Form.Item
          name="text"
          label={t('reportText')}
          validateTrigger={['onBlur', 'onChange']}
          rules={[{ required: true, whitespace: true, message: t('reportTextRequired') }]}
        >
          <Input.TextArea rows={4} maxLength={MAX_TEXT} showCount placeholder={t('reportTextHint')} />
        </Form.Item>
        <Form.Item name="contact" label={t('reportContact')} extra={t('reportContactHint')}>
          <Input maxLength={MAX_CONTACT} autoComplete="email" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
