import { useQuery } from '@apollo/client/react';
import { App, Button, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { EngagementPageDocument } from '../../../generated/brokers-engagements/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ClaimsCard } from './claims-card.tsx';
import { EngagementSteps } from './engagement-steps.tsx';
import { type Engagement, EngagementTag } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import { VersionCard } from './version-card.tsx';

const POLL_MS = 30_000;

/** One engagement for the client, the leading broker and those who share. */
export function Component() {
  const t = useMessages(engagementMessages);
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(EngagementPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data?.engagement) {
    return (
      <App component={false}>
        <Room engagement={data.engagement} />
      </App>
    );
  }
  return (
    <div className="f-page">
      {data ? (
        <>
          <PageTitle title={t('notFoundTitle')} back={{ to: '/desk/engagements', label: t('backToList') }} />
          <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 12 }} />
      )}
    </div>
  );
}

function Room({ engagement }: { engagement: Engagement }) {
  const t = useMessages(engagementMessages);
  const { id, number, state, subject, scopeText, client, broker, versions } = engagement;
  return (
    <div className="f-page">
      <PageTitle
        title={t('pageTitle', { number })}
        heading={subject?.title ?? scopeText}
        subtitle={
          <span className={styles.head}>
            <EngagementTag state={state} /> <span className="f-number">{number}</span>
            <span>{client?.name}</span> ⇄ {broker && <Link to={`/brokers/${broker.id}`}>{broker.name}</Link>}
          </span>
        }
        back={{ to: '/desk/engagements', label: t('backToList') }}
        extra={
          versions.length > 0 && (
            <span className={styles.head}>
              <Button href={`/engagements/${id}/mandate.pdf`} target="_blank">
                {t('pdf')}
              </Button>
              <Button href={`/engagements/${id}/mandate.docx`}>{t('word')}</Button>
            </span>
          )
        }
      />
      <EngagementSteps engagement={engagement} />
      <div className={styles.stack}>
        <Facts engagement={engagement} />
        <section className="f-card" aria-labelledby="versions">
          <h2 id="versions">{t('versionsTitle')}</h2>
          {[...versions].reverse().map((version) => (
            <VersionCard key={version.id} engagement={engagement} version={version} />
          ))}
        </section>
        <ClaimsCard engagement={engagement} />
      </div>
    </div>
  );
}

function Facts({ engagement }: { engagement: Engagement }) {
  const t = useMessages(engagementMessages);
  const { subject, scopeText, isExclusive, startsOn, endsOn, duties, confidentialAccess } = engagement;
  return (
    <section className="f-card" aria-labelledby="facts">
      <h2 id="facts">{t('factsTitle')}</h2>
      <dl className={styles.facts}>
        {subject && (
          <>
            <dt>{t('factSubject')}</dt>
            <dd>
              <Link to={`/${subject.isDemand ? 'demands' : 'results'}/${subject.id}`}>{subject.title}</Link>
            </dd>
          </>
        )}
        <dt>{t('factScope')}</dt>
        <dd className={styles.words}>{scopeText}</dd>
        <dt>{t('factSide')}</dt>
        <dd>{t(`side${engagement.side}`)}</dd>
        <dt>{t('factPeriod')}</dt>
        <dd>
          <Day value={startsOn} /> – <Day value={endsOn} />
        </dd>
        <dt>{t('factKind')}</dt>
        <dd>{t(isExclusive ? 'exclusive' : 'notExclusive')}</dd>
        <dt>{t('factDuties')}</dt>
        <dd className={styles.words}>{duties}</dd>
        <dt>{t('factConfidential')}</dt>
        <dd>{t(confidentialAccess ? 'confidentialYes' : 'confidentialNo')}</dd>
        {engagement.endReason && (
          <>
            <dt>{t('factEnd')}</dt>
            <dd className={styles.words}>{engagement.endReason}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
