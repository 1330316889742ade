import { Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { settlementMessages } from './settlement.messages.ts';

const YEARS = 6;

/** The year in the address, the present one unless told. */
export function useYear(): number {
  const { get } = useListState();
  const asked = Number(get('year'));
  return Number.isInteger(asked) && asked > 1999 ? asked : presentYear();
}

/** The choice of a year; it stands in the address. */
export function YearChoice() {
  const t = useMessages(settlementMessages);
  const { set } = useListState();
  const year = useYear();
  const years = Array.from({ length: YEARS }, (_none, back) => presentYear() - back);
  return (
    <Select
      aria-label={t('year')}
      value={year}
      onChange={(value: number) => set({ year: String(value) })}
      options={[...new Set([year, ...years])]
        .sort((a, b) => b - a)
        .map((value) => ({ value, label: String(value) }))}
      style={{ width: 110 }}
    />
  );
}

function presentYear(): number {
  return new Date().getFullYear();
}
