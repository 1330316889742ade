import { Alert, Button, Descriptions, Steps } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import type { ManagedRoadshowFragment, RoadshowState } from '../../../generated/roadshows-desk/graphql.ts';
import { roadshowLabels } from '../roadshow.labels.ts';
import { RoadshowStateTag, useMoments, usePlace } from '../roadshow-words.tsx';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { LoadedRoadshow } from './loaded-roadshow.tsx';
import { ManageActions } from './manage-actions.tsx';

const COURSE: readonly RoadshowState[] = [
  'DRAFT',
  'OPEN_FOR_ENTRIES',
  'PROGRAMME_PUBLISHED',
  'RUNNING',
  'CLOSED',
];
const COUNTED = ['PROPOSED', 'SHORTLISTED', 'CHOSEN'] as const;

/** A roadshow for its organiser: where it stands, what is next, what can be done. */
export function Component() {
  return <LoadedRoadshow>{(roadshow) => <Managed roadshow={roadshow} />}</LoadedRoadshow>;
}

function Managed({ roadshow }: { roadshow: ManagedRoadshowFragment }) {
  const t = useMessages(deskMessages);
  const labels = useMessages(roadshowLabels);
  const narrow = useNarrow();
  const moments = useMoments();
  const place = usePlace();
  const { state } = roadshow;
  return (
    <div className={styles.stack}>
      {roadshow.hasUntoldChanges && (
        <Alert
          type="warning"
          showIcon
          title={t('untold')}
          description={t('untoldText')}
          action={<Link to={`/desk/roadshows/${roadshow.id}/programme`}>{t('toProgramme')}</Link>}
        />
      )}
      <section className="f-card" aria-label={t('standing')}>
        {state === 'CANCELLED' ? (
          <Alert type="error" showIcon title={labels('stateCANCELLED')} description={roadshow.reason} />
        ) : (
          <Steps
            size="small"
            current={COURSE.indexOf(state)}
            orientation={narrow ? 'vertical' : 'horizontal'}
            items={COURSE.map((step) => ({ title: labels(`state${step}`) }))}
          />
        )}
        <p>{t(`next${state}`)}</p>
        <Descriptions
          column={{ xs: 1, sm: 1, md: 2 }}
          items={[
            {
              key: 'time',
              label: t('columnTime'),
              children: moments.span(roadshow.startsAt, roadshow.endsAt),
            },
            { key: 'place', label: t('columnPlace'), children: place(roadshow) || '—' },
            {
              key: 'entries',
              label: t('fieldEntriesUntil'),
              children: `${moments.dayOf(roadshow.entriesUntil)} ${moments.timeOf(roadshow.entriesUntil)}`,
            },
            {
              key: 'register',
              label: t('fieldRegisterUntil'),
              children: `${moments.dayOf(roadshow.registerUntil)} ${moments.timeOf(roadshow.registerUntil)}`,
            },
          ]}
        />
        <ManageActions roadshow={roadshow} />
      </section>
      <Counts roadshow={roadshow} />
      <Papers roadshow={roadshow} />
      <Series roadshow={roadshow} />
    </div>
  );
}

function Counts({ roadshow: { entryCounts } }: { roadshow: ManagedRoadshowFragment }) {
  const t = useMessages(deskMessages);
  const labels = useMessages(roadshowLabels);
  return (
    <section className="f-card">
      <h2>{t('counts')}</h2>
      <dl className={styles.counts}>
        {COUNTED.map((name) => (
          <div key={name}>
            <dt>{labels(`entry${name}`)}</dt>
            <dd>{entryCounts.find(({ state }) => state === name)?.count ?? 0}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const PAPERS = [
  { file: 'slides.pdf', label: 'paperSlides' },
  { file: 'profiles.pdf', label: 'paperProfiles' },
  { file: 'badges.pdf', label: 'paperBadges' },
  { file: 'entries.xlsx', label: 'paperEntries' },
  { file: 'programme.ics', label: 'paperCalendar' },
] as const;

/** What is printed and shown; there is something to print once something was chosen. */
function Papers({ roadshow: { id, entryCounts } }: { roadshow: ManagedRoadshowFragment }) {
  const t = useMessages(deskMessages);
  const { locale } = useLanguage();
  if (!entryCounts.some(({ state }) => state === 'CHOSEN')) return null;
  return (
    <section className="f-card">
      <h2>{t('papers')}</h2>
      <p className="f-quiet">{t('papersText')}</p>
      <div className={styles.row}>
        {PAPERS.map(({ file, label }) => (
          <Button
            key={file}
            href={`/roadshows/${id}/${file}?lang=${locale === 'en' ? 'en' : 'zh'}`}
            {...(file.endsWith('.pdf') ? { target: '_blank' } : {})}
          >
            {t(label)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Series({ roadshow: { id, series } }: { roadshow: ManagedRoadshowFragment }) {
  const t = useMessages(deskMessages);
  const moments = useMoments();
  if (!series) return null;
  return (
    <section className="f-card">
      <h2>{t('series', { title: series.title })}</h2>
      <ul>
        {series.roadshows.map((event) => (
          <li key={event.id}>
            {event.id === id ? (
              event.number
            ) : (
              <Link to={`/desk/roadshows/${event.id}`}>
                {event.number} {event.title}
              </Link>
            )}{' '}
            · {moments.dayOf(event.startsAt)} <RoadshowStateTag state={event.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
