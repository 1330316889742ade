import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { usePercent, type Version } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';

type Commission = Version['commission'];

/** What was agreed about a commission, line by line. */
export function CommissionLines({ commission }: { commission: Commission }) {
  const t = useMessages(engagementMessages);
  const { locale } = useLanguage();
  const money = (yuan: string) => exactMoney(yuan, locale);
  const { basis, way, fixed, cap, minimum, payer, due, protectionMonths } = commission;
  const bounds = [
    ...(minimum ? [t('lineMinimum', { amount: money(minimum) })] : []),
    ...(cap ? [t('lineCap', { amount: money(cap) })] : []),
  ];
  return (
    <dl className={styles.facts}>
      <dt>{t('lineBasis')}</dt>
      <dd>{t(`basis${basis}`)}</dd>
      <dt>{t(basis === 'FIXED' ? 'lineFixed' : 'lineRates')}</dt>
      <dd>
        {fixed ? money(fixed) : <Rates commission={commission} />}
        {commission.tiers.length > 1 && <div className="f-quiet">{t(`way${way}`)}</div>}
      </dd>
      {bounds.length > 0 && (
        <>
          <dt>{t('lineBounds')}</dt>
          <dd>{bounds.join(locale === 'en' ? '; ' : '；')}</dd>
        </>
      )}
      <dt>{t('linePayer')}</dt>
      <dd>{t(`payer${payer}`)}</dd>
      <dt>{t('lineDue')}</dt>
      <dd>{t(`due${due}`)}</dd>
      <dt>{t('lineProtection')}</dt>
      <dd>{t('protection', { count: protectionMonths })}</dd>
    </dl>
  );
}

function Rates({ commission: { tiers } }: { commission: Commission }) {
  const t = useMessages(engagementMessages);
  const { locale } = useLanguage();
  const percent = usePercent();
  const [only] = tiers;
  if (only && tiers.length === 1) return percent(only.basisPoints);
  return tiers.map(({ from, basisPoints }) => (
    <div key={from}>{t('rateFrom', { from: exactMoney(from, locale), rate: percent(basisPoints) })}</div>
  ));
}
