import { Link } from 'react-router';
import { useMessages } from './i18n.tsx';
import styles from './layout.module.css';
import { appMessages } from './messages.ts';

/** What the market stands for, and its legal pages. */
export function Footer() {
  const t = useMessages(appMessages);
  return (
    <footer className={styles.footer}>
      <div className={styles.footerInner}>
        <div>
          <p>{t('footerNote')}</p>
        </div>
        <nav aria-label={t('footerNavigation')}>
          <Link to="/results" className="f-plain">
            {t('navResults')}
          </Link>
          <Link to="/disclosures" className="f-plain">
            {t('navDisclosures')}
          </Link>
          <Link to="/rulebook" className="f-plain">
            {t('navRulebook')}
          </Link>
          <Link to="/terms" className="f-plain">
            {t('terms')}
          </Link>
          <Link to="/privacy" className="f-plain">
            {t('privacy')}
          </Link>
        </nav>
      </div>
    </footer>
  );
}
