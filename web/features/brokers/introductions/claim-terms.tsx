import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { type Claim, usePercent } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';
import styles from './introductions.module.css';

type Engagement = NonNullable<Claim['engagement']>;
type Version = Engagement['versions'][number];

/** How the commission of a claim is reckoned, for those who see the engagement; that nothing says so yet, for all. */
export function ClaimTerms({ claim }: { claim: Claim }) {
  const t = useMessages(introductionMessages);
  const { engagement, hasEngagement, state } = claim;
  const isOpen = state === 'OPEN' || state === 'CONTESTED' || state === 'ADMITTED';
  if (!engagement) return !hasEngagement && isOpen ? <p className="f-quiet">{t('termsMissing')}</p> : null;
  const version = shownVersion(engagement);
  const isProposed = engagement.state === 'PROPOSED';
  return (
    <div className={styles.terms}>
      <strong>{t(isProposed ? 'termsProposed' : 'termsAgreed')}</strong>
      {version && <Terms version={version} />}
      {engagement.state === 'ACCEPTED' && <p className="f-quiet">{t('termsWaitSign')}</p>}
      {engagement.state === 'ACTIVE' && state === 'ADMITTED' && (
        <p className="f-quiet">{t('settlementNote')}</p>
      )}
      <Link to={`/desk/engagements/${engagement.id}`}>
        {t('openEngagement', { number: engagement.number })}
      </Link>
    </div>
  );
}

/** The version that was agreed last; else the one that is proposed. */
export function shownVersion({ versions }: Engagement): Version | undefined {
  return (
    versions.findLast(({ state }) => state === 'SIGNED') ??
    versions.findLast(({ state }) => state !== 'REPLACED')
  );
}

function Terms({ version: { commission } }: { version: Version }) {
  const t = useMessages(introductionMessages);
  const { locale } = useLanguage();
  const percent = usePercent();
  const { basis, fixed, tiers, cap, due, payer, beneficiaries } = commission;
  const rates = tiers.map(({ from, basisPoints }) =>
    from === '0.00' ? percent(basisPoints) : `≥ ${exactMoney(from, locale)} ${percent(basisPoints)}`,
  );
  const base =
    basis === 'FIXED'
      ? t('basisFIXED', { amount: exactMoney(fixed ?? '0', locale) })
      : t(`basis${basis}`, { percent: rates.join(' / ') });
  const capped = cap ? [t('capText', { amount: exactMoney(cap, locale) })] : [];
  return (
    <>
      <p>{[base, ...capped, t(`due${due}`), t(`payer${payer}`)].join(locale === 'en' ? ', ' : '，')}</p>
      <p className="f-quiet">
        {beneficiaries.map(({ name, basisPoints }) => `${name} ${percent(basisPoints)}`).join(' · ')}
      </p>
    </>
  );
}
