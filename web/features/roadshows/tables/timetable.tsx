import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { exactTime } from '../../../ui/date-time.tsx';
import { ExportLinks } from '../../../ui/list-page.tsx';
import type { Tables } from './table-words.ts';
import { tablesMessages } from './tables.messages.ts';
import styles from './tables.module.css';

/** The talks of the reader in order, and the same as a calendar file. */
export function Timetable({ tables }: { tables: Tables }) {
  const t = useMessages(tablesMessages);
  const { locale } = useLanguage();
  const { talks } = tables;
  return (
    <section className="f-card">
      <h2>{t('timetable')}</h2>
      {talks.length === 0 && <p className="f-quiet">{t('timetableNone')}</p>}
      {talks.length > 0 && (
        <>
          <p>{t('timetableText', { count: talks.length })}</p>
          <ol className={styles.list}>
            {talks.map(({ id, table, startsAt, entry, unit, guest, organization }) => (
              <li key={id} className={styles.wish}>
                <span className="f-number">
                  {exactTime(startsAt, locale)}
                  <br />
                  {t('table', { number: table })}
                </span>
                <span className={styles.words}>{t('with', { entry, unit, guest, organization })}</span>
              </li>
            ))}
          </ol>
          <div className={styles.steps}>
            <CalendarLink roadshowId={tables.id} />
            <ExportLinks paths={['/roadshows/tables.csv']} filter={{ roadshow: tables.id }} />
          </div>
        </>
      )}
    </section>
  );
}

function CalendarLink({ roadshowId }: { roadshowId: string }) {
  const t = useMessages(tablesMessages);
  const { locale } = useLanguage();
  const query = new URLSearchParams({ roadshow: roadshowId, lang: locale === 'en' ? 'en' : 'zh' });
  return <a href={`/roadshows/timetable.ics?${query}`}>{t('calendar')}</a>;
}
