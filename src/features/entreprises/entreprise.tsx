import { Hono } from 'hono'
import { writeCritere, type Politique } from '#domain/politique.ts'
import { TRANCHES, type Tranche } from '#domain/entreprise.ts'
import { CLASSEMENT_2021 } from '#domain/baremes/classement-2021.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, show, type Env } from '#src/context.ts'
import { Card } from '#ui/card.tsx'
import { CopyValue, Facts } from '#ui/facts.tsx'
import { nombre, points } from '#ui/format.ts'
import { Grid, Page, PageTitle, Section } from '#ui/layout.tsx'
import { findEntreprise, type Entreprise } from './queries.ts'

export const entreprisesEntreprise = new Hono<Env>()

entreprisesEntreprise.get('/entreprise', async (c) => {
  const entreprise = await findEntreprise(c.var.ctx.db, actorOf(c.var.ctx, 'entreprise').entrepriseId)
  if (!entreprise) throw new NotFound()
  return show(c, <TableauPage entreprise={entreprise} />)
})

const CATEGORIES = { PME: 'Petite ou moyenne entreprise', ETI: 'Entreprise de taille intermédiaire', GE: 'Grande entreprise' }

/** The company's own sheet: what Action Logement holds of it, and the policy that its employees read. */
function TableauPage(props: { entreprise: Entreprise }) {
  const { entreprise } = props
  return (
    <Page title={entreprise.nom} active="accueil" width="wide">
      <PageTitle kicker="Espace entreprise">{entreprise.nom}</PageTitle>
      <Facts
        items={[
          { label: 'SIREN', value: entreprise.siren },
          { label: 'Effectif', value: `${nombre(entreprise.effectif)}\u00a0salariés` },
          { label: 'Catégorie', value: CATEGORIES[entreprise.categorie] },
          { label: 'Validation des salariés', value: entreprise.delegation ? 'Confiée à Action Logement : elle est automatique' : 'Par votre entreprise' },
          { label: 'Code à donner à vos salariés', value: entreprise.code === undefined ? 'Aucun' : <CopyValue value={entreprise.code} label="Code entreprise" /> },
        ]}
      />
      <Section title="Vos priorités" lead="Vos salariés lisent ces critères avec leurs points. Les trois priorités s’ajoutent.">
        <Grid min="medium">
          {TRANCHES.map((tranche) => (
            <TrancheCard key={tranche} tranche={tranche} politique={entreprise.politique} />
          ))}
        </Grid>
      </Section>
      <Section title="Ce que vous voyez de vos salariés">
        <p>Seulement ce que chacun a permis{'\u00a0'}: rien, dix informations, ou toute sa demande. Une personne qui a choisi l’anonymat n’apparaît nulle part, même dans un total.</p>
      </Section>
    </Page>
  )
}

function TrancheCard(props: { tranche: Tranche; politique: Politique }) {
  const criteres = props.politique[props.tranche]
  return (
    <Card title={`Priorité ${props.tranche}`} level={3} kicker={points(CLASSEMENT_2021.valeurs.tranches[props.tranche])}>
      {criteres.length === 0 ? (
        <p>Aucun critère.</p>
      ) : (
        <ul>
          {criteres.map((critere) => (
            <li key={critere.code}>{writeCritere(critere)}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}
