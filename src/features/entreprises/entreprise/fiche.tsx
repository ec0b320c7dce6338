import { Fragment } from 'preact'
import { describeStatut, type Statut } from '#domain/candidature.ts'
import { isMotifRefusSalarie, REFUS_SALARIE, writeRefusSalarie } from '#domain/refus-salarie.ts'
import { Facts } from '#ui/facts.tsx'
import { euros, jour, jourDe, jourHeure, nameTypologie, rang, surface } from '#ui/format.ts'
import type { FormState } from '#ui/form-state.ts'
import { ErrorSummary } from '#ui/form.tsx'
import { Grid, Page, PageTitle, Section } from '#ui/layout.tsx'
import { Card } from '#ui/card.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { Timeline } from '#ui/timeline.tsx'
import type { CandidatureVue, FicheSalarie, Regle, Reponse } from '../queries/fiche.ts'
import { VALIDATIONS_VUES, type Flash } from '../texts.ts'
import { GROUPES, type Groupe, type Ligne } from '../visibilite/fiche.ts'
import { ReponseForms } from './reponse.tsx'

type Props = { fiche: FicheSalarie; adresse: string; form: FormState; peutRepondre: boolean; flash: Flash | undefined }

/** The first parts hold what the answer needs; the others come after it. */
const ESSENTIELS = 3
const BACK = { href: '/entreprise/salaries', label: 'Mes salariés' }

/** One employee, exactly as they allow it: the page draws the lines that it is handed, and knows nothing else. */
export function FichePage(props: Props) {
  const { fiche, flash } = props
  const { libelle, ton } = VALIDATIONS_VUES[fiche.validation]
  return (
    <Page title={fiche.nom} active="salaries" width="wide" back={BACK} invalid={Object.keys(props.form.errors).length > 0}>
      <PageTitle kicker="Salarié" lead={fiche.choix === 2 ? 'Cette personne vous permet de lire dix informations, et rien d’autre.' : 'Cette personne vous permet de lire toute sa demande, sans rien modifier.'} actions={<Status tone={ton} large>{libelle}</Status>}>
        {fiche.nom}
      </PageTitle>
      {flash && <Notice tone={flash.ton} announce>{flash.texte}</Notice>}
      <ErrorSummary form={props.form} />
      <Informations lignes={fiche.lignes} groupes={GROUPES.slice(0, ESSENTIELS)} />
      <Regles fiche={fiche} />
      <ReponseForms {...props} />
      {fiche.choix === 3 && <Section title="Toute sa demande"><Informations lignes={fiche.lignes} groupes={GROUPES.slice(ESSENTIELS)} level={3} /></Section>}
      {fiche.candidatures !== undefined && <Candidatures candidatures={fiche.candidatures} />}
      {fiche.reponses.length > 0 && <Historique reponses={fiche.reponses} />}
    </Page>
  )
}

const TITRES: Readonly<Record<Groupe, string>> = {
  identite: 'Identité', travail: 'Travail', recherche: 'Ce que la personne cherche', demande: 'La demande', foyer: 'Foyer', ressources: 'Ressources', logement: 'Logement actuel',
}

function Informations(props: { lignes: readonly Ligne[]; groupes: readonly Groupe[]; level?: 2 | 3 }) {
  const groupes = props.groupes.map((groupe) => ({ groupe, lignes: props.lignes.filter((ligne) => ligne.groupe === groupe) })).filter(({ lignes }) => lignes.length > 0)
  return (
    <Grid min="large">
      {groupes.map(({ groupe, lignes }) => (
        <Card key={groupe} title={TITRES[groupe]} level={props.level ?? 2}>
          <Facts items={lignes.map(({ libelle, valeurs }) => ({ label: libelle, value: <Lignes valeurs={valeurs} /> }))} />
        </Card>
      ))}
    </Grid>
  )
}

function Lignes(props: { valeurs: readonly string[] }) {
  return (
    <>
      {props.valeurs.map((valeur, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {valeur}
        </Fragment>
      ))}
    </>
  )
}

const REPONSES_REGLE = { oui: 'Remplie', non: 'Non remplie' } as const

