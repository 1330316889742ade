import { Modal } from 'antd';
import type { ReactNode } from 'react';
import type { FaultKind } from '../../../app/apollo.ts';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AcceptEngagementTermsDocument,
  DeclineEngagementTermsDocument,
  EndEngagementDocument,
  FulfilEngagementDocument,
  SignEngagementTermsDocument,
} from '../../../generated/brokers-engagements/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { CommissionLines } from './commission-lines.tsx';
import { type Engagement, useEngagementExplain, type Version } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';

interface StepProps {
  engagement: Engagement;
  onClose: () => void;
}

interface AskProps {
  title: string;
  text: string;
  ok: string;
  action: { running: boolean; refusals: readonly UserErrorParts[]; fault: FaultKind | null };
  onOk: () => void;
  onCancel: () => void;
  children?: ReactNode;
}

/** Asks once, with the consequence, before a step that binds. */
export function AskOnce({ title, text, ok, action, onOk, onCancel, children }: AskProps) {
  const explain = useEngagementExplain();
  return (
    <Modal
      open
      width={600}
      title={title}
      okText={ok}
      confirmLoading={action.running}
      onOk={onOk}
      onCancel={onCancel}
    >
      <p>{text}</p>
      {children}
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function stepOf({ id, version }: Engagement) {
  return { engagementId: id, expectedVersion: version };
}

export function AcceptDialog({ engagement, version, onClose }: StepProps & { version: Version }) {
  const t = useMessages(engagementMessages);
  const action = useAction(AcceptEngagementTermsDocument, (data) => data.acceptEngagementTerms);
  const accept = async () => {
    const input = { ...stepOf(engagement), digest: version.digest };
    if (await action.run({ input })) onClose();
  };
  return (
    <AskOnce
      title={t('acceptTitle', { number: version.number })}
      text={t('acceptText')}
      ok={t('actionACCEPT_TERMS')}
      action={action}
      onOk={() => void accept()}
      onCancel={onClose}
    >
      <CommissionLines commission={version.commission} />
    </AskOnce>
  );
}

interface SignProps extends StepProps {
  version: Version;
  signer: { key: string; name: string };
}

export function SignDialog({ engagement, version, signer, onClose }: SignProps) {
  const t = useMessages(engagementMessages);
  const action = useAction(SignEngagementTermsDocument, (data) => data.signEngagementTerms);
  const sign = async () => {
    const input = { ...stepOf(engagement), digest: version.digest, partyKey: signer.key };
    if (await action.run({ input })) onClose();
  };
  return (
    <AskOnce
      title={t('signTitle', { name: signer.name, number: version.number })}
      text={t('signText')}
      ok={t('actionSIGN_TERMS')}
      action={action}
      onOk={() => void sign()}
      onCancel={onClose}
    >
      <CommissionLines commission={version.commission} />
      <p className={styles.digest}>{t('digest', { digest: version.digest })}</p>
    </AskOnce>
  );
}

export function FulfilDialog({ engagement, onClose }: StepProps) {
  const t = useMessages(engagementMessages);
  const action = useAction(FulfilEngagementDocument, (data) => data.fulfilEngagement);
  const fulfil = async () => {
    if (await action.run({ input: stepOf(engagement) })) onClose();
  };
  return (
    <AskOnce
      title={t('fulfilTitle')}
      text={t('fulfilText')}
      ok={t('actionFULFIL')}
      action={action}
      onOk={() => void fulfil()}
      onCancel={onClose}
    />
  );
}

export function DeclineDialog({ engagement, onClose }: StepProps) {
  const t = useMessages(engagementMessages);
  const action = useAction(DeclineEngagementTermsDocument, (data) => data.declineEngagementTerms);
  const decline = async (reason: string) => {
    if (await action.run({ input: { ...stepOf(engagement), reason } })) onClose();
  };
  return (
    <ReasonDialog
      title={t('declineTitle')}
      text={t('declineText')}
      label={t('reason')}
      ok={t('actionDECLINE_TERMS')}
      danger
      action={action}
      onReason={(reason) => void decline(reason)}
      onCancel={onClose}
    />
  );
}

export function EndDialog({ engagement, onClose }: StepProps) {
  const t = useMessages(engagementMessages);
  const action = useAction(EndEngagementDocument, (data) => data.endEngagement);
  const end = async (reason: string) => {
    if (await action.run({ input: { ...stepOf(engagement), reason } })) onClose();
  };
  return (
    <ReasonDialog
      title={t('endTitle')}
      text={t('endText')}
      label={t('reason')}
      ok={t('actionEND')}
      danger
      action={action}
      onReason={(reason) => void end(reason)}
      onCancel={onClose}
    />
  );
}
