import { Collapse, Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type {
  RankedStandingFragment,
  RoomBidFragment,
  RoomFragment,
} from '../../../generated/demands-judging/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { pointsText, shareText } from './judging-words.tsx';

interface Row {
  id: string;
  bid: RoomBidFragment;
  standing: RankedStandingFragment;
}

/** The ranking as a picture of means and spans, the figures behind it, and what each expert said. */
export function Ranking({ room }: { room: RoomFragment }) {
  const t = useMessages(judgingMessages);
  const columns = useColumns(room);
  const rows = (room.ranking ?? []).flatMap((standing): Row[] => {
    const bid = room.bids.find(({ id }) => id === standing.bidId);
    return bid ? [{ id: bid.id, bid, standing }] : [];
  });
  return (
    <section className="f-card">
      <h2>{t('rankingTitle')}</h2>
      {!room.ranking && <p className="f-quiet">{t('rankingWaits')}</p>}
      {room.ranking?.length === 0 && <p className="f-quiet">{t('rankingNobody')}</p>}
      {rows.length > 0 && (
        <>
          <p className="f-quiet">{t('rankingIntro')}</p>
          <Chart rows={rows} />
          <DataTable
            name="judging-ranking"
            label={t('rankingTitle')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
          />
          <Collapse
            size="small"
            items={rows.map(({ id, bid }) => ({
              key: id,
              label: `${t('sheets')} · ${bid.alias} ${bid.lead.name}`,
              children: <Sheets bid={bid} room={room} />,
            }))}
          />
        </>
      )}
    </section>
  );
}

function Chart({ rows }: { rows: readonly Row[] }) {
  const t = useMessages(judgingMessages);
  return (
    <figure className={styles.chart} aria-label={t('chartLabel')} style={{ marginInline: 0 }}>
      {rows.map(({ id, bid, standing: { mean, min, max, deviation } }) => {
        const name = `${bid.alias} ${bid.lead.name}`;
        const figures = { name, mean: pointsText(mean), min: pointsText(min), max: pointsText(max) };
        const left = Math.max(mean - deviation, 0);
        const right = Math.min(mean + deviation, 10_000);
        return (
          <div key={id} className={styles.chartRow} role="img" aria-label={t('chartRow', figures)}>
            <span className={styles.name} title={name}>
              {name}
            </span>
            <span className={styles.track}>
              <span className={styles.span} style={{ left: percent(min), width: percent(max - min) }} />
              <span className={styles.spread} style={{ left: percent(left), width: percent(right - left) }} />
              <span className={styles.dot} style={{ left: percent(mean) }} />
            </span>
            <span className={styles.value}>{figures.mean}</span>
          </div>
        );
      })}
      <figcaption className="f-quiet">{t('legend')}</figcaption>
    </figure>
  );
}

function percent(hundredths: number): string {
  return `${hundredths / 100}%`;
}

function useColumns(room: RoomFragment): DataColumn<Row>[] {
  const t = useMessages(judgingMessages);
  const figure = (key: string, title: string, value: (row: Row) => string): DataColumn<Row> => ({
    key,
    title,
    align: 'right',
    render: value,
    text: value,
  });
  return [
    {
      key: 'lead',
      title: t('lead'),
      always: true,
      render: ({ bid, standing }) => (
        <>
          {standing.rank}. {bid.alias} · {bid.lead.name} {standing.isTied && <Tag>{t('tied')}</Tag>}
        </>
      ),
      text: ({ bid, standing }) => `${standing.rank}. ${bid.alias} ${bid.lead.name}`,
    },
    figure('mean', t('mean'), ({ standing }) => pointsText(standing.mean)),
    figure(
      'range',
      t('range'),
      ({ standing }) => `${pointsText(standing.min)} – ${pointsText(standing.max)}`,
    ),
    figure('deviation', t('deviation'), ({ standing }) => pointsText(standing.deviation)),
    ...room.criteria.map(({ code, weight }) =>
      figure(code, `${t(`criterion${code}`)} ${shareText(weight)}`, ({ standing }) => {
        const found = standing.criteria.find((each) => each.code === code);
        return found ? pointsText(found.mean) : '';
      }),
    ),
  ];
}

/** Experts by their number: who said what is in the record of the decision. */
function Sheets({ bid, room }: { bid: RoomBidFragment; room: RoomFragment }) {
  const t = useMessages(judgingMessages);
  return bid.scores.map(({ seatId, scores, remark }) => {
    const number = room.seats.findIndex(({ id }) => id === seatId) + 1;
    return (
      <div key={seatId} className={styles.outcome}>
        <strong>{t('expertNumber', { number })}</strong>
        <ul>
          {scores.map(({ criterion, points, reason }) => (
            <li key={criterion}>
              {t(`criterion${criterion}`)} <strong className="f-number">{points}</strong>：{reason}
            </li>
          ))}
          {remark !== '' && (
            <li>
              {t('remark')}：{remark}
            </li>
          )}
        </ul>
      </div>
    );
  });
}