/** What the company's own rules say of the facts that it may read: the rest it knows from its own files. */
function Regles(props: { fiche: FicheSalarie }) {
  const { regles, choix } = props.fiche
  if (regles.length === 0) return null
  const inconnue = choix === 2 ? 'À vérifier dans vos dossiers\u00a0: non partagé avec vous' : 'À vérifier\u00a0: une information manque'
  return (
    <Section title="Vos règles" lead="Pour vous aider à répondre. Les points de priorité suivent d’eux-mêmes.">
      <Table
        caption="Vos règles et ce que disent les informations partagées"
        captionHidden
        columns={[
          { key: 'libelle', label: 'Règle', heading: true, render: (regle: Regle) => regle.libelle },
          { key: 'nature', label: 'Sert à', render: (regle: Regle) => (regle.nature === 'acces' ? 'Être validé' : `Priorité ${regle.nature}`) },
          { key: 'reponse', label: 'Réponse', render: (regle: Regle) => (regle.reponse === 'inconnu' ? inconnue : REPONSES_REGLE[regle.reponse]) },
        ]}
        rows={regles}
        rowKey={(regle) => `${regle.nature} ${regle.libelle}`}
      />
    </Section>
  )
}

/** F122: the history of all candidatures, read-only. */
function Candidatures(props: { candidatures: readonly CandidatureVue[] }) {
  return (
    <Section title="Ses candidatures" lead="Un seul logement à la fois. Vous pouvez accompagner la personne, pas agir à sa place.">
      <Table
        caption="Candidatures, de la plus récente à la plus ancienne"
        captionHidden
        columns={[
          { key: 'logement', label: 'Logement', heading: true, render: (row: CandidatureVue) => `${nameTypologie(row.typologie)}, ${surface(row.surface)}, ${row.ville} (${row.codePostal})` },
          { key: 'bailleur', label: 'Bailleur', render: (row: CandidatureVue) => row.bailleur },
          { key: 'loyer', label: 'Loyer', align: 'end', render: (row: CandidatureVue) => euros(row.loyer) },
          { key: 'deposee', label: 'Déposée le', render: (row: CandidatureVue) => jour(jourDe(row.deposeeLe)) },
          { key: 'rang', label: 'Rang à la clôture', render: (row: CandidatureVue) => (row.rang === null || row.sur === null ? '–' : `${rang(row.rang)} sur ${row.sur}`) },
          { key: 'etat', label: 'État', render: (row: CandidatureVue) => <EtatCandidature candidature={row} /> },
          { key: 'depuis', label: 'Depuis le', render: (row: CandidatureVue) => jour(jourDe(row.statutLe)) },
        ]}
        rows={props.candidatures}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title="Aucune candidature" drawing="homes" level={3}>Ses candidatures apparaîtront ici dès qu’elle en dépose une.</EmptyState>}
      />
    </Section>
  )
}

function EtatCandidature(props: { candidature: CandidatureVue }) {
  const { libelle, couleur } = describeStatut(props.candidature.statut, { piecesDemandees: props.candidature.attentePiece !== null })
  return <Status tone={couleur}>{VUS_DE_DEHORS[props.candidature.statut] ?? libelle}</Status>
}

/** Labels that speak to the applicant, as somebody else reads them. */
const VUS_DE_DEHORS: Partial<Readonly<Record<Statut, string>>> = { attribuee: 'Logement attribué\u00a0: réponse attendue', acceptee: 'A accepté', refusee: 'A refusé' }

function Historique(props: { reponses: readonly Reponse[] }) {
  return (
    <Section title="Vos réponses">
      <Timeline
        label="Réponses de votre entreprise"
        items={props.reponses.map(({ id, reponse, motif, precision, reponduLe, par }) => ({
          id: String(id),
          when: jourHeure(reponduLe),
          datetime: reponduLe.toString(),
          title: reponse === 'validee' ? `Validé par ${par}` : `Refusé par ${par}`,
          text: motif !== null && isMotifRefusSalarie(motif) ? `${REFUS_SALARIE[motif].libelle}. La personne a lu\u00a0: ${writeRefusSalarie(motif, precision ?? undefined)}` : undefined,
          tone: reponse === 'validee' ? 'green' : 'red',
        }))}
      />
    </Section>
  )
}
