import { Alert, Table } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type {
  JudgedDemandFragment,
  JudgedSheetFragment,
} from '../../../generated/demands-judging/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { useWanted } from './judging-words.tsx';

interface Props {
  sheet: JudgedSheetFragment;
  demand: JudgedDemandFragment;
}

/** What a bid says, part by part: promises beside what was asked for, milestones, money, risks, and who does it. */
export function BidSheetView({ sheet, demand }: Props) {
  const t = useMessages(judgingMessages);
  return (
    <div className={styles.sheet}>
      {sheet.isBlind && <Alert type="info" showIcon title={t('sheetBlind')} />}
      <Part title={t('sheetSummary')}>
        <p className={styles.pre}>{sheet.summary}</p>
      </Part>
      <Part title={t('sheetTargets')}>
        <Promises sheet={sheet} demand={demand} />
      </Part>
      <Part title={t('sheetApproach')}>
        <p className={styles.pre}>{sheet.approach}</p>
      </Part>
      <Part title={t('sheetMilestones')}>
        <ul>
          {sheet.milestones.map(({ name, dueOn, deliverable }) => (
            <li key={`${name}${dueOn}`}>
              <Day value={dueOn} /> {name}：{deliverable}
            </li>
          ))}
        </ul>
      </Part>
      <Naming sheet={sheet} />
      <Part title={t('sheetBudget')}>
        <ul>
          {sheet.budget.map(({ item, amount }) => (
            <li key={item}>
              {item} <Money value={amount} exact />
            </li>
          ))}
        </ul>
        <p>
          {t('ask')} <Money value={sheet.ask} exact />
        </p>
      </Part>
      <Part title={t('sheetRisks')}>
        <ul>
          {sheet.risks.map(({ risk, answer }) => (
            <li key={risk}>
              {risk}：{answer}
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function Promises({ sheet, demand }: Props) {
  const t = useMessages(judgingMessages);
  const wanted = useWanted();
  const rows = demand.content.targets.map((target) => ({
    target,
    promise: sheet.promises.find(({ targetId }) => targetId === target.id),
  }));
  const promised = ({ target, promise }: (typeof rows)[number]) => {
    if (!promise) return '';
    if (target.comparison === 'YES') return promise.value === '1' ? t('comparisonYES') : t('no');
    const { value, upper } = promise;
    return `${upper ? `${value} – ${upper}` : value} ${target.unit}`;
  };
  return (
    <Table
      size="small"
      pagination={false}
      rowKey={({ target }) => target.id}
      dataSource={rows}
      scroll={{ x: 420 }}
      columns={[
        { title: t('target'), render: (_, { target }) => target.name },
        { title: t('wanted'), render: (_, { target }) => wanted(target) },
        { title: t('promised'), render: (_, row) => <strong>{promised(row)}</strong> },
        { title: t('how'), render: (_, { promise }) => promise?.how ?? '' },
      ]}
    />
  );
}

/** Everything that names the bidder; nothing of it is there in blind judging. */
function Naming({ sheet }: { sheet: JudgedSheetFragment }) {
  const t = useMessages(judgingMessages);
  const { team, responsiblePerson, rights, files } = sheet;
  return (
    <>
      {responsiblePerson && (
        <Part title={t('sheetTeam')}>
          <p>
            {t('responsible')}：{responsiblePerson.name} {responsiblePerson.title}
          </p>
          <ul>
            {team?.map(({ name, title, role }) => (
              <li key={`${name}${role}`}>
                {name} {title} · {role}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {rights && rights.length > 0 && (
        <Part title={t('sheetRights')}>
          <ul>
            {rights.map(({ resultId, title, note }) => (
              <li key={resultId}>
                <Link to={`/results/${resultId}`}>{title}</Link> {note}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {files && files.length > 0 && (
        <Part title={t('sheetFiles')}>
          <ul>
            {files.map(({ id, name, url }) => (
              <li key={id}>
                <a href={url}>{name}</a>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
