import { Skeleton } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { SearchDemandsQuery } from '../../../generated/demands-board/graphql.ts';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import { FacetValues } from '../../search/facets.tsx';
import { demandLabels } from '../demand.labels.ts';
import { boardMessages } from './board.messages.ts';
import { type BoardState, FACET_FIELDS, FACETS, type FacetName } from './board-state.ts';

type LabelKey = keyof typeof demandLabels.zh;
type Facet = SearchDemandsQuery['searchDemands']['facets'][number];

const PREFIX: Partial<Record<FacetName, string>> = { modes: 'mode', bountyBands: 'band', mayBid: 'mayBid' };
/** Bands in the order of their sums, whatever their counts. */
const BANDS = ['FROM_10M', 'FROM_5M_TO_10M', 'FROM_1M_TO_5M', 'FROM_500K_TO_1M', 'UNDER_500K', 'NONE'];

/** The filters of the board with the number of demands behind each value. */
export function BoardFacets(props: {
  facets: readonly Facet[] | undefined;
  chosen: BoardState['chosen'];
  onChange: (facet: FacetName, values: string[]) => void;
}) {
  const { facets, chosen, onChange } = props;
  const t = useMessages(boardMessages);
  const labels = useMessages(demandLabels);
  const sectorName = useSectorName();
  const regions = useRegions();
  const nameOf = (facet: FacetName, value: string) => {
    if (facet === 'sectors') return sectorName(value);
    if (facet === 'provinces') return regions.name(value);
    const key = `${PREFIX[facet] ?? ''}${value}`;
    return key in demandLabels.zh ? labels(key as LabelKey) : value;
  };
  if (!facets) return <Skeleton active paragraph={{ rows: 12 }} />;
  return FACETS.map((name) => (
    <FacetValues
      key={name}
      title={t(`facet_${name}`)}
      values={facets.find(({ field }) => field === FACET_FIELDS[name])?.values ?? []}
      chosen={chosen[name]}
      nameOf={(value) => nameOf(name, value)}
      {...(name === 'bountyBands'
        ? { sort: (a: string, b: string) => BANDS.indexOf(a) - BANDS.indexOf(b) }
        : {})}
      onChange={(values) => onChange(name, values)}
    />
  ));
}
