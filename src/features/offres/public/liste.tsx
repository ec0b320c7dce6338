import { Fragment } from 'preact'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import { nombre, pluriel } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { useView } from '#ui/request-view.tsx'
import { writeQuery, type Recherche } from '../forms.ts'
import type { Lieu } from '../lieu.ts'
import type { OffreCarte, Ville } from '../queries.ts'
import { PAR_PAGE_PUBLIQUE } from '../queries/publiques.ts'
import { Cartes } from '../views/cartes.tsx'
import { FiltresPublique } from '../views/filtres.tsx'

const LISTE = '/offres'

type ListeProps = { offres: readonly OffreCarte[]; total: number; recherche: Recherche<unknown>; lieu: Lieu | undefined; villes: readonly Ville[] }

/** All open offers, for everyone (F83). Whether one may have them is for one's own space to say. */
export function OffresPage(props: ListeProps) {
  const { total, recherche, lieu } = props
  const { user } = useView()
  return (
    <Page title={titleOf(total, lieu)} active="offres" width="wide" publicNav invalid={Object.keys(recherche.form.errors).length > 0} description="Les logements sociaux d’Action Logement ouverts aux candidatures, avec leur loyer, leur surface et leur date de clôture.">
      <PageTitle lead="Tout le monde peut les regarder. Pour savoir lesquels correspondent à votre foyer, et à quel rang vous seriez, apportez votre demande.">{titleOf(total, lieu)}</PageTitle>
      <ErrorSummary form={recherche.form} />
      <ListePublique {...props} base={LISTE} />
      {user === undefined && (
        <Notice title={'Vous avez un numéro unique\u00a0?'} actions={<ButtonLink href="/inscription">Créer mon compte</ButtonLink>}>
          Avec votre demande de logement social, vous ne voyez que les logements faits pour vous, et votre rang sur chacun.
        </Notice>
      )}
    </Page>
  )
}

/** Also what an applicant sees before the request is brought (F109): the addresses stay those of the public list. */
export function ListePublique(props: ListeProps & { base: string }) {
  const { offres, total, recherche, lieu, villes, base } = props
  const pages = Math.ceil(total / PAR_PAGE_PUBLIQUE)
  return (
    <>
      <FiltresPublique recherche={recherche} action={base} />
      {lieu !== undefined && lieu.autres.length > 0 && <Autres lieu={lieu} base={base} recherche={recherche} />}
      {villes.length > 0 && <Villes villes={villes} base={base} />}
      {offres.length === 0 ? <Vide base={base} filtre={recherche.nombre > 0} /> : <Cartes offres={offres} hrefOf={({ id }) => `${LISTE}/${id}${writeQuery(recherche, recherche.page)}`} />}
      <Pagination page={recherche.page} pages={pages} href={(page) => `${base}${writeQuery(recherche, page)}`} />
    </>
  )
}

function titleOf(total: number, lieu: Lieu | undefined): string {
  return `${pluriel(total, 'logement ouvert', 'logements ouverts')}${lieu === undefined ? '' : `\u00a0: ${lieu.nom}`}`
}

function Autres(props: { lieu: Lieu; base: string; recherche: Recherche<unknown> }) {
  const { form } = props.recherche
  const hrefOf = (nom: string) => `${props.base}${writeQuery({ form: { ...form, values: { ...form.values, lieu: nom } } })}`
  return (
    <p>
      Ou bien{'\u00a0'}:{' '}
      {props.lieu.autres.map(({ code, nom, departement }, index) => (
        <Fragment key={code}>
          {index > 0 && ', '}
          <a href={hrefOf(nom)}>{`${nom} (${departement})`}</a>
        </Fragment>
      ))}
    </p>
  )
}

function Villes(props: { villes: readonly Ville[]; base: string }) {
  return (
    <nav aria-label="Logements ouverts par ville">
      <ul class="chips">
        {props.villes.map(({ nom, code, offres }) => (
          <li key={code}>
            <a class="chip" href={`${props.base}?lieu=${encodeURIComponent(nom)}`}>
              {nom} <span class="chip-count">{nombre(offres)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Vide(props: { base: string; filtre: boolean }) {
  if (!props.filtre) return <EmptyState title="Aucun logement n’est ouvert en ce moment">De nouvelles offres arrivent presque chaque jour. Revenez bientôt.</EmptyState>
  return (
    <EmptyState title="Aucun logement ouvert avec ces filtres" drawing="search" actions={<ButtonLink href={props.base}>Effacer les filtres</ButtonLink>}>
      Essayez une autre ville, un loyer plus élevé ou un autre nombre de pièces.
    </EmptyState>
  )
}
