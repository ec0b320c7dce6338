import type { Communes } from '#connectors/communes/index.ts'
import { departementOf } from '#domain/lieux.ts'
import { isDemandeAboutie } from '#domain/renouvellement.ts'
import { writeNumeroUnique } from '#domain/numero-unique.ts'
import type { Estimation } from '#features/candidatures/queries/rang.ts'
import type { LoadedDemande } from '#features/demandes/queries.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import { nameTypologie, nombre, pluriel } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { writeQuery, type Recherche } from '../forms.ts'
import type { OffreCarte } from '../queries.ts'
import type { Piste } from '../queries/elargir.ts'
import { PAR_PAGE, type Filtres } from '../queries/pour-moi.ts'
import { Cartes } from '../views/cartes.tsx'
import { FiltresPourMoi, TriPourMoi } from '../views/filtres.tsx'
import { Veille } from './veille.tsx'
import { Pistes, Vide } from './vide.tsx'

const LISTE = '/demandeur/offres'

export type ListeProps = {
  offres: readonly OffreCarte[]
  total: number
  recherche: Recherche<Filtres>
  loaded: LoadedDemande
  rangs: ReadonlyMap<number, Estimation>
  pistes: readonly Piste[]
  blocages: readonly string[]
  communes: Communes
}

/** The homes that fit, and no other (F131, F133). */
export function ListePage(props: ListeProps) {
  const { offres, total, recherche, loaded } = props
  if (isDemandeAboutie(loaded)) return <Aboutie />
  const pages = Math.ceil(total / PAR_PAGE)
  const title = titleOf(total, recherche.nombre > 0)
  const query = writeQuery(recherche, recherche.page)
  return (
    <Page title={title} active="offres" width="wide" invalid={Object.keys(recherche.form.errors).length > 0}>
      <PageTitle kicker={`Propositions de logements, N°\u00a0ALS ${loaded.numeroAls}, numéro unique ${writeNumeroUnique(loaded.numeroUnique)}`} lead={<Criteres {...props} />}>
        {title}
      </PageTitle>
      <ErrorSummary form={recherche.form} />
      <DemandeNotice loaded={loaded} />
      {(total > 0 || recherche.nombre > 0) && (
        <div class="list-bar">
          <FiltresPourMoi recherche={recherche} />
          {total > 1 && <TriPourMoi recherche={recherche} />}
        </div>
      )}
      {total === 0 ? <Vide {...props} /> : <Cartes offres={offres} hrefOf={({ id }) => `${LISTE}/${id}${query}`} rangOf={({ id }) => props.rangs.get(id)?.rang} />}
      <Pagination page={recherche.page} pages={pages} href={(page) => `${LISTE}${writeQuery(recherche, page)}`} />
      {loaded.statut === 'active' && <Veille active={loaded.veilleDepuis !== undefined} />}
      {total > 0 && <Suite {...props} />}
    </Page>
  )
}

/** Under the homes: what would bring more of them, and what the ranks mean. */
function Suite(props: ListeProps) {
  return (
    <>
      {props.pistes.length > 0 ? (
        <Pistes {...props} titre="Pour en voir plus" />
      ) : (
        <p>
          <a href={`${LISTE}/autres`}>Pourquoi d’autres logements ne me correspondent pas</a>
        </p>
      )}
      <p class="small">Le rang estimé est celui que vous auriez en postulant maintenant. Il peut changer jusqu’à la clôture. L’heure de la candidature ne compte pas.</p>
    </>
  )
}

/** Whoever has a home is asked neither to widen a search nor to mend a request. */
function Aboutie() {
  return (
    <Page title="Les offres" active="offres">
      <PageTitle>Vous avez un logement</PageTitle>
      <EmptyState title="Votre recherche est terminée" drawing="homes" actions={<ButtonLink href="/offres">Voir toutes les offres</ButtonLink>}>
        <p>Votre demande a abouti. Pour chercher un autre logement, il faut une nouvelle demande{'\u00a0'}: son ancienneté repart du jour de son dépôt.</p>
      </EmptyState>
    </Page>
  )
}

function titleOf(total: number, filtered: boolean): string {
  if (total === 0) return filtered ? 'Aucun logement avec ces filtres' : 'Aucun logement ne correspond à votre situation en ce moment'
  const homes = pluriel(total, 'logement')
  if (filtered) return `${homes} avec vos filtres`
  return `${homes} ${total > 1 ? 'correspondent' : 'correspond'} à votre situation`
}

const COMMUNES_NOMMEES = 3

/** What the list was made from: « T2, T3 à Lyon 6e, Villeurbanne et dans tout le Rhône ». */
function Criteres(props: ListeProps) {
  const { demande } = props.loaded
  const types = (demande.typologiesSouhaitees ?? []).map(nameTypologie).join(', ')
  const wished = demande.communesSouhaitees
  const named = wished.slice(0, COMMUNES_NOMMEES).map((code) => props.communes.find(code)?.nom ?? code)
  const rest = wished.length - COMMUNES_NOMMEES
  const others = rest > 0 ? [`${nombre(rest)}\u00a0autre${rest > 1 ? 's' : ''} commune${rest > 1 ? 's' : ''}`] : []
  const partout = demande.demandeElargie === true ? `, et dans tout le département (${[...new Set(wished.map(departementOf))].join(', ')})` : ''
  return (
    <>
      Uniquement pour votre foyer{types !== '' && `, en ${types}`}
      {wished.length > 0 && `, à ${joinEt([...named, ...others])}`}
      {partout}. <a href="/demandeur">Voir ma demande</a>
    </>
  )
}

function joinEt(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1) ?? ''}`
}

/** A request that is not alive matches nothing, or cannot be used: said before the list. */
function DemandeNotice(props: { loaded: LoadedDemande }) {
  const { statut } = props.loaded
  if (statut === 'active') return null
  const title = statut === 'radiee' ? 'Votre demande a été radiée du registre national' : 'Votre demande est suspendue'
  return (
    <Notice tone="danger" title={title} actions={<ButtonLink href="/demandeur">Voir ma situation</ButtonLink>}>
      Vous ne pouvez pas postuler pour l’instant. «{'\u00a0'}Ma situation{'\u00a0'}» dit comment la remettre en route.
    </Notice>
  )
}
