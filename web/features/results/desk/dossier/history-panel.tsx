import { useQuery } from '@apollo/client/react';
import { Skeleton, Timeline } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { useViewer } from '../../../../app/viewer.tsx';
import { DossierHistoryDocument } from '../../../../generated/results-desk/graphql.ts';
import { DateTime } from '../../../../ui/date-time.tsx';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { dossierMessages } from './dossier.messages.ts';
import styles from './dossier.module.css';
import type { PanelProps } from './dossier-page.tsx';

const SHOWN_HASH = 12;
/** Who reads whole dossiers of the unit; the server decides. */
const READERS = ['OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'] as const;

/** What happened, from the audit chain: each event names the hash that binds it to the one before. */
export default function HistoryPanel({ result }: PanelProps) {
  const t = useMessages(dossierMessages);
  const { hasRole } = useViewer();
  const { data, error, refetch } = useQuery(DossierHistoryDocument, {
    variables: { id: result.id },
    fetchPolicy: 'cache-and-network',
  });
  const events = data?.techResult?.dossier?.history;
  const nameOf = (action: string) => {
    const key = `event_${action}`;
    return key in dossierMessages.zh ? t(key as 'event_disclose') : action;
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!events) return <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <>
      <p className="f-quiet">{t('historyHint')}</p>
      {hasRole(...READERS) && (
        <p>
          <Link to={`/dossiers/TechResult/${result.id}`} className="f-button">
            {t('wholeDossier')}
          </Link>
        </p>
      )}
      <Timeline
        items={[...events].reverse().map((event) => ({
          key: event.id,
          content: (
            <>
              <strong>{nameOf(event.action)}</strong> {event.actor ?? t('system')}
              {event.actingFor && <span className="f-quiet"> · {event.actingFor}</span>}
              {event.note && <div>{event.note}</div>}
              <div className="f-quiet">
                <DateTime value={event.at} exact /> ·{' '}
                <span className={styles.hash} title={event.hash}>
                  {event.hash.slice(0, SHOWN_HASH)}
                </span>
              </div>
            </>
          ),
        }))}
      />
    </>
  );
}
