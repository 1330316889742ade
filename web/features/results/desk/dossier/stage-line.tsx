import { Alert, Steps } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { useNarrow } from '../../../../app/theme.tsx';
import type { ResultState } from '../../../../generated/results-desk/graphql.ts';
import { DateTime } from '../../../../ui/date-time.tsx';
import { dossierMessages } from './dossier.messages.ts';
import type { DossierResult } from './dossier-page.tsx';

/** The stage that a state stands at: disclosure, review, registration, publication. */
const STAGE: Record<ResultState, number> = {
  DRAFT: 0,
  RETURNED: 0,
  DISCLOSED: 1,
  UNDER_REVIEW: 1,
  REGISTERED: 3,
  PUBLISHED: 4,
  WITHDRAWN: 3,
};

/** Where the result stands, since when, what is next, and who must do it. */
export function StageLine({ result }: { result: DossierResult }) {
  const t = useMessages(dossierMessages);
  const narrow = useNarrow();
  const { dossier } = result;
  if (!dossier) return null;
  const reason = dossier.state === 'RETURNED' ? dossier.returnReason : dossier.withdrawReason;
  return (
    <>
      <Steps
        current={STAGE[dossier.state]}
        size="small"
        orientation={narrow ? 'vertical' : 'horizontal'}
        status={dossier.state === 'RETURNED' || dossier.state === 'WITHDRAWN' ? 'error' : 'process'}
        items={[
          { title: t('stageDisclosure'), content: <DateTime value={dossier.disclosedAt} /> },
          { title: t('stageReview'), content: dossier.state === 'UNDER_REVIEW' ? t('stageReviewing') : null },
          { title: t('stageRegister'), content: <DateTime value={dossier.registeredAt} /> },
          {
            title: t('stagePublish'),
            content: dossier.state === 'PUBLISHED' ? <DateTime value={result.publishedAt} /> : null,
          },
        ]}
      />
      <Alert
        style={{ margin: '16px 0 24px' }}
        type={dossier.state === 'RETURNED' || dossier.state === 'WITHDRAWN' ? 'warning' : 'info'}
        showIcon
        title={t(`next_${dossier.state}`)}
        description={
          <>
            <div>{t(`who_${dossier.state}`)}</div>
            {reason && <div>{t('reasonGiven', { reason })}</div>}
            {dossier.securityScreening === 'SENSITIVE' && <div>{t('sensitiveNote')}</div>}
          </>
        }
      />
    </>
  );
}
