import { useContext } from 'preact/hooks';
import { localize, type Brand } from '../../../domain/brand/brand.ts';
import { languages, type Language } from '../../../domain/languages.ts';
import { BrandContext, toCall } from '../brand.ts';
import { fill } from '../fill.ts';
import { chooseLanguage, reader } from '../language.ts';
import { endonyms } from '../texts/endonyms.ts';
import { sharedTexts } from '../texts/index.ts';

/** Below every screen: who helps, what the company says of personal data, and the languages. */
export const Footer = () => {
  const { help, privacyLink } = useContext(BrandContext);
  return (
    <footer class="page-footer">
      {help && <Help help={help} />}
      <nav aria-label={sharedTexts.footer.languages}>
        <ul class="languages">
          {languages.map((language) => (
            <li key={language}>
              <LanguageButton language={language} />
            </li>
          ))}
        </ul>
      </nav>
      {privacyLink !== undefined && <a href={privacyLink}>{sharedTexts.footer.privacy}</a>}
    </footer>
  );
};

const Help = ({ help: { name, link, phone, mail } }: { readonly help: NonNullable<Brand['help']> }) => {
  const called = localize(name, reader.language);
  return (
    <p class="help">
      <span>{fill(sharedTexts.footer.help, { name: called })}</span>
      {link !== undefined && <a href={link}>{new URL(link).host}</a>}
      {phone !== undefined && <a href={toCall(phone)}>{phone}</a>}
      {mail !== undefined && <a href={`mailto:${mail}`}>{mail}</a>}
    </p>
  );
};

const LanguageButton = ({ language }: { readonly language: Language }) => (
  <button
    type="button"
    lang={language}
    aria-current={language === reader.language ? 'true' : undefined}
    onClick={() => {
      chooseLanguage(language);
    }}
  >
    {endonyms[language]}
  </button>
);
