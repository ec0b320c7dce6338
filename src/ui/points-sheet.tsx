import type { Classement, Critere, Ligne } from '#domain/classement.ts'
import { points } from '#ui/format.ts'
import { PointsBar, ScoreTotal } from '#ui/points-bar.tsx'

/** The eleven lines, as people read them. */
const NOMS: Readonly<Record<Critere, string>> = {
  age: 'Moins de 30\u00a0ans',
  mobilite: 'Mobilité professionnelle',
  taux_effort: 'Part du loyer dans vos revenus',
  refus_commission: 'Refus déjà subi en commission',
  refus_attribution: 'Logement attribué puis refusé',
  anciennete: 'Ancienneté de votre demande',
  validation: 'Salarié d’une entreprise cotisante',
  tranche_a: 'Priorité A de votre entreprise',
  tranche_b: 'Priorité B de votre entreprise',
  tranche_c: 'Priorité C de votre entreprise',
  equilibrage: 'Équilibre entre tailles d’entreprises',
}
const MAXIMUM = 1000

type SheetProps = {
  classement: Classement
  /** Words of one's own for the value of a line, or for its explanation; by default those of the law. */
  sayValue?: (ligne: Ligne) => string
  explain?: (ligne: Ligne) => string
}

/** Every point: the value used, where it came from, what would change it (B1). */
export function PointsSheet(props: SheetProps) {
  const { classement } = props
  const { als, entreprise, equilibrage, lignes, total } = classement
  return (
    <>
      <ScoreTotal points={total} maximum={MAXIMUM} hint={`${points(als)} pour votre situation, ${points(entreprise)} pour votre entreprise, ${points(equilibrage)} pour l’équilibre.`} />
      <Bloc {...props} titre="Votre situation" lignes={lignes.filter(isSituation)} />
      <Bloc {...props} titre="Votre entreprise" lignes={lignes.filter(isEntreprise)} />
      <Bloc {...props} titre="L’équilibre entre entreprises" lignes={lignes.filter(({ critere }) => critere === 'equilibrage')} />
      <p class="small">
        La part «{'\u00a0'}territoire{'\u00a0'}» du classement n’est pas encore établie{'\u00a0'}: elle ne compte pour personne. <a href="/classement">Comment le rang est calculé</a>
      </p>
    </>
  )
}

const isEntreprise = ({ critere }: Ligne) => critere === 'validation' || critere.startsWith('tranche_')
const isSituation = (ligne: Ligne) => !isEntreprise(ligne) && ligne.critere !== 'equilibrage'

function Bloc({ titre, lignes, sayValue = ({ valeur }) => valeur, explain = ({ explication }) => explication }: SheetProps & { titre: string; lignes: readonly Ligne[] }) {
  return (
    <section class="points-block">
      <h3>{titre}</h3>
      {lignes.map((ligne) => (
        <PointsBar key={ligne.critere} label={NOMS[ligne.critere]} points={ligne.points} maximum={ligne.maximum} value={sayValue(ligne)} explanation={explain(ligne)} change={sayChange(ligne)} />
      ))}
    </section>
  )
}

/** At its most, a line has nothing left to gain: what it says is worth knowing all the same. */
function sayChange({ points: got, maximum, pourChanger }: Ligne): string | undefined {
  if (pourChanger === undefined) return undefined
  return `${got === maximum ? 'À savoir' : 'Ce qui changerait'}\u00a0: ${pourChanger}`
}
