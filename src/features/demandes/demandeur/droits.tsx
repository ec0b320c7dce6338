import type { ZonePlafond } from '#domain/plafonds.ts'
import { Disclosure } from '#ui/disclosure.tsx'
import { euros, pluriel } from '#ui/format.ts'
import { KeyFigures } from '#ui/key-figures.tsx'
import { Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Status, type StatusTone } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { Droits, LigneDroit } from '../droits.ts'

const ZONES: Readonly<Record<ZonePlafond, string>> = {
  paris_limitrophes: 'Paris et communes limitrophes',
  ile_de_france: 'Île-de-France',
  autres_regions: 'autres régions',
  a_bis: 'zone A\u00a0bis (Paris et proche banlieue)',
  a: 'zone A (grandes villes très chères)',
  b1: 'zone B1 (grandes villes)',
  b2_c: 'zones B2 et C (ailleurs)',
}

const REPONSES: Readonly<Record<LigneDroit['reponse'], { tone: StatusTone; texte: string }>> = {
  oui: { tone: 'green', texte: 'Ouvert' },
  non: { tone: 'red', texte: 'Plafond dépassé' },
  a_completer: { tone: 'orange', texte: 'À compléter' },
}

/** What the law allows, with the person’s own figures: the same rule that lists the homes. */
export function DroitsSection(props: { droits: Droits; prioritaire: boolean }) {
  const { droits } = props
  return (
    <Section title="Vos logements possibles">
      {droits.refus.map((refus) => (
        <Notice key={refus.motif} tone="danger" title={refus.texte}>
          <p>{refus.article}</p>
        </Notice>
      ))}
      {!props.prioritaire && <Notice>Ces logements vont d’abord aux salariés des entreprises qui cotisent à Action Logement. Vous pouvez quand même postuler à ceux qui vous conviennent.</Notice>}
      <KeyFigures
        size="medium"
        items={[
          { label: `Pour ${pluriel(droits.personnes, 'personne')}`, value: writeTypologies(droits.typologies), hint: 'Les types de logement que votre foyer peut avoir' },
          {
            label: 'Loyer conseillé, charges comprises',
            value: droits.loyerConseille === undefined ? 'Inconnu' : `${euros(droits.loyerConseille)} au plus`,
            hint: droits.loyerConseille === undefined ? 'Vos ressources du mois manquent à votre demande' : 'Le tiers de vos ressources, sans aide au logement. C’est un repère, pas un refus',
          },
        ]}
      />
      {droits.typologiesExclues.length > 0 && (
        <Notice tone="warning">
          Vous avez souhaité {writeTypologies(droits.typologiesExclues)}{'\u00a0'}: ce n’est pas possible pour {pluriel(droits.personnes, 'personne')}. Changez ce souhait sur le site de votre demande.
        </Notice>
      )}
      <Plafonds droits={droits} />
    </Section>
  )
}

function Plafonds(props: { droits: Droits }) {
  const { lignes, baremeProvisoire } = props.droits
  const ouverts = lignes.filter(({ reponse }) => reponse === 'oui').length
  return (
    <Disclosure summary={`Vos revenus et les plafonds\u00a0: ${ouverts} sur ${lignes.length} vous sont ouverts`} look="card">
      <Table
        caption="Plafonds de ressources de votre foyer"
        captionHidden
        columns={[
          { key: 'logement', label: 'Logement', heading: true, render: nameOf },
          { key: 'revenu', label: 'Vos revenus retenus', align: 'end', render: ({ revenu }) => (revenu === undefined ? 'Inconnus' : `${euros(revenu.montant)} (${revenu.annee})`) },
          { key: 'plafond', label: 'Plafond', align: 'end', render: ({ plafond }) => (plafond === undefined ? 'Inconnu' : euros(plafond)) },
          { key: 'reponse', label: 'Réponse', render: ({ reponse }) => <Status tone={REPONSES[reponse].tone}>{REPONSES[reponse].texte}</Status> },
        ]}
        rows={lignes}
        rowKey={(ligne) => `${ligne.financements.join('-')}-${ligne.zone}`}
      />
      {baremeProvisoire && <p>Les plafonds de cette année ne sont pas encore connus{'\u00a0'}: ce sont les derniers publiés.</p>}
      <p>PLAI, PLUS et PLS sont les logements sociaux, du moins cher au plus cher. LLI et PLI sont les logements intermédiaires. Chacun a son propre plafond.</p>
    </Disclosure>
  )
}

function nameOf({ financements, zone }: LigneDroit): string {
  return `${financements.join(' et ')}, ${ZONES[zone]}`
}

function writeTypologies(typologies: readonly string[]): string {
  if (typologies.length < 2) return typologies[0] ?? 'Aucun'
  return `${typologies.slice(0, -1).join(', ')} ou ${typologies.at(-1)}`
}
