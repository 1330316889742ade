import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Flex, Skeleton, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import NotFound from '../../../app/not-found.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { ResultPageDocument, type ResultPageQuery } from '../../../generated/results-public/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useSectorName } from '../../../ui/taxonomy.ts';
import { ResultOffers } from '../../offers/public/result-offers.tsx';
import { CompareBar, CompareToggle } from '../../search/compare-bar.tsx';
import { ResultCard } from '../../search/result-card.tsx';
import { ConfidentialPart } from './confidential-part.tsx';
import { resultMessages } from './messages.ts';
import { ReportEntry } from './report-entry.tsx';
import styles from './result.module.css';
import { Rights } from './rights.tsx';
import { ResultSide } from './side.tsx';

export type ResultDetails = NonNullable<ResultPageQuery['techResult']>;

/** One public result: what it is, how ready, whose, on what terms. */
export function Component() {
  const { resultId = '' } = useParams();
  const { viewer, loading: asking } = useViewer();
  const { data, loading, error, refetch } = useQuery(ResultPageDocument, {
    variables: { id: resultId, insider: viewer !== null },
    skip: asking,
  });
  if (error) {
    return (
      <div className="f-page">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const result = data?.techResult;
  if (result) return <Details result={result} />;
  if (!loading && data) return <NotFound />;
  return (
    <div className="f-page" aria-hidden>
      <Skeleton active title paragraph={{ rows: 2 }} />
      <div className={styles.layout}>
        <Skeleton active paragraph={{ rows: 14 }} />
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    </div>
  );
}

function Details({ result }: { result: ResultDetails }) {
  const t = useMessages(resultMessages);
  return (
    <div className="f-page">
      <PageTitle
        title={result.title}
        back={{ to: '/results', label: t('back') }}
        subtitle={<Subtitle result={result} />}
        extra={
          <Flex gap={8} wrap align="center">
            <CompareToggle id={result.id} />
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('print')}
            </Button>
            <ReportEntry resultId={result.id} />
          </Flex>
        }
      />
      <div className={styles.layout}>
        <div style={{ minWidth: 0 }}>
          <article className={`${styles.main} f-card`}>
            <TextSection title={t('summary')} text={result.summary} />
            <TextSection title={t('advantagesTechnical')} text={result.advantagesTechnical} />
            <TextSection title={t('advantagesEconomic')} text={result.advantagesEconomic} />
            <Pictures result={result} />
            <TextSection title={t('researchState')} text={result.researchState} />
            <TextSection title={t('marketProspects')} text={result.marketProspects} />
            <TextSection title={t('seeking')} text={result.seeking} />
            <Rights rights={result.rights} />
            <ConfidentialPart resultId={result.id} exists={result.hasConfidentialPart} />
          </article>
          <ResultOffers resultId={result.id} />
        </div>
        <ResultSide result={result} />
      </div>
      <Similar hits={result.similar} />
      <CompareBar />
    </div>
  );
}

function Subtitle({ result }: { result: ResultDetails }) {
  const t = useMessages(resultMessages);
  const labels = useLabels();
  const sectorName = useSectorName();
  return (
    <>
      {result.titleEn && <div lang="en">{result.titleEn}</div>}
      <Flex gap={8} wrap align="center">
        <Link to={`/organizations/${result.organization.id}`}>{result.organization.name}</Link>
        <Tag>{sectorName(result.sector)}</Tag>
        {result.attribute && <Tag>{labels(`attribute${result.attribute}`)}</Tag>}
        {result.dossier && (
          <Link to={`/desk/results/${result.id}`} className="f-no-print">
            {t('dossier')} · {labels(`state${result.dossier.state}`)}
          </Link>
        )}
      </Flex>
    </>
  );
}

function TextSection({ title, text }: { title: string; text: string | null | undefined }) {
  if (!text) return null;
  return (
    <section>
      <h2>{title}</h2>
      <p className={styles.text}>{text}</p>
    </section>
  );
}

function Pictures({ result }: { result: ResultDetails }) {
  const t = useMessages(resultMessages);
  if (result.pictures.length === 0) return null;
  return (
    <section>
      <h2>{t('pictures')}</h2>
      <div className={styles.pictures}>
        {result.pictures.map(({ id, caption, file }) => (
          <figure key={id}>
            <a href={file.url} target="_blank" rel="noreferrer">
              <img src={file.url} alt={caption ?? result.title} loading="lazy" />
            </a>
            {caption && <figcaption className="f-quiet">{caption}</figcaption>}
          </figure>
        ))}
      </div>
    </section>
  );
}

function Similar({ hits }: { hits: ResultDetails['similar'] }) {
  const t = useMessages(resultMessages);
  if (hits.length === 0) return null;
  return (
    <section className={styles.similar}>
      <h2>{t('similar')}</h2>
      <ul className={styles.cards}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <ResultCard hit={hit} level={3} compact />
          </li>
        ))}
      </ul>
    </section>
  );
}
