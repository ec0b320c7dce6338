import { FINANCEMENTS } from '#domain/offre.ts'
import { annee } from '#domain/jour.ts'
import type { PlafondSimule, Simulation } from '#domain/simulation.ts'
import { Facts } from '#ui/facts.tsx'
import { euros, nameTypologie } from '#ui/format.ts'
import { KeyFigures } from '#ui/key-figures.tsx'
import { Section } from '#ui/layout.tsx'
import { Status, Tag } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { FINANCEMENTS_NOMMES, listNoms, ZONES_NOMMEES } from '../texts.ts'
import type { Calcul } from './calcul.ts'
import { isPlafondAVerifier, sayCategorie, sayPersonnes } from './menage.ts'

/** Income against ceiling, with both numbers and the year; and what the household counts for. */
export function SectionPlafonds(props: { calcul: Calcul; ville: string }) {
  const { simulation } = props.calcul
  return (
    <Section title="Vos revenus et votre foyer">
      {simulation.plafonds === undefined ? <UnPlafond calcul={props.calcul} /> : <TousLesPlafonds calcul={props.calcul} plafonds={simulation.plafonds} ville={props.ville} />}
      <Foyer calcul={props.calcul} />
    </Section>
  )
}

function UnPlafond(props: { calcul: Calcul }) {
  const { simulation, question } = props.calcul
  const { retenu, plafond, zone } = simulation.ressources
  const { categorie } = simulation.menage
  const financement = question.offre?.financement ?? 'PLUS'
  return (
    <>
      <KeyFigures
        items={[
          { label: 'Vos revenus retenus', value: retenu === null ? 'À compléter' : euros(toCents(retenu)), hint: sayAnnee(simulation) },
          { label: `Plafond ${financement}`, value: plafond === null ? 'Selon la zone' : euros(toCents(plafond)), hint: zone === null ? undefined : `${ZONES_NOMMEES[zone]}, catégorie ${categorie}, ${annee(question.date)}` },
        ]}
      />
      {plafond !== null && isPlafondAVerifier({ financement, zone, categorie }, question.date) && (
        <p>
          <Tag>à vérifier</Tag> <span class="small">Ce plafond vient d’une seule source.</span>
        </p>
      )}
      {retenu !== null && plafond !== null && <Jauge revenu={toCents(retenu)} plafond={toCents(plafond)} />}
    </>
  )
}

/** Drawn beside its numbers: the line is the ceiling. */
function Jauge(props: { revenu: number; plafond: number }) {
  const { revenu, plafond } = props
  const over = revenu > plafond
  const scale = Math.max(revenu, plafond, 1)
  const share = (cents: number) => `${((100 * cents) / scale).toFixed(1)}%`
  return (
    <div>
      <svg class="gauge" width="100%" height="24" aria-hidden="true" focusable="false">
        <rect class="gauge-track" y="6" width="100%" height="12" rx="6" />
        <rect class={over ? 'gauge-over' : 'gauge-fill'} y="6" width={share(revenu)} height="12" rx="6" />
        <rect class="gauge-limit" x={share(plafond)} width="4" height="24" rx="2" transform="translate(-4)" />
      </svg>
      <p class="small">{over ? `Vous dépassez le plafond de ${euros(revenu - plafond)}.` : `Vous êtes ${euros(plafond - revenu)} sous le plafond.`} Le trait marque le plafond.</p>
    </div>
  )
}

type Tous = { calcul: Calcul; plafonds: readonly PlafondSimule[]; ville: string }

/** Each financing stands on its own ceiling (K1). */
function TousLesPlafonds({ calcul, plafonds, ville }: Tous) {
  const { simulation, question } = calcul
  const { retenu } = simulation.ressources
  const { categorie } = simulation.menage
  return (
    <>
      <KeyFigures items={[{ label: 'Vos revenus retenus', value: retenu === null ? 'À compléter' : euros(toCents(retenu)), hint: sayAnnee(simulation) }]} />
      <Table
        caption={`Plafonds à ${ville}, catégorie\u00a0${categorie}`}
        columns={[
          { key: 'financement', label: 'Type de loyer', heading: true, render: ({ financement }) => FINANCEMENTS_NOMMES[financement] },
          {
            key: 'plafond', label: 'Plafond de revenus', align: 'end',
            render: ({ financement, plafond, zone }) => (
              <>
                {plafond === null ? 'selon la zone' : euros(toCents(plafond))} {plafond !== null && isPlafondAVerifier({ financement, zone, categorie }, question.date) && <Tag>à vérifier</Tag>}
              </>
            ),
          },
          { key: 'respecte', label: 'Vous', render: ({ respecte }) => <Respecte respecte={respecte} /> },
        ]}
        rows={[...plafonds].sort((a, b) => FINANCEMENTS.indexOf(a.financement) - FINANCEMENTS.indexOf(b.financement))}
        rowKey={({ financement }) => financement}
      />
      <p class="small">Pour les loyers intermédiaires, le plafond dépend de la zone A, B ou C de la commune{'\u00a0'}: la réponse vaut pour toutes les zones, ou reste à compléter.</p>
    </>
  )
}

function Respecte({ respecte }: Pick<PlafondSimule, 'respecte'>) {
  if (respecte === null) return <Status tone="orange">À compléter</Status>
  return respecte ? <Status tone="green">Oui</Status> : <Status tone="red">Non</Status>
}

function Foyer({ calcul }: { calcul: Calcul }) {
  const { simulation, question } = calcul
  const { categorie, typologies } = simulation.menage
  const financement = simulation.plafonds === undefined ? question.offre?.financement : undefined
  return (
    <Facts
      items={[
        { label: 'Votre foyer', value: sayPersonnes(question.demande.menage) },
        { label: 'Catégorie du foyer', value: String(categorie), hint: sayCategorie(question.demande.menage, { financement, categorie }, question.date) },
        { label: 'Nombre de pièces possible', value: listNoms(typologies.map(nameTypologie)), hint: 'Règle d’AL’in, selon le nombre de personnes.' },
      ]}
    />
  )
}

function sayAnnee({ ressources: { annee: year } }: Simulation): string {
  return year === null ? 'revenu fiscal de référence à indiquer' : `revenus de ${year} (avis d’impôt ${year + 1})`
}

function toCents(montant: number): number {
  return Math.round(montant * 100)
}
