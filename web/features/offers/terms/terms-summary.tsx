import { useMessages } from '../../../app/i18n.tsx';
import { termsMessages } from './terms.messages.ts';
import styles from './terms.module.css';
import type { TermsView } from './terms-values.ts';
import { useTermsText } from './use-terms-text.ts';

interface Props {
  /** The terms, as `fragment TermsParts on DealTerms` asks for them; also those of a form. */
  terms: TermsView;
  /** Without delivery, improvements and disputes; for cards. */
  brief?: boolean;
}

/**
 * Terms in plain sentences, as the side that takes them reads them: what one may do, what is paid and when (with a line
 * of steps), what happens on return or buy-out. Nothing is asked of the server.
 */
export function TermsSummary({ terms, brief = false }: Props) {
  const t = useMessages(termsMessages);
  const text = useTermsText();
  const sections = text
    .sections(terms)
    .filter(({ key }) => !brief || key === 'sectionUse' || key === 'sectionPayment');
  return (
    <div className={styles.summary}>
      {sections.map(({ key, sentences }) => (
        <section key={key}>
          <h3>{t(key)}</h3>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {key === 'sectionPayment' && !brief && <PaymentSteps terms={terms} />}
        </section>
      ))}
    </div>
  );
}

/** The payments of terms as a line of steps; nothing where no money is paid. */
export function PaymentSteps({ terms }: { terms: TermsView }) {
  const t = useMessages(termsMessages);
  const steps = useTermsText().steps(terms);
  if (steps.length < 2) return null;
  return (
    <ol className={styles.steps} aria-label={t('stepsLabel')}>
      {steps.map(({ title, text }) => (
        <li key={`${title} ${text}`}>
          <strong>{title}</strong>
          {text}
        </li>
      ))}
    </ol>
  );
}
