import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { type CaseType, DecisionsOfCaseDocument } from '../../generated/clearance/graphql.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { DecisionState, Votes } from './decision-view.tsx';
import { decisionMessages } from './decisions.messages.ts';
import styles from './decisions.module.css';

interface Props {
  /** Kind and id of the case whose decisions are shown, such as `Deal` and the deal's id. */
  caseType: CaseType;
  caseId: string;
}

/**
 * The collective decisions of a case, the latest first, with votes, recusals and minutes. Only for the unit's own
 * officers, leaders, supervisors and administrators: render it for nobody else. Its query is named `DecisionsOfCase`,
 * for `refetchQueries`.
 */
export function DecisionPanel({ caseType, caseId }: Props) {
  const t = useMessages(decisionMessages);
  const { data, loading, error, refetch } = useQuery(DecisionsOfCaseDocument, {
    variables: { caseType, caseId },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data && loading) return <Skeleton active paragraph={{ rows: 3 }} />;
  const decisions = data?.collectiveDecisions.edges.map(({ node }) => node) ?? [];
  if (decisions.length === 0) return <p className="f-quiet">{t('panelNone')}</p>;
  return (
    <ul className={styles.list}>
      {decisions.map((decision) => (
        <li key={decision.id}>
          <div className={styles.facts}>
            <DecisionState state={decision.state} />
            <Link to={`/desk/decisions/${decision.id}`}>{decision.title}</Link>
            <span className="f-quiet">
              <DateTime value={decision.decidedAt ?? decision.calledAt} exact />
            </span>
            {decision.minutes && <a href={decision.minutes.url}>{t('minutes')}</a>}
          </div>
          {decision.reason && <p className="f-quiet">{decision.reason}</p>}
          {decision.state !== 'VOID' && <Votes decision={decision} />}
        </li>
      ))}
    </ul>
  );
}
