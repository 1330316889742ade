import { Form, Input } from 'antd';
import { formatYuan, parseYuan } from '../../../../../server/platform/money.ts';
import { useLanguage, useMessages } from '../../../../app/i18n.tsx';
import type { BidPartsFragment } from '../../../../generated/demands-bidding/graphql.ts';
import { MoneyInput } from '../../../../ui/fields.tsx';
import { exactMoney, Money } from '../../../../ui/money.tsx';
import { biddingMessages } from '../bidding.messages.ts';
import styles from '../bidding.module.css';
import { type DraftForm, sumOf } from '../draft-form.ts';
import { Rows } from '../rows.tsx';

/** The budget and what is asked for of the bounty, with the sums as they are typed. */
export function MoneyStep({ bid }: { bid: BidPartsFragment }) {
  const t = useMessages(biddingMessages);
  const { locale } = useLanguage();
  return (
    <>
      <Form.Item
        name="ask"
        label={t('askAmount')}
        extra={t('mostToAsk', { amount: exactMoney(bid.mostToAsk, locale) })}
        style={{ maxWidth: 320 }}
      >
        <MoneyInput />
      </Form.Item>
      <h3>{t('budget')}</h3>
      <Rows name="budget" add={t('addBudget')} fresh={{ item: '', amount: null }}>
        {(place) => (
          <>
            <Form.Item name={[place, 'item']} label={t('budgetItem')}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name={[place, 'amount']} label={t('amount')}>
              <MoneyInput />
            </Form.Item>
          </>
        )}
      </Rows>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldsValue }) => <Sums {...(getFieldsValue(true) as DraftForm)} />}
      </Form.Item>
    </>
  );
}

function Sums({ budget, ask }: DraftForm) {
  const t = useMessages(biddingMessages);
  const sum = sumOf((budget ?? []).map((line) => line?.amount));
  const own = sum - (parseYuan(ask ?? '') ?? 0n);
  return (
    <div className={styles.sums} aria-live="polite">
      <span>
        {t('budgetSum')} <Money value={formatYuan(sum)} exact />
      </span>
      {own >= 0n ? (
        <span>
          {t('ownMoney')} <Money value={formatYuan(own)} exact />
        </span>
      ) : (
        <span className={styles.notMet}>{t('gapBUDGET_BELOW_ASK')}</span>
      )}
    </div>
  );
}
