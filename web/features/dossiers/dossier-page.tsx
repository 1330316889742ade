import { useQuery } from '@apollo/client/react';
import { Button, Flex, Skeleton } from 'antd';
import { useParams } from 'react-router';
import { useBilingual, useLanguage, useMessages } from '../../app/i18n.tsx';
import { CaseDossierDocument, type CaseDossierQuery } from '../../generated/dossiers/graphql.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import styles from './dossier.module.css';
import { EventLinks } from './event-links.tsx';
import { History } from './history.tsx';
import { dossierMessages } from './messages.ts';
import { Lines, Person } from './parts.tsx';
import { Proofs } from './proofs.tsx';
import { Verification } from './verification.tsx';

export type Dossier = NonNullable<CaseDossierQuery['caseDossier']>;

/** Where a case of each kind has its own page. */
const CASE_PAGES: Readonly<Record<string, string>> = {
  TechResult: '/desk/results',
  Deal: '/deals',
  OwnershipGrant: '/desk/grants',
  IncomeDistribution: '/desk/income',
  Auction: '/auctions',
  Demand: '/desk/demands',
};

/** The dossier of a case: its verification, the proofs of diligence, the case as it stands, what happened, documents. */
export function Component() {
  const t = useMessages(dossierMessages);
  const say = useBilingual();
  const { locale } = useLanguage();
  const { caseType = '', caseId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(CaseDossierDocument, {
    variables: { caseType, caseId },
    fetchPolicy: 'network-only',
  });
  const dossier = data?.caseDossier;
  const page = Object.hasOwn(CASE_PAGES, caseType) ? CASE_PAGES[caseType] : undefined;
  const back = page ? { to: `${page}/${caseId}`, label: t('back') } : { to: '/desk', label: t('backToDesk') };
  if (!dossier) {
    return (
      <div className="f-page">
        <PageTitle title={t('pageTitle')} back={back} />
        {loading && <Skeleton active paragraph={{ rows: 12 }} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!loading && data && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      </div>
    );
  }
  const file = (format: 'pdf' | 'zip') =>
    `/dossiers/${caseType}/${caseId}/dossier.${format}?language=${locale === 'en' ? 'en' : 'zh'}`;
  return (
    <div className="f-page">
      <PageTitle
        title={`${t('pageTitle')} · ${dossier.title}`}
        heading={dossier.title}
        subtitle={`${t('pageTitle')} · ${say(dossier.kind)} · ${dossier.unit}`}
        back={back}
        extra={
          <Flex gap={8} wrap title={t('exportHint')}>
            <Button type="primary" href={file('zip')} download>
              {t('exportZip')}
            </Button>
            <Button href={file('pdf')} download>
              {t('exportPdf')}
            </Button>
          </Flex>
        }
      />
      <div className={styles.stack}>
        <Verification dossier={dossier} />
        <Proofs dossier={dossier} />
        <section className="f-card">
          <h2>{t('facts')}</h2>
          {dossier.groups.map(({ label, lines }) => (
            <div key={label.en}>
              <h3>{say(label)}</h3>
              <Lines lines={lines} />
            </div>
          ))}
        </section>
        <History dossier={dossier} />
        <Documents dossier={dossier} />
        {dossier.takings && <Takings takings={dossier.takings} />}
      </div>
    </div>
  );
}

function Documents({ dossier }: { dossier: Dossier }) {
  const t = useMessages(dossierMessages);
  const say = useBilingual();
  const { locale } = useLanguage();
  const sizeText = (bytes: number) => {
    const small = bytes < 1024;
    const [unit, count] = [small ? 'byte' : 'kilobyte', small ? bytes : bytes / 1024];
    return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(count);
  };
  return (
    <section className="f-card">
      <h2>{t('documents')}</h2>
      {dossier.documents.length === 0 && <p className="f-quiet">{t('noDocuments')}</p>}
      <ul className={styles.plain}>
        {dossier.documents.map(({ id, name, url, size, sha256, label, agrees, eventIds }) => (
          <li key={id}>
            {url ? <a href={url}>{name}</a> : t('deletedFile')}{' '}
            <span className="f-quiet">
              {label && `${say(label)} · `}
              {size !== null && size !== undefined && sizeText(size)}
            </span>{' '}
            {eventIds.length > 0 && <EventLinks dossier={dossier} ids={eventIds} />}
            {!agrees && <strong>{t('differs')}</strong>}
            {sha256 && <div className={`${styles.hash} f-quiet`}>SHA-256 {sha256}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Takings({ takings }: { takings: NonNullable<Dossier['takings']> }) {
  const t = useMessages(dossierMessages);
  return (
    <section className="f-card f-no-print">
      <h2>{t('takings')}</h2>
      {takings.length === 0 && <p className="f-quiet">{t('noTakings')}</p>}
      <ul className={styles.plain}>
        {takings.map(({ id, at, format, actor }) => (
          <li key={id}>
            <DateTime value={at} exact /> · {format === 'pdf' ? t('format_pdf') : t('format_zip')}
            {actor && (
              <>
                {' · '}
                <Person person={actor} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
