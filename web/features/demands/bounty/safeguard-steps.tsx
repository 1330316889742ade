import { App, Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type BountyAction,
  ConfirmSafeguardDocument,
  type ConfirmSafeguardMutation,
  RejectSafeguardDocument,
  type RejectSafeguardMutation,
  type SafeguardPartsFragment,
  WithdrawSafeguardDocument,
  type WithdrawSafeguardMutation,
} from '../../../generated/demands-bounty/graphql.ts';
import { exactMoney } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { AskDialog } from './ask-dialog.tsx';
import { bountyMessages } from './bounty.messages.ts';
import styles from './bounty.module.css';
import { isSome } from './parts.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { useBountyExplain } from './use-bounty-explain.ts';

interface Props {
  safeguard: SafeguardPartsFragment;
  /** What the reader can do with the bounty. */
  actions: readonly BountyAction[];
  /** What can go back to the poster. */
  free: string;
  onDone: () => Promise<unknown>;
}

const pickConfirm = (data: ConfirmSafeguardMutation) => data.confirmSafeguard;
const pickReject = (data: RejectSafeguardMutation) => data.rejectSafeguard;
const pickWithdraw = (data: WithdrawSafeguardMutation) => data.withdrawSafeguard;

/** Operators confirm a safeguard or not; the poster takes back what waits, and records what came back. */
export function SafeguardSteps({ safeguard, actions, free, onDone }: Props) {
  const t = useMessages(bountyMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useBountyExplain();
  const { key, renew } = useIdempotencyKey();
  const [step, setStep] = useState<'confirm' | 'reject' | 'return' | null>(null);
  const confirm = useAction(ConfirmSafeguardDocument, pickConfirm, { explain });
  const reject = useAction(RejectSafeguardDocument, pickReject, { explain });
  const withdraw = useAction(WithdrawSafeguardDocument, pickWithdraw, { explain });
  const close = () => setStep(null);
  const done = async (text: string) => {
    close();
    renew();
    message.success(text);
    await onDone();
  };
  const { id, state, version, amount, rest } = safeguard;
  const input = { safeguardId: id, expectedVersion: version, idempotencyKey: key };
  const waits = state === 'RECORDED';
  return (
    <span className={styles.buttons}>
      {waits && actions.includes('CONFIRM_SAFEGUARD') && (
        <>
          <Button size="small" type="primary" onClick={() => setStep('confirm')}>
            {t('confirm')}
          </Button>
          <Button size="small" onClick={() => setStep('reject')}>
            {t('reject')}
          </Button>
        </>
      )}
      {waits && actions.includes('WITHDRAW') && (
        <Button
          size="small"
          loading={withdraw.running}
          onClick={async () => {
            if (await withdraw.run({ input })) await done(t('withdrawDone'));
          }}
        >
          {t('withdraw')}
        </Button>
      )}
      {isSome(rest) && actions.includes('RETURN') && (
        <Button size="small" onClick={() => setStep('return')}>
          {t('returnBounty')}
        </Button>
      )}
      <Refusals errors={withdraw.refusals} explain={explain} />
      {step === 'confirm' && (
        <AskDialog
          title={t('confirmTitle', { sum: exactMoney(amount, locale) })}
          text={t('confirmText')}
          ok={t('confirm')}
          action={confirm}
          explain={explain}
          onOk={async () => {
            if (await confirm.run({ input })) await done(t('confirmDone'));
          }}
          onCancel={close}
        />
      )}
      {step === 'reject' && (
        <ReasonDialog
          title={t('reject')}
          text={t('rejectText')}
          label={t('rejectReason')}
          ok={t('reject')}
          action={reject}
          onReason={async (reason) => {
            if (await reject.run({ input: { ...input, reason } })) await done(t('rejectDone'));
          }}
          onCancel={close}
        />
      )}
      {step === 'return' && (
        <ReturnDialog
          safeguard={safeguard}
          free={free}
          onClose={close}
          onDone={async () => {
            close();
            await onDone();
          }}
        />
      )}
    </span>
  );
}
