import { App, Button, Form, InputNumber, Modal, Space } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  ApproveIncomeDistributionDocument,
  type ApproveIncomeDistributionMutation,
  type DistributionPartsFragment,
  PublishRewardNoticeDocument,
  type PublishRewardNoticeMutation,
  ReverseIncomeDistributionDocument,
  type ReverseIncomeDistributionMutation,
  WithdrawIncomeDistributionDocument,
  type WithdrawIncomeDistributionMutation,
} from '../../../generated/income/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { incomeMessages } from './income.messages.ts';
import { useExplainIncome } from './income-words.tsx';

const pickApproved = (data: ApproveIncomeDistributionMutation) => data.approveIncomeDistribution;
const pickWithdrawn = (data: WithdrawIncomeDistributionMutation) => data.withdrawIncomeDistribution;
const pickReversed = (data: ReverseIncomeDistributionMutation) => data.reverseIncomeDistribution;
const pickAnnounced = (data: PublishRewardNoticeMutation) => data.publishRewardNotice;

interface Props {
  distribution: DistributionPartsFragment;
  onChanged: () => Promise<unknown>;
}
type DialogProps = Props & { onClose: () => void };

/** The steps that are possible now; each says what follows from it and asks once. */
export function DistributionSteps(props: Props) {
  const t = useMessages(incomeMessages);
  const [open, setOpen] = useState<'APPROVE' | 'WITHDRAW' | 'REVERSE' | 'PUBLISH_NOTICE' | null>(null);
  const { actions } = props.distribution;
  const dialog = { ...props, onClose: () => setOpen(null) };
  return (
    <Space wrap>
      {actions.includes('APPROVE') && (
        <Button type="primary" onClick={() => setOpen('APPROVE')}>
          {t('approve')}
        </Button>
      )}
      {actions.includes('PUBLISH_NOTICE') && (
        <Button onClick={() => setOpen('PUBLISH_NOTICE')}>{t('announce')}</Button>
      )}
      {actions.includes('WITHDRAW') && (
        <Button danger onClick={() => setOpen('WITHDRAW')}>
          {t('withdraw')}
        </Button>
      )}
      {actions.includes('REVERSE') && (
        <Button danger onClick={() => setOpen('REVERSE')}>
          {t('reverse')}
        </Button>
      )}
      {open === 'APPROVE' && <ApproveDialog {...dialog} />}
      {open === 'PUBLISH_NOTICE' && <AnnounceDialog {...dialog} />}
      {open === 'WITHDRAW' && <WithdrawDialog {...dialog} />}
      {open === 'REVERSE' && <ReverseDialog {...dialog} />}
    </Space>
  );
}

function ApproveDialog({ distribution, onClose, onChanged }: DialogProps) {
  const t = useMessages(incomeMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useExplainIncome();
  const { key: idempotencyKey } = useIdempotencyKey();
  const action = useAction(ApproveIncomeDistributionDocument, pickApproved, { explain });
  const { id: distributionId, version: expectedVersion, net, lines } = distribution;
  const run = async () => {
    if (!(await action.run({ input: { distributionId, expectedVersion, idempotencyKey } }))) return;
    message.success(t('approveDone'));
    onClose();
    await onChanged();
  };
  return (
    <Modal
      open
      title={t('approveTitle')}
      okText={t('approve')}
      confirmLoading={action.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p>{t('approveText', { net: exactMoney(net, locale) })}</p>
      <ul>
        {lines.map(({ id, kind, name, amount }) => (
          <li key={id}>
            {t(`line${kind}`)} {name} <b className="f-number">{exactMoney(amount, locale)}</b>
          </li>
        ))}
      </ul>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function AnnounceDialog({ distribution, onClose, onChanged }: DialogProps) {
  const t = useMessages(incomeMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ days: number }>();
  const action = useAction(PublishRewardNoticeDocument, pickAnnounced, {
    form,
    refetchQueries: ['NoticesOfCase'],
  });
  const run = async ({ days }: { days: number }) => {
    if (!(await action.run({ input: { distributionId: distribution.id, days } }))) return;
    message.success(t('announceDone'));
    onClose();
    await onChanged();
  };
  return (
    <FormDialog<{ days: number }>
      title={t('announceTitle')}
      okText={t('announce')}
      action={action}
      form={form}
      initialValues={{ days: 15 }}
      summary={<p>{t('announceText')}</p>}
      onSubmit={(fields) => void run(fields)}
      onClose={onClose}
    >
      <Form.Item name="days" label={t('announceDays')} rules={[{ required: true }]}>
        <InputNumber min={1} max={365} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}

function WithdrawDialog(props: DialogProps) {
  const t = useMessages(incomeMessages);
  const explain = useExplainIncome();
  const { key: idempotencyKey } = useIdempotencyKey();
  const action = useAction(WithdrawIncomeDistributionDocument, pickWithdrawn, { explain });
  const { id: distributionId, version: expectedVersion } = props.distribution;
  const run = async (reason: string) => {
    if (!(await action.run({ input: { distributionId, expectedVersion, idempotencyKey, reason } }))) return;
    props.onClose();
    await props.onChanged();
  };
  return (
    <ReasonDialog
      title={t('withdraw')}
      text={t('withdrawText')}
      label={t('reasonLabel')}
      ok={t('withdraw')}
      danger
      action={action}
      onReason={(reason) => void run(reason)}
      onCancel={props.onClose}
    />
  );
}

function ReverseDialog(props: DialogProps) {
  const t = useMessages(incomeMessages);
  const explain = useExplainIncome();
  const { key: idempotencyKey } = useIdempotencyKey();
  const action = useAction(ReverseIncomeDistributionDocument, pickReversed, { explain });
  const { id: distributionId, version: expectedVersion } = props.distribution;
  const run = async (reason: string) => {
    if (!(await action.run({ input: { distributionId, expectedVersion, idempotencyKey, reason } }))) return;
    props.onClose();
    await props.onChanged();
  };
  return (
    <ReasonDialog
      title={t('reverse')}
      text={t('reverseText')}
      label={t('reasonLabel')}
      ok={t('reverse')}
      danger
      action={action}
      onReason={(reason) => void run(reason)}
      onCancel={props.onClose}
    />
  );
}
