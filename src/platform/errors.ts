/** Nothing there, or nothing that this person may see: the answer is the same (404). */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** The request was forged, or comes from another site (403). */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
}

/** Another change came first; the message says what to do, in French (409). */
export class Conflict extends Error {
  override readonly name = 'Conflict'
}
