import { CLASSEMENT_2021 } from '#domain/baremes/classement-2021.ts'
import { isAssezGrande, seuilOf, TRANCHES, type Tranche } from '#domain/entreprise.ts'
import type { BonusMotive } from '#domain/equilibrage.ts'
import { writeCritere, type CriterePolitique, type Politique } from '#domain/politique.ts'
import type { Repartition } from '#domain/statistique.ts'
import { BonusLine } from '#ui/bonus-line.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { CopyValue, Facts } from '#ui/facts.tsx'
import { nombre, pluriel, points } from '#ui/format.ts'
import { Grid, Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Stats } from '#ui/stats.tsx'
import { Table } from '#ui/table.tsx'
import type { Entreprise } from '../queries.ts'
import type { Etat } from '../queries/salaries.ts'
import { LIRE_SEULEMENT, SEUIL_STATISTIQUE, type Flash } from '../texts.ts'

type Props = { entreprise: Entreprise; counts: Readonly<Record<Etat, number>>; souhaits: Repartition; bonus: BonusMotive | undefined; peutRepondre: boolean; flash: Flash | undefined }

const CATEGORIES = { PME: 'Petite ou moyenne entreprise', ETI: 'Entreprise de taille intermédiaire', GE: 'Grande entreprise' }

/** The company's dashboard: who waits, how it validates, what it rewards. */
export function TableauPage(props: Props) {
  const { entreprise, counts, flash } = props
  return (
    <Page title={entreprise.nom} active="accueil" width="wide">
      <PageTitle kicker="Espace entreprise" actions={<ButtonLink href={counts.a_valider > 0 ? '/entreprise/salaries?etat=a_valider' : '/entreprise/salaries'}>{counts.a_valider > 0 ? 'Valider mes salariés' : 'Voir mes salariés'}</ButtonLink>}>
        {entreprise.nom}
      </PageTitle>
      {flash && <Notice tone={flash.ton} announce>{flash.texte}</Notice>}
      {!props.peutRepondre && <p>{LIRE_SEULEMENT}</p>}
      <Stats
        items={[
          { label: 'À valider', value: nombre(counts.a_valider), href: '/entreprise/salaries?etat=a_valider', tone: 'orange' },
          { label: 'Validés', value: nombre(counts.valides), href: '/entreprise/salaries?etat=valides', tone: 'green' },
          { label: 'Refusés', value: nombre(counts.refuses), href: '/entreprise/salaries?etat=refuses', tone: 'red' },
        ]}
      />
      <BonusLine bonus={props.bonus} />
      {!isAssezGrande(entreprise) && <TropPetite entreprise={entreprise} />}
      <Section title="Votre entreprise">
        <Facts items={factsOf(entreprise)} />
      </Section>
      <PolitiqueSection politique={entreprise.politique} />
      <Souhaits souhaits={props.souhaits} />
      <Section title="Ce que vous voyez de vos salariés">
        <p>Seulement ce que chacun a permis{'\u00a0'}: rien, dix informations, ou toute sa demande. Une personne qui a choisi l’anonymat n’apparaît nulle part, même dans un total.</p>
      </Section>
    </Page>
  )
}

function factsOf(entreprise: Entreprise) {
  return [
    { label: 'SIREN', value: entreprise.siren },
    { label: 'Effectif', value: pluriel(entreprise.effectif, 'salarié') },
    { label: 'Catégorie', value: CATEGORIES[entreprise.categorie] },
    { label: 'Validation des salariés', value: <>{entreprise.delegation ? 'Confiée à Action Logement' : 'Par votre entreprise'} (<a href="/entreprise/delegation">{entreprise.delegation ? 'la reprendre' : 'la déléguer'}</a>)</> },
    { label: 'Code à donner à vos salariés', value: entreprise.code === undefined ? 'Aucun' : <CopyValue value={entreprise.code} label="Code entreprise" /> },
  ]
}

function TropPetite(props: { entreprise: Entreprise }) {
  return (
    <Notice tone="warning" title={`Sous ${seuilOf(props.entreprise)} salariés, une entreprise ne donne pas de points`}>
      Vous pouvez répondre pour vos salariés, mais votre réponse ne leur donne pas les points d’entreprise tant que votre effectif est sous ce seuil.
    </Notice>
  )
}

/** Read-only: what employees read too (F185). */
function PolitiqueSection(props: { politique: Politique }) {
  const { acces = [], quotaAnnuel } = props.politique
  return (
    <Section title="Votre politique de logement" lead="Vos salariés lisent ces règles avec leurs points. Les trois priorités s’ajoutent.">
      <Grid min="small">
        {TRANCHES.map((tranche) => (
          <TrancheCard key={tranche} tranche={tranche} criteres={props.politique[tranche]} />
        ))}
        <Card title="Règles d’accès" level={3} {...(acces.length > 0 && { kicker: 'Toutes à remplir pour être validé' })}>
          <Criteres criteres={acces} vide={'Aucune règle\u00a0: tous vos salariés peuvent être validés.'} />
        </Card>
      </Grid>
      {quotaAnnuel !== undefined && <p>Les points de priorité vont à {pluriel(quotaAnnuel, 'salarié')} par an au plus. Les 240 points de validation ne sont pas limités.</p>}
    </Section>
  )
}

function TrancheCard(props: { tranche: Tranche; criteres: readonly CriterePolitique[] }) {
  return (
    <Card title={`Priorité ${props.tranche}`} level={3} kicker={`${points(CLASSEMENT_2021.valeurs.tranches[props.tranche])} points`}>
      <Criteres criteres={props.criteres} vide="Aucun critère." />
    </Card>
  )
}

function Criteres(props: { criteres: readonly CriterePolitique[]; vide: string }) {
  if (props.criteres.length === 0) return <p>{props.vide}</p>
  return (
    <ul>
      {props.criteres.map((critere) => (
        <li key={critere.code}>{writeCritere(critere)}</li>
      ))}
    </ul>
  )
}

/** K26: no figure under ten people, and it says why. */
function Souhaits(props: { souhaits: Repartition }) {
  const { groupes, autres, total } = props.souhaits
  const rows = [...groupes, ...(autres > 0 ? [{ nom: groupes.length === 0 ? 'Tous départements' : 'Autres départements', nombre: autres }] : [])]
  return (
    <Section title="Où vos salariés cherchent" lead="Premier choix de ceux que vous voyez, par département.">
      {total === undefined ? (
        <p>{SEUIL_STATISTIQUE}</p>
      ) : (
        <>
          <Table
            caption="Salariés par département souhaité"
            captionHidden
            columns={[
              { key: 'departement', label: 'Département', heading: true, render: (row) => row.nom },
              { key: 'nombre', label: 'Salariés', align: 'end', render: (row) => nombre(row.nombre) },
            ]}
            rows={rows}
            rowKey={(row) => row.nom}
          />
          <p class="small">Les groupes de moins de 10 personnes sont réunis, pour que personne ne puisse être reconnu.</p>
        </>
      )}
    </Section>
  )
}
