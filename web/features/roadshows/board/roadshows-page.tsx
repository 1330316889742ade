import { Button, Segmented, Select } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  RoadshowBoardDocument,
  type RoadshowBoardQuery,
  type RoadshowKind,
  type RoadshowWhen,
} from '../../../generated/roadshows-board/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListPage, SearchField } from '../../../ui/list-page.tsx';
import { useRegions, useSectorChoices } from '../../../ui/taxonomy.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { roadshowLabels } from '../roadshow.labels.ts';
import { RoadshowCard } from '../roadshow-card.tsx';
import { boardMessages } from './board.messages.ts';
import styles from './board.module.css';

const WHEN: readonly RoadshowWhen[] = ['UPCOMING', 'PAST'];
const KINDS: readonly RoadshowKind[] = ['PLACE', 'ONLINE', 'BOTH'];
const pick = (data: RoadshowBoardQuery) => data.roadshows;

/** The roadshows that come, or that were; all of the page's state is in the address. */
export function Component() {
  const t = useMessages(boardMessages);
  const labels = useMessages(roadshowLabels);
  const { hasRole } = useViewer();
  const { chosen, one, list: values, get, set } = useListState();
  const sectorChoices = useSectorChoices();
  const regions = useRegions();
  const when = one('when', WHEN) ?? 'UPCOMING';
  const kinds = chosen('kinds', KINDS);
  const sectors = values('sectors');
  const regionCode = get('region');
  const text = get('text');
  const isNarrowed = kinds.length > 0 || sectors.length > 0 || Boolean(regionCode ?? text);
  const list = useRows(RoadshowBoardDocument, pick, {
    filter: { when, kinds, sectors, regionCode: regionCode ?? null, text: text ?? null },
    sort: when === 'PAST' ? 'LATEST' : 'SOONEST',
  });
  const tools = (
    <search className={styles.filters}>
      <Segmented
        aria-label={t('when')}
        value={when}
        onChange={(value) => set({ when: value === 'UPCOMING' ? null : value })}
        options={WHEN.map((value) => ({ value, label: t(`when${value}`) }))}
      />
      <Select
        mode="multiple"
        aria-label={t('kinds')}
        placeholder={t('kinds')}
        value={kinds}
        onChange={(next) => set({ kinds: next })}
        options={KINDS.map((value) => ({ value, label: labels(`kind${value}`) }))}
        maxTagCount={1}
      />
      <Select
        mode="multiple"
        aria-label={t('sectors')}
        placeholder={t('sectors')}
        value={sectors}
        onChange={(next: string[]) => set({ sectors: next })}
        options={sectorChoices}
        optionFilterProp="label"
        maxTagCount={1}
      />
      <Select
        aria-label={t('region')}
        placeholder={t('region')}
        value={regionCode ?? null}
        onChange={(next: string | null) => set({ region: next ?? null })}
        options={regions.provinces}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
      />
      <SearchField label={t('search')} />
      {list.totalCount !== undefined && (
        <span className="f-quiet" aria-live="polite">
          {t('found', { count: list.totalCount })}
        </span>
      )}
    </search>
  );
  return (
    <ListPage
      title={t('title')}
      subtitle={t('intro')}
      extra={
        hasRole('ORGANISER') && (
          <Link to="/desk/roadshows" className="f-button">
            {t('prepare')}
          </Link>
        )
      }
      list={list}
      tools={tools}
      card={(roadshow) => <RoadshowCard roadshow={roadshow} />}
      empty={
        isNarrowed ? (
          <EmptyState
            title={t('noneTitle')}
            text={t('noneText')}
            action={
              <Button onClick={() => set({ kinds: null, sectors: null, region: null, text: null })}>
                {t('clear')}
              </Button>
            }
          />
        ) : (
          <EmptyState
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={
              when === 'UPCOMING' && (
                <Button onClick={() => set({ when: 'PAST' }, { push: true })}>{t('emptyPast')}</Button>
              )
            }
          />
        )
      }
    />
  );
}
