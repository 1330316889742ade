import { Input, InputNumber } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { BidCriterion } from '../../../generated/demands-judging/graphql.ts';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { shareText } from './judging-words.tsx';

export type Scores = Partial<Record<BidCriterion, { points: number | null; reason: string }>>;

/** A sheet while it is written. */
export interface ScoreDraft {
  scores: Scores;
  remark: string;
}

interface Props {
  criteria: readonly { code: BidCriterion; weight: number }[];
  draft: ScoreDraft;
  editable: boolean;
  onChange: (draft: ScoreDraft) => void;
}

/** Points and a reason for each criterion, with the weighted sum as it grows. */
export function ScoreSheet({ criteria, draft, editable, onChange }: Props) {
  const t = useMessages(judgingMessages);
  const change = (code: BidCriterion, next: Partial<{ points: number | null; reason: string }>) => {
    const present = draft.scores[code] ?? { points: null, reason: '' };
    onChange({ ...draft, scores: { ...draft.scores, [code]: { ...present, ...next } } });
  };
  const total = criteria.reduce(
    (sum, { code, weight }) => sum + weight * (draft.scores[code]?.points ?? 0),
    0,
  );
  return (
    <>
      <div className={styles.head}>
        <h2>{t('scoreTitle')}</h2>
        <strong className="f-number">
          {t('total')} {(total / 10_000).toFixed(2)}
        </strong>
      </div>
      {criteria.map(({ code, weight }) => {
        const name = t(`criterion${code}`);
        return (
          <div key={code} className={styles.score}>
            <div className={styles.head}>
              <span>
                <strong>{name}</strong>{' '}
                <span className="f-quiet">{t('weight', { weight: shareText(weight) })}</span>
              </span>
              <InputNumber<number>
                aria-label={`${name} ${t('points')}`}
                placeholder={t('points')}
                title={t('pointsHint')}
                min={0}
                max={100}
                precision={0}
                disabled={!editable}
                value={draft.scores[code]?.points ?? null}
                onChange={(points) => change(code, { points })}
              />
            </div>
            <Input.TextArea
              aria-label={`${name} ${t('scoreReason')}`}
              placeholder={t('scoreReason')}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={1000}
              disabled={!editable}
              value={draft.scores[code]?.reason ?? ''}
              onChange={({ target }) => change(code, { reason: target.value })}
            />
          </div>
        );
      })}
      <div className={styles.score}>
        <Input.TextArea
          aria-label={t('remark')}
          placeholder={t('remark')}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          disabled={!editable}
          value={draft.remark}
          onChange={({ target }) => onChange({ ...draft, remark: target.value })}
        />
      </div>
    </>
  );
}
