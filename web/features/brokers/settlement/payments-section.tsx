import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { CommissionPaymentPartsFragment } from '../../../generated/brokers-settlement/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Money } from '../../../ui/money.tsx';
import type { Claim, SectionProps } from './claim-page.tsx';
import { EntryLink, Files, SettlementTag } from './parts.tsx';
import { PaymentDialog, type PaymentStep } from './payment-dialog.tsx';
import { AnswerDialog, type AnswerKind, PaymentSteps } from './payment-steps.tsx';
import { settlementMessages } from './settlement.messages.ts';
import styles from './settlement.module.css';

type Row = CommissionPaymentPartsFragment;

/** What was paid of a commission or given back: one side records, the other confirms. */
export function PaymentsSection({ claim, onDone }: SectionProps) {
  const t = useMessages(settlementMessages);
  // Here and not in the rows, which are made anew when the width changes.
  const [step, setStep] = useState<PaymentStep | null>(null);
  const [answer, setAnswer] = useState<{ kind: AnswerKind; payment: Row } | null>(null);
  const may = (action: Claim['actions'][number]) => claim.actions.includes(action);
  const done = async () => {
    setStep(null);
    setAnswer(null);
    await onDone();
  };
  return (
    <section className="f-card">
      <div className={styles.sectionHead}>
        <h2>{t('paymentsTitle')}</h2>
        <span className={styles.buttons}>
          {may('PAY') && (
            <Button type="primary" onClick={() => setStep({ kind: 'pay' })}>
              {t('pay')}
            </Button>
          )}
          {may('PREPARE_PAYMENT') && (
            <Button type="primary" onClick={() => setStep({ kind: 'prepare' })}>
              {t('prepare')}
            </Button>
          )}
          {may('REPAY') && <Button onClick={() => setStep({ kind: 'repay' })}>{t('repay')}</Button>}
        </span>
      </div>
      <DataTable<Row>
        name="commission-payments"
        label={t('paymentsTitle')}
        rows={claim.payments}
        rowKey={({ id }) => id}
        columns={useColumns(claim, (payment, kind) =>
          kind === 'approve' ? setStep({ kind, payment }) : setAnswer({ kind, payment }),
        )}
        empty={<EmptyState title={t('paymentsEmpty')} text={t('paymentsEmptyText')} />}
      />
      {answer && <AnswerDialog {...answer} onClose={() => setAnswer(null)} onDone={done} />}
      {step && <PaymentDialog claim={claim} step={step} onClose={() => setStep(null)} onDone={done} />}
    </section>
  );
}

function useColumns(
  claim: Claim,
  onStep: (payment: Row, kind: 'approve' | AnswerKind) => void,
): DataColumn<Row>[] {
  const t = useMessages(settlementMessages);
  const numberOf = (id: string | null | undefined) => claim.invoices.find((each) => each.id === id)?.number;
  return [
    {
      key: 'direction',
      title: t('why'),
      always: true,
      text: ({ direction }) => t(`direction${direction}`),
      render: ({ direction, invoiceId }) => (
        <>
          {t(`direction${direction}`)}
          {invoiceId && <div className="f-quiet f-number">{numberOf(invoiceId)}</div>}
        </>
      ),
    },
    {
      key: 'paidOn',
      title: t('paidOn'),
      text: ({ paidOn, recordedAt }) => paidOn ?? recordedAt,
      render: ({ paidOn, recordedAt }) => (paidOn ? <Day value={paidOn} /> : <DateTime value={recordedAt} />),
    },
    {
      key: 'amount',
      title: t('sum'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`payment${state}`),
      render: ({ state, reason }) => (
        <>
          <SettlementTag value={`payment${state}`} />
          {reason && <div className="f-quiet">{reason}</div>}
        </>
      ),
    },
    {
      key: 'slips',
      title: t('slips'),
      text: ({ reference }) => reference ?? '',
      render: ({ files, reference, entryId }) => (
        <>
          {reference && <div className="f-number">{reference}</div>}
          <Files files={files} />
          <EntryLink id={entryId} />
        </>
      ),
    },
    {
      key: 'steps',
      title: '',
      always: true,
      render: (payment) => <PaymentSteps payment={payment} onStep={(kind) => onStep(payment, kind)} />,
    },
  ];
}
