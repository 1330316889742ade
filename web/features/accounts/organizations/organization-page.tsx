import { useQuery } from '@apollo/client/react';
import { Alert, Skeleton, Tag } from 'antd';
import { createSearchParams, Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import NotFound from '../../../app/not-found.tsx';
import { OrganizationPageDocument, type OrganizationPageQuery } from '../../../generated/accounts/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useIndustries, useRegions } from '../../../ui/taxonomy.ts';
import { ResultCard } from '../../search/result-card.tsx';
import { organizationMessages } from './messages.ts';
import styles from './organizations.module.css';

type Organization = NonNullable<OrganizationPageQuery['organization']>;

/** What everybody may know of an organisation, and its newest results. */
export function Component() {
  const { organizationId = '' } = useParams();
  const { data, error, refetch } = useQuery(OrganizationPageDocument, { variables: { id: organizationId } });
  if (error && !data) {
    return (
      <div className="f-page">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) {
    return (
      <div className="f-page">
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    );
  }
  if (!data.organization) return <NotFound />;
  return <Page organization={data.organization} hits={data.searchResults.edges} />;
}

function Page({
  organization,
  hits,
}: {
  organization: Organization;
  hits: OrganizationPageQuery['searchResults']['edges'];
}) {
  const t = useMessages(organizationMessages);
  const labels = useLabels();
  const regions = useRegions();
  const all = `/results?${createSearchParams({ organizationIds: organization.id })}`;
  return (
    <div className="f-page">
      <PageTitle
        title={organization.name}
        back={{ to: '/results', label: t('backResults') }}
        subtitle={
          <>
            {organization.nameEn && <div lang="en">{organization.nameEn}</div>}
            <Tag>{labels(`kind${organization.kind}`)}</Tag>
            {organization.sizeClass && <Tag>{labels(`size${organization.sizeClass}`)}</Tag>}
            {regions.place(organization.provinceCode, organization.cityCode)}
          </>
        }
      />
      {organization.status !== 'CONFIRMED' && <Alert type="warning" showIcon title={t('pendingNote')} />}
      <div className={styles.columns}>
        <section>
          <h2>{t('results')}</h2>
          {hits.length === 0 ? (
            <p className="f-quiet">{t('resultsNone')}</p>
          ) : (
            <>
              <p className="f-quiet">
                {t('resultsCount', { count: organization.publishedResultCount })} ·{' '}
                <Link to={all}>{t('resultsAll')}</Link>
              </p>
              <ul className={styles.list}>
                {hits.map(({ node }) => (
                  <li key={node.id}>
                    <ResultCard hit={node} level={3} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <Facts organization={organization} />
      </div>
    </div>
  );
}

function Facts({ organization }: { organization: Organization }) {
  const t = useMessages(organizationMessages);
  const industries = useIndustries();
  return (
    <aside className="f-card">
      <h2>{t('intro')}</h2>
      <p style={{ whiteSpace: 'pre-line' }}>{organization.intro ?? t('introNone')}</p>
      <dl className={styles.facts}>
        <dt>{t('creditCode')}</dt>
        <dd className="f-number">{organization.creditCode}</dd>
        {organization.industryDivision && (
          <>
            <dt>{t('industry')}</dt>
            <dd>{industries.name(organization.industryDivision)}</dd>
          </>
        )}
        {organization.website && (
          <>
            <dt>{t('website')}</dt>
            <dd>
              <a href={organization.website} rel="noopener noreferrer nofollow" target="_blank">
                {organization.website}
              </a>
            </dd>
          </>
        )}
      </dl>
    </aside>
  );
}
