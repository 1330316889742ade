import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { MeasuredPartsFragment } from '../../../generated/demands-lanes/graphql.ts';
import { type Target, usePercent, useTargetText } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';

interface Props {
  targets: readonly Target[];
  /** What was measured; left out where the table shows the pledge alone. */
  measured?: readonly MeasuredPartsFragment[];
}

/** Pledged targets, and beside them what was measured where it was. */
export function TargetTable({ targets, measured }: Props) {
  const t = useMessages(laneMessages);
  const text = useTargetText();
  const percent = usePercent();
  const found = new Map(measured?.map((each) => [each.target.id, each]));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('targetName')}</th>
            <th scope="col">{t('targetPledged')}</th>
            {measured ? <th scope="col">{t('measured')}</th> : <th scope="col">{t('targetTest')}</th>}
            <th scope="col">{t('targetWeight')}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr key={target.id}>
              <td data-label={t('targetName')}>
                <span>
                  {target.name} {target.isRequired && <Tag>{t('targetRequired')}</Tag>}
                </span>
              </td>
              <td data-label={t('targetPledged')} className="f-number">
                {text(target)}
              </td>
              {measured ? (
                <td data-label={t('measured')} className="f-number">
                  <MeasuredValue target={target} value={found.get(target.id)} />
                </td>
              ) : (
                <td data-label={t('targetTest')}>{target.testMethod}</td>
              )}
              <td data-label={t('targetWeight')} className="f-number">
                {percent(target.weight)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MeasuredValue({ target, value }: { target: Target; value: MeasuredPartsFragment | undefined }) {
  const t = useMessages(laneMessages);
  if (!value) return <span className="f-quiet">{t('notMeasured')}</span>;
  const shown = target.comparison === 'YES' ? '' : `${value.value} ${target.unit}`.trim();
  return (
    <span className={value.isMet ? styles.met : styles.missed}>
      {shown} {value.isMet ? t('met') : t('notMet')}
    </span>
  );
}
