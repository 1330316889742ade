import { useQuery } from '@apollo/client/react';
import { Alert, Descriptions, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { NoticePageDocument } from '../../generated/clearance/graphql.ts';
import { CaseLines } from '../../ui/case-lines.tsx';
import { DateTime, Day } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { DaysBar, NoticeState, Outcomes } from './notice-parts.tsx';
import { noticeMessages } from './notices.messages.ts';
import styles from './notices.module.css';
import { ObjectionForm } from './objection-form.tsx';

/** One notice: what is announced, how long, what came of objections, and the form to object. */
export function Component() {
  const t = useMessages(noticeMessages);
  const { noticeId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(NoticePageDocument, {
    variables: { id: noticeId },
    fetchPolicy: 'cache-and-network',
  });
  const notice = data?.publicNotice;
  const back = { to: '/notices', label: t('back') };
  if (!notice) {
    return (
      <div className="f-page">
        <PageTitle title={t('boardTitle')} back={back} />
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && loading && <Skeleton active paragraph={{ rows: 8 }} />}
        {!error && !loading && <EmptyState title={t('noticeMissing')} text={t('noticeMissingText')} />}
      </div>
    );
  }
  return (
    <div className="f-page f-page-narrow">
      <PageTitle
        title={notice.title}
        back={back}
        subtitle={
          <div className={styles.facts}>
            <NoticeState state={notice.state} />
            <span>{notice.organization.name}</span>
            <span className="f-quiet">{t(`kind${notice.kind}`)}</span>
          </div>
        }
      />
      {notice.state === 'VOID' && (
        <Alert type="warning" showIcon title={t('voidTitle')} description={notice.voidReason} />
      )}
      {notice.openObjectionCount > 0 && (
        <Alert type="warning" showIcon title={t('openObjections', { count: notice.openObjectionCount })} />
      )}
      <section className={styles.section}>
        <h2>{t('content')}</h2>
        <CaseLines lines={notice.content} />
      </section>
      <section className={styles.section}>
        <h2>{t('term')}</h2>
        <DaysBar notice={notice} />
        <p>{t('lastDayText', { day: notice.lastDay })}</p>
        <Descriptions
          size="small"
          column={1}
          items={[
            {
              key: 'published',
              label: t('published'),
              children: <DateTime value={notice.publishedAt} exact />,
            },
            { key: 'lastDay', label: t('columnLastDay'), children: <Day value={notice.lastDay} /> },
            { key: 'audience', label: t('audience'), children: t(`audience${notice.audience}`) },
            {
              key: 'rule',
              label: t('byRule'),
              children: <Link to={`/rulebook#${notice.ruleId}`}>{notice.ruleId}</Link>,
            },
          ]}
        />
      </section>
      <section className={styles.section}>
        <h2>{t('outcomes')}</h2>
        {notice.outcomes.length === 0 && <p className="f-quiet">{t('outcomesNone')}</p>}
        <Outcomes outcomes={notice.outcomes} />
      </section>
      <section className={styles.section}>
        <h2 id="object">{t('objectTitle')}</h2>
        {notice.canObject && <ObjectionForm noticeId={notice.id} onSent={() => void refetch()} />}
        {!notice.canObject && <p>{notice.state === 'RUNNING' ? t('objectNotForYou') : t('objectEnded')}</p>}
      </section>
    </div>
  );
}
