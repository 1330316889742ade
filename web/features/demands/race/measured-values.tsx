import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { raceMessages } from './race.messages.ts';
import styles from './race.module.css';
import { type BoardCell, type BoardGate, usePercent, useTargetText, useValueText } from './race-words.tsx';

const COLORS = { PENDING: 'warning', CONFIRMED: 'success', REFUSED: 'error' } as const;
const WHOLE = 10_000;

type Value = NonNullable<BoardCell['values']>[number];

/** What a lane measured for a gate, target by target, with its evidence; `extra` stands beside each value. */
export function MeasuredValues(props: {
  gate: BoardGate;
  cell: BoardCell;
  extra?: (value: Value) => ReactNode;
}) {
  const { gate, cell, extra } = props;
  const t = useMessages(raceMessages);
  const percent = usePercent();
  const targetText = useTargetText();
  const valueText = useValueText();
  if (!cell.values) return <p className="f-quiet">{t('waitingFor')}</p>;
  return (
    <>
      {gate.targets.map((target) => {
        const value = cell.values?.find(({ targetId }) => targetId === target.id);
        return (
          <div key={target.id} className={styles.target}>
            <strong>{target.name}</strong>{' '}
            <span className="f-quiet">{t('target', { value: targetText(target) })}</span>
            {!value && <div className="f-quiet">{t('waitingFor')}</div>}
            {value && (
              <div>
                <span className="f-number">{valueText(target, value.value)}</span> ·{' '}
                {t(value.attained >= WHOLE ? 'meetsNow' : 'missesNow')} {percent(value.attained)}{' '}
                <Tag color={COLORS[value.verdict]}>{t(`verdict${value.verdict}`)}</Tag>
                {value.byExpert && <span className="f-quiet">{t('byExpert')}</span>}
                {value.note && <div className="f-quiet">{value.note}</div>}
                {value.reason && <div>{value.reason}</div>}
                {extra?.(value)}
              </div>
            )}
          </div>
        );
      })}
      <p>
        {cell.measuredOn && cell.testedBy && (
          <>
            {t('testedBy', { who: cell.testedBy })} <Day value={cell.measuredOn} />
          </>
        )}
        {cell.note && <span className="f-quiet"> {cell.note}</span>}
      </p>
      <p>
        {t('evidence')}{' '}
        {cell.evidence.map(({ id, name, url }) => (
          <a key={id} href={url} style={{ marginRight: 12 }}>
            {name}
          </a>
        ))}
      </p>
    </>
  );
}
