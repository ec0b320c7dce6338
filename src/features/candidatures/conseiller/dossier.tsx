import { isHeld } from '#domain/candidature.ts'
import { listTitresPriorite, TEXTES_INDICE } from '#domain/priorite.ts'
import type { FormState } from '#ui/form-state.ts'
import { Card } from '#ui/card.tsx'
import { CopyValue, Facts } from '#ui/facts.tsx'
import { jour, jourHeure, jusquAu, rang } from '#ui/format.ts'
import { Columns, Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Timeline } from '#ui/timeline.tsx'
import type { DossierComplet } from '../queries/dossier.ts'
import { LogementLine, PointsCandidature } from '../views.tsx'
import { InvalidationForm, PrioriteForm, RappelForm, ValidationForm } from './actes.tsx'
import { EmploiSection, FoyerSection, PiecesSection, RessourcesSection } from './faits.tsx'
import { toItem } from './histoire.ts'
import { StatutDossier } from './statut.tsx'

/** The forms of the page, as they came back. */
export type Formulaires = { invalidation: FormState; priorite: FormState; rappel: FormState }
type DossierProps = { dossier: DossierComplet; formulaires: Formulaires; fait: string | undefined }

/** One file as it is instructed: what the law says, the facts, the papers, the points, the history; acts beside. */
export function DossierPage(props: DossierProps) {
  const { dossier, formulaires } = props
  const { fiche, offre } = dossier
  const { nom, prenom, numeroUnique } = dossier.dossier.loaded
  const invalid = Object.values(formulaires).some(({ errors }) => Object.keys(errors).length > 0)
  return (
    <Page title={`Dossier de ${prenom} ${nom}`} active="accueil" width="wide" back={{ href: `/conseiller/offres/${offre.id}`, label: `Offre ${offre.reference}` }} invalid={invalid}>
      <PageTitle kicker={`Offre ${offre.reference}, ${offre.bailleur}`} actions={<StatutDossier candidature={fiche.candidature} large />}>
        {prenom} {nom}
      </PageTitle>
      {props.fait !== undefined && (
        <Notice tone="success" announce actions={dossier.suivant === undefined ? undefined : <a href={`/conseiller/candidatures/${dossier.suivant}`}>Dossier suivant à examiner</a>}>
          {props.fait}
        </Notice>
      )}
      <Columns asideFirst asideLabel="Décider" aside={<Decider {...props} />}>
        <LogementLine offre={fiche.candidature} />
        <Facts
          items={[
            { label: 'Rang', value: fiche.rang ? `${rang(fiche.rang.rang)} sur ${fiche.rang.sur}` : 'Hors de la liste', hint: fiche.rang?.fige === true ? 'Figé à la clôture' : undefined },
            { label: 'Numéro unique', value: <CopyValue value={numeroUnique} label="Numéro unique" /> },
            { label: 'Demande déposée le', value: jour(fiche.candidature.date_depot), hint: `Valable jusqu’au ${jour(dossier.dossier.loaded.valideJusquAu)}` },
            { label: 'A postulé', value: jourHeure(fiche.candidature.deposee_le) },
          ]}
        />
        <VerdictSection dossier={dossier} />
        <RessourcesSection dossier={dossier} />
        <FoyerSection dossier={dossier} />
        <PiecesSection dossier={dossier} />
        <EmploiSection dossier={dossier} />
        {fiche.classement && (
          <Section title="Points" lead="La fiche que la personne lit, mot pour mot.">
            <PointsCandidature classement={fiche.classement} />
          </Section>
        )}
        <Section title="Historique">
          <Timeline items={dossier.actes.flatMap(toItem)} label="Historique du dossier" />
        </Section>
      </Columns>
    </Page>
  )
}

/** What may be done now; what was decided says who and why. */
function Decider({ dossier, formulaires }: DossierProps) {
  const { candidature } = dossier.fiche
  const { statut, id } = candidature
  const examinable = statut === 'deposee' || statut === 'validee'
  return (
    <>
      {statut === 'deposee' && <ValidationForm id={id} />}
      {candidature.motif !== null && !isHeld(statut) && (
        <Notice title="Motif écrit au candidat">
          <p>{candidature.motif}</p>
        </Notice>
      )}
      {examinable && <InvalidationForm id={id} form={formulaires.invalidation} />}
      {statut === 'non_designee' && <Rappel dossier={dossier} form={formulaires.rappel} />}
      <Priorite dossier={dossier} form={formulaires.priorite} />
    </>
  )
}

function Rappel({ dossier: { ecarte, fiche }, form }: { dossier: DossierComplet; form: FormState }) {
  const rappel = ecarte?.rappel
  if (rappel?.reponse === null) return <Notice title="Rappel envoyé">{`La personne peut répondre ${jusquAu(rappel.expireLe.subtract({ minutes: 1 }))}.`}</Notice>
  if (ecarte?.obstacle !== undefined) return <Notice title="Ne peut pas être rappelée">{ecarte.obstacle}</Notice>
  return <RappelForm id={fiche.candidature.id} form={form} />
}

function Priorite({ dossier, form }: { dossier: DossierComplet; form: FormState }) {
  const { priorite, fiche, dossier: { court } } = dossier
  const titres = priorite ? listTitresPriorite(priorite) : []
  const daloToCheck = court.dalo && priorite?.dalo !== true
  return (
    <Card title="Priorité" id="priorite">
      {titres.length === 0 && <p>Aucune priorité posée.</p>}
      {titres.length > 0 && (
        <ul>
          {titres.map((titre) => (
            <li key={titre}>{titre}</li>
          ))}
        </ul>
      )}
      {priorite && (
        <p class="small">
          {priorite.motif.replace(/\.$/, '')}. Par {priorite.par}, {jourHeure(priorite.poseeLe)}.
        </p>
      )}
      {daloToCheck && <Notice tone="warning">Le registre indique une décision DALO. Vérifiez-la, puis posez la priorité.</Notice>}
      {court.indices.length > 0 && (
        <>
          <p class="small">Ce que les faits du foyer signalent, à vérifier{'\u00a0'}:</p>
          <ul class="small">
            {court.indices.map((indice) => (
              <li key={indice}>{TEXTES_INDICE[indice]}</li>
            ))}
          </ul>
        </>
      )}
      <PrioriteForm id={fiche.candidature.id} priorite={priorite} form={form} />
    </Card>
  )
}

function VerdictSection({ dossier: { verdict } }: { dossier: DossierComplet }) {
  const tone = verdict.reponse === 'oui' ? 'success' : verdict.reponse === 'non' ? 'danger' : 'warning'
  const title = verdict.reponse === 'oui' ? 'Ce logement lui est ouvert aujourd’hui' : verdict.reponse === 'non' ? 'Ce logement ne lui est pas ouvert aujourd’hui' : 'Il manque une information pour le dire'
  return (
    <Notice tone={tone} title={title}>
      {verdict.alertes.length + verdict.refus.length > 0 && <p>Ce que la personne en lit{'\u00a0'}:</p>}
      {(verdict.refus.length > 0 || verdict.alertes.length > 0) && (
        <ul>
          {verdict.refus.map(({ motif, texte, article }) => (
            <li key={motif}>
              {texte} <span class="small">({article})</span>
            </li>
          ))}
          {verdict.alertes.map(({ code, texte }) => (
            <li key={code}>{texte}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
