import type { BonusMotive } from '#domain/equilibrage.ts'
import { FICHES_OFFRE, STATUTS_OFFRE, type StatutOffre } from '#domain/offre.ts'
import { BonusLine } from '#ui/bonus-line.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Filters } from '#ui/filters.tsx'
import { euros, jourChiffres, jourDe, nameTypologie, nombre, surface } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Stats } from '#ui/stats.tsx'
import { Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { Liste } from '../queries/dossiers.ts'
import type { Logement, VueLogements } from '../queries/logements.ts'
import { NOMS_LISTES } from '../texts.ts'
import { writeAdresse } from '../vue.ts'

type Props = {
  dossiers: ReadonlyMap<Liste, number>
  commissions: number
  parEtat: ReadonlyMap<StatutOffre, number>
  liste: { logements: readonly Logement[]; total: number; pages: number }
  vue: VueLogements
  peutSaisir: boolean
  bonus: BonusMotive | undefined
}

const A_FAIRE = ['a_etudier', 'pieces', 'visites', 'reponses', 'conditions', 'baux', 'cles'] as const

/** What waits for the landlord, each count with its list; then its homes. */
export function TableauPage(props: Props) {
  const { vue, liste } = props
  return (
    <Page title="Tableau de bord" active="accueil" width="wide">
      <PageTitle
        actions={
          props.peutSaisir && (
            <ButtonLink href="/bailleur/offres/nouvelle">
              Nouvelle offre
            </ButtonLink>
          )
        }
      >
        Tableau de bord
      </PageTitle>
      <Section title="À faire">
        <Stats items={[...A_FAIRE.map((key) => ({ label: NOMS_LISTES[key].compte, value: nombre(props.dossiers.get(key) ?? 0), href: `/bailleur/dossiers?liste=${key}` })), { label: 'Commissions à tenir', value: nombre(props.commissions), href: '/bailleur/commissions' }]} />
      </Section>
      <Section title={vue.statut === undefined ? 'Mes logements' : `Mes logements\u00a0: ${FICHES_OFFRE[vue.statut].libelle.toLowerCase()}`} id="logements">
        <Etats {...props} />
        <Recherche {...props} />
        <Table caption="Logements" captionHidden columns={columnsOf(vue)} rows={liste.logements} rowKey={({ id }) => String(id)} empty={<Vide {...props} />} />
        <Pagination page={vue.page} pages={liste.pages} href={(page) => adresse(vue, { page: String(page) })} />
      </Section>
      <BonusLine bonus={props.bonus} />
    </Page>
  )
}

/** The states in which there are homes, each leading to its list. */
function Etats({ parEtat, vue }: Props) {
  const shown = [...parEtat].filter(([statut, total]) => total > 0 || statut === vue.statut)
  const all = shown.reduce((sum, [, total]) => sum + total, 0)
  return (
    <ul class="chips" aria-label="États des logements">
      <Chip href={adresse({ ...vue, statut: undefined }, {})} label="Tous" total={all} active={vue.statut === undefined} />
      {shown.map(([statut, total]) => (
        <Chip key={statut} href={adresse({ ...vue, statut }, {})} label={FICHES_OFFRE[statut].libelle} total={total} active={statut === vue.statut} />
      ))}
    </ul>
  )
}

function Chip(props: { href: string; label: string; total: number; active: boolean }) {
  return (
    <li>
      <a class="chip" href={props.href} aria-current={props.active ? 'true' : undefined}>
        {props.label} <span class="chip-count">{nombre(props.total)}</span>
      </a>
    </li>
  )
}

function Recherche({ vue }: Props) {
  const form = { values: { recherche: vue.recherche, statut: vue.statut ?? '' }, errors: {} }
  const count = (vue.recherche === '' ? 0 : 1) + (vue.statut === undefined ? 0 : 1)
  return (
    <Filters action="/bailleur" count={count} clearHref="/bailleur#logements" label="Chercher un logement">
      <TextField form={form} name="recherche" label="Référence, ville, code postal ou rue" optional maxLength={60} autocomplete="off" />
      <Select form={form} name="statut" label="État" optional placeholder="Tous" options={STATUTS_OFFRE.map((value) => ({ value, label: FICHES_OFFRE[value].libelle }))} />
    </Filters>
  )
}

function columnsOf(vue: VueLogements): readonly Column<Logement>[] {
  const sort = (tri: VueLogements['tri']) => {
    const current = vue.tri === tri
    return { href: adresse(vue, { tri, sens: current && vue.sens === 'asc' ? 'desc' : 'asc' }), ...(current ? { direction: vue.sens } : {}) }
  }
  return [
    { key: 'reference', label: 'Référence', heading: true, sort: sort('reference'), render: ({ id, reference }) => <a class="nowrap" href={`/bailleur/offres/${id}`}>{reference}</a> },
    { key: 'ville', label: 'Logement', sort: sort('ville'), render: (row) => `${nameTypologie(row.typologie)}, ${surface(row.surface)}, ${row.ville} (${row.code_postal})` },
    { key: 'financement', label: 'Financement', render: ({ financement }) => financement },
    { key: 'loyer', label: 'Loyer', align: 'end', sort: sort('loyer'), render: ({ loyer }) => euros(loyer) },
    { key: 'candidats', label: 'Candidats', align: 'end', sort: sort('candidats'), render: ({ candidats }) => nombre(candidats) },
    { key: 'recus', label: 'Dossiers reçus', align: 'end', render: ({ recus }) => (recus === 0 ? '–' : nombre(recus)) },
    { key: 'cloture', label: 'Dernier jour', sort: sort('cloture'), render: (row) => (row.cloture_le === null ? '–' : jourChiffres(jourDe(row.cloture_le.subtract({ minutes: 1 })))) },
    { key: 'statut', label: 'État', sort: sort('statut'), render: ({ statut }) => <Status tone={FICHES_OFFRE[statut].couleur}>{FICHES_OFFRE[statut].libelle}</Status> },
  ]
}

function adresse({ statut, recherche, tri, sens }: VueLogements, change: Readonly<Record<string, string>>): string {
  return `${writeAdresse('/bailleur', { statut, recherche, tri, sens, ...change })}#logements`
}

function Vide({ vue, peutSaisir }: Props) {
  if (vue.statut !== undefined || vue.recherche !== '') {
    return (
      <EmptyState title="Aucun logement ne correspond" drawing="search" level={3} actions={<ButtonLink href="/bailleur#logements" look="secondary">Voir tous mes logements</ButtonLink>}>
        <p>Changez d’état ou de mot cherché.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Vous n’avez pas encore proposé de logement" drawing="homes" level={3} actions={peutSaisir && <ButtonLink href="/bailleur/offres/nouvelle">Nouvelle offre</ButtonLink>}>
      <p>Décrivez un logement{'\u00a0'}: il est gardé en brouillon jusqu’à ce que vous l’envoyiez à Action Logement.</p>
    </EmptyState>
  )
}
