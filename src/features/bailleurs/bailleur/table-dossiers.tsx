import { jourChiffres, jourDe, rang } from '#ui/format.ts'
import { Table, type Column } from '#ui/table.tsx'
import type { ComponentChildren } from 'preact'
import type { Recue } from '../queries/recues.ts'
import { sayProchain, StatutRecue } from '../views.tsx'

type Props = {
  caption: string
  dossiers: readonly Recue[]
  /** Each column that sorts: where its heading leads. */
  sort?: Readonly<Partial<Record<string, NonNullable<Column<Recue>['sort']>>>>
  /** The home of each file; useless on the page of that home. */
  avecLogement: boolean
  empty: ComponentChildren
}

/** Files received, one line each: who, where, what comes next. */
export function TableDossiers(props: Props) {
  const columns = props.avecLogement ? [CANDIDAT, LOGEMENT, ...REST] : [CANDIDAT, ...REST]
  const sorted = columns.map((column) => {
    const sort = props.sort?.[column.key]
    return sort === undefined ? column : { ...column, sort }
  })
  return <Table caption={props.caption} captionHidden columns={sorted} rows={props.dossiers} rowKey={({ id }) => String(id)} rowTone={({ statut }) => (statut === 'retiree' || statut === 'offre_retiree' ? 'struck' : undefined)} empty={props.empty} />
}

const CANDIDAT: Column<Recue> = { key: 'candidat', label: 'Candidat', heading: true, render: ({ id, nom, prenom }) => <a href={`/bailleur/candidatures/${id}`}>{`${nom} ${prenom}`}</a> }
const LOGEMENT: Column<Recue> = { key: 'offre', label: 'Logement', render: ({ offreId, reference, ville }) => <a href={`/bailleur/offres/${offreId}`}>{`${reference}, ${ville}`}</a> }
const REST: readonly Column<Recue>[] = [
  { key: 'rang', label: 'Rang', render: ({ rangGele, sur }) => (rangGele === null ? '–' : `${rang(rangGele)}${sur === null ? '' : ` sur ${sur}`}`) },
  { key: 'etat', label: 'État', render: (recue) => <StatutRecue recue={recue} /> },
  { key: 'echeance', label: 'Prochaine étape', render: sayProchain },
  { key: 'depuis', label: 'Depuis le', render: ({ statutLe }) => jourChiffres(jourDe(statutLe)) },
]
