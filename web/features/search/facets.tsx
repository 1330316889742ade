import { Button, Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import type { SearchResultsQuery } from '../../generated/search/graphql.ts';
import { useFacetValueName } from './facet-names.ts';
import { searchMessages } from './messages.ts';
import styles from './search.module.css';
import { FACET_FIELDS, FACETS, type FacetName, type SearchState } from './search-state.ts';

type Facet = SearchResultsQuery['searchResults']['facets'][number];

/** Values shown before "more"; chosen ones always show. */
const SHOWN = 7;

interface Props {
  facets: readonly Facet[] | undefined;
  chosen: SearchState['chosen'];
  onChange: (facet: FacetName, values: string[]) => void;
}

/** The filters with the number of results behind each value. */
export function Facets({ facets, chosen, onChange }: Props) {
  if (!facets) return <Skeleton active paragraph={{ rows: 16 }} />;
  return FACETS.map((name) => {
    const values = facets.find((facet) => facet.field === FACET_FIELDS[name])?.values ?? [];
    if (name === 'cities' && chosen.provinces.length === 0 && chosen.cities.length === 0) return null;
    return (
      <FacetGroup
        key={name}
        name={name}
        values={name === 'payAfterUse' ? values.filter((value) => value.value === 'true') : values}
        chosen={chosen[name]}
        onChange={(next) => onChange(name, next)}
      />
    );
  });
}

function FacetGroup({
  name,
  values,
  chosen,
  onChange,
}: {
  name: FacetName;
  values: Facet['values'];
  chosen: string[];
  onChange: (values: string[]) => void;
}) {
  const t = useMessages(searchMessages);
  const valueName = useFacetValueName();
  return (
    <FacetValues
      title={t(`facet_${name}`)}
      values={values}
      chosen={chosen}
      nameOf={(value, label) => valueName(name, value, label)}
      {...(name === 'trls' ? { sort: (a: string, b: string) => Number(b) - Number(a) } : {})}
      onChange={onChange}
    />
  );
}

interface ValuesProps {
  title: string;
  values: readonly { value: string; label?: string | null; count: number }[];
  chosen: string[];
  nameOf: (value: string, label: string | null | undefined) => string;
  /** Another order than by count. */
  sort?: (a: string, b: string) => number;
  onChange: (values: string[]) => void;
}

/** The values of one filter with their counts, the first few until more are asked for; any number can be chosen. */
export function FacetValues({ title, values, chosen: known, nameOf, sort, onChange }: ValuesProps) {
  const t = useMessages(searchMessages);
  const [open, setOpen] = useState(false);
  const [chosen, choose] = useChosen(known, onChange);
  const missing = chosen.filter((value) => !values.some((entry) => entry.value === value));
  const rows = [...values, ...missing.map((value) => ({ value, label: null, count: 0 }))];
  if (sort) rows.sort((a, b) => sort(a.value, b.value));
  if (rows.length === 0) return null;
  const shown = open ? rows : rows.filter((row, index) => index < SHOWN || chosen.includes(row.value));
  const hidden = rows.length - shown.length;
  return (
    <fieldset className={styles.facet}>
      <legend>{title}</legend>
      {shown.map(({ value, label, count }) => (
        <div key={value} className={styles.facetRow}>
          <Checkbox
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              choose(target.checked ? [...chosen, value] : chosen.filter((entry) => entry !== value))
            }
          >
            {nameOf(value, label)}
          </Checkbox>
          <span className={styles.count}>{count}</span>
        </div>
      ))}
      {(hidden > 0 || open) && rows.length > SHOWN && (
        <Button type="link" size="small" onClick={() => setOpen(!open)} aria-expanded={open}>
          {open ? t('less') : t('more', { count: hidden })}
        </Button>
      )}
    </fieldset>
  );
}

/** The mark shows at once; the address, which holds the state, follows a moment later. */
function useChosen(known: string[], onChange: (values: string[]) => void) {
  const key = known.join(' ');
  const [state, setState] = useState({ key, chosen: known });
  if (state.key !== key) setState({ key, chosen: known });
  const choose = (chosen: string[]) => {
    setState({ key, chosen });
    onChange(chosen);
  };
  return [state.key === key ? state.chosen : known, choose] as const;
}
