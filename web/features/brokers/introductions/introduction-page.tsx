import { useQuery } from '@apollo/client/react';
import { Button, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { IntroductionPageDocument } from '../../../generated/brokers-introductions/graphql.ts';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { AnswersCard } from './answers-card.tsx';
import { ClaimView } from './claim-view.tsx';
import { type Introduction, IntroductionTag } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';
import styles from './introductions.module.css';

const POLL_MS = 30_000;

/** One introduction, for the broker, both sides, and the platform where it was called. */
export function Component() {
  const t = useMessages(introductionMessages);
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(IntroductionPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className="f-page">
        <Skeleton active paragraph={{ rows: 12 }} />
      </div>
    );
  }
  if (data.introduction) return <Room introduction={data.introduction} />;
  return (
    <div className="f-page">
      <PageTitle title={t('notFoundTitle')} />
      <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />
    </div>
  );
}

const BACK = {
  BROKER: { to: '/desk/introductions', label: 'backRecorded' },
  OWNER: { to: '/desk/introduced', label: 'backReceived' },
  ENTERPRISE: { to: '/desk/introduced', label: 'backReceived' },
  OPERATOR: { to: '/admin/introductions', label: 'backFindings' },
} as const;

function Room({ introduction }: { introduction: Introduction }) {
  const t = useMessages(introductionMessages);
  const { locale } = useLanguage();
  const { id, number, title, state, role, claims } = introduction;
  const back = BACK[role ?? 'BROKER'];
  const certificate = `/introductions/${id}/certificate.pdf?lang=${locale === 'en' ? 'en' : 'zh'}`;
  return (
    <div className="f-page">
      <PageTitle
        title={t('pageTitle', { number })}
        heading={title}
        subtitle={
          <span className={styles.head}>
            <IntroductionTag state={state} /> <span className="f-number">{number}</span>{' '}
            {introduction.unit?.name} ⇄ {introduction.enterprise?.name}
          </span>
        }
        back={{ to: back.to, label: t(back.label) }}
        extra={
          <span className={styles.head}>
            <Button href={certificate} target="_blank">
              {t('certificate')}
            </Button>
            <Link to={`/dossiers/Introduction/${id}`}>{t('dossier')}</Link>
          </span>
        }
      />
      <div className={styles.room}>
        {claims.length > 0 && <Claims introduction={introduction} />}
        <AnswersCard introduction={introduction} />
        <Facts introduction={introduction} />
        <Others introduction={introduction} />
        <Seal introduction={introduction} />
      </div>
    </div>
  );
}

function Claims({ introduction }: { introduction: Introduction }) {
  const t = useMessages(introductionMessages);
  return (
    <section className="f-card" aria-labelledby="claims">
      <h2 id="claims">{t('claimsTitle')}</h2>
      {introduction.claims.map((claim) => (
        <ClaimView key={claim.id} claim={claim} introduction={introduction} />
      ))}
    </section>
  );
}

function Facts({ introduction }: { introduction: Introduction }) {
  const t = useMessages(introductionMessages);
  const { broker, unit, enterprise, clientSide, resultId, demandId, title, note, engagement } = introduction;
  const subject = resultId ? `/results/${resultId}` : `/demands/${demandId}`;
  return (
    <section className="f-card" aria-labelledby="facts">
      <h2 id="facts">{t('factsTitle')}</h2>
      <dl className={styles.facts}>
        <dt>{t('columnBroker')}</dt>
        <dd>
          {broker && <Link to={`/brokers/${broker.id}`}>{broker.name}</Link>}{' '}
          <span className="f-quiet">{broker?.organization?.name ?? t('independent')}</span>
        </dd>
        <dt>{t('columnUnit')}</dt>
        <dd>{unit?.name}</dd>
        <dt>{t('columnEnterprise')}</dt>
        <dd>{enterprise?.name}</dd>
        <dt>{t(resultId ? 'factSubjectRESULT' : 'factSubjectDEMAND')}</dt>
        <dd>
          <Link to={subject}>{title}</Link>
        </dd>
        <dt>{t('columnClient')}</dt>
        <dd>{(clientSide === 'OWNER' ? unit : enterprise)?.name}</dd>
        {engagement && (
          <>
            <dt>{t('factEngagement')}</dt>
            <dd>
              <Link to={`/desk/engagements/${engagement.id}`}>{engagement.number}</Link>
            </dd>
          </>
        )}
        <dt>{t('columnRecorded')}</dt>
        <dd>
          <DateTime value={introduction.recordedAt} exact />
        </dd>
        <dt>{t('columnProtected')}</dt>
        <dd>
          <Day value={introduction.protectedUntil} /> <DaysLeft day={introduction.protectedUntil} />
        </dd>
        <dt>{t('factNote')}</dt>
        <dd className={styles.words}>{note}</dd>
      </dl>
    </section>
  );
}

const DAY_MS = 86_400_000;

function DaysLeft({ day }: { day: string }) {
  const t = useMessages(introductionMessages);
  // The day ends at midnight in China.
  const left = Math.ceil((Date.parse(`${day}T16:00:00Z`) - Date.now()) / DAY_MS);
  return (
    <span className="f-quiet">{left > 0 ? t('protectedDays', { count: left }) : t('protectionOver')}</span>
  );
}

function Others({ introduction }: { introduction: Introduction }) {
  const t = useMessages(introductionMessages);
  if (introduction.others.length === 0) return null;
  return (
    <section className="f-card" aria-labelledby="others">
      <h2 id="others">{t('othersTitle')}</h2>
      <p className="f-quiet">{t('othersText')}</p>
      <ul>
        {introduction.others.map(({ id, number, state, recordedAt, broker }) => (
          <li key={id}>
            <Link to={`/introductions/${id}`}>
              {number} {broker?.name}
            </Link>{' '}
            <DateTime value={recordedAt} exact /> <IntroductionTag state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Seal({ introduction: { seal } }: { introduction: Introduction }) {
  const t = useMessages(introductionMessages);
  if (!seal) return null;
  return (
    <section className="f-card" aria-labelledby="seal">
      <h2 id="seal">{t('sealTitle')}</h2>
      <p style={{ color: seal.isIntact ? 'var(--f-good)' : 'var(--f-bad)' }}>
        {t(seal.isIntact ? 'sealIntact' : 'sealBroken')}
      </p>
      <dl className={styles.facts}>
        <dt>{t('sealEvents')}</dt>
        <dd>{seal.events}</dd>
        <dt>{t('sealHash')}</dt>
        <dd className={styles.hash}>{seal.hash}</dd>
        <dt>{t('sealSignature')}</dt>
        <dd className={styles.hash}>{seal.signature}</dd>
      </dl>
      <p className="f-quiet">{t('sealHint')}</p>
    </section>
  );
}
