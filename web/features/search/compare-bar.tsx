import { Button, Checkbox, Flex } from 'antd';
import { createSearchParams, Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useCompare } from './compare-store.ts';
import { searchMessages } from './messages.ts';
import styles from './search.module.css';

/** Marks a result for comparison. */
export function CompareToggle({ id }: { id: string }) {
  const t = useMessages(searchMessages);
  const compare = useCompare();
  const chosen = compare.ids.includes(id);
  const refused = compare.full && !chosen;
  return (
    <Checkbox
      checked={chosen}
      disabled={refused}
      title={refused ? t('compareFull') : undefined}
      onChange={() => compare.toggle(id)}
    >
      {t('compareAdd')}
    </Checkbox>
  );
}

/** What is chosen so far, and the way to the comparison; nothing while nothing is chosen. */
export function CompareBar() {
  const t = useMessages(searchMessages);
  const compare = useCompare();
  if (compare.ids.length === 0) return null;
  return (
    <div className={styles.compareBar} role="status">
      <span>
        {compare.ids.length === 1 ? t('compareNeedsTwo') : t('compareChosen', { count: compare.ids.length })}
      </span>
      <Flex gap={16} align="center">
        <Button type="text" onClick={compare.clear}>
          {t('compareClear')}
        </Button>
        {compare.ids.length > 1 && (
          <Link to={`/results/compare?${createSearchParams({ ids: [...compare.ids] })}`} className="f-button">
            {t('compareOpen')}
          </Link>
        )}
      </Flex>
    </div>
  );
}
