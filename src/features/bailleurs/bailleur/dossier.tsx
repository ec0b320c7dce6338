import type { Temporal } from 'temporal-polyfill'
import { Notice } from '#ui/notice.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { euros, jourHeure, nameTypologie, surface } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Timeline } from '#ui/timeline.tsx'
import type { Dossier } from '../queries/dossier.ts'
import { FAITS, HISTOIRE, LECTURE_SEULE } from '../texts.ts'
import { StatutRecue } from '../views.tsx'
import { BailSection } from './bail.tsx'
import { isLecteur, type Droits } from './droits.ts'
import { Etape } from './etape.tsx'
import { Foyer } from './foyer.tsx'
import { PiecesDemandees } from './pieces.tsx'
import { RangSection } from './rang.tsx'
import { VisiteSection } from './visite.tsx'

/** The form that came back refused. */
export type Saisies = { piece?: FormState; visite?: FormState; cles?: FormState }
type Props = { dossier: Dossier; droits: Droits; saisies: Saisies; now: Temporal.Instant; fait?: string | undefined; erreur?: string | undefined }

/** One file received: what to do next, what was asked, who the household is, and what happened. */
export function DossierPage(props: Props) {
  const { dossier, droits, saisies, now } = props
  const { recue, offre, contenu } = dossier
  const blank = (prefix: string) => ({ ...EMPTY_FORM, prefix })
  return (
    <Page title={`Dossier ${recue.nom} ${recue.prenom}`} active="dossiers" width="wide" back={{ href: `/bailleur/offres/${recue.offreId}`, label: `Offre ${recue.reference}` }} invalid={Object.keys(saisies).length > 0}>
      <PageTitle kicker={`Offre ${recue.reference}`} actions={<StatutRecue recue={recue} large />} lead={`${nameTypologie(offre.typologie)}, ${surface(offre.surface)}, ${offre.ville}, ${euros(offre.loyer)} par mois charges comprises`}>
        {`${recue.nom} ${recue.prenom}`}
      </PageTitle>
      <Issue {...props} />
      <Etape dossier={dossier} droits={droits} />
      <BailSection dossier={dossier} form={saisies.cles ?? blank('cles')} peutEnregistrer={droits.bail} />
      <PiecesDemandees dossier={dossier} form={saisies.piece ?? blank('piece')} peutDemander={droits.pieces} />
      <VisiteSection dossier={dossier} form={saisies.visite ?? blank('visite')} peutProposer={droits.visite} now={now} />
      {contenu ? <Foyer contenu={contenu} offre={offre} /> : <Ferme />}
      <RangSection recue={recue} fiche={dossier.fiche} />
      <Histoire dossier={dossier} />
    </Page>
  )
}

/** What the last act did, or why it did nothing. */
function Issue({ saisies, fait, erreur, droits }: Props) {
  const refused = Object.values(saisies)[0]
  const said = refused === undefined && erreur === undefined ? FAITS[fait ?? ''] : undefined
  return (
    <>
      {said !== undefined && (
        <Notice tone="success" announce>
          {said}
        </Notice>
      )}
      {erreur !== undefined && (
        <Notice tone="danger" title="Rien n’a été enregistré" announce>
          {erreur}
        </Notice>
      )}
      {refused && <ErrorSummary form={refused} />}
      {isLecteur(droits) && <p class="small">{LECTURE_SEULE}</p>}
    </>
  )
}

function Ferme() {
  return (
    <Section title="Le foyer et ses ressources">
      <p>Cette candidature est terminée{'\u00a0'}: les informations du foyer ne vous sont plus montrées. L’historique reste ici.</p>
    </Section>
  )
}

/** From the day the file was received: what went before is between the person and Action Logement. */
function Histoire({ dossier }: Pick<Props, 'dossier'>) {
  const { evenements } = dossier.fiche
  const start = evenements.findIndex(({ action }) => action === 'candidature.transmise')
  const items = evenements.slice(Math.max(0, start)).flatMap(({ id, quand, action, motif }) => {
    const title = HISTOIRE[action]
    if (title === undefined) return []
    return [{ id: String(id), when: jourHeure(quand), datetime: quand.toString(), title, ...(motif !== null && action === 'candidature.offre_retiree' ? { text: motif } : {}) }]
  })
  if (items.length === 0) return null
  return (
    <Section title="Historique">
      <Timeline items={items.toReversed()} label="Historique du dossier" />
    </Section>
  )
}
