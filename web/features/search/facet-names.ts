import { useMessages } from '../../app/i18n.tsx';
import { useLabels } from '../../ui/labels.ts';
import { useRegions, useSectorName } from '../../ui/taxonomy.ts';
import { searchMessages } from './messages.ts';
import type { FacetName } from './search-state.ts';

type LabelKey = Parameters<ReturnType<typeof useLabels>>[0];

const PREFIX: Partial<Record<FacetName, string>> = {
  stages: 'stage',
  rightKinds: 'right',
  modes: 'mode',
  priceBands: 'band',
  attributes: 'attribute',
};

/** Names of facet values for people; `label` is what the server sent along, such as a unit's name. */
export function useFacetValueName(): (facet: FacetName, value: string, label?: string | null) => string {
  const t = useMessages(searchMessages);
  const labels = useLabels();
  const sectorName = useSectorName();
  const regions = useRegions();
  return (facet, value, label) => {
    if (facet === 'sectors') return sectorName(value);
    if (facet === 'provinces' || facet === 'cities') return regions.name(value);
    if (facet === 'trls') return t('trlLevel', { level: value });
    if (facet === 'payAfterUse') return labels('payAfterUse');
    const prefix = PREFIX[facet];
    return prefix ? labels(`${prefix}${value}` as LabelKey) : (label ?? value);
  };
}
