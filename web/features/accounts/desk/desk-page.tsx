import { useQuery } from '@apollo/client/react';
import { Alert, Flex, Skeleton } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { appMessages } from '../../../app/messages.ts';
import { useViewer } from '../../../app/viewer.tsx';
import { DeskDocument } from '../../../generated/accounts/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import styles from './desk.module.css';
import { deskMessages } from './messages.ts';
import { useWaiting, type Waiting } from './waiting.tsx';

/** What waits for me, by role. */
export function Component() {
  const t = useMessages(deskMessages);
  const app = useMessages(appMessages);
  const { viewer, acting, hasRole } = useViewer();
  const { data, error, refetch } = useQuery(DeskDocument, {
    variables: {
      researcher: hasRole('RESEARCHER'),
      officer: hasRole('OFFICER'),
      administrator: hasRole('ADMINISTRATOR'),
      operator: hasRole('OPERATOR'),
    },
    fetchPolicy: 'cache-and-network',
  });
  const waiting = useWaiting(data);
  const name = viewer?.user.name ?? '';
  const roles = viewer?.actingRoles.map((role) => app(`role${role}`)).join(' · ') ?? '';
  const busy = waiting.some((entry) => entry.mine);
  return (
    <div className="f-page">
      <PageTitle
        title={t('title')}
        heading={data ? t(busy ? 'greeting' : 'greetingNone', { name }) : t('title')}
        subtitle={acting ? t('actingAs', { organization: acting.organization.name, roles }) : null}
        extra={
          <Flex gap={8}>
            {hasRole('RESEARCHER') && (
              <Link to="/desk/results/new" className="f-button">
                {t('disclose')}
              </Link>
            )}
            <Link to="/results" className="f-button">
              {t('find')}
            </Link>
          </Flex>
        }
      />
      {!acting && <Alert type="info" showIcon title={t('noActing')} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && waiting.length === 0 && acting && <EmptyState title={t('empty')} text={t('emptyText')} />}
      <div className={styles.grid}>
        {waiting.map((entry) => (
          <Card key={entry.key} entry={entry} />
        ))}
      </div>
    </div>
  );
}

function Card({ entry }: { entry: Waiting }) {
  const t = useMessages(deskMessages);
  return (
    <section className={`${styles.card} f-card`} aria-label={entry.title}>
      <div className={styles.head}>
        <h2>{entry.title}</h2>
        {entry.count !== null && <span className={styles.count}>{entry.count}</span>}
      </div>
      {entry.text && <span className="f-quiet">{entry.text}</span>}
      <ul className={styles.rows}>
        {entry.rows.map((row) => (
          <li key={row.key}>
            <Link to={row.to}>{row.name}</Link>
            <span className="f-quiet">{row.note}</span>
          </li>
        ))}
      </ul>
      {entry.to && entry.count !== null && entry.count > entry.rows.length && (
        <Link to={entry.to}>{t('all', { count: entry.count })}</Link>
      )}
    </section>
  );
}
