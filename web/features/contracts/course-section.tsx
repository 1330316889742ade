import { App, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import {
  ActivateDealDocument,
  AmendDealDocument,
  CompleteDealDocument,
  RenewDealDocument,
  TerminateDealDocument,
} from '../../generated/contracts/graphql.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type ContractView, useContract, useContractExplain } from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';

const STEPS = ['ACTIVATE', 'COMPLETE', 'AMEND', 'RENEW', 'TERMINATE'] as const;
type Step = (typeof STEPS)[number];

const LABELS = {
  ACTIVATE: 'activate',
  COMPLETE: 'complete',
  AMEND: 'amend',
  RENEW: 'renew',
  TERMINATE: 'terminate',
} as const;

/** Taking effect, closing, amending, renewing, ending: each says what follows and asks once. */
export function CourseSection({ contract }: { contract: ContractView }) {
  const t = useMessages(contractMessages);
  const { can } = useContract();
  const [step, setStep] = useState<Step | null>(null);
  const steps = STEPS.filter((each) => can(each));
  if (steps.length === 0) return null;
  const close = () => setStep(null);
  return (
    <section aria-labelledby="contract-course">
      <h3 id="contract-course">{t('course')}</h3>
      <Space wrap style={{ marginTop: 8 }}>
        {steps.map((each) => (
          <Button
            key={each}
            type={each === 'ACTIVATE' ? 'primary' : 'default'}
            danger={each === 'TERMINATE'}
            onClick={() => setStep(each)}
          >
            {each === 'TERMINATE' && contract.termination ? t('terminateConfirm') : t(LABELS[each])}
          </Button>
        ))}
      </Space>
      <App component={false}>
        {(step === 'ACTIVATE' || step === 'COMPLETE') && <PlainStep step={step} onClose={close} />}
        {(step === 'AMEND' || step === 'RENEW') && <FollowStep step={step} onClose={close} />}
        {step === 'TERMINATE' && <TerminateStep onClose={close} />}
      </App>
    </section>
  );
}

function PlainStep({ step, onClose }: { step: 'ACTIVATE' | 'COMPLETE'; onClose: () => void }) {
  const t = useMessages(contractMessages);
  const { message } = App.useApp();
  const { deal, changed } = useContract();
  const explain = useContractExplain();
  const [form] = Form.useForm<object>();
  const activate = useAction(ActivateDealDocument, (data) => data.activateDeal);
  const complete = useAction(CompleteDealDocument, (data) => data.completeDeal);
  const action = step === 'ACTIVATE' ? activate : complete;
  const run = async () => {
    if (!(await action.run({ input: { dealId: deal.id, expectedVersion: deal.version } }))) return;
    message.success(t('done'));
    onClose();
    await changed();
  };
  return (
    <FormDialog
      title={t(LABELS[step])}
      okText={t(LABELS[step])}
      action={action}
      form={form}
      explain={explain}
      summary={<p>{t(step === 'ACTIVATE' ? 'activateText' : 'completeText')}</p>}
      onSubmit={() => void run()}
      onClose={onClose}
    />
  );
}

function FollowStep({ step, onClose }: { step: 'AMEND' | 'RENEW'; onClose: () => void }) {
  const t = useMessages(contractMessages);
  const navigate = useNavigate();
  const { deal } = useContract();
  const explain = useContractExplain();
  const [form] = Form.useForm<{ note?: string }>();
  const amend = useAction(AmendDealDocument, (data) => data.amendDeal, { form });
  const renew = useAction(RenewDealDocument, (data) => data.renewDeal, { form });
  const action = step === 'AMEND' ? amend : renew;
  const run = async ({ note }: { note?: string }) => {
    const input = { dealId: deal.id, expectedVersion: deal.version, note: note?.trim() || null };
    const payload = await action.run({ input });
    if (payload?.deal) await navigate(`/deals/${payload.deal.id}`);
  };
  return (
    <FormDialog<{ note?: string }>
      title={t(LABELS[step])}
      okText={t(LABELS[step])}
      action={action}
      form={form}
      explain={explain}
      summary={<p>{t(step === 'AMEND' ? 'amendText' : 'renewText')}</p>}
      onSubmit={(fields) => void run(fields)}
      onClose={onClose}
    >
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

function TerminateStep({ onClose }: { onClose: () => void }) {
  const t = useMessages(contractMessages);
  const { deal, changed } = useContract();
  const terminate = useAction(TerminateDealDocument, (data) => data.terminateDeal);
  const run = async (reason: string) => {
    const input = { dealId: deal.id, expectedVersion: deal.version, reason };
    if (!(await terminate.run({ input }))) return;
    onClose();
    await changed();
  };
  return (
    <ReasonDialog
      title={t('terminate')}
      text={t('terminateText')}
      label={t('terminateReason')}
      ok={t('terminate')}
      danger
      action={terminate}
      onReason={(reason) => void run(reason)}
      onCancel={onClose}
    />
  );
}
