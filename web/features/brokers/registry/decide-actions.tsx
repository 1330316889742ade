import { Button, Flex, Modal } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerProfilePartsFragment,
  ConfirmBrokerDocument,
  type ConfirmBrokerMutation,
  ResumeBrokerDocument,
  type ResumeBrokerMutation,
  ReturnBrokerDocument,
  type ReturnBrokerMutation,
  SuspendBrokerDocument,
  type SuspendBrokerMutation,
} from '../../../generated/brokers-registry/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { profileMessages } from './profile.messages.ts';
import { useProfileExplain } from './use-profile-explain.ts';

type Asking = 'CONFIRM' | 'RETURN' | 'SUSPEND' | 'RESUME';

const STEPS: readonly Asking[] = ['CONFIRM', 'RETURN', 'SUSPEND', 'RESUME'];
const pickConfirmed = (data: ConfirmBrokerMutation) => data.confirmBroker;
const pickReturned = (data: ReturnBrokerMutation) => data.returnBroker;
const pickSuspended = (data: SuspendBrokerMutation) => data.suspendBroker;
const pickResumed = (data: ResumeBrokerMutation) => data.resumeBroker;

interface Props {
  broker: BrokerProfilePartsFragment;
  onDone: () => void;
}

interface DialogProps extends Props {
  onClose: () => void;
}

/** What can be decided on a profile now, each asked once. */
export function DecideActions({ broker, onDone }: Props) {
  const t = useMessages(profileMessages);
  const [asking, setAsking] = useState<Asking | null>(null);
  const actions = broker.account?.availableActions ?? [];
  const steps = STEPS.filter((step) => actions.includes(step));
  if (steps.length === 0) return null;
  const dialog = {
    broker,
    onDone: () => {
      setAsking(null);
      onDone();
    },
    onClose: () => setAsking(null),
  };
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 16 }}>
        {steps.map((step) => (
          <Button
            key={step}
            type={step === 'CONFIRM' ? 'primary' : 'default'}
            danger={step === 'SUSPEND'}
            onClick={() => setAsking(step)}
          >
            {t(`action${step}`)}
          </Button>
        ))}
      </Flex>
      {asking === 'CONFIRM' && <Confirm {...dialog} />}
      {asking === 'RETURN' && <Return {...dialog} />}
      {asking === 'SUSPEND' && <Suspend {...dialog} />}
      {asking === 'RESUME' && <Resume {...dialog} />}
    </>
  );
}

const stepOf = ({ id, account }: BrokerProfilePartsFragment) => ({
  brokerId: id,
  expectedVersion: account?.version ?? 0,
});

function Confirm({ broker, onDone, onClose }: DialogProps) {
  const t = useMessages(profileMessages);
  const explain = useProfileExplain();
  const action = useAction(ConfirmBrokerDocument, pickConfirmed);
  const confirm = async () => {
    if (await action.run({ input: stepOf(broker) })) onDone();
  };
  return (
    <Modal
      open
      title={t('actionCONFIRM')}
      okText={t('actionCONFIRM')}
      confirmLoading={action.running}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <p>{t('effectCONFIRM', { name: broker.name })}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function Resume({ broker, onDone, onClose }: DialogProps) {
  const t = useMessages(profileMessages);
  const action = useAction(ResumeBrokerDocument, pickResumed);
  const resume = async () => {
    if (await action.run({ input: stepOf(broker) })) onDone();
  };
  return (
    <Modal
      open
      title={t('actionRESUME')}
      okText={t('actionRESUME')}
      confirmLoading={action.running}
      onOk={() => void resume()}
      onCancel={onClose}
    >
      <p>{t('effectRESUME', { name: broker.name })}</p>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function Return({ broker, onDone, onClose }: DialogProps) {
  const t = useMessages(profileMessages);
  const action = useAction(ReturnBrokerDocument, pickReturned);
  const send = async (reason: string) => {
    if (await action.run({ input: { ...stepOf(broker), reason } })) onDone();
  };
  return (
    <ReasonDialog
      title={t('actionRETURN')}
      text={t('effectRETURN', { name: broker.name })}
      label={t('reason')}
      ok={t('actionRETURN')}
      action={action}
      onReason={(reason) => void send(reason)}
      onCancel={onClose}
    />
  );
}

function Suspend({ broker, onDone, onClose }: DialogProps) {
  const t = useMessages(profileMessages);
  const action = useAction(SuspendBrokerDocument, pickSuspended);
  const send = async (reason: string) => {
    if (await action.run({ input: { ...stepOf(broker), reason } })) onDone();
  };
  return (
    <ReasonDialog
      title={t('actionSUSPEND')}
      text={t('effectSUSPEND', { name: broker.name })}
      label={t('reason')}
      ok={t('actionSUSPEND')}
      danger
      action={action}
      onReason={(reason) => void send(reason)}
      onCancel={onClose}
    />
  );
}
