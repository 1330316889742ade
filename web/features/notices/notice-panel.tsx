import { useQuery } from '@apollo/client/react';
import { Alert, Skeleton } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { type CaseType, NoticesOfCaseDocument } from '../../generated/clearance/graphql.ts';
import { DateTime, Day } from '../../ui/date-time.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { DaysBar, NoticeState, Outcomes } from './notice-parts.tsx';
import { noticeMessages } from './notices.messages.ts';
import styles from './notices.module.css';

interface Props {
  /** Kind and id of the case whose notices are shown, such as `Deal` and the deal's id. */
  caseType: CaseType;
  caseId: string;
}

/**
 * The notices of a case, the latest first: days left, open objections, published outcomes, and the way to the notice.
 * It asks for them itself and shows what the reader may see. Its query is named `NoticesOfCase`, for `refetchQueries`.
 */
export function NoticePanel({ caseType, caseId }: Props) {
  const t = useMessages(noticeMessages);
  const { hasRole } = useViewer();
  const { data, loading, error, refetch } = useQuery(NoticesOfCaseDocument, {
    variables: { caseType, caseId },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data && loading) return <Skeleton active paragraph={{ rows: 3 }} />;
  const notices = data?.publicNotices.edges.map(({ node }) => node) ?? [];
  if (notices.length === 0) return <p className="f-quiet">{t('panelNone')}</p>;
  return (
    <ul className={styles.outcomes}>
      {notices.map((notice) => (
        <li key={notice.id}>
          <div className={styles.facts}>
            <NoticeState state={notice.state} />
            <Link to={`/notices/${notice.id}`}>{notice.title}</Link>
            <span className="f-quiet">
              <DateTime value={notice.publishedAt} exact /> – <Day value={notice.lastDay} />
            </span>
          </div>
          <DaysBar notice={notice} />
          {notice.voidReason && <p className="f-quiet">{notice.voidReason}</p>}
          {notice.openObjectionCount > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t('openObjections', { count: notice.openObjectionCount })}
              action={
                hasRole('OFFICER', 'OPERATOR', 'SUPERVISOR') && (
                  <Link to="/desk/objections">{t('panelObjections')}</Link>
                )
              }
            />
          )}
          {notice.outcomes.length > 0 && <Outcomes outcomes={notice.outcomes} />}
        </li>
      ))}
    </ul>
  );
}
