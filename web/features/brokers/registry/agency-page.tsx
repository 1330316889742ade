import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AgencyBrokersDocument,
  type AgencyBrokersQuery,
  BrokerAgencyPageDocument,
  type BrokerAgencyPageQuery,
} from '../../../generated/brokers-registry/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { ListTable } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { brokerLabels } from '../broker.labels.ts';
import { AcceptsTag, Rating } from '../broker-words.tsx';
import { brokerMessages } from './broker.messages.ts';
import { Figures } from './figures.tsx';
import styles from './registry.module.css';

type Agency = NonNullable<BrokerAgencyPageQuery['brokerAgency']>;
type Member = NonNullable<AgencyBrokersQuery['brokerAgency']>['brokers']['edges'][number]['node'];

const pick = (data: AgencyBrokersQuery) => data.brokerAgency?.brokers;

/** An agency for everybody: who it is, what its brokers brokered, and who they are. */
export function Component() {
  const t = useMessages(brokerMessages);
  const { organizationId = '' } = useParams();
  const { data, error, refetch } = useQuery(BrokerAgencyPageDocument, { variables: { id: organizationId } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className="f-page">
      {!data && <Skeleton active paragraph={{ rows: 10 }} />}
      {data && !data.brokerAgency && (
        <EmptyState
          title={t('agencyNotFound')}
          text={t('agencyNotFoundText')}
          action={<Link to="/brokers/agencies">{t('backToAgencies')}</Link>}
        />
      )}
      {data?.brokerAgency && <Page agency={data.brokerAgency} />}
    </div>
  );
}

function Page({ agency }: { agency: Agency }) {
  const t = useMessages(brokerMessages);
  const labels = useMessages(brokerLabels);
  const common = useLabels();
  const regions = useRegions();
  const { organization } = agency;
  return (
    <>
      <PageTitle
        title={organization.name}
        back={{ to: '/brokers/agencies', label: t('backToAgencies') }}
        subtitle={`${common(`kind${organization.kind}`)} · ${regions.place(organization.provinceCode, organization.cityCode)}`}
      />
      <div className={styles.main}>
        <section className="f-card">
          <h2>{t('record')}</h2>
          <Figures
            figures={[
              { label: t('brokersHere'), value: String(agency.brokerCount) },
              { label: t('agencyDeals'), value: String(agency.deals) },
              { label: t('amountBand'), value: labels(`brokered${agency.band}`) },
            ]}
          />
          {organization.intro && <p className={styles.text}>{organization.intro}</p>}
          {organization.website && (
            <p>
              <a href={organization.website} target="_blank" rel="noreferrer">
                {organization.website}
              </a>
            </p>
          )}
          <p className="f-quiet">{t('verifiedHint')}</p>
        </section>
        <section className="f-card">
          <h2>{t('members')}</h2>
          <Members organizationId={agency.id} />
        </section>
      </div>
    </>
  );
}

function Members({ organizationId }: { organizationId: string }) {
  const t = useMessages(brokerMessages);
  const list = useRows(AgencyBrokersDocument, pick, { id: organizationId });
  return (
    <ListTable
      name="agency-brokers"
      label={t('members')}
      list={list}
      columns={useColumns()}
      empty={<EmptyState title={t('noMembers')} text={t('noMembersText')} />}
    />
  );
}

function useColumns(): DataColumn<Member>[] {
  const t = useMessages(brokerMessages);
  const labels = useMessages(brokerLabels);
  const sectorName = useSectorName();
  const sectors = ({ sectors: codes }: Member) => codes.map(sectorName).join(t('comma'));
  return [
    {
      key: 'name',
      title: t('name'),
      always: true,
      render: (row) => (
        <>
          <Link to={`/brokers/${row.id}`}>{row.name}</Link>
          <div className="f-quiet f-number">{row.number}</div>
        </>
      ),
      text: (row) => row.name,
    },
    {
      key: 'level',
      title: t('level'),
      render: (row) => labels(`level${row.level}`),
      text: (row) => labels(`level${row.level}`),
    },
    { key: 'sectors', title: t('sectors'), render: sectors, text: sectors },
    {
      key: 'deals',
      title: t('deals'),
      align: 'right',
      render: (row) => row.record?.deals ?? 0,
      text: (row) => String(row.record?.deals ?? 0),
    },
    {
      key: 'rating',
      title: t('rating'),
      render: (row) =>
        row.record?.rating == null ? (
          '—'
        ) : (
          <Rating
            hundredths={row.record.rating}
            label={t('ratingOf', { stars: (row.record.rating / 100).toFixed(2) })}
          />
        ),
      text: (row) => (row.record?.rating == null ? '' : (row.record.rating / 100).toFixed(2)),
    },
    {
      key: 'accepts',
      title: t('accepts'),
      render: (row) => <AcceptsTag accepts={row.acceptsNew} />,
      text: (row) => labels(row.acceptsNew ? 'acceptsNew' : 'acceptsNone'),
    },
  ];
}
