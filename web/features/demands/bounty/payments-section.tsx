import { App, Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type BountyPaymentPartsFragment,
  ConfirmBountyPaymentDocument,
  type ConfirmBountyPaymentMutation,
  DisputeBountyPaymentDocument,
  type DisputeBountyPaymentMutation,
  WithdrawBountyPaymentDocument,
  type WithdrawBountyPaymentMutation,
} from '../../../generated/demands-bounty/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { AskDialog } from './ask-dialog.tsx';
import { bountyMessages } from './bounty.messages.ts';
import styles from './bounty.module.css';
import type { Account } from './bounty-page.tsx';
import { BountyTag } from './bounty-tag.tsx';
import { EntryLink, Files } from './parts.tsx';
import { PaymentDialog } from './payment-dialog.tsx';
import { useBountyExplain } from './use-bounty-explain.ts';

interface Props {
  account: Account;
  onDone: () => Promise<unknown>;
}

/** Payments of a bounty: the poster records, the winner confirms. */
export function PaymentsSection({ account, onDone }: Props) {
  const t = useMessages(bountyMessages);
  const [paying, setPaying] = useState(false);
  return (
    <section className="f-card">
      <div className={styles.sectionHead}>
        <h2>{t('paymentsTitle')}</h2>
        {account.actions.includes('PAY') && (
          <Button type="primary" onClick={() => setPaying(true)}>
            {t('pay')}
          </Button>
        )}
      </div>
      <DataTable<BountyPaymentPartsFragment>
        name="bounty-payments"
        label={t('paymentsTitle')}
        rows={account.payments}
        rowKey={({ id }) => id}
        columns={useColumns(account, onDone)}
        empty={<EmptyState title={t('paymentsEmpty')} text={t('paymentsEmptyText')} />}
      />
      {paying && (
        <PaymentDialog
          account={account}
          onClose={() => setPaying(false)}
          onDone={async () => {
            setPaying(false);
            await onDone();
          }}
        />
      )}
    </section>
  );
}

function useColumns(account: Account, onDone: Props['onDone']): DataColumn<BountyPaymentPartsFragment>[] {
  const t = useMessages(bountyMessages);
  const nameOf = (laneId: string) => account.lanes.find(({ id }) => id === laneId)?.organization.name ?? '';
  return [
    {
      key: 'winner',
      title: t('winner'),
      always: true,
      text: ({ laneId }) => nameOf(laneId),
      render: ({ laneId }) => nameOf(laneId),
    },
    {
      key: 'paidOn',
      title: t('paidOn'),
      text: ({ paidOn }) => paidOn,
      render: ({ paidOn }) => <Day value={paidOn} />,
    },
    {
      key: 'amount',
      title: t('sum'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'source',
      title: t('source'),
      text: ({ source }) => t(`source${source}`),
      render: ({ source, reference }) => (
        <>
          {t(`source${source}`)}
          {reference && <div className="f-quiet f-number">{reference}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`payment${state}`),
      render: ({ state, reason }) => (
        <>
          <BountyTag value={`payment${state}`} />
          {reason && <div className="f-quiet">{reason}</div>}
        </>
      ),
    },
    {
      key: 'slips',
      title: t('slips'),
      text: ({ files }) => files.map(({ name }) => name).join('; '),
      render: ({ files, entryId }) => (
        <>
          <Files files={files} />
          <EntryLink id={entryId} />
        </>
      ),
    },
    {
      key: 'steps',
      title: '',
      always: true,
      render: (payment) => <PaymentSteps payment={payment} account={account} onDone={onDone} />,
    },
  ];
}

const pickConfirm = (data: ConfirmBountyPaymentMutation) => data.confirmBountyPayment;
const pickDispute = (data: DisputeBountyPaymentMutation) => data.disputeBountyPayment;
const pickWithdraw = (data: WithdrawBountyPaymentMutation) => data.withdrawBountyPayment;

function PaymentSteps({ payment, account, onDone }: Props & { payment: BountyPaymentPartsFragment }) {
  const t = useMessages(bountyMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useBountyExplain();
  const { key, renew } = useIdempotencyKey();
  const [step, setStep] = useState<'confirm' | 'dispute' | null>(null);
  const confirm = useAction(ConfirmBountyPaymentDocument, pickConfirm, { explain });
  const dispute = useAction(DisputeBountyPaymentDocument, pickDispute, { explain });
  const withdraw = useAction(WithdrawBountyPaymentDocument, pickWithdraw, { explain });
  const { id, state, version, amount } = payment;
  if (state !== 'RECORDED' && state !== 'DISPUTED') return null;
  const done = async (text: string) => {
    setStep(null);
    renew();
    message.success(text);
    await onDone();
  };
  const input = { paymentId: id, expectedVersion: version, idempotencyKey: key };
  const receives = account.actions.includes('CONFIRM_PAYMENT');
  return (
    <span className={styles.buttons}>
      {receives && (
        <Button size="small" type="primary" onClick={() => setStep('confirm')}>
          {t('confirmPayment')}
        </Button>
      )}
      {receives && state === 'RECORDED' && (
        <Button size="small" onClick={() => setStep('dispute')}>
          {t('dispute')}
        </Button>
      )}
      {account.actions.includes('WITHDRAW') && (
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
      <Refusals errors={withdraw.refusals} explain={explain} />
      {step === 'confirm' && (
        <AskDialog
          title={t('confirmPaymentTitle', { sum: exactMoney(amount, locale) })}
          text={t('confirmPaymentText')}
          ok={t('confirmPayment')}
          action={confirm}
          explain={explain}
          onOk={async () => {
            if (await confirm.run({ input })) await done(t('confirmPaymentDone'));
          }}
          onCancel={() => setStep(null)}
        />
      )}
      {step === 'dispute' && (
        <ReasonDialog
          title={t('dispute')}
          text={t('disputeText')}
          label={t('disputeReason')}
          ok={t('dispute')}
          action={dispute}
          onReason={async (reason) => {
            if (await dispute.run({ input: { ...input, reason } })) await done(t('disputeDone'));
          }}
          onCancel={() => setStep(null)}
        />
      )}
    </span>
  );
}
