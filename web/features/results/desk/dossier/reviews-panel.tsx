import CheckOutlined from '@ant-design/icons/CheckOutlined';
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { Empty } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { DateTime } from '../../../../ui/date-time.tsx';
import { ReportCard } from '../lists/report-card.tsx';
import { dossierMessages } from './dossier.messages.ts';
import styles from './dossier.module.css';
import type { PanelProps } from './dossier-page.tsx';

/** What reviewers decided and looked at, the security screening, and what visitors reported. */
export default function ReviewsPanel({ result, onChanged }: PanelProps) {
  const t = useMessages(dossierMessages);
  const { dossier } = result;
  const checkName = useCheckName();
  if (!dossier) return null;
  return (
    <>
      <h3 className={styles.heading}>{t('reviews')}</h3>
      {dossier.reviews.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noReviews')} />
      )}
      <ul className={styles.list}>
        {dossier.reviews.map((review) => (
          <li key={review.id}>
            <div>
              <strong>{t(`decision${review.decision}`)}</strong>
              {review.reason && <div>{review.reason}</div>}
              {review.checks.map((check) => (
                <div key={check.item}>
                  {check.passed ? (
                    <CheckOutlined aria-label={t('yes')} />
                  ) : (
                    <CloseOutlined aria-label={t('no')} />
                  )}{' '}
                  {checkName(check.item)} <span className="f-quiet">{check.note}</span>
                </div>
              ))}
            </div>
            <span className="f-quiet">
              {review.reviewer?.name} · <DateTime value={review.at} exact />
            </span>
          </li>
        ))}
      </ul>
      <h3 className={styles.heading}>{t('screening')}</h3>
      <p>
        {t(`screening${dossier.securityScreening}`)} <span className="f-quiet">{dossier.securityNote}</span>
      </p>
      <h3 className={styles.heading}>{t('reports')}</h3>
      {dossier.reports.length === 0 && <p className="f-quiet">{t('noReports')}</p>}
      <div style={{ display: 'grid', gap: 12 }}>
        {dossier.reports.map((report) => (
          <ReportCard key={report.id} report={report} onChanged={onChanged} />
        ))}
      </div>
    </>
  );
}

/** Checks by their names; imports and other clients may have items of their own. */
function useCheckName(): (item: string) => string {
  const t = useMessages(dossierMessages);
  return (item) => {
    const key = `check_${item.replace(/:\d+$/, '')}`;
    return key in dossierMessages.zh ? t(key as 'check_content-true') : item;
  };
}
