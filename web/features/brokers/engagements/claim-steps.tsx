import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AdmitEngagementClaimDocument,
  ConsentToBothSidesDocument,
  ContestEngagementClaimDocument,
  type DealEngagementAction,
  WithdrawEngagementClaimDocument,
} from '../../../generated/brokers-engagements/graphql.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import { AskOnce } from './step-dialogs.tsx';

interface Claim {
  id: string;
  version: number;
  actions: readonly DealEngagementAction[];
}

interface Props {
  claim: Claim;
  onClose: () => void;
}

const AFTER = { refetchQueries: ['EngagementPage', 'DealBrokers'] };
const LABELS = {
  ADMIT: 'admit',
  CONTEST: 'contest',
  WITHDRAW: 'withdraw',
  CONSENT_TO_BOTH_SIDES: 'consentBoth',
} as const;

/** What the reader can do with a claim on a deal. */
export function ClaimSteps({ claim }: { claim: Claim }) {
  const t = useMessages(engagementMessages);
  const [open, setOpen] = useState<DealEngagementAction | null>(null);
  const close = () => setOpen(null);
  if (claim.actions.length === 0) return null;
  return (
    <div className={styles.head}>
      {claim.actions.map((action) => (
        <Button key={action} onClick={() => setOpen(action)} danger={action === 'CONTEST'}>
          {t(LABELS[action])}
        </Button>
      ))}
      {open === 'ADMIT' && <AdmitDialog claim={claim} onClose={close} />}
      {open === 'CONSENT_TO_BOTH_SIDES' && <ConsentDialog claim={claim} onClose={close} />}
      {open === 'CONTEST' && <ContestDialog claim={claim} onClose={close} />}
      {open === 'WITHDRAW' && <WithdrawDialog claim={claim} onClose={close} />}
    </div>
  );
}

function stepOf({ id, version }: Claim) {
  return { claimId: id, expectedVersion: version };
}

function AdmitDialog({ claim, onClose }: Props) {
  const t = useMessages(engagementMessages);
  const action = useAction(AdmitEngagementClaimDocument, (data) => data.admitEngagementClaim, AFTER);
  const admit = async () => {
    if (await action.run({ input: stepOf(claim) })) onClose();
  };
  return (
    <AskOnce
      title={t('admitTitle')}
      text={t('admitText')}
      ok={t('admit')}
      action={action}
      onOk={() => void admit()}
      onCancel={onClose}
    />
  );
}

function ConsentDialog({ claim, onClose }: Props) {
  const t = useMessages(engagementMessages);
  const action = useAction(ConsentToBothSidesDocument, (data) => data.consentToBothSides, AFTER);
  const consent = async () => {
    if (await action.run({ input: stepOf(claim) })) onClose();
  };
  return (
    <AskOnce
      title={t('consentTitle')}
      text={t('consentText')}
      ok={t('consentBoth')}
      action={action}
      onOk={() => void consent()}
      onCancel={onClose}
    />
  );
}

function ContestDialog({ claim, onClose }: Props) {
  const t = useMessages(engagementMessages);
  const action = useAction(ContestEngagementClaimDocument, (data) => data.contestEngagementClaim, AFTER);
  const contest = async (reason: string) => {
    if (await action.run({ input: { ...stepOf(claim), reason } })) onClose();
  };
  return (
    <ReasonDialog
      title={t('contestTitle')}
      text={t('contestText')}
      label={t('reason')}
      ok={t('contest')}
      danger
      action={action}
      onReason={(reason) => void contest(reason)}
      onCancel={onClose}
    />
  );
}

function WithdrawDialog({ claim, onClose }: Props) {
  const t = useMessages(engagementMessages);
  const action = useAction(WithdrawEngagementClaimDocument, (data) => data.withdrawEngagementClaim, AFTER);
  const withdraw = async (reason: string) => {
    if (await action.run({ input: { ...stepOf(claim), reason } })) onClose();
  };
  return (
    <ReasonDialog
      title={t('withdrawTitle')}
      text={t('withdrawText')}
      label={t('reason')}
      ok={t('withdraw')}
      danger
      action={action}
      onReason={(reason) => void withdraw(reason)}
      onCancel={onClose}
    />
  );
}
