import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { menuPlaceOf } from '../../../app/navigation.ts';
import { useViewer } from '../../../app/viewer.tsx';
import { dealLabels } from '../../deals/deal-labels.ts';
import { TaskDeadline } from './deadline.tsx';
import styles from './desk.module.css';
import { deskMessages } from './messages.ts';
import { type DeskTask, placeOfTask, type TaskKind } from './places.ts';

interface Props {
  heading: string;
  text?: string;
  tasks: readonly DeskTask[];
  /** How many there are of each kind, beyond the page too. */
  totals: ReadonlyMap<TaskKind, number>;
  /** Shows at most so many of a kind, and then the way to all of them. */
  mostOfAKind?: number;
  urgent?: boolean;
}

/** Tasks of one urgency. */
export function TaskGroup({ heading, text, tasks, totals, mostOfAKind, urgent = false }: Props) {
  const t = useMessages(deskMessages);
  const { viewer } = useViewer();
  const seen = new Map<TaskKind, number>();
  const rows = tasks.filter(({ kind }) => {
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return mostOfAKind === undefined || (seen.get(kind) ?? 0) <= mostOfAKind;
  });
  const hidden =
    mostOfAKind === undefined ? [] : [...seen.keys()].filter((kind) => (totals.get(kind) ?? 0) > mostOfAKind);
  return (
    <section className={`${styles.group} f-card`} aria-label={heading}>
      <h2 className={urgent ? styles.urgent : undefined}>
        {heading} {hidden.length === 0 && <span className={styles.count}>{tasks.length}</span>}
      </h2>
      {text && <p className="f-quiet">{text}</p>}
      <ul className={styles.rows}>
        {rows.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      {hidden.map((kind) => {
        const to = menuPlaceOf(kind, viewer?.actingRoles ?? []);
        const count = totals.get(kind) ?? 0;
        return to ? (
          <Link key={kind} to={to} className={styles.more}>
            {t('more', { what: t(`kind${kind}`), count })}
          </Link>
        ) : null;
      })}
    </section>
  );
}

function TaskRow({ task }: { task: DeskTask }) {
  const t = useMessages(deskMessages);
  const deal = useMessages(dealLabels);
  const what = task.dealAction ? deal(`action${task.dealAction}`) : t(`kind${task.kind}`);
  const whose = [task.reference, task.organization?.name, task.person].filter((part) => part);
  return (
    <li className={styles.row}>
      <Link to={placeOfTask(task)} className={styles.what}>
        {what}
      </Link>
      <span className={styles.case}>
        {task.title || t('untitled')}
        {whose.length > 0 && <span className="f-quiet"> {whose.join(' · ')}</span>}
      </span>
      <TaskDeadline task={task} />
    </li>
  );
}
