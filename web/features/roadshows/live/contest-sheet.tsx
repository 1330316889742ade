import { Input, InputNumber } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { liveMessages } from './live.messages.ts';
import styles from './live.module.css';
import type { Contest } from './live-words.ts';
import type { SheetDraft } from './use-contest-scores.ts';

interface Props {
  entry: Contest['entries'][number];
  criteria: Contest['criteria'];
  draft: SheetDraft;
  editable: boolean;
  onChange: (draft: SheetDraft) => void;
}

/** A judge's points for one entry, from 0 to 100 under each criterion. */
export function ScoreSheet({ entry, criteria, draft, editable, onChange }: Props) {
  const t = useMessages(liveMessages);
  return (
    <article className={styles.entry} aria-label={entry.title}>
      <span className={styles.title}>{entry.title}</span>
      <span className="f-quiet">{entry.unit}</span>
      <div className={styles.scores}>
        {criteria.map(({ key, name, weight }) => (
          <div key={key} className={styles.field}>
            <span>
              {name} <span className="f-quiet">{weight / 100}%</span>
            </span>
            <InputNumber
              aria-label={t('points', { criterion: name, entry: entry.title })}
              min={0}
              max={100}
              precision={0}
              disabled={!editable}
              value={draft.points[key] ?? null}
              onChange={(points) => onChange({ ...draft, points: { ...draft.points, [key]: points } })}
              style={{ width: '100%' }}
            />
          </div>
        ))}
      </div>
      <Input.TextArea
        aria-label={`${t('remark')} ${entry.title}`}
        placeholder={t('remark')}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={2000}
        disabled={!editable}
        value={draft.remark}
        onChange={({ target }) => onChange({ ...draft, remark: target.value })}
      />
    </article>
  );
}
