import { useLazyQuery } from '@apollo/client/react';
import { App, Button, Form, Input, InputNumber, Modal, Select, Space } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import {
  ApproveGrantDocument,
  CallGrantDecisionDocument,
  EndGrantDocument,
  ExtendGrantDocument,
  type GrantAction,
  LinkGrantResultDocument,
  type OwnershipGrantPartsFragment,
  PublishGrantNoticeDocument,
  PutGrantInForceDocument,
  RefuseGrantDocument,
  RegisteredResultsDocument,
  ReopenGrantDocument,
  SignGrantDocument,
} from '../../generated/grants/graphql.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { DayPicker } from '../../ui/fields.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { grantMessages } from './grants.messages.ts';

type Step = Exclude<GrantAction, 'EDIT'>;

interface Fields {
  reason?: string;
  days?: number | null;
  meetingOn?: string | null;
  agreedOn?: string;
  fileId?: string;
  fileName?: string;
  from?: string;
  years?: number;
  resultId?: string;
}

const ENDING: readonly Step[] = ['REFUSE', 'END'];

/** The steps that are possible now; each says what follows from it and asks once. */
export function GrantSteps({
  grant,
  onChanged,
}: {
  grant: OwnershipGrantPartsFragment;
  onChanged: () => Promise<unknown>;
}) {
  const t = useMessages(grantMessages);
  const [step, setStep] = useState<Step | null>(null);
  const steps = grant.actions.filter((action): action is Step => action !== 'EDIT');
  return (
    <Space wrap>
      {grant.actions.includes('EDIT') && (
        <Link to={`/desk/grants/${grant.id}/edit`} className="f-button">
          {t('action_EDIT')}
        </Link>
      )}
      {steps.map((action) => (
        <Button key={action} danger={ENDING.includes(action)} onClick={() => setStep(action)}>
          {t(`action_${action}`)}
        </Button>
      ))}
      {step && (
        <StepDialog
          step={step}
          grant={grant}
          onClose={() => setStep(null)}
          onDone={async () => {
            setStep(null);
            await onChanged();
          }}
        />
      )}
    </Space>
  );
}

