import { describeStatut, ETAPES } from '#domain/candidature.ts'
import type { Classement } from '#domain/classement.ts'
import type { Motif } from '#domain/verdict.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Facade } from '#ui/facade.tsx'
import { euros, nameTypologie, surface } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { PointsSheet } from '#ui/points-sheet.tsx'
import { Status } from '#ui/status.tsx'
import { Stepper, type Step } from '#ui/stepper.tsx'
import type { Candidature } from './queries/candidatures.ts'
import type { Refus } from './queries/prealables.ts'
import { LIENS_PREALABLES } from './texts.ts'

/** `visite_id`: a visit was proposed, which is a step of its own (F149). */
type Etat = Pick<Candidature, 'statut' | 'attente_piece'> & { rang_commission?: number | null; visite_id?: number | null }

export function StatutBadge(props: { candidature: Etat; large?: boolean }) {
  const fiche = ficheOf(props.candidature)
  return (
    <Status tone={fiche.couleur} large={props.large}>
      {fiche.libelle}
    </Status>
  )
}

export function ficheOf({ statut, attente_piece, rang_commission, visite_id }: Etat) {
  // A condition names its paper: its own words say more than « a paper is asked ».
  const piecesDemandees = attente_piece !== null && statut !== 'attribuee_sous_condition'
  return describeStatut(statut, { piecesDemandees, visiteProposee: (visite_id ?? null) !== null, rang: rang_commission ?? undefined })
}

/** « T2, 47 m², Paris » with its rent: the home, in two lines. */
export function LogementLine(props: { offre: Pick<Candidature, 'offre_id' | 'typologie' | 'nature' | 'ville' | 'code_postal' | 'loyer' | 'surface'> }) {
  const { offre } = props
  return (
    <div class="home-line">
      <span class="home-line-media">
        <Facade seed={String(offre.offre_id)} type={offre.nature} />
      </span>
      <p>
        <strong>
          {nameTypologie(offre.typologie)}, {surface(offre.surface)}
        </strong>
        , {offre.ville} ({offre.code_postal})
        <br />
        {euros(offre.loyer)} par mois, charges comprises
      </p>
    </div>
  )
}

/** The six steps of F142. */
export function Etapes(props: { candidature: Etat }) {
  const fiche = ficheOf(props.candidature)
  const stopped = fiche.final && props.candidature.statut !== 'bail_signe'
  const steps = ETAPES.map((etape): Step => ({ label: etape.titre, state: props.candidature.statut === 'bail_signe' ? 'done' : stateOf(etape.numero, fiche.etape, stopped) }))
  return <Stepper steps={steps} label="Étapes de votre candidature" />
}

function stateOf(numero: number, reached: number | undefined, stopped: boolean): Step['state'] {
  if (reached === undefined || numero > reached) return 'upcoming'
  if (numero < reached) return 'done'
  return stopped ? 'refused' : 'current'
}

/** The sheet of one candidature: each value with where it came from. */
export function PointsCandidature(props: { classement: Classement }) {
  return <PointsSheet classement={props.classement} sayValue={({ valeur, source }) => `${valeur}${source === undefined ? '' : `, d’après ${source}`}`} />
}

/** Why one cannot apply, with all the grounds, and the way on. */
export function RefusNotice(props: { refus: Refus }) {
  const { refus } = props
  if (refus.cause === 'prealables') return <PrealablesNotice refus={refus} />
  if (refus.cause === 'loi') return <LoiNotice refus={refus} />
  if (refus.cause === 'engagee') {
    return (
      <Notice tone="warning" title="Vous avez déjà une candidature en cours" actions={<ButtonLink href={`/demandeur/candidatures/${refus.candidatureId}`}>Voir ma candidature</ButtonLink>}>
        <p>On postule à un seul logement à la fois. Pour postuler ici, annulez d’abord votre candidature en cours ou attendez la réponse.</p>
      </Notice>
    )
  }
  if (refus.cause === 'deja_candidat') return <Notice tone="warning" title="Vous avez déjà été candidat à ce logement">Votre candidature à ce logement est terminée. Vous la retrouvez dans «{'\u00a0'}Mes candidatures{'\u00a0'}».</Notice>
  return <Notice tone="warning" title="Les candidatures sont closes">Ce logement ne reçoit plus de candidatures. D’autres logements sont ouverts en ce moment.</Notice>
}

function PrealablesNotice(props: { refus: Extract<Refus, { cause: 'prealables' }> }) {
  return (
    <Notice tone="warning" title="Il vous reste à faire avant de postuler">
      <ul>
        {props.refus.prealables.map(({ etape, texte }) => (
          <li key={etape}>
            {texte} <a href={LIENS_PREALABLES[etape].href}>{LIENS_PREALABLES[etape].label}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Grounds that a change of the request itself may lift. */
const AU_REGISTRE: readonly Motif[] = ['plafond_depasse', 'typologie_inadaptee', 'commune_non_souhaitee', 'sejour', 'residence_principale']

function LoiNotice(props: { refus: Extract<Refus, { cause: 'loi' }> }) {
  const { verdict } = props.refus
  const refused = verdict.reponse === 'non'
  return (
    <Notice tone={refused ? 'danger' : 'warning'} title={refused ? 'Ce logement ne correspond pas à votre situation' : 'Il manque une information à votre demande'}>
      <ul>
        {verdict.refus.map((ground) => (
          <li key={ground.motif}>
            {ground.texte} <span class="small">({ground.article})</span>
          </li>
        ))}
        {verdict.manquants.map((path) => (
          <li key={path}>Information à compléter sur votre demande{'\u00a0'}: {nameOf(path)}.</li>
        ))}
      </ul>
      {verdict.refus.some(({ motif }) => motif === 'reserve_entreprise') && (
        <p>
          Si vous travaillez dans cette entreprise, dites-le dans <a href="/demandeur/employeur">«{'\u00a0'}Mon travail{'\u00a0'}»</a>. Le logement s’ouvre à vous quand elle a validé.
        </p>
      )}
      {(verdict.manquants.length > 0 || verdict.refus.some(({ motif }) => AU_REGISTRE.includes(motif))) && (
        <p>Corrigez votre demande sur le site où vous l’avez faite, puis choisissez «{'\u00a0'}Mettre à jour ma demande{'\u00a0'}» dans «{'\u00a0'}Ma situation{'\u00a0'}».</p>
      )}
    </Notice>
  )
}

function nameOf(path: string): string {
  const year = /^revenus\.rfr\.(\d{4})$/.exec(path)?.[1]
  if (year !== undefined) return `le revenu fiscal de référence de l’année ${year}`
  if (/^menage\.personnes\.\d+\.naissance$/.test(path)) return 'une date de naissance du foyer'
  return NOMS_MANQUANTS[path] ?? 'une information sur votre foyer'
}

/** Paths of the law, in words; the last two are known to Action Logement, not to the person. */
const NOMS_MANQUANTS: Readonly<Record<string, string>> = {
  'demande.communesSouhaitees': 'les communes où vous voulez habiter',
  'offre.zoneAbc': 'la zone de ce logement, que le bailleur doit préciser',
  'ressources.plafond': 'le plafond de ressources de ce logement, que nous devons préciser',
}
