import { Input, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { directoryMessages } from './directory.messages.ts';
import styles from './registry.module.css';

interface Props {
  tab: 'brokers' | 'agencies';
  asked: string;
  label: string;
  placeholder: string;
  onSearch: (query: string) => void;
}

/** What is looked for, and whether brokers or agencies are shown. */
export function DirectoryTop({ tab, asked, label, placeholder, onSearch }: Props) {
  const t = useMessages(directoryMessages);
  const navigate = useNavigate();
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  return (
    <div className={styles.top}>
      <search className={styles.searchForm}>
        <Input.Search
          value={text}
          onChange={({ target }) => setText(target.value)}
          onSearch={(value) => onSearch(value.trim())}
          placeholder={placeholder}
          aria-label={label}
          enterButton={t('searchButton')}
          maxLength={100}
          allowClear
        />
      </search>
      <div>
        <Segmented
          aria-label={t('show')}
          value={tab}
          onChange={(next) => void navigate(next === 'brokers' ? '/brokers' : '/brokers/agencies')}
          options={[
            { value: 'brokers', label: t('title') },
            { value: 'agencies', label: t('agencies') },
          ]}
        />
      </div>
    </div>
  );
}
