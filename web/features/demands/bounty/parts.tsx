import { Tag } from 'antd';
import { Link } from 'react-router';
import { formatYuan, parseYuan } from '../../../../server/platform/money.ts';
import { useMessages } from '../../../app/i18n.tsx';
import type { BountyPartsFragment } from '../../../generated/demands-bounty/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { bountyMessages } from './bounty.messages.ts';
import styles from './bounty.module.css';
import { SafeTag } from './bounty-tag.tsx';

/** "1000.00" less "0.50", exactly. */
export function minus(yuan: string, other: string): string {
  return formatYuan(fenOf(yuan) - fenOf(other));
}

/** The smaller of two sums. */
export function least(yuan: string, other: string): string {
  return fenOf(yuan) < fenOf(other) ? yuan : other;
}

/** Whether a sum is above zero. */
export function isSome(yuan: string): boolean {
  return fenOf(yuan) > 0n;
}

function fenOf(yuan: string): bigint {
  return parseYuan(yuan) ?? 0n;
}

type Figure =
  | 'held'
  | 'guaranteed'
  | 'needed'
  | 'free'
  | 'due'
  | 'paid'
  | 'received'
  | 'pending'
  | 'owed'
  | 'reclaimed'
  | 'repaid';

/** Sums under their names; those that are not for the reader are left out. */
export function Figures({ of }: { of: readonly (readonly [Figure, string | null])[] }) {
  const t = useMessages(bountyMessages);
  return (
    <dl className={styles.figures}>
      {of.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>
                <Money value={value} exact />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What everybody sees of a bounty: how much it is, and whether and how it is kept safe. */
export function BountyHead({ bounty }: { bounty: BountyPartsFragment }) {
  const t = useMessages(bountyMessages);
  const { amount, isOver, isSafeguarded, keptBy, guaranteedUntil } = bounty;
  return (
    <>
      <div className={styles.head}>
        <strong style={{ fontSize: 24 }}>
          <Money value={amount} exact />
        </strong>
        {isOver ? <Tag>{t('over')}</Tag> : <SafeTag isSafeguarded={isSafeguarded} />}
        {keptBy.length > 0 && (
          <span className="f-quiet">
            {t('keptBy')}: {keptBy.map((kind) => t(`kind${kind}`)).join(' + ')}
          </span>
        )}
        {guaranteedUntil && <GuaranteedUntil day={guaranteedUntil} />}
      </div>
      <p className="f-quiet">{t(isOver ? 'overText' : isSafeguarded ? 'safeText' : 'notSafeText')}</p>
    </>
  );
}

function GuaranteedUntil({ day }: { day: string }) {
  const t = useMessages(bountyMessages);
  const [before = '', after = ''] = t('until', { day: '|' }).split('|');
  return (
    <span className="f-quiet">
      {before}
      <Day value={day} />
      {after}
    </span>
  );
}

/** The way to the ledger's entry. */
export function EntryLink({ id }: { id: string | null | undefined }) {
  const t = useMessages(bountyMessages);
  return id ? <Link to={`/desk/entries/${id}`}>{t('openEntry')}</Link> : null;
}

/** Documents of a record. */
export function Files({ files }: { files: readonly { id: string; name: string; url: string }[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map(({ id, name, url }) => (
        <li key={id}>
          <a href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
