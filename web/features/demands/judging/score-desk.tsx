import { App, Button, Tabs } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { HandInScoresDocument, type SeatSheetFragment } from '../../../generated/demands-judging/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { BidSheetView } from './bid-sheet.tsx';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { ScoreSheet, type Scores } from './score-sheet.tsx';
import { useScores } from './use-scores.ts';

interface Props {
  seat: SeatSheetFragment;
  onDone: () => void;
}

/** Every bid beside its sheet; sheets save themselves and are handed in all at once. */
export function ScoreDesk({ seat, onDone }: Props) {
  const t = useMessages(judgingMessages);
  const { modal } = App.useApp();
  const { one, set } = useListState();
  const sheets = useScores(seat);
  const action = useAction(HandInScoresDocument, (data) => data.handInScores);
  const ids = seat.bids.map(({ id }) => id);
  const shown = one('bid', ids) ?? ids[0] ?? '';
  const { criteria } = seat.demand.content;
  const missing = (scores: Scores) =>
    criteria.filter(({ code }) => scores[code]?.points == null || !scores[code]?.reason.trim()).length;
  const isOpen = seat.state === 'READY';
  const handIn = () =>
    modal.confirm({
      title: t('handIn'),
      content: t('handInText'),
      okText: t('handIn'),
      onOk: async () => {
        if (!(await sheets.flush())) return;
        if (await action.run({ input: { seatId: seat.id, expectedVersion: seat.version } })) onDone();
      },
    });
  const left = seat.bids.reduce((sum, { id }) => sum + missing(sheets.of(id).scores), 0);
  return (
    <>
      <Tabs
        activeKey={shown}
        onChange={(key) => set({ bid: key === ids[0] ? null : key })}
        items={seat.bids.map(({ id, alias }) => {
          const count = missing(sheets.of(id).scores);
          const state = count === 0 ? t('complete') : t('incomplete', { count });
          return { key: id, label: `${t('bidAlias', { alias })} · ${state}` };
        })}
      />
      {seat.bids
        .filter(({ id }) => id === shown)
        .map((bid) => (
          <div key={bid.id} className={styles.desk}>
            <section className="f-card" aria-label={t('bidAlias', { alias: bid.alias })}>
              <BidSheetView sheet={bid.sheet} demand={seat.demand} />
            </section>
            <section className={`f-card ${styles.sticky}`} aria-label={t('scoreTitle')}>
              <ScoreSheet
                criteria={criteria}
                draft={sheets.of(bid.id)}
                editable={isOpen}
                onChange={(draft) => sheets.change(bid.id, draft)}
              />
              {isOpen && (sheets.savedAt !== '' || sheets.status !== 'saved') && (
                <p className="f-quiet" aria-live="polite">
                  {t(sheets.status === 'saved' ? 'saved' : sheets.status, { time: sheets.savedAt })}
                </p>
              )}
            </section>
          </div>
        ))}
      {isOpen && (
        <div className={styles.buttons}>
          <Button type="primary" disabled={left > 0} loading={action.running} onClick={handIn}>
            {t('handIn')}
          </Button>
          {left > 0 && <span className="f-quiet">{t('incomplete', { count: left })}</span>}
        </div>
      )}
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </>
  );
}
