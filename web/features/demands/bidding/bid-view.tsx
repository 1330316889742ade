import { Descriptions, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type {
  BidDemandFragment,
  BidPartsFragment,
  BidSheetPartsFragment,
} from '../../../generated/demands-bidding/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { useTargetText } from '../demand-words.tsx';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';
import type { Draft } from './draft-form.ts';

/** A bid that lies sealed or is open, or a draft as its own side reads it. */
export type Readable = BidSheetPartsFragment | Draft;

interface Props {
  content: Readable;
  demand: BidDemandFragment;
  /** Verdicts of the promises, where they are those of this content. */
  verdicts?: BidPartsFragment['verdicts'];
}

/** Everything that a bid says, to be read. */
export function BidView({ content, demand, verdicts = [] }: Props) {
  const t = useMessages(biddingMessages);
  const { milestones, budget, risks, mustHaves } = content;
  return (
    <div className={styles.stack}>
      <Part title={t('summary')}>
        <p className={styles.pre}>{content.summary}</p>
      </Part>
      <Part title={t('stepTargets')}>
        <Promises content={content} demand={demand} verdicts={verdicts} />
      </Part>
      {mustHaves.length > 0 && (
        <Part title={t('mustHaves')}>
          <ul>
            {mustHaves.map(({ id, kept, note }) => (
              <li key={id}>
                {demand.content.mustHaves.find((each) => each.id === id)?.text}{' '}
                {kept !== null && kept !== undefined && (
                  <Tag color={kept ? 'success' : 'error'}>{kept ? t('kept') : t('notKept')}</Tag>
                )}
                <span className="f-quiet">{note}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('approach')}>
        <p className={styles.pre}>{content.approach}</p>
      </Part>
      <Part title={t('milestones')}>
        <ul>
          {milestones.map(({ name, dueOn, deliverable }) => (
            <li key={`${name}${dueOn}`}>
              <Day value={dueOn ?? null} /> <strong>{name}</strong> {deliverable}
            </li>
          ))}
        </ul>
      </Part>
      <People content={content} />
      <Part title={t('budget')}>
        <ul>
          {budget.map(({ item, amount }) => (
            <li key={item}>
              {item} <Money value={amount ?? null} exact />
            </li>
          ))}
        </ul>
        <strong>
          {t('askAmount')} <Money value={content.ask ?? null} exact />
        </strong>
      </Part>
      <Part title={t('risks')}>
        <Descriptions
          column={1}
          items={risks.map(({ risk, answer }) => ({ key: risk, label: risk, children: answer }))}
        />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Promises({ content, demand, verdicts = [] }: Props) {
  const t = useMessages(biddingMessages);
  const asked = useTargetText();
  const rows = demand.content.targets.map((target) => ({
    target,
    promise: content.promises.find(({ targetId }) => targetId === target.id),
    verdict: verdicts.find(({ targetId }) => targetId === target.id)?.verdict,
  }));
  const promised = ({ target, promise }: (typeof rows)[number]) => {
    if (!promise?.value) return '—';
    if (target.comparison === 'YES') return promise.value === '1' ? t('yes') : t('no');
    return `${promise.upper ? `${promise.value}–${promise.upper}` : promise.value} ${target.unit}`;
  };
  return (
    <Table
      size="small"
      pagination={false}
      rowKey={({ target }) => target.id}
      dataSource={rows}
      scroll={{ x: 480 }}
      columns={[
        { title: t('target'), render: (_, { target }) => target.name },
        { title: t('asked'), render: (_, { target }) => asked(target) },
        {
          title: t('promised'),
          render: (_, row) => (
            <>
              <strong className="f-number">{promised(row)}</strong>{' '}
              {row.verdict && row.verdict !== 'OPEN' && (
                <span className={row.verdict === 'MET' ? styles.met : styles.notMet}>
                  {t(`verdict${row.verdict}`)}
                </span>
              )}
            </>
          ),
        },
        { title: t('how'), render: (_, { promise }) => promise?.how ?? '' },
      ]}
    />
  );
}

function People({ content }: { content: Readable }) {
  const t = useMessages(biddingMessages);
  const { team, responsiblePerson } = content;
  const sheet = 'files' in content ? content : null;
  return (
    <>
      {(responsiblePerson || (team && team.length > 0)) && (
        <Part title={t('team')}>
          {responsiblePerson && (
            <p>
              {t('responsible')}：{responsiblePerson.name} {responsiblePerson.title}
            </p>
          )}
          <ul>
            {team?.map(({ name, title, role }) => (
              <li key={`${name}${role}`}>
                {name} {title} {role && `· ${role}`}
              </li>
            ))}
            {sheet?.partners?.map(({ organizationId, organization, role }) => (
              <li key={organizationId}>
                {t('sidePARTNER')}：{organization.name} · {role}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {sheet?.rights && sheet.rights.length > 0 && (
        <Part title={t('rights')}>
          <ul>
            {sheet.rights.map(({ resultId, title, note }) => (
              <li key={resultId}>
                <Link to={`/results/${resultId}`}>{title}</Link> {note}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {sheet?.files && sheet.files.length > 0 && (
        <Part title={t('files')}>
          <ul>
            {sheet.files.map(({ id, name, url, sha256 }) => (
              <li key={id}>
                <a href={url}>{name}</a> <span className={`f-quiet ${styles.digest}`}>SHA-256 {sha256}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
