import { useMessages } from '../../app/i18n.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { legalMessages } from './legal.messages.ts';

type Key = keyof typeof legalMessages.zh;

interface Props {
  title: Key & `${string}Title`;
  intro: Key & `${string}Intro`;
  version: string;
  /** Each has its heading under this key and its text under the key with `Text`. */
  sections: readonly (Key & (`terms${string}` | `privacy${string}`))[];
}

/** A legal text with its version, a table of contents and numbered sections. */
export function LegalText({ title, intro, version, sections }: Props) {
  const t = useMessages(legalMessages);
  const plain = t as (key: string, params?: Record<string, string>) => string;
  return (
    <div className="f-page f-page-narrow">
      <PageTitle title={plain(title)} subtitle={t('version', { version })} />
      <article>
        <p>{plain(intro)}</p>
        <nav aria-label={t('contents')} className="f-no-print">
          <ol>
            {sections.map((section) => (
              <li key={section}>
                <a href={`#${section}`}>{plain(section)}</a>
              </li>
            ))}
          </ol>
        </nav>
        {sections.map((section, index) => (
          <section key={section} id={section} style={{ scrollMarginTop: 90 }}>
            <h2 style={{ fontSize: 18, margin: '28px 0 8px' }}>
              {index + 1}. {plain(section)}
            </h2>
            {plain(`${section}Text`)
              .split('\n')
              .map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
          </section>
        ))}
      </article>
    </div>
  );
}
