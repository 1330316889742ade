import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AcceptBrokerInvitationDocument,
  type AcceptBrokerInvitationMutation,
  type BrokerDeclineReason,
  type BrokerInvitationPartsFragment,
  DeclineBrokerInvitationDocument,
  type DeclineBrokerInvitationMutation,
  WithdrawBrokerInvitationDocument,
  type WithdrawBrokerInvitationMutation,
} from '../../../generated/brokers-matching/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';
import { useWhy } from './use-why.ts';

type Invitation = BrokerInvitationPartsFragment;

const accepted = (data: AcceptBrokerInvitationMutation) => data.acceptBrokerInvitation;
const declined = (data: DeclineBrokerInvitationMutation) => data.declineBrokerInvitation;
const withdrawn = (data: WithdrawBrokerInvitationMutation) => data.withdrawBrokerInvitation;

const REASONS: readonly BrokerDeclineReason[] = [
  'NO_TIME',
  'OTHER_FIELD',
  'CONFLICT',
  'TERMS',
  'ALREADY_ENGAGED',
  'NOT_NEEDED',
  'OTHER',
];

/** What the reader can do with an invitation or an offer, and the engagement that came of it. */
export function InvitationSteps({ invitation }: { invitation: Invitation }) {
  const t = useMessages(matchingMessages);
  const [open, setOpen] = useState<'ACCEPT' | 'DECLINE' | 'WITHDRAW' | null>(null);
  const { actions, engagementId } = invitation;
  const close = () => setOpen(null);
  return (
    <div className={styles.buttons}>
      {actions.includes('ACCEPT') && (
        <Button type="primary" onClick={() => setOpen('ACCEPT')}>
          {t('accept')}
        </Button>
      )}
      {actions.includes('DECLINE') && <Button onClick={() => setOpen('DECLINE')}>{t('decline')}</Button>}
      {actions.includes('WITHDRAW') && (
        <Button danger onClick={() => setOpen('WITHDRAW')}>
          {t('withdraw')}
        </Button>
      )}
      {engagementId && <Link to={`/desk/engagements/${engagementId}`}>{t('openEngagement')}</Link>}
      {open === 'ACCEPT' && <AcceptDialog invitation={invitation} onClose={close} />}
      {open === 'DECLINE' && <DeclineDialog invitation={invitation} onClose={close} />}
      {open === 'WITHDRAW' && <WithdrawDialog invitation={invitation} onClose={close} />}
    </div>
  );
}

interface DialogProps {
  invitation: Invitation;
  onClose: () => void;
}

function AcceptDialog({ invitation: { id, version }, onClose }: DialogProps) {
  const t = useMessages(matchingMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<object>();
  const explain = useWhy();
  const action = useAction(AcceptBrokerInvitationDocument, accepted);
  const submit = async () => {
    if (!(await action.run({ input: { invitationId: id, expectedVersion: version } }))) return;
    void message.success(t('accepted'));
    onClose();
  };
  return (
    <FormDialog<object>
      title={t('acceptTitle')}
      okText={t('accept')}
      action={action}
      form={form}
      summary={<p>{t('acceptText')}</p>}
      explain={explain}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}

function WithdrawDialog({ invitation: { id, version }, onClose }: DialogProps) {
  const t = useMessages(matchingMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<object>();
  const action = useAction(WithdrawBrokerInvitationDocument, withdrawn);
  const submit = async () => {
    if (!(await action.run({ input: { invitationId: id, expectedVersion: version } }))) return;
    void message.success(t('withdrawn'));
    onClose();
  };
  return (
    <FormDialog<object>
      title={t('withdrawTitle')}
      okText={t('withdraw')}
      danger
      action={action}
      form={form}
      summary={<p>{t('withdrawText')}</p>}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}

interface DeclineFields {
  reason: BrokerDeclineReason;
  note?: string;
}

function DeclineDialog({ invitation: { id, version }, onClose }: DialogProps) {
  const t = useMessages(matchingMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<DeclineFields>();
  const chosen = Form.useWatch('reason', form);
  const action = useAction(DeclineBrokerInvitationDocument, declined, { form });
  const submit = async ({ reason, note }: DeclineFields) => {
    const input = { invitationId: id, expectedVersion: version, reason, note: note?.trim() || null };
    if (!(await action.run({ input }))) return;
    void message.success(t('declined'));
    onClose();
  };
  return (
    <FormDialog<DeclineFields>
      title={t('declineTitle')}
      okText={t('decline')}
      danger
      action={action}
      form={form}
      summary={<p>{t('declineText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('reasonNeeded') }]}>
        <Select options={REASONS.map((value) => ({ value, label: t(`reason${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('note')}
        rules={[{ required: chosen === 'OTHER', whitespace: true, message: t('noteNeeded') }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  );
}
