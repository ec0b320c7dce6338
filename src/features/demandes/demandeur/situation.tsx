import { describeStatut, isHeld } from '#domain/candidature.ts'
import type { Prealable } from '#domain/completude.ts'
import { isDemandeAboutie } from '#domain/renouvellement.ts'
import type { EnCours } from '#features/candidatures/queries/a-faire.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { Facts } from '#ui/facts.tsx'
import { Form } from '#ui/form.tsx'
import { jour, jourHeure, nameTypologie, pluriel } from '#ui/format.ts'
import { Grid, Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Status } from '#ui/status.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { describeRadiation, type Validite } from '../validite.ts'
import { CHOIX, HISTOIRE, SITUATIONS_TRAVAIL, VALIDATIONS_TEXTE, type Flash } from '../texts.ts'
import type { Evenement, LoadedDemande } from '../queries.ts'
import type { Droits } from '../droits.ts'
import { labelOfPartie } from '../registre.ts'
import { Numeros, RegistreCards, RegistreResume, type NomCommune } from '../views.tsx'
import { ExpirationTexte, RadiationTexte, SiteRegistre } from './confirmer.tsx'
import { DroitsSection } from './droits.tsx'

export type Situation = {
  loaded: LoadedDemande
  validite: Validite
  droits: Droits
  prealables: readonly Prealable[]
  /** The live one, or one that the person is asked to come back to; with what it awaits. */
  candidature: EnCours | undefined
  /** Homes on line that fit. */
  offres: number
  /** Homes go first to employees of contributing companies (K12). */
  accesPrioritaire: boolean
  historique: readonly Evenement[]
  today: Jour
}
type Jour = `${number}-${number}-${number}`
type Props = { situation: Situation; communes: NomCommune; flash?: Flash; changements: readonly string[] }

/** The dashboard (F124): where the request stands, what is left to do, what the law allows, what the register says. */
export function SituationPage(props: Props) {
  const { situation, flash, changements } = props
  const { loaded } = situation
  return (
    <Page title="Ma situation" active="situation" width="wide">
      <PageTitle actions={<StatutDemande situation={situation} />}>Ma situation</PageTitle>
      {flash && (
        <Notice tone={flash.ton} announce>
          <p>{flash.texte}</p>
          {changements.length > 0 && <p>Ont changé{'\u00a0'}: {changements.map(labelOfPartie).join(', ')}.</p>}
        </Notice>
      )}
      <Numeros loaded={loaded} />
      <EtatNotice situation={situation} />
      {loaded.statut === 'radiee' ? null : <ResteAFaire situation={situation} />}
      {!isDemandeAboutie(loaded) && <DroitsSection droits={situation.droits} prioritaire={loaded.rattachement === undefined || situation.accesPrioritaire} />}
      <Reponses loaded={loaded} />
      <Registre situation={situation} communes={props.communes} />
      <Historique items={situation.historique} aboutie={isDemandeAboutie(loaded)} />
      <p>
        <a href="/demandeur/suppression">Supprimer ma demande d’AL’in</a>
      </p>
    </Page>
  )
}

function StatutDemande(props: { situation: Situation }) {
  const { loaded, validite } = props.situation
  if (isDemandeAboutie(loaded)) return <Status tone="green" large>Demande aboutie</Status>
  if (loaded.statut === 'radiee') return <Status tone="red" large>Radiée</Status>
  if (loaded.statut === 'suspendue') return <Status tone="orange" large>Suspendue</Status>
  if (validite.etat === 'a_renouveler') return <Status tone="orange" large>À renouveler</Status>
  return <Status tone="green" large>Active</Status>
}

function EtatNotice(props: { situation: Situation }) {
  const { loaded, validite, today } = props.situation
  if (isDemandeAboutie(loaded)) return <Loge le={loaded.radiation?.le ?? today} />
  if (loaded.statut === 'radiee') {
    const radiation = describeRadiation(loaded.radiation ?? { le: today, motif: '' }, loaded.registre, today)
    return (
      <Notice tone="danger" title={`Votre demande a été radiée le ${jour(radiation.le)}`}>
        <RadiationTexte radiation={radiation} reactivationJusquAu={validite.reactivationJusquAu} />
        <p>Tant qu’elle est radiée, vous ne pouvez pas postuler.</p>
      </Notice>
    )
  }
  if (loaded.statut === 'suspendue' || today > validite.jusquAu) {
    return (
      <Notice tone="warning" title={`Votre demande n’est plus valable depuis le ${jour(validite.jusquAu)}`}>
        <ExpirationTexte reactivationJusquAu={validite.reactivationJusquAu} perdue={validite.etat === 'perdue'} />
        <p>En attendant, vous ne pouvez pas postuler. Une candidature en cours est annulée.</p>
      </Notice>
    )
  }
  if (validite.etat !== 'a_renouveler') return null
  return (
    <Notice tone="warning" title={`À renouveler avant le ${jour(validite.jusquAu)}`}>
      <p>
        Renouvelez votre demande sur <SiteRegistre />, puis mettez-la à jour ici. Vous gardez votre numéro et votre ancienneté. Sans renouvellement, elle est suspendue, puis radiée.
      </p>
    </Notice>
  )
}

