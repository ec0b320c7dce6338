import { TEXTES_CAUSE } from '#domain/designation.ts'
import { FICHES_OFFRE } from '#domain/offre.ts'
import type { Offre } from '#features/offres/queries.ts'
import { Actions, ButtonLink } from '#ui/button.tsx'
import { euros, jour, jourHeure, nameTypologie, nombre, pluriel, surface } from '#ui/format.ts'
import { Facts } from '#ui/facts.tsx'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Stats } from '#ui/stats.tsx'
import { Status } from '#ui/status.tsx'
import type { ListeConseil } from '../queries/liste-conseil.ts'
import { ListeTable, PrioritairesTable } from './liste.tsx'

type OffreProps = { offre: Offre; liste: ListeConseil; page: number; fait: string | undefined }

/** One offer, as its conseiller drives it: what to do now, priority publics, then the list in its order. */
export function OffreConseilPage(props: OffreProps) {
  const { offre, liste } = props
  const statut = FICHES_OFFRE[offre.statut]
  return (
    <Page title={`Offre ${offre.reference}`} active="accueil" width="wide" back={{ href: '/conseiller', label: 'Tableau de bord' }}>
      <PageTitle kicker={`Offre ${offre.reference}, ${offre.bailleur}`} actions={<Status tone={statut.couleur} large>{statut.libelle}</Status>}>
        {nameTypologie(offre.typologie)}, {surface(offre.surface)}, {offre.ville}
      </PageTitle>
      {props.fait !== undefined && (
        <Notice tone="success" announce>
          {props.fait}
        </Notice>
      )}
      <Actes {...props} />
      <Facts items={listFaits(props)} />
      {liste.prioritaires.length > 0 && (
        <Section title="Publics prioritaires" lead="Mêmes points que les autres. Passer devant l’une de ces personnes demande une raison écrite.">
          <PrioritairesTable lignes={liste.prioritaires} />
        </Section>
      )}
      {offre.publiee_le !== null && <ListeSection {...props} />}
      {!isOver(offre) && (
        <Actions>
          <ButtonLink href={`/conseiller/offres/${offre.id}/retrait`} look="secondary">
            Retirer l’offre
          </ButtonLink>
        </Actions>
      )}
    </Page>
  )
}

function ListeSection({ offre, liste, page }: OffreProps) {
  const frozen = offre.statut !== 'en_ligne'
  return (
    <Section title={frozen ? 'Liste arrêtée' : 'Liste en cours'} lead={frozen ? 'L’ordre est celui de la clôture, il ne change plus.' : 'L’ordre change jusqu’à la clôture. Vous pouvez déjà examiner les dossiers.'}>
      {liste.total > 0 && (
        <Stats
          items={[
            { label: 'à examiner', value: nombre(liste.examiner), tone: liste.examiner > 0 ? 'blue' : 'grey' },
            { label: 'dossiers validés', value: nombre(liste.valides), tone: 'green' },
            { label: 'chez le bailleur', value: nombre(liste.tenus), tone: 'violet' },
          ]}
        />
      )}
      <ListeTable offre={offre} liste={liste} />
      <Pagination page={page} pages={liste.pages} href={(n) => `/conseiller/offres/${offre.id}?page=${n}`} />
    </Section>
  )
}

/** What may be done now, the first thing first. */
function Actes({ offre, liste }: OffreProps) {
  const here = `/conseiller/offres/${offre.id}`
  if (offre.statut === 'soumise') {
    return (
      <Notice
        title="Cette offre attend votre accord"
        actions={
          <>
            <ButtonLink href={`${here}/publication`}>Mettre en ligne</ButtonLink>
            <ButtonLink href={`${here}/renvoi`} look="secondary">
              Renvoyer au bailleur
            </ButtonLink>
          </>
        }
      >
        Relisez l’annonce, puis choisissez le dernier jour pour postuler.
      </Notice>
    )
  }
  if (isOver(offre)) return null
  const late = liste.horloge.some(({ enRetard, faite }) => enRetard && faite === undefined)
  return (
    <Notice tone={late ? 'warning' : 'info'} title={titleOf(offre, liste)} actions={principalOf(offre, liste)}>
      {liste.horloge.length > 0 && (
        <ul>
          {liste.horloge.map(({ etape, texte }) => (
            <li key={etape}>{texte}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function isOver({ statut }: Offre): boolean {
  return statut === 'retiree' || statut === 'louee' || statut === 'sans_candidat' || statut === 'brouillon'
}

function principalOf(offre: Offre, liste: ListeConseil) {
  if (liste.places > 0 && liste.valides > 0) return <ButtonLink href={`/conseiller/offres/${offre.id}/designation`}>{`Désigner (${pluriel(liste.places, 'place')})`}</ButtonLink>
  if (offre.statut !== 'en_ligne' && liste.enCours === 0) return <ButtonLink href={`/conseiller/offres/${offre.id}/sans-candidat`} look="secondary">Déclarer sans candidat</ButtonLink>
  return undefined
}

function titleOf({ statut }: Offre, { examiner, valides, places, tenus, enCours, aRappeler }: ListeConseil): string {
  if (statut === 'en_ligne') return examiner > 0 ? `En ligne\u00a0: ${pluriel(examiner, 'dossier')} à examiner` : 'En ligne'
  if (enCours === 0) return aRappeler === undefined ? 'Plus personne n’est candidat' : 'Plus personne n’est en cours\u00a0: rappelez le prochain de la liste'
  if (places > 0 && valides > 0) return `${pluriel(valides, 'dossier validé', 'dossiers validés')}, ${pluriel(places, 'place')} à pourvoir chez le bailleur`
  if (examiner > 0) return `${pluriel(examiner, 'dossier')} à examiner`
  return `${pluriel(tenus, 'dossier')} chez le bailleur`
}

function listFaits({ offre, liste }: OffreProps) {
  const { designation } = liste
  return [
    { label: 'Logement', value: `${offre.adresse}, ${offre.code_postal} ${offre.ville}`, hint: `${offre.financement}, ${euros(offre.loyer)} charges comprises, libre le ${jour(offre.disponible_le)}` },
    ...(offre.reservee_nom === null ? [] : [{ label: 'Réservé aux salariés de', value: offre.reservee_nom }]),
    ...(offre.cloture_le === null || offre.statut === 'soumise' || offre.statut === 'brouillon' ? [] : [{ label: offre.statut === 'en_ligne' ? 'Clôture' : 'Close', value: jourHeure(offre.cloture_le.subtract({ minutes: 1 })) }]),
    ...(designation === undefined ? [] : [{ label: designation.tour === 1 ? 'Envoi au bailleur' : `Envoi n°\u00a0${designation.tour} au bailleur`, value: `${jourHeure(designation.faite_le)}, par ${designation.prenom} ${designation.nom}`, ...(designation.motif === null ? {} : { hint: `${designation.causes.map((cause) => TEXTES_CAUSE[toCause(cause)]).join(' ')} Raison\u00a0: ${designation.motif}` }) }]),
  ]
}

function toCause(cause: string): keyof typeof TEXTES_CAUSE {
  return cause === 'moins_de_trois' || cause === 'ordre_non_suivi' ? cause : 'prioritaire_ecarte'
}
