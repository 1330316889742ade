import { Skeleton, Tag } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { RulebookVersionsDocument, type RulebookVersionsQuery } from '../../generated/rulebook/graphql.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { MoreRows } from '../../ui/list-page.tsx';
import { useRows } from '../../ui/use-rows.ts';
import { rulebookMessages } from './messages.ts';
import { useParameterText } from './parameter-text.ts';
import styles from './rulebook.module.css';

type Version = RulebookVersionsQuery['rulebookVersions']['edges'][number]['node'];

const pick = (data: RulebookVersionsQuery) => data.rulebookVersions;

/** What changed in a rulebook, the latest first: who, when, why and the values before and after. */
export function Versions({
  organizationId,
  province,
}: {
  organizationId: string | null;
  province: string | null;
}) {
  const t = useMessages(rulebookMessages);
  const list = useRows(RulebookVersionsDocument, pick, { organizationId, province, first: 20 });
  const { rows } = list;
  return (
    <section className={styles.section} aria-label={t('history')}>
      <h2>{t('history')}</h2>
      <p className="f-quiet">{t('historyText')}</p>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {!rows && !list.error && <Skeleton active />}
      {rows?.length === 0 && <p>{t('historyNone')}</p>}
      {rows && rows.length > 0 && (
        <ol className={styles.rules}>
          {rows.map((version) => (
            <VersionRow key={version.id} version={version} />
          ))}
        </ol>
      )}
      <MoreRows list={list} />
    </section>
  );
}

function VersionRow({ version }: { version: Version }) {
  const t = useMessages(rulebookMessages);
  const words = useParameterText();
  return (
    <li>
      <div className={styles.id}>{version.ruleId ?? version.documentId}</div>
      <div>
        <p className={styles.text}>
          <Tag>{t(`version${version.kind}`)}</Tag> {version.reason || t('noReason')}
        </p>
        <ul className={styles.changes}>
          {version.changes.map(({ parameter, from, to }) => (
            <li key={parameter}>
              {t('change', {
                name: words.name(parameter),
                from: words.value(parameter, from),
                to: words.value(parameter, to),
              })}
            </li>
          ))}
        </ul>
        {version.version && <div className="f-quiet">{t('version', { version: version.version })}</div>}
      </div>
      <div className={styles.effect}>
        <span className="f-number">{t('from', { date: version.effectiveFrom })}</span>
        <span className="f-quiet">
          <DateTime value={version.at} exact /> {version.author?.user.name}
        </span>
      </div>
    </li>
  );
}
