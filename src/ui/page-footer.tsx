import { Icon } from '#ui/icons.tsx'
import { LINKS } from '#ui/links.ts'
import { Logo } from '#ui/logo.tsx'
import { keepByLang } from '#ui/markup.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

const FRAUD_ADDRESS = 'fraude.als@actionlogement.fr'

/** Help stands at the same place on every page: the phone, the price, the warning against fraud. */
export function PageFooter() {
  return footer(useView().lang)
}

const footer = keepByLang(() => <Footer />)

function Footer() {
  const texts = textsOf(useView().lang)
  return (
    <footer class="footer">
      <div class="footer-row">
        <div class="footer-brand">
          <Logo />
          <p>{texts.tagline}. {texts.about}.</p>
        </div>
        <div class="footer-help">
          <p class="footer-phone">
            <Icon name="phone" />
            <a href="tel:+33970800800">0&nbsp;970&nbsp;800&nbsp;800</a>
          </p>
          <p>{texts.phoneHours}</p>
        </div>
        <p class="footer-fraud">
          <strong>{texts.free}</strong> {texts.fraud} <a href={`mailto:${FRAUD_ADDRESS}`}>{FRAUD_ADDRESS}</a>
        </p>
      </div>
      <ul class="footer-links">
        <li><a href={LINKS.help}>{texts.help}</a></li>
        <li><a href={LINKS.messageCheck}>{texts.messageCheck}</a></li>
        <li><a href={LINKS.accessibility}>{texts.accessibility}</a></li>
        <li><a href={LINKS.privacy}>{texts.privacy}</a></li>
        <li><a href={LINKS.legal}>{texts.legal}</a></li>
      </ul>
    </footer>
  )
}
