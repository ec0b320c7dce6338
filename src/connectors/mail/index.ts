/** Mail that leaves this house: the contract. */
export type Message = {
  /** One bare address: `nom@exemple.test`. */
  to: string
  subject: string
  text: string
  html: string
  /** Further headers: `Auto-Submitted`, `List-Unsubscribe`… */
  headers?: Readonly<Record<string, string>>
}

/** `refusee` is for good (this address takes no mail): trying again is useless. */
export type Envoi = { issue: 'acceptee' } | { issue: 'refusee'; code: string }

export type Mail = {
  /**
   * Hands one message to the mail server. Line breaks never reach a header.
   * @throws when the server cannot be reached or asks to come back: try again later
   */
  send: (message: Message) => Promise<Envoi>
}
