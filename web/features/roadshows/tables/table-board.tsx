import { Button, Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useScrollable } from '../../../ui/use-scrollable.ts';
import type { Tables, Talk } from './table-words.ts';
import { tablesMessages } from './tables.messages.ts';
import styles from './tables.module.css';
import type { Placing } from './talk-dialog.tsx';

const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Shanghai',
});

/** Slots down, tables across; a cell is a talk or free. */
export function TableBoard({ tables, onPlace }: { tables: Tables; onPlace: (placing: Placing) => void }) {
  const t = useMessages(tablesMessages);
  const frame = useScrollable<HTMLDivElement>(':scope > section');
  const numbers = Array.from({ length: tables.tables }, (_, index) => index + 1);
  return (
    <div ref={frame}>
      <section className={styles.board} aria-label={t('board')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('time')}</th>
              {numbers.map((number) => (
                <th key={number} scope="col">
                  {t('table', { number })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tables.slots.map(({ number: slot, startsAt }) => (
              <tr key={slot}>
                <th scope="row">
                  {t('slot', { number: slot })}
                  <br />
                  <span className="f-number">{TIME.format(new Date(startsAt))}</span>
                </th>
                {numbers.map((table) => {
                  const talk = tables.talks.find((each) => each.slot === slot && each.table === table);
                  return (
                    <td key={table}>
                      <Cell
                        talk={talk}
                        {...(tables.mayArrange
                          ? { onPlace: () => onPlace({ talk: talk ?? null, slot, table }) }
                          : {})}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Cell({ talk, onPlace }: { talk: Talk | undefined; onPlace?: () => void }) {
  const t = useMessages(tablesMessages);
  if (!talk)
    return onPlace ? (
      <Button type="dashed" size="small" onClick={onPlace}>
        {t('free')}
      </Button>
    ) : (
      <span className="f-quiet">{t('free')}</span>
    );
  return (
    <div className={styles.talk}>
      <strong>{talk.entry}</strong>
      <span>
        {talk.guest}
        <br />
        <span className="f-quiet">{talk.organization}</span>
      </span>
      <span className={styles.steps}>
        {talk.byHand && <Tag>{t('byHand')}</Tag>}
        {onPlace && (
          <Button size="small" onClick={onPlace}>
            {t('move')}
          </Button>
        )}
      </span>
    </div>
  );
}
