import { writeBonus, type BonusMotive } from '#domain/equilibrage.ts'
import type { Jour } from '#domain/jour.ts'
import { FICHES_OFFRE, STATUTS_OFFRE } from '#domain/offre.ts'
import { computeEcheancesSilence } from '#domain/silence.ts'
import { Select } from '#ui/choice-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Filters } from '#ui/filters.tsx'
import { Hidden } from '#ui/form.tsx'
import { EMPTY_FORM } from '#ui/form-state.ts'
import { euros, jourChiffres, jourCourt, jourDe, nameTypologie, nombre, pluriel, surface } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Stats } from '#ui/stats.tsx'
import { Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import type { countFiles, File, LigneTableau, listChoix, Recherche } from '../queries/tableau.ts'
import { StatutOffreBadge } from '../views/portail.tsx'
import { countFiltres, hrefOf, triOf } from './recherche.ts'

type TableauProps = {
  territoire: string
  counts: Awaited<ReturnType<typeof countFiles>>
  choix: Awaited<ReturnType<typeof listChoix>>
  recherche: Recherche
  lignes: readonly LigneTableau[]
  total: number
  pages: number
  bonus: BonusMotive | undefined
  fait: string | undefined
  today: Jour
}

const FICHES_FILE: Readonly<Record<File, { label: string; titre: string; tone: 'blue' | 'orange' | 'green' | 'red' | 'grey'; vide: string }>> = {
  approuver: { label: 'à approuver', titre: 'Offres à approuver', tone: 'orange', vide: 'Les offres que les bailleurs vous soumettent arrivent ici.' },
  instruire: { label: 'à instruire', titre: 'Offres avec des dossiers à examiner', tone: 'blue', vide: 'Les offres qui ont au moins un dossier en attente d’examen arrivent ici.' },
  designer: { label: 'à désigner', titre: 'Offres closes, candidats à désigner', tone: 'green', vide: 'Les offres closes qui ont au moins un dossier validé arrivent ici.' },
  retard: { label: 'en retard chez le bailleur', titre: 'Offres dont le bailleur est en retard', tone: 'red', vide: 'Une offre arrive ici quand le bailleur laisse passer un délai de contact ou de commission.' },
  personne: { label: 'plus de candidat', titre: 'Offres sans candidat en cours', tone: 'grey', vide: 'Une offre close arrive ici quand plus personne n’est en cours\u00a0: rappelez un candidat ou déclarez-la sans candidat.' },
}

/** What waits for Action Logement: counts that lead to lists, then the list, sorted and filtered by its address. */
export function TableauPage(props: TableauProps) {
  const { counts, recherche, total } = props
  const titre = recherche.file === undefined ? 'Offres suivies' : FICHES_FILE[recherche.file].titre
  return (
    <Page title="Tableau de bord" active="accueil" width="wide">
      <PageTitle lead={props.territoire}>Tableau de bord</PageTitle>
      {props.fait !== undefined && (
        <Notice tone="success" announce>
          {props.fait}
        </Notice>
      )}
      <Stats
        items={(['approuver', 'instruire', 'designer', 'retard', 'personne'] as const).map((file) => ({
          label: FICHES_FILE[file].label, value: nombre(counts[file]), tone: counts[file] === 0 ? 'grey' : FICHES_FILE[file].tone, href: hrefOf({ tri: 'cloture', sens: 'asc', page: 1 }, { file }),
          ...(file === 'instruire' && counts.dossiers > 0 ? { hint: `${pluriel(counts.dossiers, 'dossier')} en attente` } : {}),
        }))}
      />
      <Section title={titre} lead={pluriel(total, 'offre')} actions={recherche.file === undefined ? undefined : <a href="/conseiller">Toutes les offres suivies</a>}>
        <Recherches {...props} />
        <Table caption={titre} captionHidden columns={columnsOf(props)} rows={props.lignes} rowKey={({ id }) => String(id)} empty={<Vide recherche={recherche} />} />
        <Pagination page={recherche.page} pages={props.pages} href={(page) => hrefOf(recherche, { page })} />
      </Section>
      <Section title="Équilibre entre entreprises">
        <p>{props.bonus ? writeBonus(props.bonus) : 'Aucun bonus d’équilibrage n’est en cours.'}</p>
        {props.bonus && <p class="small">Pourquoi{'\u00a0'}: {props.bonus.motif}</p>}
      </Section>
    </Page>
  )
}

function Recherches(props: TableauProps) {
  const { recherche, choix } = props
  const cleared = hrefOf({ ...recherche, statut: undefined, ville: undefined, bailleur: undefined }, {})
  const triee = `${recherche.sens === 'desc' ? '-' : ''}${recherche.tri}`
  return (
    <Filters action="/conseiller" count={countFiltres(recherche)} clearHref={cleared} open={countFiltres(recherche) > 0}>
      {recherche.file !== undefined && <Hidden name="file" value={recherche.file} />}
      {triee !== 'cloture' && <Hidden name="tri" value={triee} />}
      <Select form={EMPTY_FORM} name="ville" label="Ville" optional placeholder="Toutes" defaultValue={recherche.ville} options={choix.villes.map((ville) => ({ value: ville, label: ville }))} />
      <Select form={EMPTY_FORM} name="bailleur" label="Bailleur" optional placeholder="Tous" defaultValue={recherche.bailleur?.toString()} options={choix.bailleurs.map(({ id, nom }) => ({ value: String(id), label: nom }))} />
      <Select form={EMPTY_FORM} name="statut" label="État" optional placeholder="Offres suivies" defaultValue={recherche.statut} options={STATUTS_OFFRE.map((statut) => ({ value: statut, label: FICHES_OFFRE[statut].libelle }))} />
    </Filters>
  )
}

function columnsOf({ recherche, today }: TableauProps): readonly Column<LigneTableau>[] {
  return [
    { key: 'reference', label: 'Référence', heading: true, sort: triOf(recherche, 'reference'), render: (row) => <a class="nowrap" href={`/conseiller/offres/${row.id}`}>{row.reference}</a> },
    { key: 'logement', label: 'Logement', sort: triOf(recherche, 'logement'), render: (row) => `${row.ville} (${row.code_postal}), ${nameTypologie(row.typologie)}, ${surface(row.surface)}, ${euros(row.loyer)}` },
    { key: 'bailleur', label: 'Bailleur', sort: triOf(recherche, 'bailleur'), render: (row) => row.bailleur },
    { key: 'candidats', label: 'En liste', align: 'end', sort: triOf(recherche, 'candidats'), render: (row) => nombre(row.candidats) },
    { key: 'examiner', label: 'À examiner', align: 'end', sort: triOf(recherche, 'examiner'), render: (row) => nombre(row.examiner) },
    { key: 'cloture', label: 'Dernier jour', sort: triOf(recherche, 'cloture'), render: (row) => (row.cloture_le === null ? '–' : jourChiffres(jourDe(row.cloture_le.subtract({ minutes: 1 })))) },
    { key: 'echeance', label: 'Prochaine étape', render: (row) => <Prochaine row={row} today={today} /> },
    { key: 'statut', label: 'État', sort: triOf(recherche, 'statut'), render: (row) => <StatutOffreBadge statut={row.statut} /> },
  ]
}

const ETAPES = { instruction: 'Examen', transmission: 'Envoi', premier_contact: 'Contact', commission: 'Commission' } as const

/** The next due date of the silence clock, late ones first said. */
function Prochaine(props: { row: LigneTableau; today: Jour }) {
  const { row, today } = props
  const running = row.statut === 'close' || row.statut === 'transmise' || row.statut === 'en_commission'
  const due = running && row.jalons ? computeEcheancesSilence(row.jalons, today).find(({ faite }) => faite === undefined) : undefined
  if (row.statut === 'soumise') return <span>À approuver</span>
  if (!due) return <span>–</span>
  if (due.enRetard) return <Status tone="red">{`${ETAPES[due.etape]} en retard depuis le ${jourCourt(due.pour)}`}</Status>
  return <span class="nowrap">{`${ETAPES[due.etape]} jusqu’au ${jourCourt(due.pour)}`}</span>
}

function Vide(props: { recherche: Recherche }) {
  const { recherche } = props
  const filtered = countFiltres(recherche) > 0
  const pourquoi = recherche.file === undefined ? 'Les offres de votre territoire apparaissent ici dès qu’un bailleur vous les soumet.' : FICHES_FILE[recherche.file].vide
  return (
    <EmptyState title={filtered ? 'Aucune offre avec ces filtres' : 'Rien n’attend ici'} drawing="list" level={3}>
      <p>{filtered ? 'Élargissez la recherche, ou effacez les filtres.' : pourquoi}</p>
    </EmptyState>
  )
}