/** The end that everybody came for. */
function Loge(props: { le: string }) {
  return (
    <Section band="sun" title="Félicitations, vous avez un logement">
      <p>Un logement social vous a été attribué et le bail est signé. Votre demande a abouti{'\u00a0'}: elle est sortie du registre national le {jour(props.le)}. Vous n’avez rien à faire.</p>
      <p>Vous chercherez peut-être un autre logement un jour{'\u00a0'}: il faudra alors une nouvelle demande, sur <SiteRegistre />.</p>
      <Actions>
        <ButtonLink href="/demandeur/candidatures" look="secondary">
          Voir mes candidatures
        </ButtonLink>
      </Actions>
    </Section>
  )
}

const FAIRE: Readonly<Record<Prealable['etape'], { titre: string; href: string; action: string }>> = {
  demande: { titre: 'Rendre votre demande active', href: '#registre', action: 'Voir comment' },
  employeur: { titre: 'Votre travail', href: '/demandeur/employeur', action: 'Répondre' },
  confidentialite: { titre: 'Vos données et votre entreprise', href: '/demandeur/confidentialite', action: 'Choisir' },
  pieces: { titre: 'Vos pièces justificatives', href: '/demandeur/pieces', action: 'Vérifier' },
}

/** A list that ends; then one thing to do: look at the homes. */
function ResteAFaire(props: { situation: Situation }) {
  const { prealables, offres, candidature, droits } = props.situation
  const free = !candidature || !isHeld(candidature.suivie.statut)
  return (
    <>
      {candidature && <Engage enCours={candidature} />}
      {prealables.length > 0 && <Prealables prealables={prealables} />}
      {prealables.length === 0 && free && <Pret offres={offres} bloque={isBloque(droits)} />}
    </>
  )
}

function Prealables(props: { prealables: readonly Prealable[] }) {
  const { prealables } = props
  return (
    <Section title={prealables.length === 1 ? 'Une chose à faire avant de postuler' : `${prealables.length} choses à faire avant de postuler`}>
      <Grid min="medium">
        {prealables.map(({ etape, texte }, index) => (
          <Card key={etape} level={3} tone={index === 0 ? 'sun' : 'plain'} title={FAIRE[etape].titre} footer={<ButtonLink href={FAIRE[etape].href} look={index === 0 ? 'primary' : 'secondary'} small>{FAIRE[etape].action}</ButtonLink>}>
            <p>{texte}</p>
          </Card>
        ))}
      </Grid>
    </Section>
  )
}

/** Whoever has applied comes to see how it goes, and what is awaited of them. */
function Engage(props: { enCours: EnCours }) {
  const { suivie, aFaire } = props.enCours
  const { id, ville } = suivie
  const href = `/demandeur/candidatures/${id}`
  if (aFaire?.agir === true) {
    return (
      <Section band="sun" title={aFaire.titre}>
        <EtatEnCours enCours={props.enCours} lieu />
        <p>{aFaire.texte}</p>
        <Actions>
          <ButtonLink href={aFaire.href}>{aFaire.label}</ButtonLink>
          <ButtonLink href={href} look="secondary">Voir ma candidature</ButtonLink>
        </Actions>
      </Section>
    )
  }
  return (
    <Section band="sun" title={`Votre candidature à ${ville}`}>
      <EtatEnCours enCours={props.enCours} />
      {aFaire && <p>{aFaire.titre}{'\u00a0'}: {aFaire.texte}</p>}
      <Actions>
        <ButtonLink href={href}>Voir ma candidature</ButtonLink>
        <ButtonLink href="/demandeur/offres" look="secondary" icon="search">Les offres</ButtonLink>
      </Actions>
    </Section>
  )
}

function EtatEnCours(props: { enCours: EnCours; lieu?: boolean }) {
  const { statut, ville, typologie, attente_piece, rang_commission } = props.enCours.suivie
  const { libelle, couleur } = describeStatut(statut, { piecesDemandees: attente_piece !== null && statut !== 'attribuee_sous_condition', rang: rang_commission ?? undefined })
  return (
    <p>
      {nameTypologie(typologie)}{props.lieu === true ? `, ${ville}` : ''} <Status tone={couleur}>{libelle}</Status>
    </p>
  )
}

