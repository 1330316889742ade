import { useQuery } from '@apollo/client/react';
import { App, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BrokerInvitationsDocument,
  type BrokerMatchPartsFragment,
  type BrokerSubjectKind,
  BrokersForDocument,
} from '../../../generated/brokers-matching/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { brokerLabels } from '../broker.labels.ts';
import { InviteDialog } from './approach-dialog.tsx';
import { asPoints, CriteriaTable } from './criteria-table.tsx';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';
import { WishCard } from './wish-card.tsx';

interface Props {
  kind: BrokerSubjectKind;
  subjectId: string;
  /** Whether the reader invites brokers; others only read. */
  canInvite: boolean;
  /** Whether the subject can stand on the wanted board; deals cannot. */
  canBeWanted?: boolean;
  isPublic?: boolean;
}

const SHOWN = 5;
const MOST = 50;

/** Brokers for a result, a demand or a deal, with their reasons, for the side that looks for one. */
export function BrokerPanel(props: Props) {
  return (
    <App component={false}>
      <Panel {...props} />
    </App>
  );
}

function Panel({ kind, subjectId, canInvite, canBeWanted = false, isPublic = false }: Props) {
  const t = useMessages(matchingMessages);
  const [most, setMost] = useState(SHOWN);
  const about = { kind, subjectId };
  const { data, previousData, error, refetch } = useQuery(BrokersForDocument, {
    variables: { ...about, first: most },
    fetchPolicy: 'cache-and-network',
  });
  const open = useQuery(BrokerInvitationsDocument, {
    variables: { filter: { subjectKind: kind, subjectId, states: ['SENT'] }, first: MOST },
    fetchPolicy: 'cache-and-network',
  });
  const asked = new Set(
    open.data?.brokerInvitations.edges.flatMap(({ node }) => (node.broker ? [node.broker.id] : [])),
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const found = (data ?? previousData)?.brokersFor;
  return (
    <>
      {canBeWanted && kind !== 'DEAL' && (
        <WishCard kind={kind} subjectId={subjectId} canChange={canInvite} isPublic={isPublic} />
      )}
      {!found && <Skeleton active paragraph={{ rows: 5 }} />}
      {found && (
        <>
          <p className={styles.quiet}>
            {t('panelIntro')} {t('considered', { count: found.considered })}
          </p>
          {found.considered === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
          <Brokers
            matches={found.ranked}
            about={about}
            canInvite={canInvite}
            asked={asked}
            onSent={() => void open.refetch()}
          />
          {found.ranked.length === most && most < MOST && (
            <p>
              <Button onClick={() => setMost(MOST)}>{t('more')}</Button>
            </p>
          )}
          {found.barred.length > 0 && (
            <>
              <h3>{t('barredTitle')}</h3>
              <Brokers
                matches={found.barred}
                about={about}
                canInvite={false}
                asked={asked}
                onSent={() => {}}
              />
            </>
          )}
        </>
      )}
    </>
  );
}

function Brokers(props: {
  matches: readonly BrokerMatchPartsFragment[];
  about: { kind: BrokerSubjectKind; subjectId: string };
  canInvite: boolean;
  asked: ReadonlySet<string>;
  onSent: () => void;
}) {
  const { matches, about, canInvite, asked, onSent } = props;
  const t = useMessages(matchingMessages);
  const labels = useMessages(brokerLabels);
  const [inviting, setInviting] = useState<{ id: string; name: string } | null>(null);
  return (
    <ul className={styles.list}>
      {matches.map(({ broker, score, bars, criteria }) => {
        if (!broker) return null;
        return (
          <li key={broker.id} className={styles.broker}>
            <div className={styles.head}>
              <div>
                <h4 className={styles.name}>
                  <Link to={`/brokers/${broker.id}`}>{broker.name}</Link>{' '}
                  <Tag variant="outlined">{labels(`level${broker.level}`)}</Tag>
                </h4>
                <p className={styles.quiet}>
                  {broker.organization?.name ?? labels('kindINDEPENDENT')} · {broker.number}
                </p>
              </div>
              <div className={styles.buttons}>
                {bars.length === 0 && <Score value={score} />}
                {canInvite && bars.length === 0 && asked.has(broker.id) && <Tag>{t('waiting')}</Tag>}
                {canInvite && bars.length === 0 && !asked.has(broker.id) && (
                  <Button type="primary" onClick={() => setInviting(broker)}>
                    {t('invite')}
                  </Button>
                )}
              </div>
            </div>
            {bars.length > 0 && <p className={styles.bar}>{bars.map((bar) => t(`bar${bar}`)).join(' · ')}</p>}
            <details>
              <summary>{t('showWhy')}</summary>
              <CriteriaTable criteria={criteria} />
            </details>
          </li>
        );
      })}
      {inviting && (
        <InviteDialog
          {...about}
          broker={inviting}
          onSent={() => {
            setInviting(null);
            onSent();
          }}
          onClose={() => setInviting(null)}
        />
      )}
    </ul>
  );
}

function Score({ value }: { value: number }) {
  const t = useMessages(matchingMessages);
  const text = t('score', { score: asPoints(value) });
  return (
    <span className={styles.score}>
      <span className={styles.scoreBar} aria-hidden>
        <span style={{ width: `${value / 100}%` }} />
      </span>
      <span className="f-number">{text}</span>
    </span>
  );
}
