import { formatYuan, parseYuan } from '../../../../server/platform/money.ts';
import { useMessages } from '../../../app/i18n.tsx';
import type { DemandSavedFragment } from '../../../generated/demands-posting/graphql.ts';
import { Money } from '../../../ui/money.tsx';
import { demandLabels } from '../demand.labels.ts';
import { postingMessages } from './posting.messages.ts';
import styles from './posting.module.css';

interface Props {
  rows: DemandSavedFragment['bountyPlan'];
  caption?: string;
}

/** How the bounty is paid: each stage, how many can get it, and what it comes to at most. */
export function BountyPlanTable({ rows, caption }: Props) {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  if (rows.length === 0) return null;
  const sum = rows.reduce((all, { total }) => all + (parseYuan(total) ?? 0n), 0n);
  return (
    <div className={styles.scroll}>
      <table className={styles.plan}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            <th scope="col">{t('planStage')}</th>
            <th scope="col">{t('trigger')}</th>
            <th scope="col">{t('planLanes')}</th>
            <th scope="col">{t('planPerLane')}</th>
            <th scope="col">{t('planTotal')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.name || row.milestone || '—'}</td>
              <td>
                {row.trigger === 'GATE'
                  ? labels('triggerGATE', { gate: row.gate ?? 1 })
                  : labels(`trigger${row.trigger}`)}
              </td>
              <td>{row.lanes}</td>
              <td>
                <Money value={row.perLane} exact />
              </td>
              <td>
                <Money value={row.total} exact />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('planSum')}
            </th>
            <td>
              <Money value={formatYuan(sum)} exact />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
