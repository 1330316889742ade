import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { ObjectToNoticeDocument, type ObjectToNoticeMutation } from '../../generated/clearance/graphql.ts';
import { exactTime } from '../../ui/date-time.tsx';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { UploadedFiles } from '../../ui/uploaded-files.tsx';
import { useAction } from '../../ui/use-action.ts';
import { noticeMessages } from './notices.messages.ts';

interface Fields {
  grounds: string;
  name: string;
  contact: string;
  fileIds?: string[];
}

const MAX_GROUNDS = 4000;
const pick = (data: ObjectToNoticeMutation) => data.objectToNotice;

/** An objection to a running notice; whoever is signed in need not tell who they are. */
export function ObjectionForm({ noticeId, onSent }: { noticeId: string; onSent: () => void }) {
  const t = useMessages(noticeMessages);
  const { locale } = useLanguage();
  const { viewer } = useViewer();
  const [form] = Form.useForm<Fields>();
  const [sent, setSent] = useState(false);
  const action = useAction(ObjectToNoticeDocument, pick, { form });
  const submit = async (fields: Fields) => {
    if (!(await action.run({ input: { noticeId, ...fields } }))) return;
    setSent(true);
    onSent();
  };
  const explain = ({ code, params }: UserErrorParts) => {
    const endsAt = params.find(({ name }) => name === 'endsAt')?.value;
    return code === 'EXPIRED' && endsAt ? t('expired', { at: exactTime(endsAt, locale) }) : undefined;
  };
  if (sent) {
    return (
      <Alert
        role="status"
        type="success"
        showIcon
        title={t('objectDone')}
        description={t('objectDoneText')}
        action={viewer && <Link to="/desk/objections?tab=mine">{t('objectDoneFollow')}</Link>}
      />
    );
  }
  return (
    <div className="f-card">
      <p>{t('objectIntro')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: viewer?.user.name ?? '' }}
        onFinish={(fields) => void submit(fields)}
        scrollToFirstError={{ focus: true }}
      >
        <Form.Item
          name="grounds"
          label={t('objectGrounds')}
          validateTrigger="onBlur"
          rules={[{ required: true, whitespace: true, message: t('objectGroundsRequired') }]}
        >
          <Input.TextArea rows={6} maxLength={MAX_GROUNDS} showCount />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('objectName')}
          validateTrigger="onBlur"
          rules={[{ required: true, whitespace: true, message: t('objectNameRequired') }]}
        >
          <Input maxLength={60} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="contact"
          label={t('objectContact')}
          extra={t('objectContactHint')}
          validateTrigger="onBlur"
          rules={viewer ? [] : [{ required: true, whitespace: true, message: t('objectContactRequired') }]}
        >
          <Input maxLength={200} autoComplete="email" />
        </Form.Item>
        {viewer && (
          <Form.Item name="fileIds" label={t('objectFiles')}>
            <UploadedFiles />
          </Form.Item>
        )}
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
        <Button type="primary" htmlType="submit" loading={action.running} style={{ marginTop: 16 }}>
          {t('objectSend')}
        </Button>
      </Form>
    </div>
  );
}
