import { FICHES_OFFRE, moveOffre, type StatutOffre } from '#domain/offre.ts'
import type { Echeance } from '#domain/silence.ts'
import { Actions, ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { euros, jour, jusquAu, nameTypologie, nombre, pluriel, surface } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import type { OffreSuivie } from '../queries/offre.ts'
import { TableDossiers } from './table-dossiers.tsx'

type Props = { suivie: OffreSuivie; peutRetirer: boolean; peutConvoquer: boolean; fait?: string | undefined }

const FAITS: Readonly<Record<string, string>> = {
  retrait: 'L’offre est retirée. Tous les candidats sont libres et prévenus.',
  soumission: 'L’offre est envoyée à Action Logement, qui la relit avant de la mettre en ligne.',
}

/** One home: where it stands, who must do what and when, the files received. */
export function OffrePage(props: Props) {
  const { offre, recues, horloge } = props.suivie
  const fiche = FICHES_OFFRE[offre.statut]
  const said = FAITS[props.fait ?? '']
  return (
    <Page title={`Offre ${offre.reference}`} active="accueil" width="wide" back={{ href: '/bailleur', label: 'Tableau de bord' }}>
      <PageTitle kicker={`Offre ${offre.reference}`} actions={<Status tone={fiche.couleur} large>{fiche.libelle}</Status>} lead={`${offre.adresse}, ${offre.code_postal} ${offre.ville}`}>
        {nameTypologie(offre.typologie)}, {surface(offre.surface)}, {offre.ville}
      </PageTitle>
      {said !== undefined && (
        <Notice tone="success" announce>
          {said}
        </Notice>
      )}
      <Etat {...props} />
      {APRES_ENVOI.includes(offre.statut) && (
        <Section title="Dossiers reçus" id="dossiers" actions={<LienCommission {...props} />}>
          <TableDossiers caption="Dossiers reçus" dossiers={recues} avecLogement={false} empty={<AucunDossier />} />
        </Section>
      )}
      {horloge.length > 0 && (
        <Section title="Délais" lead="Chaque étape a sa date. Si vous dépassez la vôtre, les candidats peuvent partir sans perdre de points.">
          <Table caption="Délais" captionHidden columns={DELAIS} rows={horloge} rowKey={({ etape }) => etape} />
        </Section>
      )}
      <Logement {...props} />
      {props.peutRetirer && moveOffre(offre.statut, 'withdraw', 'bailleur').ok && (
        <Actions>
          <ButtonLink href={`/bailleur/offres/${offre.id}/retrait`} look="secondary">
            Retirer cette offre
          </ButtonLink>
        </Actions>
      )}
    </Page>
  )
}

const APRES_ENVOI: readonly StatutOffre[] = ['transmise', 'en_commission', 'attribuee', 'louee', 'sans_candidat']

const TEXTES: Readonly<Partial<Record<StatutOffre, string>>> = {
  close: 'La liste des candidats est arrêtée. Action Logement étudie les dossiers dans l’ordre et vous en transmettra un à trois.',
  sans_candidat: 'Aucun candidat ne prend ce logement. Action Logement peut l’ouvrir plus largement et le remettre en ligne, ou vous le rendre.',
}

function Etat({ suivie }: Props) {
  const { offre, motifRetrait } = suivie
  if (offre.statut === 'retiree') return <Notice tone="warning" title="Offre retirée">{motifRetrait ?? 'Ce logement n’est plus proposé.'}</Notice>
  if (offre.statut === 'en_ligne' && offre.cloture_le !== null) {
    return (
      <Notice title="En ligne" actions={<ButtonLink href={`/offres/${offre.id}`} small look="secondary">Voir la fiche publique</ButtonLink>}>
        <p>On peut postuler {jusquAu(offre.cloture_le.subtract({ minutes: 1 }))}. {pluriel(offre.candidats, 'candidature')} pour l’instant.</p>
      </Notice>
    )
  }
  const texte = TEXTES[offre.statut]
  return texte === undefined ? null : <Notice>{texte}</Notice>
}

function LienCommission({ suivie, peutConvoquer }: Props) {
  const { id, statut } = suivie.offre
  const base = `/bailleur/offres/${id}`
  if (statut === 'transmise') return <ButtonLink href={`${base}/commission`} small>{peutConvoquer ? 'Convoquer la commission' : 'Voir la commission'}</ButtonLink>
  if (statut === 'en_commission') return <ButtonLink href={`${base}/decisions`} small>Voir les décisions</ButtonLink>
  return statut === 'attribuee' || statut === 'louee' ? <a href={`${base}/decisions`}>Voir les décisions</a> : null
}

const QUI: Readonly<Record<Echeance['qui'], string>> = { conseiller: 'Action Logement', bailleur: 'Vous' }
const DELAIS: readonly Column<Echeance>[] = [
  { key: 'texte', label: 'Étape', heading: true, render: ({ texte }) => texte },
  { key: 'qui', label: 'À faire par', render: ({ qui }) => QUI[qui] },
  { key: 'etat', label: 'État', render: ({ faite, enRetard }) => <Status tone={enRetard ? 'red' : faite ? 'green' : 'blue'}>{sayEtat(faite !== undefined, enRetard)}</Status> },
]

function sayEtat(faite: boolean, enRetard: boolean): string {
  if (faite) return enRetard ? 'Fait en retard' : 'Fait'
  return enRetard ? 'En retard' : 'À temps'
}

function Logement({ suivie }: Props) {
  const { offre } = suivie
  return (
    <Section title="Le logement" actions={offre.publiee_le !== null && <a href={`/offres/${offre.id}`}>Fiche publique</a>}>
      <Facts
        items={[
          { label: 'Financement', value: offre.financement },
          { label: 'Loyer charges comprises', value: euros(offre.loyer), hint: `${euros(offre.loyer_hors_charges)} sans les charges` },
          { label: 'Dépôt de garantie', value: euros(offre.depot_garantie) },
          { label: 'Disponible dès le', value: jour(offre.disponible_le) },
          { label: 'Candidats en liste', value: nombre(offre.candidats) },
          { label: 'Dossiers voulus au plus', value: nombre(offre.designes_max) },
          ...(offre.reservee_nom === null ? [] : [{ label: 'Réservé aux salariés de', value: offre.reservee_nom }]),
        ]}
      />
    </Section>
  )
}

function AucunDossier() {
  return (
    <EmptyState title="Aucun dossier pour l’instant" drawing="letter" level={3}>
      <p>Action Logement vous transmet un à trois dossiers après la clôture. Vous êtes prévenu par e-mail.</p>
    </EmptyState>
  )
}
