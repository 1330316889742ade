import { Tag } from 'antd';
import { useBilingual, useMessages } from '../../app/i18n.tsx';
import styles from './dossier.module.css';
import type { Dossier } from './dossier-page.tsx';
import { EventLinks } from './event-links.tsx';
import { dossierMessages } from './messages.ts';

const FOUR = ['DUTY_OF_CARE', 'DECISION_PROCEDURE', 'PUBLIC_NOTICE', 'NO_UNLAWFUL_GAIN'] as const;
const COLORS = { MET: 'success', MISSING: 'error', WAITING: 'warning', NOT_APPLICABLE: 'default' } as const;

/** The four proofs of diligence, each with the events that prove it or with what is missing. */
export function Proofs({ dossier }: { dossier: Dossier }) {
  const t = useMessages(dossierMessages);
  const say = useBilingual();
  if (dossier.proofs.length === 0) return null;
  return (
    <section className="f-card">
      <h2>{t('proofs')}</h2>
      <p className="f-quiet">{t('proofsHint')}</p>
      <div className={styles.proofs}>
        {FOUR.map((proof) => {
          const items = dossier.proofs.filter((each) => each.proof === proof);
          return (
            <div key={proof}>
              <h3>{t(`proof_${proof}`)}</h3>
              {items.length === 0 && <p className="f-quiet">{t('noProof')}</p>}
              <ul className={styles.plain}>
                {items.map(({ label, standing, ruleId, eventIds }) => (
                  <li key={label.en}>
                    <Tag color={COLORS[standing]}>{t(`standing_${standing}`)}</Tag>
                    {say(label)} {ruleId && <span className="f-quiet">{ruleId}</span>}{' '}
                    <EventLinks dossier={dossier} ids={eventIds} />
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}
