import { App, Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  RejectTransferDocument,
  type TransferPartsFragment,
  WithdrawTransferDocument,
} from '../../../generated/payments-money/graphql.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { receiptMessages } from './receipts.messages.ts';
import styles from './receipts.module.css';
import { RecordReceiptDialog } from './record-receipt-dialog.tsx';
import { useReceiptExplain } from './use-receipt-explain.ts';

interface Props {
  transfer: TransferPartsFragment;
  /** The side that looks at it; null for readers. */
  side: 'FINANCE' | 'ENTERPRISE' | null;
  onDone: () => Promise<unknown>;
}

/** The unit records the money or says that there is none; the enterprise takes its announcement back. */
export function TransferSteps({ transfer, side, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key, renew } = useIdempotencyKey();
  const [step, setStep] = useState<'receive' | 'reject' | null>(null);
  const reject = useAction(RejectTransferDocument, (data) => data.rejectTransfer, { explain });
  const withdraw = useAction(WithdrawTransferDocument, (data) => data.withdrawTransfer, { explain });
  if (transfer.state !== 'ANNOUNCED' || side === null) return null;
  const done = async (text: string) => {
    setStep(null);
    renew();
    message.success(text);
    await onDone();
  };
  const input = { transferId: transfer.id, idempotencyKey: key };
  if (side === 'ENTERPRISE')
    return (
      <span className={styles.buttons}>
        <Button
          size="small"
          loading={withdraw.running}
          onClick={async () => {
            if (await withdraw.run({ input })) await done(t('withdrawn'));
          }}
        >
          {t('withdraw')}
        </Button>
        <Refusals errors={withdraw.refusals} explain={explain} />
      </span>
    );
  return (
    <span className={styles.buttons}>
      <Button size="small" type="primary" onClick={() => setStep('receive')}>
        {t('receiveTransfer')}
      </Button>
      <Button size="small" onClick={() => setStep('reject')}>
        {t('transferNotFound')}
      </Button>
      {step === 'receive' && (
        <RecordReceiptDialog
          transfer={transfer}
          onClose={() => setStep(null)}
          onDone={async () => {
            setStep(null);
            await onDone();
          }}
        />
      )}
      {step === 'reject' && (
        <ReasonDialog
          title={t('transferNotFound')}
          text={t('transferNotFoundText')}
          label={t('transferNotFoundReason')}
          ok={t('transferNotFound')}
          action={reject}
          onReason={async (reason) => {
            if (await reject.run({ input: { ...input, reason } })) await done(t('transferDone'));
          }}
          onCancel={() => setStep(null)}
        />
      )}
    </span>
  );
}