interface DialogProps {
  step: Step;
  grant: OwnershipGrantPartsFragment;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function useStep(
  step: Step,
  grant: OwnershipGrantPartsFragment,
  form: ReturnType<typeof Form.useForm<Fields>>[0],
) {
  const options = { form, refetchQueries: ['DecisionsOfCase', 'NoticesOfCase'] };
  const call = useAction(CallGrantDecisionDocument, (data) => data.callGrantDecision, options);
  const approve = useAction(ApproveGrantDocument, (data) => data.approveGrant, options);
  const notice = useAction(PublishGrantNoticeDocument, (data) => data.publishGrantNotice, options);
  const reopen = useAction(ReopenGrantDocument, (data) => data.reopenGrant, options);
  const refuse = useAction(RefuseGrantDocument, (data) => data.refuseGrant, options);
  const sign = useAction(SignGrantDocument, (data) => data.signGrant, options);
  const force = useAction(PutGrantInForceDocument, (data) => data.putGrantInForce, options);
  const link = useAction(LinkGrantResultDocument, (data) => data.linkGrantResult, options);
  const extend = useAction(ExtendGrantDocument, (data) => data.extendGrant, options);
  const end = useAction(EndGrantDocument, (data) => data.endGrant, options);
  const reference = { grantId: grant.id, expectedVersion: grant.version };
  const withReason = ({ reason = '' }: Fields) => ({ input: { ...reference, reason } });
  const table = {
    CALL_DECISION: {
      action: call,
      run: ({ meetingOn }: Fields) => call.run({ input: { ...reference, meetingOn: meetingOn ?? null } }),
    },
    APPROVE: { action: approve, run: () => approve.run({ input: reference }) },
    PUBLISH_NOTICE: {
      action: notice,
      run: ({ days }: Fields) => notice.run({ input: { ...reference, days: days ?? null } }),
    },
    REOPEN: { action: reopen, run: (fields: Fields) => reopen.run(withReason(fields)) },
    REFUSE: { action: refuse, run: (fields: Fields) => refuse.run(withReason(fields)) },
    SIGN: {
      action: sign,
      run: ({ fileId = '', agreedOn = '' }: Fields) =>
        sign.run({ input: { ...reference, fileId, agreedOn } }),
    },
    PUT_IN_FORCE: {
      action: force,
      run: ({ from = '' }: Fields) => force.run({ input: { ...reference, from } }),
    },
    LINK_RESULT: {
      action: link,
      run: ({ resultId = '' }: Fields) => link.run({ input: { ...reference, resultId } }),
    },
    EXTEND: {
      action: extend,
      run: ({ years = 1, reason = '' }: Fields) => extend.run({ input: { ...reference, years, reason } }),
    },
    END: { action: end, run: (fields: Fields) => end.run(withReason(fields)) },
  };
  return table[step];
}

function StepDialog({ step, grant, onClose, onDone }: DialogProps) {
  const t = useMessages(grantMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { action, run } = useStep(step, grant, form);
  const submit = async (fields: Fields) => {
    if (!(await run(fields))) return;
    message.success(t(`done_${step}`));
    await onDone();
  };
  return (
    <Modal
      open
      title={t(`action_${step}`)}
      okText={t(`action_${step}`)}
      okButtonProps={{ danger: ENDING.includes(step) }}
      confirmLoading={action.running}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{t(`text_${step}`)}</p>
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <StepFields step={step} form={form} />
      </Form>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function StepFields({ step, form }: { step: Step; form: ReturnType<typeof Form.useForm<Fields>>[0] }) {
  const t = useMessages(grantMessages);
  const required = [{ required: true, message: t('required') }];
  const file = Form.useWatch('fileName', form);
  return (
    <>
      {step === 'CALL_DECISION' && (
        <Form.Item name="meetingOn" label={t('fieldMeetingOn')}>
          <DayPicker />
        </Form.Item>
      )}
      {step === 'PUBLISH_NOTICE' && (
        <Form.Item name="days" label={t('fieldDays')} extra={t('daysHint')}>
          <InputNumber min={1} max={365} precision={0} />
        </Form.Item>
      )}
      {step === 'SIGN' && (
        <>
          <Form.Item name="agreedOn" label={t('fieldAgreedOn')} rules={required}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="fileName" noStyle hidden>
            <Input />
          </Form.Item>
          <Form.Item
            name="fileId"
            label={t('fieldFile')}
            rules={[{ required: true, message: t('fileRequired') }]}
            extra={file ? t('chosenFile', { name: file }) : undefined}
          >
            <FileUpload onUploaded={({ id, name }) => form.setFieldsValue({ fileId: id, fileName: name })} />
          </Form.Item>
        </>
      )}
      {step === 'PUT_IN_FORCE' && (
        <Form.Item name="from" label={t('fieldFrom')} rules={required}>
          <DayPicker />
        </Form.Item>
      )}
      {step === 'LINK_RESULT' && <ResultChoice />}
      {step === 'EXTEND' && (
        <Form.Item name="years" label={t('fieldExtendYears')} rules={required}>
          <InputNumber min={1} max={50} precision={0} />
        </Form.Item>
      )}
      {['REOPEN', 'REFUSE', 'END', 'EXTEND'].includes(step) && (
        <Form.Item
          name="reason"
          label={t('fieldReason')}
          rules={[{ required: true, whitespace: true, message: t('reasonRequired') }]}
        >
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      )}
    </>
  );
}

function ResultChoice() {
  const t = useMessages(grantMessages);
  const [find, { data, loading }] = useLazyQuery(RegisteredResultsDocument);
  useEffect(() => void find({ variables: {} }), [find]);
  return (
    <Form.Item name="resultId" label={t('fieldResult')} rules={[{ required: true, message: t('required') }]}>
      <Select
        loading={loading}
        placeholder={t('resultPlaceholder')}
        showSearch={{ filterOption: false, onSearch: (text) => void find({ variables: { text } }) }}
        options={(data?.techResults.edges ?? []).map(({ node }) => ({ value: node.id, label: node.title }))}
      />
    </Form.Item>
  );
}
