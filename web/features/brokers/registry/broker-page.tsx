import { useQuery } from '@apollo/client/react';
import { Alert, App, Skeleton, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { BrokerPageDocument, type BrokerPageQuery } from '../../../generated/brokers-registry/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import { brokerLabels } from '../broker.labels.ts';
import { AcceptsTag, Rating } from '../broker-words.tsx';
import { brokerMessages } from './broker.messages.ts';
import { BrokerSide } from './broker-side.tsx';
import { RecordPanel } from './record-panel.tsx';
import styles from './registry.module.css';
import { ReviewsPanel } from './reviews-panel.tsx';

export type BrokerOnPage = NonNullable<BrokerPageQuery['broker']>;

/** A broker for everybody: what they do, what is verified of it, and what clients say. */
export function Component() {
  const t = useMessages(brokerMessages);
  const { brokerId = '' } = useParams();
  const { data, error, refetch } = useQuery(BrokerPageDocument, {
    variables: { id: brokerId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <App component={false}>
      <div className="f-page">
        {!data && <Skeleton active paragraph={{ rows: 12 }} />}
        {data && !data.broker && (
          <EmptyState
            title={t('notFound')}
            text={t('notFoundText')}
            action={<Link to="/brokers">{t('back')}</Link>}
          />
        )}
        {data?.broker && <Page broker={data.broker} onChanged={() => void refetch()} />}
      </div>
    </App>
  );
}

function Page({ broker, onChanged }: { broker: BrokerOnPage; onChanged: () => void }) {
  const t = useMessages(brokerMessages);
  const labels = useMessages(brokerLabels);
  const { hasRole } = useViewer();
  const { account, record, organization } = broker;
  const isPublic = !account || account.state === 'CONFIRMED';
  const mayEngage = isPublic && broker.acceptsNew && hasRole('OFFICER', 'ENTERPRISE_MEMBER');
  return (
    <>
      <PageTitle
        title={broker.name}
        back={{ to: '/brokers', label: t('back') }}
        subtitle={
          <>
            {broker.number} · {t('levelOf', { level: labels(`level${broker.level}`) })} ·{' '}
            {organization ? (
              <Link to={`/brokers/agencies/${organization.id}`}>{organization.name}</Link>
            ) : (
              labels('kindINDEPENDENT')
            )}{' '}
            <AcceptsTag accepts={broker.acceptsNew} />
            {record?.rating != null && (
              <Rating
                hundredths={record.rating}
                label={t('ratingOf', { stars: (record.rating / 100).toFixed(2) })}
              />
            )}
          </>
        }
        extra={
          broker.isMine ? (
            <Link to="/desk/broker-profile">{t('manage')}</Link>
          ) : (
            mayEngage && (
              <Link to={`/desk/engagements/new?broker=${broker.id}`} className="f-button">
                {t('engage')}
              </Link>
            )
          )
        }
      />
      {!isPublic && <Alert type="info" showIcon title={t('notPublic')} style={{ marginBottom: 16 }} />}
      <div className={styles.page}>
        <div className={styles.main}>
          <section className="f-card">
            <h2>{t('about')}</h2>
            <p className={styles.text}>{broker.about || t('noAbout')}</p>
          </section>
          <Fields broker={broker} />
          {record && <RecordPanel record={record} />}
          <ReviewsPanel broker={broker} onChanged={onChanged} />
        </div>
        <BrokerSide broker={broker} />
      </div>
    </>
  );
}

function Fields({ broker }: { broker: BrokerOnPage }) {
  const t = useMessages(brokerMessages);
  const labels = useMessages(brokerLabels);
  const sectorName = useSectorName();
  const regions = useRegions();
  const groups = [
    { title: t('sectors'), names: named(broker.sectors, sectorName) },
    { title: t('services'), names: named(broker.services, (service) => labels(`service${service}`)) },
    { title: t('regions'), names: named(broker.regions, regions.name) },
    { title: t('languages'), names: named(broker.languages, (language) => labels(`language${language}`)) },
  ];
  return (
    <section className="f-card">
      {groups.map(({ title, names }) => (
        <div key={title} style={{ marginBottom: 12 }}>
          <h2>{title}</h2>
          <div className={styles.tags}>
            {names.map(({ code, name }) => (
              <Tag key={code}>{name}</Tag>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

function named<Code extends string>(codes: readonly Code[], nameOf: (code: Code) => string) {
  return codes.map((code) => ({ code, name: nameOf(code) }));
}
