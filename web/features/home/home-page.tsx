import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { createSearchParams, Link } from 'react-router';
import { useBilingual, useLanguage, useMessages } from '../../app/i18n.tsx';
import { SearchBox } from '../../app/search-box.tsx';
import { HomeDocument, type HomeQuery } from '../../generated/home/graphql.ts';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { SECTOR_GROUPS, SECTORS } from '../../ui/taxonomy.ts';
import { DemandCard } from '../demands/board/demand-card.tsx';
import { RoadshowCard } from '../roadshows/roadshow-card.tsx';
import { ResultCard } from '../search/result-card.tsx';
import styles from './home.module.css';
import { homeMessages } from './messages.ts';

/** The entrance: a search box, sectors, what is new, figures, and how the market works for whom. */
export function Component() {
  const t = useMessages(homeMessages);
  const { data, error, refetch } = useQuery(HomeDocument);
  return (
    <>
      <title>{t('title')}</title>
      <Hero />
      <Figures figures={data?.marketFigures} />
      {error && !data && (
        <div className={styles.section}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      <Sectors figures={data?.sectorFigures} />
      <OpenDemands demands={data?.searchDemands} />
      <NextRoadshows roadshows={data?.roadshows} />
      <Newest edges={data?.searchResults.edges} failed={error !== undefined && !data} />
      <ForWhom />
      <How />
    </>
  );
}

function Hero() {
  const t = useMessages(homeMessages);
  const examples = [t('example1'), t('example2'), t('example3'), t('example4')];
  return (
    <section className={styles.hero}>
      <div className={styles.heroInner}>
        <h1>{t('headline')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        <div className={styles.search}>
          <SearchBox large />
        </div>
        <p className={styles.examples}>
          <span>{t('try')}</span>
          {examples.map((example) => (
            <Link key={example} to={`/results?${createSearchParams({ q: example })}`}>
              {example}
            </Link>
          ))}
        </p>
      </div>
    </section>
  );
}

function Figures({ figures }: { figures: HomeQuery['marketFigures'] | undefined }) {
  const t = useMessages(homeMessages);
  const { locale } = useLanguage();
  const names = (['publishedResults', 'units', 'enterprises', 'newThisMonth'] as const).filter(
    // A month that has just begun would show an empty market.
    (name) => name !== 'newThisMonth' || figures?.newThisMonth !== 0,
  );
  return (
    <dl className={styles.figures} aria-label={t('figures')}>
      {names.map((name) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>{figures && new Intl.NumberFormat(locale).format(figures[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

function Sectors({ figures }: { figures: HomeQuery['sectorFigures'] | undefined }) {
  const t = useMessages(homeMessages);
  const pick = useBilingual();
  return (
    <Section title={t('sectors')} aside={<span className="f-quiet">{t('sectorsNote')}</span>}>
      <div className={styles.groups}>
        {SECTOR_GROUPS.map((group) => (
          <div key={group.code} className={`${styles.group} f-card`}>
            <h3>{pick(group)}</h3>
            <ul>
              {SECTORS.filter((sector) => sector.group === group.code).map((sector) => (
                <li key={sector.code}>
                  <Link
                    to={`/results?${createSearchParams({ sectors: sector.code })}`}
                    className={styles.sector}
                  >
                    {pick(sector)}
                    <span className="f-number f-quiet">
                      {figures && (figures.find((figure) => figure.sector === sector.code)?.count ?? 0)}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** What enterprises look for now, what closes first; nothing while nothing is open. */
function OpenDemands({ demands }: { demands: HomeQuery['searchDemands'] | undefined }) {
  const t = useMessages(homeMessages);
  if (!demands || demands.edges.length === 0) return null;
  return (
    <Section
      title={t('demands')}
      aside={<Link to="/demands">{t('demandsAll', { count: demands.totalCount })}</Link>}
    >
      <ul className={styles.cards}>
        {demands.edges.map(({ node }) => (
          <li key={node.id}>
            <DemandCard hit={node} level={3} compact />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Which roadshows come next; nothing while none is announced. */
function NextRoadshows({ roadshows }: { roadshows: HomeQuery['roadshows'] | undefined }) {
  const t = useMessages(homeMessages);
  if (!roadshows || roadshows.edges.length === 0) return null;
  return (
    <Section title={t('roadshows')} aside={<Link to="/roadshows">{t('roadshowsAll')}</Link>}>
      <ul className={styles.cards}>
        {roadshows.edges.map(({ node }) => (
          <li key={node.id}>
            <RoadshowCard roadshow={node} level={3} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Newest({
  edges,
  failed,
}: {
  edges: HomeQuery['searchResults']['edges'] | undefined;
  failed: boolean;
}) {
  const t = useMessages(homeMessages);
  if (failed) return null;
  return (
    <Section title={t('newest')} aside={<Link to="/results">{t('newestAll')}</Link>}>
      {edges?.length === 0 && <p className="f-quiet">{t('newestEmpty')}</p>}
      <ul className={styles.cards} aria-busy={!edges}>
        {edges?.map(({ node }) => (
          <li key={node.id}>
            <ResultCard hit={node} level={3} compact />
          </li>
        ))}
        {!edges &&
          [1, 2, 3, 4, 5, 6].map((key) => (
            <li key={key} className={`f-card ${styles.placeholder}`}>
              <Skeleton active paragraph={{ rows: 3 }} />
            </li>
          ))}
      </ul>
    </Section>
  );
}

function ForWhom() {
  const t = useMessages(homeMessages);
  const parties = [
    { key: 'enterprise', to: '/results' },
    { key: 'researcher', to: '/desk/results' },
    { key: 'unit', to: '/sign-up?as=researcher' },
  ] as const;
  return (
    <Section title={t('forWhom')}>
      <div className={styles.who}>
        {parties.map(({ key, to }) => (
          <div key={key} className="f-card">
            <h3>{t(key)}</h3>
            <p>{t(`${key}Text`)}</p>
            <Link to={to} className={`${styles.start} f-button`}>
              {t(`${key}Action`)}
            </Link>
          </div>
        ))}
      </div>
    </Section>
  );
}

function How() {
  const t = useMessages(homeMessages);
  const steps = ['step1', 'step2', 'step3', 'step4'] as const;
  return (
    <Section title={t('how')}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>
            <h3>{t(step)}</h3>
            <p>{t(`${step}Text`)}</p>
          </li>
        ))}
      </ol>
      <p className={styles.rules}>
        {t('rules')} · <Link to="/rulebook">{t('rulesAction')}</Link>
      </p>
    </Section>
  );
}
