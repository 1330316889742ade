import { useQuery } from '@apollo/client/react';
import { Alert, Button, Descriptions, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { type OwnEntryFragment, OwnEntryPageDocument } from '../../../generated/roadshows-entries/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { EntryStateTag, RoadshowStateTag, useMoments, usePlace } from '../roadshow-words.tsx';
import { entriesMessages } from './entries.messages.ts';
import styles from './entries.module.css';
import { EntryActions } from './entry-actions.tsx';
import { EntryForm } from './entry-form.tsx';

/** An entry for its unit, its completers and its speaker: where it stands, who agreed, what they write. */
export function Component() {
  const t = useMessages(entriesMessages);
  const { entryId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(OwnEntryPageDocument, {
    variables: { id: entryId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const entry = data?.roadshowEntry;
  return (
    <div className="f-page">
      <PageTitle
        title={entry?.title ?? t('listTitle')}
        subtitle={
          entry && (
            <>
              {entry.unit.name} <EntryStateTag state={entry.state} />
            </>
          )
        }
        back={{ to: '/desk/roadshow-entries', label: t('backToList') }}
      />
      {!data && loading && <Skeleton active paragraph={{ rows: 10 }} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !entry && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {entry && (
        <div className={styles.stack}>
          <Standing entry={entry} />
          {entry.availableActions.includes('EDIT') && <EntryForm key={entry.version} entry={entry} />}
          <Papers entry={entry} />
        </div>
      )}
    </div>
  );
}

function Standing({ entry }: { entry: OwnEntryFragment }) {
  const t = useMessages(entriesMessages);
  const moments = useMoments();
  const place = usePlace();
  const { roadshow, details } = entry;
  return (
    <section className="f-card" aria-label={t('standing')}>
      {details && <News entry={entry} />}
      <Descriptions
        column={{ xs: 1, sm: 1, md: 2 }}
        items={[
          {
            key: 'roadshow',
            label: t('roadshow'),
            children: (
              <span>
                <Link to={`/roadshows/${roadshow.id}`}>{roadshow.title}</Link>{' '}
                <RoadshowStateTag state={roadshow.state} />
              </span>
            ),
          },
          { key: 'time', label: t('time'), children: moments.span(roadshow.startsAt, roadshow.endsAt) },
          { key: 'place', label: t('place'), children: place(roadshow) },
          ...(roadshow.joinUrl
            ? [
                {
                  key: 'join',
                  label: t('joinUrl'),
                  children: (
                    <a href={roadshow.joinUrl} rel="noreferrer noopener" target="_blank">
                      {roadshow.joinUrl}
                    </a>
                  ),
                },
              ]
            : []),
          {
            key: 'stage',
            label: t('onStage'),
            children:
              entry.startsAt && entry.endsAt
                ? `${moments.span(entry.startsAt, entry.endsAt)} · ${entry.session?.room ?? ''} · ${t('minutes', { count: entry.minutes })}`
                : t('onStageNone'),
          },
          {
            key: 'speaker',
            label: t('speaker'),
            children: [entry.speakerName, entry.speakerTitle].filter(Boolean).join(' ') || t('speakerNone'),
          },
          ...(details ? consents(details, t) : []),
        ]}
      />
      <EntryActions entry={entry} />
    </section>
  );
}

type Details = NonNullable<OwnEntryFragment['details']>;

function consents(details: Details, t: ReturnType<typeof useMessages<typeof entriesMessages.zh>>) {
  const { representativeName: name, representativeHasAccount } = details;
  const who = name
    ? t('representative', { name: representativeHasAccount ? name : t('withoutAccount', { name }) })
    : t('noRepresentative');
  const at = (moment: string | null | undefined) =>
    moment ? <DateTime value={moment} exact /> : <span className="f-quiet">{t('waiting')}</span>;
  return [
    { key: 'unit', label: t('unitConsent'), children: at(details.unitConsentAt) },
    {
      key: 'completers',
      label: t('completerConsent'),
      children: (
        <span>
          {at(details.completerConsentAt)}
          <br />
          <span className="f-quiet">
            {details.completerConsentNote ? t('recordedWay', { note: details.completerConsentNote }) : who}
          </span>
        </span>
      ),
    },
  ];
}

function News({ entry: { state, details } }: { entry: OwnEntryFragment }) {
  const t = useMessages(entriesMessages);
  const reason = details?.reason ?? '';
  return (
    <>
      {state === 'DECLINED' && <Alert type="info" showIcon title={t('declined', { reason })} />}
      {state === 'WITHDRAWN' && <Alert type="info" showIcon title={t('withdrawn', { reason })} />}
      {details?.speakerRefusal && (
        <Alert
          type="warning"
          showIcon
          title={t('refusal', { reason: details.speakerRefusal })}
          description={t('refusalNext')}
        />
      )}
      {details && !details.isPublished && <Alert type="warning" showIcon title={t('notPublic')} />}
    </>
  );
}

function Papers({ entry }: { entry: OwnEntryFragment }) {
  const t = useMessages(entriesMessages);
  const { locale } = useLanguage();
  const lang = locale === 'en' ? 'en' : 'zh';
  const { id, result, details } = entry;
  const files = details?.files ?? [];
  const isWritten = entry.availableActions.includes('EDIT');
  return (
    <>
      {!isWritten && files.length > 0 && (
        <section className="f-card">
          <h2>{t('files')}</h2>
          <ul>
            {files.map((file) => (
              <li key={file.id}>
                <a href={file.url}>{file.name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {result && (
        <section className="f-card">
          <h2>{t('papers')}</h2>
          <p className="f-quiet">{t('papersText')}</p>
          <div className={styles.row}>
            <Button href={`/roadshows/entries/${id}/slides.pdf?lang=${lang}`} target="_blank">
              {t('slides')}
            </Button>
            <Button href={`/roadshows/entries/${id}/profile.pdf?lang=${lang}`} target="_blank">
              {t('profile')}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}
