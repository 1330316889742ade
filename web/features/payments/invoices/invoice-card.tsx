import { Button, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { InvoicePartsFragment } from '../../../generated/payments-money/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { paymentLabels } from '../payment-labels.ts';
import { fen } from '../receipts/match-rows.tsx';
import { receiptMessages } from '../receipts/receipts.messages.ts';
import styles from '../receipts/receipts.module.css';
import { RecordReceiptDialog } from '../receipts/record-receipt-dialog.tsx';
import { MoneyTag, Reference } from '../receipts/tags.tsx';
import { useWhyText } from '../schedule/use-why-text.ts';
import { FapiaoDialog } from './fapiao-dialog.tsx';
import { CancelDialog, InterestDialog } from './invoice-dialogs.tsx';

interface Props {
  invoice: InvoicePartsFragment;
  onDone: () => Promise<unknown>;
}

type Step = 'receive' | 'fapiao' | 'interest' | 'cancel';

/** An invoice as people read it: what is owed, until when, why, and what was paid of it. */
export function InvoiceCard({ invoice, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const labels = useMessages(paymentLabels);
  const whyText = useWhyText();
  const { number, state, amount, outstanding, dueOn, lines } = invoice;
  const isCredit = fen(amount) < 0n;
  const anchor = `invoice-${invoice.id}`;
  const isAsked = useLocation().hash === `#${anchor}`;
  useEffect(() => {
    if (isAsked) document.getElementById(anchor)?.scrollIntoView();
  }, [isAsked, anchor]);
  return (
    <article id={anchor} className={styles.invoice} aria-label={number}>
      <div className={styles.invoiceHead}>
        <h3>{number}</h3>
        <span>
          {isCredit && <Tag>{t('credit')}</Tag>}
          <MoneyTag value={`state${state}`} />
        </span>
        <strong>
          <Money value={amount} exact />
        </strong>
      </div>
      <div className={styles.invoiceHead}>
        <span className="f-quiet">
          {t('issuedOn')} <Day value={invoice.issuedOn} />
        </span>
        <span className={state === 'OVERDUE' ? 'f-deadline' : 'f-quiet'}>
          {t('dueOn')} <Day value={dueOn} />
        </span>
        <span>
          {t('outstanding')} <Money value={outstanding} exact />
        </span>
      </div>
      {invoice.cancelReason && <p className="f-quiet">{invoice.cancelReason}</p>}
      <div>
        {lines.map((line) => (
          <div key={line.key} className={styles.line}>
            <span>
              {labels(`kind${line.kind}`)}
              <div className="f-quiet">{line.why.map(whyText).join('；')}</div>
            </span>
            <Money value={line.amount} exact />
          </div>
        ))}
      </div>
      <Payments invoice={invoice} />
      <Fapiaos invoice={invoice} />
      <Steps invoice={invoice} onDone={onDone} />
    </article>
  );
}

function Payments({ invoice: { settlements } }: { invoice: InvoicePartsFragment }) {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  if (settlements.length === 0) return null;
  return (
    <div>
      <div className="f-quiet">{t('paidBy')}</div>
      <ul className={styles.list}>
        {settlements.map(({ id, on, amount, receipt, reversesId }) => (
          <li key={id}>
            <Day value={on} /> <span className="f-number">{exactMoney(amount, locale)}</span>{' '}
            <span className="f-quiet">
              {receipt ? <Payer {...receipt} /> : t('byCredit')}
              {reversesId && ` · ${t('undone')}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How the bank names a payment: by its reference, else by who paid. */
function Payer({ bankReference, payerName }: { bankReference?: string | null; payerName: string }) {
  return bankReference ? <Reference value={bankReference} /> : payerName;
}

function Fapiaos({ invoice: { fapiaos } }: { invoice: InvoicePartsFragment }) {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  if (fapiaos.length === 0) return null;
  return (
    <div>
      <div className="f-quiet">{t('fapiao')}</div>
      <ul className={styles.list}>
        {fapiaos.map(({ id, kind, code, number, issuedOn, amount, tax, file }) => (
          <li key={id}>
            {t(`kind${kind}`)} <span className="f-number">{[code, number].filter(Boolean).join(' ')}</span>{' '}
            <Day value={issuedOn} /> <span className="f-number">{exactMoney(amount, locale)}</span>{' '}
            <span className="f-quiet f-number">{`${t('fapiaoTax')} ${exactMoney(tax, locale)}`}</span>{' '}
            {file && (
              <a href={file.url} target="_blank" rel="noreferrer">
                {file.name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Steps({ invoice, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const [step, setStep] = useState<Step | null>(null);
  const { actions } = invoice;
  const dialog = {
    invoice,
    onClose: () => setStep(null),
    onDone: async () => {
      setStep(null);
      await onDone();
    },
  };
  return (
    <div className={`${styles.buttons} f-no-print`}>
      {actions.includes('RECORD_RECEIPT') && (
        <Button type="primary" ghost onClick={() => setStep('receive')}>
          {t('recordReceipt')}
        </Button>
      )}
      <Button href={invoice.noticeUrl} target="_blank">
        {t('pdf')}
      </Button>
      {actions.includes('RECORD_FAPIAO') && (
        <Button onClick={() => setStep('fapiao')}>{t('recordFapiao')}</Button>
      )}
      {actions.includes('DEMAND_INTEREST') && (
        <Button onClick={() => setStep('interest')}>{t('demandInterest')}</Button>
      )}
      {actions.includes('CANCEL') && (
        <Button danger onClick={() => setStep('cancel')}>
          {t('cancelInvoice')}
        </Button>
      )}
      {step === 'receive' && <RecordReceiptDialog {...dialog} />}
      {step === 'fapiao' && <FapiaoDialog {...dialog} />}
      {step === 'interest' && <InterestDialog {...dialog} />}
      {step === 'cancel' && <CancelDialog {...dialog} />}
    </div>
  );
}
