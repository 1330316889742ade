import { App, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { useMessages } from '../../app/i18n.tsx';
import {
  CancelDecisionDocument,
  type CancelDecisionMutation,
  CloseDecisionDocument,
  type CloseDecisionMutation,
  type DecisionPartsFragment,
} from '../../generated/clearance/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { DayPicker } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { UploadedFiles } from '../../ui/uploaded-files.tsx';
import { useAction } from '../../ui/use-action.ts';
import { decisionMessages } from './decisions.messages.ts';

interface Props {
  decision: DecisionPartsFragment;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
}

interface Fields {
  minutes: string[];
  meetingOn: string;
  note?: string;
}

const pickClose = (data: CloseDecisionMutation) => data.closeDecision;
const pickCancel = (data: CancelDecisionMutation) => data.cancelDecision;
const fieldOf = (path: string) => [path === 'minutesFileId' ? 'minutes' : path];

/** Closes the vote with its minutes. */
export function CloseDialog({ decision, onChanged, onClose }: Props) {
  const t = useMessages(decisionMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const action = useAction(CloseDecisionDocument, pickClose, { form, fieldName: fieldOf });
  const submit = async ({ minutes, meetingOn, note }: Fields) => {
    const done = await action.run({
      input: {
        decisionId: decision.id,
        expectedVersion: decision.version,
        minutesFileId: minutes[0] ?? '',
        meetingOn,
        note: note ?? null,
      },
    });
    if (!done?.decision) return;
    onClose();
    message.success(t('closed', { state: t(`state${done.decision.state}`) }));
    await onChanged();
  };
  const explain = ({ params }: UserErrorParts) => {
    const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
    if (values.reason !== 'VOTES_MISSING') return undefined;
    const { voting = '', approve = '', reject = '', waiting = '' } = values;
    return t('votesMissing', { voting, approve, reject, waiting });
  };
  return (
    <FormDialog<Fields>
      title={t('close')}
      okText={t('close')}
      action={action}
      form={form}
      initialValues={{ meetingOn: dayjs().format('YYYY-MM-DD') }}
      summary={<p>{t('closeText')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="minutes"
        label={t('closeMinutes')}
        rules={[{ required: true, message: t('closeMinutesRequired') }]}
      >
        <UploadedFiles max={1} />
      </Form.Item>
      <Form.Item
        name="meetingOn"
        label={t('closeMeeting')}
        rules={[{ required: true, message: t('closeMeetingRequired') }]}
      >
        <DayPicker />
      </Form.Item>
      <Form.Item name="note" label={t('closeNote')}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
    </FormDialog>
  );
}

/** Calls a decision off. */
export function CancelDialog({ decision, onChanged, onClose }: Props) {
  const t = useMessages(decisionMessages);
  const { message } = App.useApp();
  const action = useAction(CancelDecisionDocument, pickCancel);
  const submit = async (reason: string) => {
    const input = { decisionId: decision.id, expectedVersion: decision.version, reason };
    if (!(await action.run({ input }))) return;
    onClose();
    message.success(t('cancelled'));
    await onChanged();
  };
  return (
    <ReasonDialog
      title={t('cancel')}
      text={t('cancelText')}
      label={t('cancelReason')}
      ok={t('cancel')}
      danger
      action={action}
      onReason={(reason) => void submit(reason)}
      onCancel={onClose}
    />
  );
}
