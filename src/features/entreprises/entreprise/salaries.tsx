import { writeSiret } from '#domain/siret.ts'
import { SubmitButton, Actions, ButtonLink } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Filters } from '#ui/filters.tsx'
import { Form, Hidden } from '#ui/form.tsx'
import { jourChiffres, pluriel } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { TextField } from '#ui/text-field.tsx'
import { PAR_PAGE, type Etat, type LigneSalarie, type VueSalaries } from '../queries/salaries.ts'
import { LIRE_SEULEMENT, PARTAGES, VALIDATIONS_VUES, type Flash } from '../texts.ts'
import { countFiltres, hrefSalaries, sortLink } from '../vue.ts'

export type Ligne = LigneSalarie & { adresse: string }
export type ListeProps = {
  vue: VueSalaries
  lignes: readonly Ligne[]
  total: number
  counts: Readonly<Record<Etat, number>>
  etablissements: readonly { siret: string; nom: string }[]
  peutRepondre: boolean
  /** All boxes ticked: a link, so that it works without script. */
  coches: boolean
  flash: Flash | undefined
  erreur?: string
}

/** Employees whom the company may see, and its answer to each; several may be validated in one act. */
export function SalariesPage(props: ListeProps) {
  const { vue, flash, erreur } = props
  const cochable = props.peutRepondre && props.lignes.some(isWaiting)
  return (
    <Page title="Mes salariés" active="salaries" width="wide" invalid={erreur !== undefined}>
      <PageTitle lead="Ceux qui vous permettent de les voir. Une personne anonyme n’est dans aucune liste ni aucun total.">Mes salariés</PageTitle>
      {flash && <Notice tone={flash.ton} announce>{flash.texte}</Notice>}
      {erreur !== undefined && <Notice tone="danger" announce>{erreur}</Notice>}
      {!props.peutRepondre && <p>{LIRE_SEULEMENT}</p>}
      <Onglets vue={vue} counts={props.counts} />
      <Filtres vue={vue} etablissements={props.etablissements} />
      {props.lignes.length > 0 && <p class="small">{pluriel(props.total, 'salarié')}</p>}
      {cochable ? <Lot {...props} /> : <Liste {...props} cochable={false} />}
      <Pagination page={vue.page} pages={Math.ceil(props.total / PAR_PAGE)} href={(page) => hrefSalaries(vue, { page })} />
    </Page>
  )
}

function isWaiting({ validation }: Ligne): boolean {
  return validation === 'en_attente'
}

const ONGLETS: readonly { etat: Etat; libelle: string }[] = [{ etat: 'a_valider', libelle: 'À valider' }, { etat: 'valides', libelle: 'Validés' }, { etat: 'refuses', libelle: 'Refusés' }]

function Onglets(props: { vue: VueSalaries; counts: ListeProps['counts'] }) {
  const { vue, counts } = props
  const tous = { key: 'tous', href: hrefSalaries(vue, { etat: undefined, page: 1 }), label: 'Tous', count: counts.a_valider + counts.valides + counts.refuses }
  const items = ONGLETS.map(({ etat, libelle }) => ({ key: etat, href: hrefSalaries(vue, { etat, page: 1 }), label: libelle, count: counts[etat] }))
  return <Tabs label="État de votre réponse" items={[tous, ...items]} active={vue.etat ?? 'tous'} />
}

function Filtres(props: { vue: VueSalaries; etablissements: ListeProps['etablissements'] }) {
  const { vue } = props
  const form = { values: { nom: vue.nom, siret: vue.siret }, errors: {} }
  return (
    <Filters action="/entreprise/salaries" count={countFiltres(vue)} clearHref={hrefSalaries({ ...(vue.etat ? { etat: vue.etat } : {}), tri: vue.tri, sens: vue.sens, page: 1 })} label="Chercher et filtrer">
      {vue.etat !== undefined && <Hidden name="etat" value={vue.etat} />}
      <TextField form={form} name="nom" label="Nom ou prénom" optional spellcheck={false} />
      {props.etablissements.length > 1 && <Select form={form} name="siret" label="Lieu de travail" optional placeholder="Tous" options={props.etablissements.map(({ siret, nom }) => ({ value: siret, label: nom }))} />}
    </Filters>
  )
}

