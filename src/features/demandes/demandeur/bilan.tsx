import type { ComponentChildren } from 'preact'
import { seuilOf } from '#domain/entreprise.ts'
import type { ResultatPolitique } from '#domain/politique.ts'
import { REFUS_SALARIE, writeRefusSalarie } from '#domain/refus-salarie.ts'
import { writeSiret } from '#domain/siret.ts'
import { Actions, ButtonLink } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import type { ReponseEntreprise } from '../queries/reponse.ts'
import type { Choix, Rattachement } from '../queries.ts'
import { isEmploye } from '../forms.ts'

export type Bilan = { rattachement: Rattachement; choix: Choix | undefined; politique: ResultatPolitique | undefined; accesRefuse: readonly string[]; /** The company's own answer, when it said no. */ refus: ReponseEntreprise | undefined }

/** «\u00a0Ce que cela change pour vos points\u00a0»: each outcome is said, with what would change it. */
export function BilanEmployeur(props: { bilan: Bilan; suite?: string }) {
  const { bilan } = props
  const { ton, titre, texte } = describe(bilan)
  return (
    <>
      <Notice tone={ton} title={titre} actions={props.suite === undefined ? undefined : <Actions><ButtonLink href={props.suite} small>Continuer</ButtonLink></Actions>}>
        {texte}
        {bilan.choix === 1 && bilan.rattachement.entreprise !== undefined && (
          <p>
            Vous avez choisi de rester anonyme{'\u00a0'}: votre entreprise ne vous donne aucun point. <a href="/demandeur/confidentialite">Changer ce choix</a>
          </p>
        )}
      </Notice>
      {bilan.politique !== undefined && bilan.politique.lignes.length > 0 && <Criteres politique={bilan.politique} />}
    </>
  )
}

const REPONSES = { oui: 'Oui', non: 'Non', inconnu: 'Il manque une information' } as const

function Criteres(props: { politique: ResultatPolitique }) {
  return (
    <Table
      caption="Ce que votre entreprise récompense"
      columns={[
        { key: 'critere', label: 'Critère', heading: true, render: (ligne) => ligne.libelle },
        { key: 'tranche', label: 'Priorité', render: (ligne) => ligne.tranche },
        { key: 'reponse', label: 'Vous', render: (ligne) => REPONSES[ligne.reponse] },
        { key: 'explication', label: 'Pourquoi', render: (ligne) => ligne.explication },
      ]}
      rows={props.politique.lignes}
      rowKey={(ligne) => `${ligne.tranche}-${ligne.code}`}
      rowTone={(ligne) => (ligne.reponse === 'oui' ? 'highlight' : undefined)}
    />
  )
}

type Sentence = { ton: 'success' | 'info' | 'warning'; titre: string; texte: ComponentChildren }

function describe(bilan: Bilan): Sentence {
  const { rattachement } = bilan
  const { entreprise } = rattachement
  if (!isEmploye(rattachement.situation)) return SANS_ENTREPRISE
  if (!entreprise) return describeInconnue(rattachement)
  if (entreprise.effectif < seuilOf(entreprise)) {
    return { ton: 'warning', titre: `${entreprise.nom} compte moins de ${seuilOf(entreprise)} salariés`, texte: <p>Elle ne cotise pas à Action Logement{'\u00a0'}: elle ne donne pas de points, et les salariés des entreprises qui cotisent passent d’abord. Vous pouvez quand même postuler.</p> }
  }
  return describeValidation(bilan, entreprise)
}

const SANS_ENTREPRISE: Sentence = {
  ton: 'info',
  titre: 'Pas d’entreprise, pas de points d’entreprise',
  texte: <p>Les salariés des entreprises qui cotisent et les publics prioritaires passent d’abord. Vous pouvez postuler, et vos autres points comptent (âge, mobilité, taux d’effort, ancienneté).</p>,
}

function describeInconnue({ siret }: Rattachement): Sentence {
  return {
    ton: 'warning',
    titre: 'Nous ne connaissons pas encore cette entreprise',
    texte: (
      <p>
        Le SIRET {siret === undefined ? '' : writeSiret(siret)} est bien écrit, mais aucune entreprise d’AL’in ne le porte. Il est enregistré. Tant qu’elle n’est pas connue, elle ne donne pas de points. Parlez d’AL’in à votre
        employeur{'\u00a0'}: dès qu’il ouvre son espace, revenez enregistrer cette page.
      </p>
    ),
  }
}

function describeValidation({ rattachement, choix, politique, accesRefuse, refus }: Bilan, entreprise: NonNullable<Rattachement['entreprise']>): Sentence {
  const tranches = politique === undefined || politique.tranches.length === 0 ? 'Vous ne remplissez aujourd’hui aucune de ses priorités.' : `Vous remplissez un critère ${politique.tranches.length > 1 ? 'des priorités' : 'de la priorité'} ${politique.tranches.join(', ')}.`
  switch (rattachement.validation) {
    case 'deleguee':
    case 'validee':
      if (choix === 1) return { ton: 'info', titre: `${entreprise.nom} reconnaît ses salariés`, texte: <p>Ses 240 points vous seraient acquis. {tranches}</p> }
      return { ton: 'success', titre: `${entreprise.nom} vous reconnaît comme salarié`, texte: <p>Vous avez 240 points d’entreprise. {tranches}</p> }
    case 'refusee':
      return { ton: 'warning', titre: `${entreprise.nom} ne vous a pas reconnu comme bénéficiaire`, texte: <RefusEntreprise motifs={accesRefuse} refus={refus} /> }
    default:
      return { ton: 'info', titre: `${entreprise.nom} doit encore vous reconnaître`, texte: <AttenteEntreprise rattachement={rattachement} entreprise={entreprise} tranches={tranches} /> }
  }
}

/** Its own reason and what to do; without one, its access rules decided. */
function RefusEntreprise(props: { motifs: readonly string[]; refus: ReponseEntreprise | undefined }) {
  const { motifs, refus } = props
  if (refus?.motif !== undefined) {
    return (
      <>
        <p>{writeRefusSalarie(refus.motif, refus.precision)}</p>
        <p>Vous n’avez pas ses 240 points. Vos autres points comptent et vous pouvez postuler.</p>
        <p>{REFUS_SALARIE[refus.motif].conseil}</p>
      </>
    )
  }
  return (
    <>
      {motifs.length > 0 && <p>Sa règle d’accès n’est pas remplie{'\u00a0'}: {motifs.join(' ')}</p>}
      <p>Vous n’avez pas ses 240 points. Vos autres points comptent et vous pouvez postuler. Si c’est une erreur, parlez-en à votre service du personnel.</p>
    </>
  )
}

function AttenteEntreprise(props: { rattachement: Rattachement; entreprise: NonNullable<Rattachement['entreprise']>; tranches: string }) {
  const { rattachement, entreprise } = props
  if (entreprise.aUnCode && rattachement.codeEntreprise === undefined) {
    return <p>Elle a défini un code entreprise. Demandez-le à votre service du personnel et écrivez-le ci-dessous. {props.tranches} Les 240 points d’entreprise s’ajouteront alors.</p>
  }
  return <p>Elle recevra votre nom si vous le lui permettez à l’étape suivante. Ses 240 points s’ajouteront dès sa réponse. {props.tranches}</p>
}
