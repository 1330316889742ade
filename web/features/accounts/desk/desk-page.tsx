import { useQuery } from '@apollo/client/react';
import { Alert, Flex, Skeleton } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { appMessages } from '../../../app/messages.ts';
import { useViewer } from '../../../app/viewer.tsx';
import { DeskDocument, type DeskQuery } from '../../../generated/accounts/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { addressOf } from '../../search/search-state.ts';
import styles from './desk.module.css';
import { EmptyDesk } from './empty-desk.tsx';
import { deskMessages } from './messages.ts';
import { TaskGroup } from './task-group.tsx';

const URGENCIES = ['OVERDUE', 'TODAY', 'WEEK', 'LATER', 'NONE'] as const;
/** Of a kind without a deadline; the lists have the rest. */
const MOST_WITHOUT_DEADLINE = 5;

/** What waits for me, by deadline, and then what goes on around me. */
export function Component() {
  const t = useMessages(deskMessages);
  const app = useMessages(appMessages);
  const { viewer, acting, hasRole } = useViewer();
  const { data, error, refetch } = useQuery(DeskDocument, { fetchPolicy: 'cache-and-network' });
  const name = viewer?.user.name ?? '';
  const roles = viewer?.actingRoles.map((role) => app(`role${role}`)).join(' · ') ?? '';
  const count = (data?.tasks.totals ?? []).reduce((sum, each) => sum + (each.forMe ? each.count : 0), 0);
  const greeting = count > 0 ? t('greeting', { name, count }) : t('greetingNone', { name });
  return (
    <div className="f-page">
      <PageTitle
        title={t('title')}
        heading={data ? greeting : t('title')}
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
      {data && acting && <Groups data={data} />}
    </div>
  );
}

function Groups({ data: { tasks: list, savedSearches } }: { data: DeskQuery }) {
  const t = useMessages(deskMessages);
  const totals = new Map(list.totals.map(({ kind, count }) => [kind, count]));
  const mine = list.tasks.filter(({ forMe }) => forMe);
  const running = list.tasks.filter(({ forMe }) => !forMe);
  const fresh = savedSearches.filter(({ newCount }) => newCount > 0);
  return (
    <div className={styles.groups}>
      {list.tasks.length === 0 && <EmptyDesk />}
      {URGENCIES.map((urgency) => {
        const tasks = mine.filter((task) => task.urgency === urgency);
        if (tasks.length === 0) return null;
        return (
          <TaskGroup
            key={urgency}
            heading={t(`urgency${urgency}`)}
            tasks={tasks}
            totals={totals}
            urgent={urgency === 'OVERDUE' || urgency === 'TODAY'}
            {...(urgency === 'NONE' ? { mostOfAKind: MOST_WITHOUT_DEADLINE } : {})}
          />
        );
      })}
      {running.length > 0 && (
        <TaskGroup
          heading={t('running')}
          text={t('runningText')}
          tasks={running}
          totals={totals}
          mostOfAKind={MOST_WITHOUT_DEADLINE}
        />
      )}
      {fresh.length > 0 && <FreshSearches searches={fresh} />}
    </div>
  );
}

function FreshSearches({ searches }: { searches: DeskQuery['savedSearches'] }) {
  const t = useMessages(deskMessages);
  return (
    <section className={`${styles.group} f-card`} aria-label={t('searches')}>
      <h2>{t('searches')}</h2>
      <ul className={styles.rows}>
        {searches.map(({ id, name, query, filter, newCount }) => (
          <li key={id} className={styles.row}>
            <Link to={addressOf(query, filter)} className={styles.what}>
              {name}
            </Link>
            <span className={styles.case}>{t('searchesNew', { count: newCount })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