/** The boxes and their one button. */
function Lot(props: ListeProps) {
  const { vue, coches } = props
  const here = hrefSalaries(vue)
  return (
    <Form action="/entreprise/salaries/validation" label="Valider plusieurs salariés">
      <p>
        <a href={coches ? here : `${here}${here.includes('?') ? '&' : '?'}cocher=tout`}>{coches ? 'Tout décocher' : 'Cocher tous ceux à valider sur cette page'}</a>
      </p>
      <Liste {...props} cochable />
      <Actions>
        <SubmitButton>Valider les salariés cochés</SubmitButton>
      </Actions>
    </Form>
  )
}

function Liste(props: ListeProps & { cochable: boolean }) {
  const { vue, cochable, coches } = props
  const columns: Column<Ligne>[] = [
    ...(cochable ? [{ key: 'choix', label: 'Choisir', render: (row: Ligne) => (isWaiting(row) ? <Case ligne={row} coche={coches} /> : null) }] : []),
    { key: 'nom', label: 'Salarié', heading: true, sort: sortLink(vue, 'nom'), render: (row) => <a href={`/entreprise/salaries/${row.adresse}`}>{`${row.nom} ${row.prenom}`}</a> },
    { key: 'naissance', label: 'Naissance', sort: sortLink(vue, 'naissance'), render: (row) => (row.naissance === null ? '–' : jourChiffres(row.naissance)) },
    { key: 'lieu', label: 'Lieu de travail', sort: sortLink(vue, 'lieu'), render: (row) => row.lieu ?? (row.siret === null ? '–' : `SIRET ${writeSiret(row.siret)}`) },
    { key: 'partage', label: 'Vous permet de lire', render: (row) => PARTAGES[row.choix] },
    { key: 'etat', label: 'Votre réponse', render: (row) => <Etiquette ligne={row} /> },
  ]
  return <Table caption="Salariés" captionHidden columns={columns} rows={props.lignes} rowKey={({ adresse }) => adresse} empty={<Personne vue={vue} total={props.total} />} />
}

function Case(props: { ligne: Ligne; coche: boolean }) {
  const { adresse, prenom, nom } = props.ligne
  return <input class="choice-input choice-checkbox" type="checkbox" name="choix" value={adresse} checked={props.coche} aria-label={`Choisir ${prenom} ${nom}`} />
}

function Etiquette(props: { ligne: Ligne }) {
  const { validation } = props.ligne
  if (validation === 'sans_objet') return <>–</>
  return <Status tone={VALIDATIONS_VUES[validation].ton}>{VALIDATIONS_VUES[validation].libelle}</Status>
}

/** The same words whether nobody is there or somebody is unseen. */
function Personne(props: { vue: VueSalaries; total: number }) {
  const { vue, total } = props
  if (total > 0) return <EmptyState title="Cette page de la liste est vide" drawing="list" actions={<ButtonLink href={hrefSalaries(vue, { page: 1 })}>Revenir à la première page</ButtonLink>} />
  if (countFiltres(vue) > 0) return <EmptyState title="Aucun salarié ne correspond" drawing="search" actions={<ButtonLink href={hrefSalaries({ tri: 'nom', sens: 'asc', page: 1, ...(vue.etat ? { etat: vue.etat } : {}) })} look="secondary">Effacer la recherche</ButtonLink>}>Vérifiez l’orthographe du nom, ou effacez les filtres.</EmptyState>
  return <EmptyState title={VIDES[vue.etat ?? 'tous']} drawing="list">Un salarié apparaît ici quand il a indiqué le SIRET de votre entreprise dans AL’in et qu’il vous permet de le voir.</EmptyState>
}

const VIDES: Readonly<Record<Etat | 'tous', string>> = { a_valider: 'Personne n’attend votre réponse', valides: 'Aucun salarié validé', refuses: 'Aucun salarié refusé', tous: 'Aucun salarié à montrer' }
