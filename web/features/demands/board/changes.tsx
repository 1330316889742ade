import { Timeline } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { DateTime, exactTime } from '../../../ui/date-time.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import type { DemandOnPage } from './demand-page.tsx';
import { pageMessages } from './page.messages.ts';

type Difference = DemandOnPage['changes'][number]['differences'][number];
type FieldKey = keyof typeof pageMessages.zh & `field_${string}`;

const MONEY = /(^|\.)(bounty|ownFunds|amount)$/;

/** What was changed after the publication, why, and from what to what; nothing where nothing was. */
export function Changes({ demand }: { demand: DemandOnPage }) {
  const t = useMessages(pageMessages);
  if (demand.changes.length === 0) return null;
  return (
    <section className="f-card" id="changes">
      <h2>{t('changes')}</h2>
      <Timeline
        items={[...demand.changes]
          .sort((a, b) => b.number - a.number)
          .map((change) => ({
            key: change.id,
            content: (
              <>
                <b>{t('changeNumber', { number: change.number })}</b> <DateTime value={change.at} />
                <p>{change.reason}</p>
                <ul>
                  {change.differences.map((difference) => (
                    <li key={difference.field}>
                      <Changed difference={difference} targets={demand.content.targets} />
                    </li>
                  ))}
                </ul>
              </>
            ),
          }))}
      />
    </section>
  );
}

function Changed({
  difference: { field, before, after },
  targets,
}: {
  difference: Difference;
  targets: DemandOnPage['content']['targets'];
}) {
  const t = useMessages(pageMessages);
  const { locale } = useLanguage();
  const [part = '', item] = field.split('.');
  const key = `field_${part}`;
  const name = key in pageMessages.zh ? t(key as FieldKey) : field;
  const target = part === 'targets' ? targets.find(({ id }) => id === item)?.name : undefined;
  const value = (text: string | null | undefined) => {
    if (text === null || text === undefined) return t('changeNothing');
    if (field === 'bidsCloseAt') return exactTime(text, locale);
    return MONEY.test(field) ? exactMoney(text, locale) : text;
  };
  return (
    <>
      {target ? `${name} · ${target}` : name}
      {(before || after) && (
        <>
          {' · '}
          {t('changeBefore')} <del>{value(before)}</del> · {t('changeAfter')} <ins>{value(after)}</ins>
        </>
      )}
    </>
  );
}
