import type { Verdict } from '#domain/verdict.ts'
import { Actions, ButtonLink } from '#ui/button.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { pluriel, points } from '#ui/format.ts'
import { Icon, type IconName } from '#ui/icons.tsx'
import { Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Tag } from '#ui/status.tsx'
import { ALERTES_A_VERIFIER, NON_DIT, REPONSES_COURTES, sayManquant } from '../texts.ts'
import type { Calcul } from './calcul.ts'
import { SectionEffort } from './effort.tsx'
import { SectionPlafonds } from './plafonds.tsx'
import { SectionScore } from './score.tsx'

/** What the person had before changing something (B2). */
export type Avant = { reponse: Verdict['reponse']; total: number | undefined }

/** The answer of the law, and all that it rests on. */
export function Reponse(props: { calcul: Calcul; avant: Avant | undefined; ville: string }) {
  const { calcul } = props
  return (
    <>
      <VerdictCard calcul={calcul} ville={props.ville} />
      <Comparaison calcul={calcul} avant={props.avant} />
      <Alertes alertes={calcul.simulation.eligibilite.alertes} />
      <SectionPlafonds calcul={calcul} ville={props.ville} />
      <SectionEffort calcul={calcul} />
      <SectionScore calcul={calcul} />
      <Section title="Ce que ce calcul ne dit pas">
        <ul>
          {NON_DIT.map((texte) => (
            <li key={texte}>{texte}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}

const ICONS: Readonly<Record<Verdict['reponse'], IconName>> = { oui: 'success', non: 'stop', a_completer: 'info' }

function VerdictCard(props: { calcul: Calcul; ville: string }) {
  const { eligibilite, plafonds } = props.calcul.simulation
  const { titre, texte } = sayVerdict(props.calcul, props.ville)
  return (
    <section class={`verdict verdict-${eligibilite.reponse}`} aria-labelledby="verdict">
      <h2 class="verdict-title" id="verdict">
        <Icon name={ICONS[eligibilite.reponse]} />
        <span>{titre}</span>
      </h2>
      <p>{texte}</p>
      <Refus refus={eligibilite.refus} />
      <Manquants manquants={eligibilite.manquants} />
      <Actions>
        <ButtonLink href="#formulaire" look="secondary" small>
          Changer une réponse
        </ButtonLink>
        {eligibilite.reponse === 'oui' && plafonds !== undefined && (
          <ButtonLink href="/offres" look="quiet" small icon="search">
            Voir les offres
          </ButtonLink>
        )}
      </Actions>
    </section>
  )
}

function sayVerdict({ simulation: { eligibilite, plafonds }, logement }: Calcul, ville: string): { titre: string; texte: string } {
  const { reponse, refus } = eligibilite
  const general = plafonds !== undefined
  const reasons = new Set(refus.map(({ motif }) => motif)).size
  if (reponse === 'non') {
    return { titre: general && logement === 'aucun' ? 'Non, vos revenus dépassent les plafonds' : 'Non, pas ce logement', texte: reasons > 1 ? `Il y a ${reasons}\u00a0raisons.` : 'Voici pourquoi.' }
  }
  if (reponse === 'a_completer') return { titre: 'Réponse à compléter', texte: 'Nous ne pouvons pas conclure sans ce qui manque.' }
  if (!general) return { titre: 'Oui, vous pouvez demander ce logement', texte: 'Vos revenus, votre foyer et votre commune remplissent les conditions.' }
  const open = plafonds.filter(({ respecte }) => respecte === true).length
  return {
    titre: logement === 'aucun' ? `Oui, vous avez droit à un logement à ${ville}` : 'Oui, selon le type de loyer',
    texte: `Vos revenus sont sous le plafond de ${pluriel(open, 'type')} de loyer sur ${plafonds.length}. Le détail est plus bas.`,
  }
}

/** All the grounds, each with the text that founds it. One for each type of rent is one reason, said once: its details are folded. */
function Refus(props: { refus: Verdict['refus'] }) {
  const plafonds = props.refus.filter(({ motif }) => motif === 'plafond_depasse')
  if (plafonds.length < 2) return <Grounds refus={props.refus} />
  return (
    <>
      <ul>
        <li>Vos revenus dépassent le plafond de chaque type de loyer.</li>
      </ul>
      <Disclosure summary={`Les ${plafonds.length}\u00a0plafonds, un par un`}>
        <Grounds refus={plafonds} />
      </Disclosure>
      <Grounds refus={props.refus.filter(({ motif }) => motif !== 'plafond_depasse')} />
    </>
  )
}

function Grounds(props: { refus: Verdict['refus'] }) {
  if (props.refus.length === 0) return null
  return (
    <ul>
      {props.refus.map(({ texte, article }) => (
        <li key={texte}>
          {texte} <span class="small">Texte{'\u00a0'}: {article.replace("'", '’')}.</span>
        </li>
      ))}
    </ul>
  )
}

function Manquants(props: { manquants: readonly string[] }) {
  if (props.manquants.length === 0) return null
  return (
    <>
      <p>
        <strong>Il manque{'\u00a0'}:</strong>
      </p>
      <ul>
        {props.manquants.map(sayManquant).map(({ texte, champ }) => (
          <li key={texte}>{champ === undefined ? texte : <a href={`#champ-${champ}`}>{texte}</a>}</li>
        ))}
      </ul>
    </>
  )
}

/** « Et si… »: what the last change did. */
function Comparaison(props: { calcul: Calcul; avant: Avant | undefined }) {
  const { avant, calcul } = props
  if (avant === undefined) return null
  const { eligibilite, classement } = calcul.simulation
  const verdict = avant.reponse === eligibilite.reponse ? 'La réponse ne change pas.' : `La réponse était «\u00a0${REPONSES_COURTES[avant.reponse]}\u00a0», elle devient «\u00a0${REPONSES_COURTES[eligibilite.reponse]}\u00a0».`
  return (
    <Notice title="Ce que votre changement a fait" announce>
      <p>
        {verdict} {sayTotal(avant.total, classement?.total)}
      </p>
    </Notice>
  )
}

function sayTotal(before: number | undefined, after: number | undefined): string {
  if (after === undefined) return ''
  if (before === undefined) return `Vous avez maintenant ${pluriel(after, 'point')}.`
  if (before === after) return `Vos points ne changent pas\u00a0: ${after}.`
  return `Vos points passent de ${before} à ${after} (${points(after - before)}).`
}

function Alertes(props: { alertes: Verdict['alertes'] }) {
  if (props.alertes.length === 0) return null
  return (
    <Notice tone="warning" title="À savoir">
      <ul>
        {props.alertes.map(({ code, texte }) => (
          <li key={code}>
            {texte} {ALERTES_A_VERIFIER.includes(code) && <Tag>à vérifier</Tag>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
