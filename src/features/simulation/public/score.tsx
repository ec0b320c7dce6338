import type { Ligne } from '#domain/classement.ts'
import { Facts } from '#ui/facts.tsx'
import { points } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { PointsSheet } from '#ui/points-sheet.tsx'
import { REPONSES_COURTES } from '../texts.ts'
import type { Calcul, Essai } from './calcul.ts'

/** The sheet of points, line by line, then what one change would do. */
export function SectionScore({ calcul }: { calcul: Calcul }) {
  const { classement, eligibilite } = calcul.simulation
  if (classement === undefined) return <SansLogement />
  return (
    <>
      <Section title="Vos points pour ce logement" lead={eligibilite.reponse === 'non' ? 'Ce logement vous est fermé. Voici les points que vous auriez.' : undefined}>
        <PointsSheet classement={classement} explain={(ligne) => explain(ligne, calcul)} />
      </Section>
      {calcul.essais.length > 0 && <Essais essais={calcul.essais} total={classement.total} reponse={eligibilite.reponse} />}
    </>
  )
}

function SansLogement() {
  return (
    <Section title="Vos points">
      <Notice>
        Les points se calculent pour un logement précis. Indiquez un nombre de pièces et un loyer, ou ouvrez <a href="/offres">une offre</a> et choisissez «{'\u00a0'}Simuler pour ce logement{'\u00a0'}».
      </Notice>
    </Section>
  )
}

/** Nobody said how many requests are older: the sheet does not pretend that there is none. A size class that was guessed is said to be. */
function explain({ critere, explication }: Ligne, { plusAnciennesConnues, tailleDeduite, question: { demande } }: Calcul): string {
  if (critere === 'anciennete' && !plusAnciennesConnues && demande.dateDepot !== undefined) {
    return 'Comptés comme si vous étiez le plus ancien. Chaque candidat dont la demande est plus ancienne retire 1\u00a0point.'
  }
  return critere === 'equilibrage' && tailleDeduite && demande.employeur ? `${explication} Taille déduite du nombre de salariés, à vérifier.` : explication
}

/** B2: before acting, what it would cost or bring. */
function Essais(props: { essais: readonly Essai[]; total: number; reponse: Essai['reponse'] }) {
  const items = props.essais.map(({ titre, total, reponse }) => ({
    label: titre,
    value: total === props.total ? `Vos points ne changent pas\u00a0: ${total}` : `${total} points (${points(total - props.total)})`,
    ...(reponse === props.reponse ? {} : { hint: `La réponse deviendrait «\u00a0${REPONSES_COURTES[reponse]}\u00a0».` }),
  }))
  return (
    <Section title="Et si…" lead="Une seule chose change à la fois. Pour en essayer d’autres, changez une réponse plus bas.">
      <Facts items={items} />
    </Section>
  )
}
