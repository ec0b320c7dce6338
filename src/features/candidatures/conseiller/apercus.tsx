import { isPrioritaire, listTitresPriorite, type Indice } from '#domain/priorite.ts'
import type { DossierCourt } from '#features/demandes/queries/dossiers.ts'
import { Status, Tag } from '#ui/status.tsx'
import { pluriel } from '#ui/format.ts'
import type { LigneConseil } from '../queries/liste-conseil.ts'

/** The papers of one file, in a word. */
export function PiecesCourt(props: { dossier: DossierCourt | undefined }) {
  if (!props.dossier) return <span>–</span>
  const { pieces, total } = props.dossier
  const manque = pieces.absente + pieces.expiree
  if (manque > 0) return <Status tone="orange">{`${pluriel(manque, 'manquante')} sur ${total}`}</Status>
  return pieces.validee === total ? <Status tone="green">Toutes validées</Status> : <Status tone="blue">{`${pluriel(pieces.deposee, 'à vérifier', 'à vérifier')}`}</Status>
}

const INDICES: Readonly<Record<Indice, string>> = {
  grossesse: 'Enfant à naître', famille_nombreuse: 'Famille nombreuse', famille_monoparentale: 'Parent seul', handicap_declare: 'Handicap déclaré', suroccupation_possible: 'Suroccupation à vérifier',
}

/** A priority that was checked, then what the facts hint at: a hint is no priority (K9). */
export function Signalements(props: { ligne: Pick<LigneConseil, 'dossier' | 'priorite'> }) {
  const tags = listTags(props.ligne)
  if (tags.length === 0) return <span>–</span>
  return (
    <span class="tags">
      {tags.map(({ texte, tone }) => (
        <Tag key={texte} tone={tone}>
          {texte}
        </Tag>
      ))}
    </span>
  )
}

function listTags({ dossier, priorite }: Pick<LigneConseil, 'dossier' | 'priorite'>) {
  const daloToCheck = dossier?.dalo === true && priorite?.dalo !== true
  return [
    ...(priorite !== undefined && isPrioritaire(priorite) ? [{ texte: 'Prioritaire', tone: 'sun' } as const] : []),
    ...(daloToCheck ? [{ texte: 'DALO au registre', tone: 'ink' } as const] : []),
    ...(dossier?.indices ?? []).map((indice) => ({ texte: INDICES[indice], tone: 'plain' }) as const),
  ]
}

export function titresOf({ priorite }: Pick<LigneConseil, 'priorite'>): string {
  return priorite ? listTitresPriorite(priorite).join('\u00a0; ') : ''
}
