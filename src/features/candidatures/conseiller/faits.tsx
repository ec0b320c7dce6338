import type { Lien } from '#domain/menage.ts'
import type { EtatPiece, PieceRequise } from '#domain/piece.ts'
import { euros, jour, jourHeure, pluriel } from '#ui/format.ts'
import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/layout.tsx'
import { Status, type StatusTone } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { DossierComplet } from '../queries/dossier.ts'

type Props = { dossier: DossierComplet }

/** The income of each year against the ceiling of this home. */
export function RessourcesSection({ dossier }: Props) {
  const { situation, effort, dossier: { loaded: { demande } }, offre } = dossier
  const { revenu, plafond, categorie, respecte } = situation
  const annees = Object.entries(demande.rfr).toSorted(([a], [b]) => Number(b) - Number(a))
  return (
    <Section title="Ressources" lead={`Plafond ${offre.financement}, ménage de catégorie ${categorie}.`}>
      <Facts
        items={[
          { label: 'Revenu retenu', value: revenu ? `${euros(revenu.montant)} (${revenu.annee})` : 'Inconnu', hint: annees.map(([annee, montant]) => `${annee}\u00a0: ${euros(montant)}`).join('\u00a0; ') },
          { label: 'Plafond', value: plafond === undefined ? 'À vérifier' : euros(plafond), hint: <Respect respecte={respecte} marge={revenu && plafond !== undefined ? plafond - revenu.montant : undefined} /> },
          { label: 'Ressources par mois', value: demande.ressourcesMensuelles === undefined ? 'Inconnues' : euros(demande.ressourcesMensuelles) },
          { label: 'Part du loyer', value: effort.pourcent === undefined ? 'Inconnue' : `${effort.pourcent}\u00a0%`, hint: `Loyer net ${euros(effort.loyerNet)}${effort.aide === undefined ? ', aide au logement non estimée' : `, aide au logement estimée ${euros(effort.aide)}`}` },
        ]}
      />
    </Section>
  )
}

function Respect({ respecte, marge }: { respecte: boolean | undefined; marge: number | undefined }) {
  if (respecte === undefined || marge === undefined) return <Status tone="orange">À vérifier</Status>
  return respecte ? <Status tone="green">{`Respecté, ${euros(marge)} en dessous`}</Status> : <Status tone="red">{`Dépassé de ${euros(-marge)}`}</Status>
}

const LIENS: Readonly<Record<Lien, string>> = { demandeur: 'Demandeur', conjoint: 'Conjoint', cotitulaire: 'Cotitulaire', enfant: 'Enfant', autre_a_charge: 'Autre personne à charge' }

export function FoyerSection({ dossier }: Props) {
  const { demande, registre } = dossier.dossier.loaded
  const { personnes, enfantsANaitre } = demande.menage
  return (
    <Section title="Foyer" lead={`${pluriel(personnes.length, 'personne')}${enfantsANaitre > 0 ? `, ${pluriel(enfantsANaitre, 'enfant')} à naître` : ''}.`}>
      <Table
        caption="Personnes du foyer"
        captionHidden
        columns={[
          { key: 'lien', label: 'Personne', heading: true, render: ({ personne }) => LIENS[personne.lien] },
          { key: 'naissance', label: 'Naissance', render: ({ personne }) => (personne.naissance === undefined ? 'Inconnue' : jour(personne.naissance)) },
          { key: 'handicap', label: 'Carte d’invalidité', render: ({ personne }) => (personne.handicap === true ? 'Oui' : '–') },
        ]}
        rows={personnes.map((personne, index) => ({ personne, index }))}
        rowKey={({ index }) => String(index)}
      />
      {registre.logementActuel && <Facts items={[{ label: 'Logement actuel', value: describeLogement(registre.logementActuel) }]} />}
    </Section>
  )
}

function describeLogement({ surface, nombreHabitants, loyerMensuel }: NonNullable<DossierComplet['dossier']['loaded']['registre']['logementActuel']>): string {
  const parts = [surface === undefined ? undefined : `${surface}\u00a0m²`, nombreHabitants === undefined ? undefined : pluriel(nombreHabitants, 'occupant'), loyerMensuel === undefined ? undefined : `loyer ${euros(loyerMensuel)}`]
  return parts.filter((part) => part !== undefined).join(', ') || 'Non renseigné'
}

const ETATS: Readonly<Record<EtatPiece, { tone: StatusTone; texte: string }>> = {
  validee: { tone: 'green', texte: 'Validée au registre' },
  deposee: { tone: 'blue', texte: 'Déposée, à vérifier' },
  expiree: { tone: 'orange', texte: 'Date dépassée' },
  absente: { tone: 'orange', texte: 'Absente du registre' },
}

export function PiecesSection({ dossier }: Props) {
  const { pieces, loaded } = dossier.dossier
  const declared = loaded.piecesConfirmeesLe
  return (
    <Section title="Pièces obligatoires" lead={declared === undefined ? 'La personne n’a pas confirmé ses pièces.' : `La personne les a confirmées ${jourHeure(declared)}.`}>
      <Table
        caption="Pièces obligatoires"
        captionHidden
        columns={[
          { key: 'piece', label: 'Pièce', heading: true, render: ({ requise }) => nameOf(requise) },
          { key: 'qui', label: 'Pour', render: ({ qui }) => (qui === 'Votre foyer' ? 'Le foyer' : qui) },
          { key: 'etat', label: 'État', render: ({ etat }) => <Status tone={ETATS[etat].tone}>{ETATS[etat].texte}</Status> },
        ]}
        rows={pieces}
        rowKey={({ requise }) => `${requise.type}-${requise.personne ?? 'foyer'}-${requise.annee ?? ''}`}
      />
    </Section>
  )
}

function nameOf({ type, annee }: PieceRequise): string {
  if (type === 'identite') return 'Identité ou titre de séjour'
  return type === 'filiation' ? 'Livret de famille ou actes de naissance' : `Avis d’imposition${annee === undefined ? '' : ` sur les revenus ${annee}`}`
}

const VALIDATIONS = { deleguee: 'Validation déléguée à Action Logement', validee: 'Validé par l’entreprise', en_attente: 'L’entreprise n’a pas encore répondu', refusee: 'Refusé par l’entreprise', sans_objet: 'Sans objet' } as const
const SITUATIONS = {
  cdi: 'CDI', agent_public: 'Agent public', cdd: 'CDD', independant: 'Indépendant', demandeur_emploi: 'Demandeur d’emploi', apprenti: 'Apprenti', etudiant: 'Étudiant', retraite: 'Retraité', autre: 'Autre',
} as const

export function EmploiSection({ dossier }: Props) {
  const { rattachement, choix } = dossier.dossier.loaded
  if (!rattachement) return null
  const { entreprise, situation, nomEmployeur, dateEmbauche, validation } = rattachement
  return (
    <Section title="Employeur">
      <Facts
        items={[
          { label: 'Situation', value: SITUATIONS[situation], hint: dateEmbauche === undefined ? undefined : `Depuis le ${jour(dateEmbauche)}` },
          { label: 'Entreprise', value: entreprise?.nom ?? nomEmployeur ?? 'Aucune', hint: entreprise ? `${entreprise.categorie}, ${pluriel(entreprise.effectif, 'salarié')}` : undefined },
          { label: 'Validation', value: VALIDATIONS[validation] },
          ...(choix === 1 ? [{ label: 'Confidentialité', value: 'Anonyme pour son employeur', hint: 'Ne parlez pas de cette demande à l’entreprise.' }] : []),
        ]}
      />
    </Section>
  )
}
