import { Flex, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { MyIncomeQuery } from '../../../generated/my-income/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { myIncomeMessages } from './my-income.messages.ts';
import styles from './my-income.module.css';

type Income = MyIncomeQuery['myIncome']['edges'][number]['node'];

/** One reward: receipt, costs, net income, my share, and how it was paid. */
export function IncomeCard({ income }: { income: Income }) {
  const t = useMessages(myIncomeMessages);
  return (
    <article className="f-card">
      <Flex wrap gap={8} justify="space-between">
        <div>
          <h3 className={styles.heading}>{income.title}</h3>
          <p className="f-quiet">
            {income.number} · {t(`source${income.sourceKind}`)} · {income.organization.name} ·{' '}
            {t(`kind${income.kind}`)}{' '}
            {income.state === 'REVERSED' && <Tag color="error">{t('reversed')}</Tag>}
            {income.isLate && <Tag color="warning">{t('late')}</Tag>}
          </p>
        </div>
        <strong className={styles.amount}>
          <Money value={income.amount} exact />
        </strong>
      </Flex>
      <Chain income={income} />
      <Payments income={income} />
    </article>
  );
}

function Chain({ income }: { income: Income }) {
  const t = useMessages(myIncomeMessages);
  const share = useShareText();
  return (
    <ol className={styles.chain}>
      <Step title={t('stepReceived')} sum={income.gross}>
        {income.receipts.map(({ receivedOn, amount }) => (
          <div key={`${receivedOn}:${amount}`}>
            <Day value={receivedOn} /> <Money value={amount} exact />
          </div>
        ))}
      </Step>
      <Step title={t('stepCosts')} sum={income.costs}>
        {income.deductions.length === 0 && t('noCosts')}
        {income.deductions.map(({ kind, amount }) => (
          <div key={`${kind}:${amount}`}>
            {t(`cost${kind}`)} <Money value={amount} exact />
          </div>
        ))}
      </Step>
      <Step title={t('stepNet')} sum={income.net} />
      <Step title={t('stepShare')} sum={income.amount}>
        {share(income)}
        {income.ruleId && (
          <div>
            {t('byRule')} <Link to={`/rulebook#${income.ruleId}`}>{income.ruleId}</Link>
          </div>
        )}
      </Step>
    </ol>
  );
}

function Step({ title, sum, children }: { title: string; sum: string; children?: ReactNode }) {
  return (
    <li className={styles.step}>
      <span className="f-quiet">{title}</span>
      <strong>
        <Money value={sum} exact />
      </strong>
      <div className={styles.detail}>{children}</div>
    </li>
  );
}

function Payments({ income }: { income: Income }) {
  const t = useMessages(myIncomeMessages);
  const { locale } = useLanguage();
  const isOpen = income.state === 'APPROVED' && income.payments.every(({ state }) => state === 'FAILED');
  return (
    <div>
      <span className="f-quiet">{t('payment')}</span>
      {income.payments.map((payment) => (
        <div key={payment.id}>
          {t(`pay${payment.state}`, {
            day: payment.paidOn ?? '',
            withheld: exactMoney(payment.withheld, locale),
            net: exactMoney(payment.net, locale),
            reason: payment.failure ?? '',
          })}{' '}
          <a href={payment.slipUrl}>{t('slip')}</a>
        </div>
      ))}
      {isOpen && <div>{t('payNone')}</div>}
    </div>
  );
}

/** The share in words: of net income to the pool, and of the pool to the person. */
function useShareText(): (income: Income) => string | null {
  const t = useMessages(myIncomeMessages);
  const { locale } = useLanguage();
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return ({ basisPoints, poolBasisPoints }) => {
    if (typeof basisPoints !== 'number') return null;
    const pool = format.format(basisPoints / 10_000);
    if (typeof poolBasisPoints !== 'number') return t('shareOfNet', { pool });
    return t('shareOfPool', { pool, part: format.format(poolBasisPoints / 10_000) });
  };
}
