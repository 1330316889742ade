import ArrowLeftOutlined from '@ant-design/icons/ArrowLeftOutlined';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../app/i18n.tsx';
import { uiMessages } from './messages.ts';
import styles from './ui.module.css';

interface Props {
  title: string;
  /** What stands on the page instead of the plain title, such as a title with marks. */
  heading?: ReactNode;
  subtitle?: ReactNode;
  back?: { to: string; label: string };
  /** Buttons on the right. */
  extra?: ReactNode;
}

/** The heading of a page and the title of the window; with the way back where there is one. */
export function PageTitle({ title, heading, subtitle, back, extra }: Props) {
  const t = useMessages(uiMessages);
  return (
    <header className={styles.pageTitle}>
      <title>{`${title} · ${t('brand')}`}</title>
      {back && (
        <Link to={back.to} className={`${styles.back} f-no-print`}>
          <ArrowLeftOutlined aria-hidden /> {back.label}
        </Link>
      )}
      <div className={styles.titleRow}>
        <h1>{heading ?? title}</h1>
        {extra && <div className="f-no-print">{extra}</div>}
      </div>
      {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
    </header>
  );
}
