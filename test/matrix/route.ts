import { ACTORS, type ActorName, type Canary } from '#test/matrix/actors.ts'

/** A status; for a redirect also where it leads, its query apart and ids of A’s objects in braces. */
export type Answer = number | `303 /${string}`
export type Answers = Readonly<Record<ActorName, Answer>>
export type Route = {
  route: `${'GET' | 'POST'} /${string}`
  /** The address asked, with A’s ids: by default the pattern itself. */
  at?: string
  /** A form that does what its page is for. */
  body?: Readonly<Record<string, string>>
  json?: unknown
  /** Parameters of the address that the page reads. */
  query?: readonly string[]
  answers: Answers
  /** What is A’s and may be read here by someone else. */
  sees?: Partial<Readonly<Record<ActorName, readonly Canary[]>>>
  /** The password must have been typed within the quarter of an hour. */
  fresh?: true
}

/** The same for everybody, but for those named. */
export function forAll(answer: Answer, others: Partial<Answers> = {}): Answers {
  return answersOf((actor) => others[actor] ?? answer)
}

/** One’s own pages, in every portal: a visitor is asked to sign in. */
export function forSignedIn(answer: Answer, others: Partial<Answers> = {}): Answers {
  return answersOf((actor) => others[actor] ?? (actor === 'visiteur' ? '303 /connexion' : answer))
}

/** A portal: a visitor is asked to sign in, people of the other portals find nothing. */
export function inPortal(answers: Partial<Answers>): Answers {
  return answersOf((actor) => answers[actor] ?? (actor === 'visiteur' ? '303 /connexion' : 404))
}

function answersOf(answer: (actor: ActorName) => Answer): Answers {
  const of = (actor: ActorName) => answer(actor)
  return {
    visiteur: of('visiteur'), demandeurA: of('demandeurA'), demandeurB: of('demandeurB'), codemandeur: of('codemandeur'),
    employeurLecteur: of('employeurLecteur'), employeurValidateur: of('employeurValidateur'), employeurAdministrateur: of('employeurAdministrateur'), autreEmployeur: of('autreEmployeur'),
    bailleur: of('bailleur'), bailleurSecretaire: of('bailleurSecretaire'), autreBailleur: of('autreBailleur'), conseiller: of('conseiller'), conseillerAilleurs: of('conseillerAilleurs'), responsable: of('responsable'),
  }
}

export function methodOf({ route }: Route): 'GET' | 'POST' {
  return route.startsWith('POST ') ? 'POST' : 'GET'
}

export function patternOf({ route }: Route): string {
  return route.slice(route.indexOf(' ') + 1)
}

export function addressOf(row: Route): string {
  return row.at ?? patternOf(row)
}

export function isApi(row: Route): boolean {
  return patternOf(row).startsWith('/api/')
}

/** For whom the page is: the first, in the order of the matrix, whom it lets in. */
export function rightfulActor({ answers }: Route): ActorName {
  return ACTORS.find((actor) => answers[actor] !== 404 && answers[actor] !== '303 /connexion') ?? 'visiteur'
}
