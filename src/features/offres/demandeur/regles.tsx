import type { Demande } from '#domain/demande.ts'
import type { Jour } from '#domain/jour.ts'
import type { OffreFacts } from '#domain/offre.ts'
import { zonePlafondOf } from '#domain/plafonds.ts'
import { computeSituation } from '#domain/situation.ts'
import type { Motif, Verdict } from '#domain/verdict.ts'
import { euros, nameTypologie } from '#ui/format.ts'
import { Icon, type IconName } from '#ui/icons.tsx'
import { Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Offre } from '../queries.ts'
import { sayDe, sayManquant } from '../texts.ts'

type ReglesProps = { demande: Demande; facts: OffreFacts; offre: Offre; verdict: Verdict; today: Jour }
type Reponse = Verdict['reponse']
type Constat = { reponse: Reponse; texte: string; article?: string }

/** What the law says of this home for this household: what holds, what does not, what is not known; and what to know besides. */
export function Regles(props: ReglesProps) {
  const { verdict } = props
  const avis = verdict.alertes.filter(({ code }) => code !== 'capacite_financiere' && code !== 'aide_inconnue')
  return (
    <Section title={TITRES[verdict.reponse]}>
      <ul class="checks">
        {listConstats(props).map(({ reponse, texte, article }) => (
          <li key={texte} class={`check-${reponse}`}>
            <Icon name={ICONS[reponse]} />
            <span>
              <span class="sr-only">{MOTS[reponse]}{'\u00a0'}: </span>
              {texte}
              {article !== undefined && <span class="check-article">{article}</span>}
            </span>
          </li>
        ))}
      </ul>
      {avis.map(({ code, texte }) => (
        <Notice key={code}>{texte}</Notice>
      ))}
    </Section>
  )
}

const TITRES: Readonly<Record<Reponse, string>> = {
  oui: 'Pourquoi ce logement vous correspond',
  non: 'Pourquoi ce logement ne vous correspond pas',
  a_completer: 'Il nous manque une information',
}
const ICONS: Readonly<Record<Reponse, IconName>> = { oui: 'check', non: 'cross', a_completer: 'alert' }
const MOTS: Readonly<Record<Reponse, string>> = { oui: 'Oui', non: 'Non', a_completer: 'À compléter' }

/** Refusals first, then what is missing, then what holds. */
function listConstats(props: ReglesProps): readonly Constat[] {
  const { refus, manquants } = props.verdict
  const non = refus.map(({ motif, texte, article }): Constat => ({ reponse: 'non', texte: motif === 'reserve_entreprise' ? sayReserve(props.offre, texte) : texte, article }))
  const inconnus = manquants.map((chemin): Constat => ({ reponse: 'a_completer', texte: `Il nous manque ${sayManquant(chemin)}.` }))
  const broken = refus.map(({ motif }) => motif)
  const oui = listOui(props).filter(({ motif }) => !broken.includes(motif) && !(motif === 'plafond_depasse' && manquants.length > 0))
  return [...non, ...inconnus, ...oui.map(({ texte }): Constat => ({ reponse: 'oui', texte }))]
}

function sayReserve({ reservee_nom }: Offre, texte: string): string {
  return reservee_nom === null ? texte : `Ce logement est réservé aux salariés ${sayDe(reservee_nom)}.`
}

function listOui({ demande, facts, offre, today }: ReglesProps): readonly { motif: Motif; texte: string }[] {
  const { revenu, plafond } = computeSituation(demande, { financement: facts.financement, zone: zonePlafondOf(facts) }, today)
  const personnes = demande.menage.personnes.length + demande.menage.enfantsANaitre
  return [
    ...(revenu === undefined || plafond === undefined ? [] : [{ motif: 'plafond_depasse' as const, texte: `Vos revenus ${revenu.annee} (${euros(revenu.montant)}) sont sous le plafond de votre foyer (${euros(plafond)}).` }]),
    { motif: 'typologie_inadaptee', texte: `Un ${nameTypologie(offre.typologie)} convient à un foyer de ${personnes}\u00a0${personnes > 1 ? 'personnes' : 'personne'}.` },
    ...(demande.communesSouhaitees.length === 0 ? [] : [{ motif: 'commune_non_souhaitee' as const, texte: `${offre.ville} fait partie des lieux que vous souhaitez.` }]),
    ...(offre.reservee_nom === null ? [] : [{ motif: 'reserve_entreprise' as const, texte: `Il est réservé aux salariés ${sayDe(offre.reservee_nom)}, votre entreprise.` }]),
  ]
}
