import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { DateTime } from '../../../../ui/date-time.tsx';
import { roomMessages } from '../room.messages.ts';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';

/** The dates of the case, and the way to its dossier, which holds every step. */
export default function HistoryPanel() {
  const t = useMessages(roomMessages);
  const { deal } = useRoom();
  const dates = [
    ['dateRequested', deal.requestedAt],
    ['dateAgreed', deal.agreedAt],
    ['dateCleared', deal.clearedAt],
    ['dateSigned', deal.signedAt],
    ['dateActive', deal.activeAt],
    ['dateEnded', deal.endedAt],
  ] as const;
  return (
    <>
      <h3 className={styles.heading}>{t('dates')}</h3>
      <dl className={styles.facts}>
        {dates.map(
          ([label, value]) =>
            value && (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{t(label)}</dt>
                <dd>
                  <DateTime value={value} exact />
                </dd>
              </div>
            ),
        )}
      </dl>
      <p>{t('dossierText')}</p>
      <Link to={`/dossiers/Deal/${deal.id}`} className="f-button">
        {t('dossier')}
      </Link>
    </>
  );
}
