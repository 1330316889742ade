import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import CloseCircleFilled from '@ant-design/icons/CloseCircleFilled';
import MinusCircleOutlined from '@ant-design/icons/MinusCircleOutlined';
import type { CSSProperties } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { useScrollable } from '../../../ui/use-scrollable.ts';
import { raceMessages } from './race.messages.ts';
import styles from './race.module.css';
import {
  type Board,
  type BoardCell,
  type BoardLane,
  type BoardStage,
  sumOf,
  usePercent,
} from './race-words.tsx';

/**
 * A race as a picture: a track for each lane, a line for each gate with its day, how far each lane came and what it got on
 * the way. The table beside it says the same.
 */
export function RacePicture({ board }: { board: Board }) {
  const t = useMessages(raceMessages);
  const { gates, lanes } = board;
  const text = t('pictureText', { lanes: lanes.length, gates: gates.length, racing: board.racing });
  const frame = useScrollable<HTMLElement>(':scope > div');
  return (
    <figure className={styles.figure} ref={frame}>
      <figcaption>
        {t('picture')} <span className="f-quiet">{text}</span>
      </figcaption>
      <div className={styles.scroll}>
        <div className={styles.picture} style={{ '--cells': gates.length + 2 } as CSSProperties}>
          <div className={styles.corner} />
          <div className={styles.head}>{t('start')}</div>
          {gates.map((gate) => (
            <div
              key={gate.number}
              className={`${styles.head} ${gate.number === board.openGate ? styles.open : ''}`}
            >
              <strong>{gate.name}</strong>
              <Day value={gate.dueOn} />
              <span className="f-quiet">{t(gate.requireAll ? 'keepAll' : 'keep', { count: gate.keep })}</span>
              <span className={styles.gateState}>{t(`gate${gate.state}`)}</span>
            </div>
          ))}
          <div className={styles.head}>{t('finish')}</div>
          {lanes.map((lane) => (
            <Track key={lane.id} lane={lane} board={board} />
          ))}
        </div>
      </div>
      {!board.takesPart && <p className="f-quiet">{t('moneyHidden')}</p>}
    </figure>
  );
}

const DONE: readonly BoardLane['state'][] = ['ACCEPTED', 'SETTLED'];
const NOT_BEGUN: readonly BoardLane['state'][] = ['AWARDED', 'DECLINED'];

function Track({ lane, board }: { lane: BoardLane; board: Board }) {
  const t = useMessages(raceMessages);
  const stages = lane.stages ?? [];
  const at = (trigger: BoardStage['trigger'], gate: number | null = null) =>
    stages.filter((stage) => stage.trigger === trigger && (stage.gate ?? null) === gate);
  return (
    <>
      <div className={`${styles.team} ${lane.isOwn ? styles.own : ''}`}>
        <strong>
          {t('lane', { number: lane.number })} {lane.isOwn && <span className={styles.mark}>{t('own')}</span>}
        </strong>
        <span>{lane.organization?.name}</span>
        <span className="f-quiet">{t(`lane${lane.state}`)}</span>
      </div>
      <div className={`${styles.cell} ${NOT_BEGUN.includes(lane.state) ? '' : styles.reached}`}>
        <span className={styles.node}>
          <span className={styles.dot} />
        </span>
        <Sum stages={at('PLEDGE')} />
      </div>
      {lane.cells.map((cell) => (
        <Gate
          key={cell.gate}
          cell={cell}
          stages={at('GATE', cell.gate)}
          isOpen={cell.gate === board.openGate}
        />
      ))}
      <div className={`${styles.cell} ${DONE.includes(lane.state) ? styles.reached : ''}`}>
        <span className={styles.node}>
          {DONE.includes(lane.state) ? (
            <CheckCircleFilled className={styles.good} aria-label={t(`lane${lane.state}`)} />
          ) : (
            <span className={styles.dot} />
          )}
        </span>
        <Sum stages={[...at('MILESTONE'), ...at('ACCEPTANCE')]} />
      </div>
    </>
  );
}

function Gate({ cell, stages, isOpen }: { cell: BoardCell; stages: BoardStage[]; isOpen: boolean }) {
  const t = useMessages(raceMessages);
  const percent = usePercent();
  const reached = cell.state === 'PASSED' || cell.state === 'OUT';
  const classes = [
    styles.cell,
    reached && styles.reached,
    cell.state === 'GONE' && styles.gone,
    isOpen && styles.open,
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <span className={styles.node}>
        <Mark state={cell.state} />
      </span>
      <span className={styles.word}>
        {t(`cell${cell.state}`)}
        {typeof cell.place === 'number' && <> · {t('place', { place: cell.place })}</>}
      </span>
      {typeof cell.attained === 'number' && <span className="f-number">{percent(cell.attained)}</span>}
      {cell.state !== 'OUT' && cell.state !== 'GONE' && <Sum stages={stages} />}
    </div>
  );
}

function Mark({ state }: { state: BoardCell['state'] }) {
  if (state === 'PASSED') return <CheckCircleFilled className={styles.good} aria-hidden />;
  if (state === 'OUT') return <CloseCircleFilled className={styles.bad} aria-hidden />;
  if (state === 'GONE') return <MinusCircleOutlined aria-hidden />;
  return <span className={`${styles.dot} ${state === 'HANDED_IN' ? styles.half : ''}`} />;
}

/** What stages come to for a lane: paid, due, or still to be had. */
function Sum({ stages }: { stages: readonly BoardStage[] }) {
  const t = useMessages(raceMessages);
  if (stages.length === 0) return null;
  const due = stages.filter(({ isDue }) => isDue);
  const kind =
    due.length === 0 ? 'planned' : due.every(({ paid, amount }) => paid === amount) ? 'paid' : 'due';
  const word = { planned: t('sumPlanned'), due: t('sumDue'), paid: t('sumPaid') }[kind];
  return (
    <span className={`${styles.sum} ${styles[kind] ?? ''}`}>
      {word} <Money value={sumOf(due.length > 0 ? due : stages, ({ amount }) => amount)} />
    </span>
  );
}
