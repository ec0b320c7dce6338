import type { Ligne } from '#domain/classement.ts'
import { Facts } from '#ui/facts.tsx'
import { points } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { PointsBar, ScoreTotal } from '#ui/points-bar.tsx'
import { CRITERES_NOMMES, REPONSES_COURTES } from '../texts.ts'
import type { Calcul, Essai } from './calcul.ts'

type Classement = NonNullable<Calcul['simulation']['classement']>

const MAXIMUM = 1000

/** The sheet of points, line by line, then what one change would do. */
export function SectionScore({ calcul }: { calcul: Calcul }) {
  const { classement, eligibilite } = calcul.simulation
  if (classement === undefined) return <SansLogement />
  return (
    <>
      <Section title="Vos points pour ce logement" lead={eligibilite.reponse === 'non' ? 'Ce logement vous est fermé. Voici les points que vous auriez.' : undefined}>
        <ScoreTotal points={classement.total} maximum={MAXIMUM} hint={sayBlocs(classement)} />
        <Bloc titre="Votre situation" lignes={classement.lignes.filter(isSituation)} calcul={calcul} />
        <Bloc titre="Votre entreprise" lignes={classement.lignes.filter(isEntreprise)} calcul={calcul} />
        <Bloc titre="L’équilibre entre entreprises" lignes={classement.lignes.filter(({ critere }) => critere === 'equilibrage')} calcul={calcul} />
        <p class="small">
          La part «{'\u00a0'}territoire{'\u00a0'}» du classement n’est pas encore établie{'\u00a0'}: elle ne compte pour personne. <a href="/classement">Comment le rang est calculé</a>
        </p>
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

function sayBlocs({ als, entreprise, equilibrage }: Classement): string {
  return `${points(als)} pour votre situation, ${points(entreprise)} pour votre entreprise, ${points(equilibrage)} pour l’équilibre.`
}

const isEntreprise = ({ critere }: Ligne) => critere === 'validation' || critere.startsWith('tranche_')
const isSituation = (ligne: Ligne) => !isEntreprise(ligne) && ligne.critere !== 'equilibrage'

function Bloc(props: { titre: string; lignes: readonly Ligne[]; calcul: Calcul }) {
  return (
    <section class="points-block">
      <h3>{props.titre}</h3>
      {props.lignes.map((ligne) => (
        <PointsBar
          key={ligne.critere}
          label={CRITERES_NOMMES[ligne.critere]}
          points={ligne.points}
          maximum={ligne.maximum}
          value={ligne.valeur}
          explanation={explain(ligne, props.calcul)}
          change={ligne.pourChanger === undefined ? undefined : `Ce qui changerait\u00a0: ${ligne.pourChanger}`}
        />
      ))}
    </section>
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
