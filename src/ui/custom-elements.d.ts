import type { HTMLAttributes } from 'preact'

/** The islands: plain elements that stay useful when no script defines them. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'form-guard': HTMLAttributes
      'error-summary': HTMLAttributes
      'password-toggle': HTMLAttributes & { 'data-show': string; 'data-hide': string }
      'copy-value': HTMLAttributes & { 'data-copy': string; 'data-copied': string }
      'auto-submit': HTMLAttributes
      'char-count': HTMLAttributes & { 'data-max': string; 'data-left': string }
      'send-link': HTMLAttributes & { 'data-title': string; 'data-label': string }
    }
  }
}