/** The person’s own grounds, or income above every ceiling listed: new offers would change nothing. */
function isBloque({ refus, lignes }: Droits): boolean {
  return refus.length > 0 || (lignes.length > 0 && lignes.every(({ reponse }) => reponse === 'non'))
}

/** F131. */
function Pret(props: { offres: number; bloque: boolean }) {
  const { offres, bloque } = props
  const aucun = bloque ? 'Aucun logement ne peut vous être proposé avec votre demande d’aujourd’hui. Voyez ci-dessous ce qui l’empêche.' : 'Aucun logement en ligne ne vous correspond aujourd’hui. De nouvelles offres arrivent chaque semaine.'
  return (
    <Section band="sun" title={offres === 0 ? 'Votre dossier est prêt' : `${pluriel(offres, 'logement')} pour vous aujourd’hui`}>
      <p>{offres === 0 ? aucun : 'Vous pouvez postuler à un logement à la fois.'}</p>
      <Actions>
        <ButtonLink href="/demandeur/offres" icon="search">Les offres</ButtonLink>
      </Actions>
    </Section>
  )
}

function Reponses(props: { loaded: LoadedDemande }) {
  const { rattachement, choix, piecesConfirmeesLe } = props.loaded
  if (!rattachement && choix === undefined && piecesConfirmeesLe === undefined) return null
  return (
    <Section title="Ce que vous nous avez dit">
      <Facts
        items={[
          { label: 'Travail', value: rattachement ? travailOf(rattachement) : 'Pas encore répondu', action: <a href="/demandeur/employeur">Modifier<span class="sr-only"> mon travail</span></a> },
          { label: 'Données vues par l’entreprise', value: choix === undefined ? 'Pas encore choisi\u00a0: elle ne voit rien' : CHOIX[choix].titre, hint: choix === undefined ? undefined : CHOIX[choix].voit, action: <a href="/demandeur/confidentialite">Modifier<span class="sr-only"> mon choix</span></a> },
          { label: 'Pièces', value: piecesConfirmeesLe === undefined ? 'Pas encore confirmées' : `Confirmées ${jourHeure(piecesConfirmeesLe)}`, action: <a href="/demandeur/pieces">Voir<span class="sr-only"> mes pièces</span></a> },
        ]}
      />
    </Section>
  )
}

function travailOf({ situation, entreprise, nomEmployeur, validation }: NonNullable<LoadedDemande['rattachement']>): string {
  const nom = entreprise?.nom ?? nomEmployeur
  const etat = entreprise === undefined ? '' : `. ${VALIDATIONS_TEXTE[validation]}`
  return `${SITUATIONS_TRAVAIL[situation]}${nom === undefined ? '' : `, ${nom}`}${etat}`
}

function MiseAJour() {
  return (
    <Form action="/demandeur/mise-a-jour" label="Mettre à jour ma demande">
      <p>
        Quelque chose a changé{'\u00a0'}? Modifiez-le sur <SiteRegistre />, puis cliquez ici.
      </p>
      <Actions>
        <SubmitButton look="secondary">Mettre à jour ma demande</SubmitButton>
      </Actions>
    </Form>
  )
}

/** F125: read-only here, changed where it was made, then read again. */
function Registre(props: { situation: Situation; communes: NomCommune }) {
  const { loaded, validite } = props.situation
  const aboutie = isDemandeAboutie(loaded)
  return (
    <Section title="Votre demande au registre national" id="registre" lead={`Déposée le ${jour(loaded.dateDepot)}${aboutie ? '' : `, valable jusqu’au ${jour(validite.jusquAu)}`}. Relue ${jourHeure(loaded.relueLe)}.`}>
      <RegistreResume loaded={loaded} communes={props.communes} />
      {!aboutie && <MiseAJour />}
      <Disclosure summary="Tout ce que dit ma demande" look="card">
        <RegistreCards registre={loaded.registre} communes={props.communes} />
      </Disclosure>
    </Section>
  )
}

function Historique(props: { items: readonly Evenement[]; aboutie: boolean }) {
  const items = props.items.flatMap((event) => {
    const fin = event.action === 'demande.radiee'
    const title = fin && props.aboutie ? 'Votre demande a abouti\u00a0: elle quitte le registre national' : HISTOIRE[event.action]
    if (title === undefined) return []
    const champs = event.action === 'demande.mise_a_jour' && event.champs.length > 0 ? `Ont changé\u00a0: ${event.champs.map(labelOfPartie).join(', ')}.` : undefined
    return [{ id: String(event.id), when: jourHeure(event.quand), datetime: event.quand.toString(), title, text: champs, tone: !fin ? ('grey' as const) : props.aboutie ? ('green' as const) : ('red' as const) }]
  })
  if (items.length === 0) return null
  return (
    <Section title="Historique">
      <Timeline items={items} label="Historique de votre demande" />
    </Section>
  )
}
