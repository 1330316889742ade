import { Alert } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { VerdictPartsFragment } from '../../../generated/offers/graphql.ts';
import { shortMoney } from '../../../ui/money.tsx';
import { RuleQuote } from '../../../ui/refusals.tsx';
import { offersMessages } from '../offers.messages.ts';

/** Whether the enterprise acted for is supported by the policy, with the figures it was judged by. */
export function Eligibility({ verdict }: { verdict: VerdictPartsFragment }) {
  const t = useMessages(offersMessages);
  const { locale } = useLanguage();
  const money = (yuan: string | null | undefined) => (yuan ? shortMoney(yuan, locale) : t('unknown'));
  const size = `size${verdict.sizeClass}` as 'sizeSMALL';
  return (
    <Alert
      type={verdict.eligible ? 'success' : 'info'}
      showIcon
      title={t(verdict.eligible ? 'eligible' : 'notEligible')}
      description={
        <>
          <p>{verdict.reasons.map((reason) => t(`reason${reason}`)).join(' ')}</p>
          <p>
            {t('figures', {
              size: t(size),
              employees: verdict.employees ?? t('unknown'),
              revenue: money(verdict.revenue),
              assets: money(verdict.assets),
            })}
          </p>
          {!verdict.eligible && <p>{t('notEligibleText')}</p>}
          {verdict.rule && <RuleQuote rule={verdict.rule} />}
        </>
      }
    />
  );
}
