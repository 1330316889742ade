import { Form, Input } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  RefuseDealDocument,
  ReopenNegotiationDocument,
  TakeUpDealDocument,
  WithdrawDealDocument,
} from '../../../../generated/deals/graphql.ts';
import { useAction } from '../../../../ui/use-action.ts';
import { useRoom } from '../room-context.ts';
import { type RunningAction, StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

const MAX_REASON = 2000;

/** The owner takes the request up: the negotiation begins. */
export function TakeUpStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm();
  const action = useAction(TakeUpDealDocument, (data) => data.takeUpDeal);
  const submit = async () => {
    if (await action.run({ input: { dealId: deal.id, expectedVersion: deal.version } }))
      await done(t('done_TAKE_UP'));
  };
  return (
    <StepDialog
      title={t('title_TAKE_UP')}
      okText={t('ok_TAKE_UP')}
      action={action}
      form={form}
      summary={<p>{t('text_TAKE_UP', { enterprise: deal.enterprise.name })}</p>}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}

/** The owner declines the request, with reasons. */
export function RefuseStep(props: StepProps) {
  const action = useAction(RefuseDealDocument, (data) => data.refuseDeal);
  return <ReasonStep {...props} step="REFUSE" action={action} />;
}

/** Either side leaves before signing, with reasons. */
export function WithdrawStep(props: StepProps) {
  const action = useAction(WithdrawDealDocument, (data) => data.withdrawDeal);
  return <ReasonStep {...props} step="WITHDRAW" action={action} />;
}

/** Agreed terms are opened again; what was decided and announced about them no longer counts. */
export function ReopenStep(props: StepProps) {
  const action = useAction(ReopenNegotiationDocument, (data) => data.reopenNegotiation);
  return <ReasonStep {...props} step="REOPEN" action={action} />;
}

type EndVariables = { input: { dealId: string; expectedVersion: number; reason: string } };

function ReasonStep({
  step,
  action,
  onClose,
}: StepProps & {
  step: 'REFUSE' | 'WITHDRAW' | 'REOPEN';
  action: RunningAction & { run: (variables: EndVariables) => Promise<unknown> };
}) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<{ reason: string }>();
  const submit = async ({ reason }: { reason: string }) => {
    const input = { dealId: deal.id, expectedVersion: deal.version, reason: reason.trim() };
    if (await action.run({ input })) await done(t(`done_${step}`));
  };
  return (
    <StepDialog
      title={t(`title_${step}`)}
      okText={t(`ok_${step}`)}
      danger={step !== 'REOPEN'}
      action={action}
      form={form}
      summary={<p>{t(`text_${step}`)}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('reason')}
        extra={t('reasonHint')}
        validateTrigger="onBlur"
        rules={[{ required: true, whitespace: true, message: t('reasonRequired') }]}
      >
        <Input.TextArea rows={4} maxLength={MAX_REASON} showCount />
      </Form.Item>
    </StepDialog>
  );
}
