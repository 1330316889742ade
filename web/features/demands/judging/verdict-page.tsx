import { useQuery } from '@apollo/client/react';
import { Alert, Descriptions, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BidVerdictPageDocument,
  type BidVerdictPageQuery,
} from '../../../generated/demands-judging/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { pointsText, shareText } from './judging-words.tsx';

type Verdict = NonNullable<BidVerdictPageQuery['bidVerdict']>;

/** What was decided on the own bid, why, and the way to object. */
export function Component() {
  const t = useMessages(judgingMessages);
  const { demandId = '' } = useParams();
  const { data, error, refetch } = useQuery(BidVerdictPageDocument, {
    variables: { demandId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const verdict = data.bidVerdict;
  const back = { to: `/demands/${demandId}`, label: t('backToDemand') };
  if (!verdict)
    return (
      <EmptyState
        title={t('verdictNone')}
        text={t('verdictNoneText')}
        action={<Link to={back.to}>{back.label}</Link>}
      />
    );
  return (
    <div className="f-page f-page-narrow">
      <PageTitle
        title={t('verdictTitle')}
        subtitle={`${verdict.demand.number} · ${verdict.demand.title}`}
        back={back}
      />
      <VerdictCard verdict={verdict} />
    </div>
  );
}

function VerdictCard({ verdict }: { verdict: Verdict }) {
  const t = useMessages(judgingMessages);
  const { standing, screening, rank, reason, noticeId, isWinner } = verdict;
  const isOut = screening?.isKept === false;
  const title = () => {
    if (isOut) return t('verdictOut');
    if (typeof rank !== 'number') return t('verdictEnded');
    return t(isWinner ? 'verdictWon' : 'verdictLost', { rank });
  };
  return (
    <div className={styles.sheet}>
      <Alert type={isWinner ? 'success' : 'info'} showIcon title={title()} />
      {verdict.judged > 0 && <p className="f-quiet">{t('verdictJudged', { judged: verdict.judged })}</p>}
      <section className="f-card" style={{ padding: 24 }}>
        <h2>{t('verdictReason')}</h2>
        {isOut && <p className={styles.pre}>{screening.reason}</p>}
        {reason && <p className={styles.pre}>{reason}</p>}
        {isOut && (
          <ul>
            {screening.findings.map(({ mustHaveId, kept, note }) => (
              <li key={mustHaveId}>
                {verdict.demand.content.mustHaves.find(({ id }) => id === mustHaveId)?.text}：
                {t(kept ? 'kept' : 'notKept')} {note}
              </li>
            ))}
          </ul>
        )}
      </section>
      {standing && <Figures verdict={verdict} />}
      {noticeId && <Link to={`/notices/${noticeId}`}>{t('verdictObject')}</Link>}
    </div>
  );
}

function Figures({ verdict: { standing, demand } }: { verdict: Verdict }) {
  const t = useMessages(judgingMessages);
  if (!standing) return null;
  const figure = (mean: number, min: number, max: number) =>
    `${pointsText(mean)}（${pointsText(min)} – ${pointsText(max)}）`;
  return (
    <section className="f-card" style={{ padding: 24 }}>
      <h2>{t('verdictScores')}</h2>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'mean', label: t('mean'), children: figure(standing.mean, standing.min, standing.max) },
          ...demand.content.criteria.map(({ code, weight }) => {
            const found = standing.criteria.find((each) => each.code === code);
            return {
              key: code,
              label: `${t(`criterion${code}`)} ${shareText(weight)}`,
              children: found ? figure(found.mean, found.min, found.max) : '',
            };
          }),
        ]}
      />
    </section>
  );
}
