import { useMessages } from '../../../app/i18n.tsx';
import type { IncomeFloorPool } from '../../../generated/income/graphql.ts';
import { incomeMessages } from './income.messages.ts';
import styles from './income.module.css';
import { usePercent } from './income-words.tsx';

export type SplitPart = 'COMPLETERS' | 'CONTRIBUTORS' | 'FUND' | 'COMMISSION' | 'UNIT';

export interface BarFloor {
  pool: IncomeFloorPool;
  basisPoints: number;
  ruleId: string;
  blocks: boolean;
}

interface Props {
  /** Basis points of net income; together the whole. */
  parts: Readonly<Record<SplitPart, number>>;
  floors: readonly BarFloor[];
}

const ORDER: readonly SplitPart[] = ['COMPLETERS', 'CONTRIBUTORS', 'FUND', 'COMMISSION', 'UNIT'];

/** A split as a stacked bar, the floors of the rules marked on it; below it the same in words. */
export function SplitBar({ parts, floors }: Props) {
  const t = useMessages(incomeMessages);
  const percent = usePercent();
  const shown = ORDER.filter((part) => parts[part] > 0);
  const wordsOf = ({ ruleId, pool, basisPoints }: BarFloor) =>
    `${ruleId} ${t(`floor${pool}`)} ${t('atLeast', { share: percent(basisPoints) })}`;
  const words = shown.map((part) => `${t(`part${part}`)} ${percent(parts[part])}`).join('，');
  return (
    <figure className={styles.split}>
      <div className={styles.bar} role="img" aria-label={t('barLabel', { parts: words })}>
        {shown.map((part) => (
          <span key={part} className={styles[part]} style={{ width: `${parts[part] / 100}%` }}>
            {parts[part] >= 700 && percent(parts[part])}
          </span>
        ))}
        {marksOf(floors, parts).map(({ place, blocks, rules, words }, index) => (
          <i
            key={place}
            className={styles.floor}
            data-blocks={blocks}
            data-low={index % 2 === 1}
            title={words.map((floor) => wordsOf(floor)).join('；')}
            style={{ left: `${place / 100}%` }}
          >
            <b>{rules.join(' ')}</b>
          </i>
        ))}
      </div>
      <figcaption>
        {shown.map((part) => (
          <span key={part} className={styles.key}>
            <i className={styles[part]} aria-hidden /> {t(`part${part}`)} <b>{percent(parts[part])}</b>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface Mark {
  place: number;
  blocks: boolean;
  rules: string[];
  words: BarFloor[];
}

/** Floors by their place on the bar: those at one place share a mark. */
function marksOf(floors: readonly BarFloor[], parts: Props['parts']): Mark[] {
  const marks = new Map<number, Mark>();
  for (const floor of floors) {
    const place = Math.min(10_000, placeOf(floor, parts));
    const mark = marks.get(place) ?? { place, blocks: false, rules: [], words: [] };
    marks.set(place, {
      place,
      blocks: mark.blocks || floor.blocks,
      rules: [...mark.rules, floor.ruleId],
      words: [...mark.words, floor],
    });
  }
  return [...marks.values()].sort((one, other) => one.place - other.place);
}

/** Where on the bar a floor ends: it is counted from where its pool begins. */
function placeOf({ pool, basisPoints }: BarFloor, parts: Props['parts']): number {
  if (pool === 'CONTRIBUTORS') return parts.COMPLETERS + basisPoints;
  if (pool === 'FUND') return parts.COMPLETERS + parts.CONTRIBUTORS + basisPoints;
  return basisPoints;
}
