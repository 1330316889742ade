import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BrokerAgenciesDocument,
  type BrokerAgenciesQuery,
} from '../../../generated/brokers-registry/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListCards } from '../../../ui/list-page.tsx';
import { useRegions } from '../../../ui/taxonomy.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import search from '../../search/search.module.css';
import { brokerLabels } from '../broker.labels.ts';
import { directoryMessages } from './directory.messages.ts';
import { DirectoryTop } from './directory-top.tsx';

type Agency = BrokerAgenciesQuery['brokerAgencies']['edges'][number]['node'];

const pick = (data: BrokerAgenciesQuery) => data.brokerAgencies;

/** The agencies on this platform, by name. */
export function Component() {
  const t = useMessages(directoryMessages);
  const { get, set } = useListState();
  const text = get('q') ?? '';
  const list = useRows(BrokerAgenciesDocument, pick, { text: text || null });
  return (
    <div className="f-page">
      <title>{t('agenciesWindowTitle')}</title>
      <DirectoryTop
        tab="agencies"
        asked={text}
        label={t('agencySearchLabel')}
        placeholder={t('agencySearchPlaceholder')}
        onSearch={(q) => set({ q: q || null }, { push: true })}
      />
      <div className={search.bar}>
        <h1 aria-live="polite">
          {list.totalCount === undefined ? t('searching') : t('agenciesFound', { count: list.totalCount })}
        </h1>
      </div>
      <ListCards
        list={list}
        card={(agency: Agency) => <AgencyCard agency={agency} />}
        empty={<EmptyState title={t('noAgencies')} text={t('noAgenciesText')} />}
      />
    </div>
  );
}

function AgencyCard({ agency }: { agency: Agency }) {
  const t = useMessages(directoryMessages);
  const labels = useMessages(brokerLabels);
  const regions = useRegions();
  const { organization, brokerCount, deals, band } = agency;
  return (
    <article className={search.card}>
      <div className={search.cardHead}>
        <h2>
          <Link to={`/brokers/agencies/${agency.id}`} className="f-plain">
            {organization.name}
          </Link>
        </h2>
        <span className={search.price}>{t('brokerCount', { count: brokerCount })}</span>
      </div>
      <p className={search.owner} style={{ margin: 0 }}>
        {regions.place(organization.provinceCode, organization.cityCode)}
        {' · '}
        {deals > 0 ? `${t('agencyDeals', { count: deals })} · ${labels(`brokered${band}`)}` : t('noDeals')}
      </p>
    </article>
  );
}
