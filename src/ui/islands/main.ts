import { AutoSubmit } from '#ui/islands/auto-submit.ts'
import { CharCount } from '#ui/islands/char-count.ts'
import { CopyValue } from '#ui/islands/copy-value.ts'
import { ErrorSummary } from '#ui/islands/error-summary.ts'
import { FormGuard } from '#ui/islands/form-guard.ts'
import { closeOpenMenus } from '#ui/islands/menus.ts'
import { PasswordToggle } from '#ui/islands/password-toggle.ts'
import { SendLink } from '#ui/islands/send-link.ts'

customElements.define('error-summary', ErrorSummary)
customElements.define('password-toggle', PasswordToggle)
customElements.define('copy-value', CopyValue)
customElements.define('char-count', CharCount)
customElements.define('form-guard', FormGuard)
customElements.define('auto-submit', AutoSubmit)
customElements.define('send-link', SendLink)
closeOpenMenus()
