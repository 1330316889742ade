import { Skeleton } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { SearchBrokersQuery } from '../../../generated/brokers-registry/graphql.ts';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import { FacetValues } from '../../search/facets.tsx';
import { brokerLabels } from '../broker.labels.ts';
import { directoryMessages } from './directory.messages.ts';
import { type DirectoryState, FACET_FIELDS, FACETS, type FacetName } from './directory-state.ts';

type LabelKey = keyof typeof brokerLabels.zh;
type Facet = SearchBrokersQuery['searchBrokers']['facets'][number];

const PREFIX: Partial<Record<FacetName, string>> = {
  levels: 'level',
  services: 'service',
  kinds: 'kind',
  languages: 'language',
};
const LEVELS = ['SENIOR', 'INTERMEDIATE', 'JUNIOR'];

/** The filters of the registry with the number of brokers behind each value. */
export function DirectoryFacets(props: {
  facets: readonly Facet[] | undefined;
  chosen: DirectoryState['chosen'];
  onChange: (facet: FacetName, values: string[]) => void;
}) {
  const { facets, chosen, onChange } = props;
  const t = useMessages(directoryMessages);
  const labels = useMessages(brokerLabels);
  const sectorName = useSectorName();
  const regions = useRegions();
  const nameOf = (facet: FacetName, value: string) => {
    if (facet === 'sectors') return sectorName(value);
    if (facet === 'provinces') return regions.name(value);
    const key = `${PREFIX[facet] ?? ''}${value}`;
    return key in brokerLabels.zh ? labels(key as LabelKey) : value;
  };
  if (!facets) return <Skeleton active paragraph={{ rows: 12 }} />;
  return FACETS.map((name) => (
    <FacetValues
      key={name}
      title={t(`facet_${name}`)}
      values={facets.find(({ field }) => field === FACET_FIELDS[name])?.values ?? []}
      chosen={chosen[name]}
      nameOf={(value) => nameOf(name, value)}
      {...(name === 'levels'
        ? { sort: (a: string, b: string) => LEVELS.indexOf(a) - LEVELS.indexOf(b) }
        : {})}
      onChange={(values) => onChange(name, values)}
    />
  ));
}
