import { useCallback, useEffect, useState } from 'react';
import { SECTORS, sector } from '../../server/platform/standards/sectors.ts';
import { useBilingual, useLanguage } from '../app/i18n.tsx';

export { SECTOR_GROUPS, SECTORS } from '../../server/platform/standards/sectors.ts';

interface Named {
  code: string;
  zh: string;
  en: string;
}

/** What a select or a list of chips takes. */
export interface Choice {
  value: string;
  label: string;
}

/** The name of a provincial sector; an unknown code stands for itself. */
export function useSectorName(): (code: string) => string {
  const pick = useBilingual();
  return useCallback(
    (code) => {
      const found = sector(code);
      return found ? pick(found) : code;
    },
    [pick],
  );
}

/** All sectors as choices, in the order of the catalogue. */
export function useSectorChoices(): Choice[] {
  const pick = useBilingual();
  return SECTORS.map((entry) => ({ value: entry.code, label: pick(entry) }));
}

/** Loads a table on the first use by any page; the same table is not loaded twice. */
function lazyTable<T>(load: () => Promise<T>): () => T | undefined {
  let table: T | undefined;
  let loading: Promise<T> | undefined;
  return function useTable() {
    const [loaded, setLoaded] = useState(table);
    useEffect(() => {
      if (loaded) return;
      let current = true;
      loading ??= load();
      loading.then(
        (value) => {
          table = value;
          if (current) setLoaded(value);
        },
        () => {
          // Names stay away until a later page asks again; the page itself works without them.
          loading = undefined;
        },
      );
      return () => {
        current = false;
      };
    }, [loaded]);
    return loaded;
  };
}

const useRegionTable = lazyTable(async () => {
  const { regions } = await import('virtual:regions');
  const names = new Map<string, Named>();
  for (const province of regions) {
    names.set(province.code, province);
    for (const city of province.cities) names.set(city.code, city);
  }
  return { regions, names };
});

const useIndustryTable = lazyTable(async () => {
  const { INDUSTRY_DIVISIONS, INDUSTRY_SECTIONS, REAL_ESTATE_GROUPS } = await import(
    '../../server/platform/standards/industries.ts'
  );
  return {
    divisions: INDUSTRY_DIVISIONS as readonly Named[],
    sections: INDUSTRY_SECTIONS as readonly Named[],
    realEstate: REAL_ESTATE_GROUPS as readonly Named[],
  };
});

const useStrategicTable = lazyTable(async () => {
  const { STRATEGIC_INDUSTRIES } = await import('../../server/platform/standards/strategic-industries.ts');
  return STRATEGIC_INDUSTRIES as readonly Named[];
});

const usePurposeTable = lazyTable(async () => {
  const { PURPOSES } = await import('../../server/platform/standards/purposes.ts');
  return PURPOSES as readonly Named[];
});

const useTrlTable = lazyTable(async () => {
  const { TECHNOLOGY_READINESS_LEVELS } = await import('../../server/platform/standards/trl.ts');
  return TECHNOLOGY_READINESS_LEVELS as readonly { level: number; zh: string; en: string }[];
});

/** Provinces and cities: names by code, and choices for forms. Names are empty until the table is there. */
export function useRegions() {
  const table = useRegionTable();
  const pick = useBilingual();
  const { locale } = useLanguage();
  const name = useCallback(
    (code: string | null | undefined) => {
      const found = code ? table?.names.get(code) : undefined;
      return found ? pick(found) : table ? (code ?? '') : '';
    },
    [table, pick],
  );
  /** The city in its province as each language writes it; a municipality only once. */
  const place = useCallback(
    (province: string, city?: string | null) => {
      const names = [...new Set([name(province), name(city)].filter(Boolean))];
      return locale === 'en' ? names.reverse().join(', ') : names.join(' ');
    },
    [name, locale],
  );
  const tree = (table?.regions ?? []).map((province) => ({
    value: province.code,
    label: pick(province),
    children: province.cities.map((city) => ({ value: city.code, label: pick(city) })),
  }));
  return { name, place, tree, provinces: tree.map(({ value, label }) => ({ value, label })) };
}

function useNamed(rows: readonly Named[] | undefined) {
  const pick = useBilingual();
  const name = (code: string | null | undefined) => {
    const found = rows?.find((row) => row.code === code);
    return found ? pick(found) : rows ? (code ?? '') : '';
  };
  return { name, choices: (rows ?? []).map((row): Choice => ({ value: row.code, label: pick(row) })) };
}

/** Divisions of GB/T 4754 ("C29") and the groups of real estate, by name and as choices grouped by section. */
export function useIndustries() {
  const table = useIndustryTable();
  const pick = useBilingual();
  const { name } = useNamed(table && [...table.divisions, ...table.realEstate]);
  const choicesOf = (codes: readonly Named[], section: string) =>
    codes
      .filter(({ code }) => code.startsWith(section))
      .map((row) => ({ value: row.code, label: `${row.code} ${pick(row)}` }));
  const groupsOf = (codes: readonly Named[]) =>
    (table?.sections ?? []).map((section) => ({
      label: `${section.code} ${pick(section)}`,
      options: choicesOf(codes, section.code),
    }));
  return {
    name,
    groups: groupsOf(table?.divisions ?? []),
    /** For an enterprise: within real estate its size class depends on the group. */
    enterpriseGroups: groupsOf(
      table ? [...table.divisions.filter(({ code }) => code !== 'K70'), ...table.realEstate] : [],
    ),
  };
}

/** The strategic emerging industries. */
export function useStrategicIndustries() {
  return useNamed(useStrategicTable());
}

/** The kinds of projects whose conversion is supported first. */
export function usePurposes() {
  return useNamed(usePurposeTable());
}

/** What each technology readiness level means. */
export function useTrlMeanings() {
  const rows = useTrlTable();
  const pick = useBilingual();
  return (rows ?? []).map((row) => ({ level: row.level, text: pick(row) }));
}
